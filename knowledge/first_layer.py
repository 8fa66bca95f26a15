"""The first layer of the sentence model's convolutions, from what each piece adds to it.

A convolution is linear in each of its pieces: what a piece adds at each place of a window is the same whatever stands
beside it. It is worked out once; the common pieces of the content settle, others visit until there is no room.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.meaning import Vectors, product

WIDE = 256
"""Numbers of a piece in each convolution."""
SPANS = ((2, 0), (3, 1), (5, 2))
"""Of each convolution, the pieces that it sees at once, and how many of them come before."""
PAD = 2
"""Places left empty at both ends of every text: no window reaches farther."""
NOWHERE = 0
"""The place of no piece: what it adds is nothing."""
_SETTLE = 1_792
_VISIT = 288
_AT_ONCE = 64
"""Pieces that are worked out together: more take more memory than they save time."""


class FirstLayer:
    """14 kB a piece. At most `visit` different pieces may be asked for at once."""

    def __init__(self, model: Any, settle: int = _SETTLE, visit: int = _VISIT) -> None:
        self._model = model
        self._most = settle
        self._places: dict[int, int] = {}
        self._settled: dict[int, int] = {}
        self._bias = np.concatenate(model.b1)
        rooms = settle + visit + 1
        self._pieces = np.zeros(rooms, dtype=np.intp)
        self._own = np.zeros((rooms, WIDE * len(SPANS)), dtype=np.float32)
        self._shares = [np.zeros((rooms, WIDE), dtype=np.float32) for width, _ in SPANS for _ in range(width)]

    def settle(self, pieces: Sequence[int]) -> None:
        """Keep these for good, as far as there is room."""
        self._places = {}
        for at in range(0, min(len(pieces), self._most), _AT_ONCE):
            self._learn(pieces[at : min(at + _AT_ONCE, self._most)])
        self._settled = dict(self._places)

    def kept(self, pieces: Iterable[int]) -> Mapping[int, int]:
        """Where what these pieces add is kept, until others are asked for."""
        wanted = dict.fromkeys(pieces)
        if not wanted.keys() <= self._places.keys():
            self._welcome(wanted)
        return self._places

    def over(self, windows: NDArray[np.intp]) -> Vectors:
        """The layer over windows of 2 * PAD + 1 places: first a row of nothing for NOWHERE, then one for each."""
        layer = np.zeros((len(windows) + 1, WIDE * len(SPANS)), dtype=np.float32)
        inner = layer[1:]
        inner += self._bias
        shares = iter(self._shares)
        for part, (width, before) in enumerate(SPANS):
            out = inner[:, part * WIDE : (part + 1) * WIDE]
            for at in range(PAD - before, PAD - before + width):
                out += next(shares).take(windows[:, at], axis=0)
        np.maximum(inner, 0, out=inner)
        inner += self._own.take(windows[:, PAD], axis=0)
        return layer

    def embedded(self, places: NDArray[np.intp]) -> Vectors:
        """The model's own vectors of what is kept at these places."""
        return self._vectors(self._pieces[places])

    def _vectors(self, pieces: NDArray[np.intp]) -> Vectors:
        block = pieces % len(self._model.scale)
        rows = self._model.table.take(pieces, axis=0).astype(np.float32)
        rows *= self._model.scale.take(block)[:, None]
        rows += self._model.lo.take(block)[:, None]
        return np.asarray(rows, dtype=np.float32)

    def _welcome(self, wanted: Iterable[int]) -> None:
        new = [piece for piece in wanted if piece not in self._places]
        if len(self._places) + len(new) >= len(self._own):
            self._places = dict(self._settled)
            new = [piece for piece in wanted if piece not in self._places]
        self._learn(new)

    def _learn(self, pieces: Sequence[int]) -> None:
        model, first = self._model, len(self._places) + 1
        rooms = slice(first, first + len(pieces))
        self._pieces[rooms] = pieces
        own = product(self._vectors(self._pieces[rooms]), model.proj_W) + model.proj_b
        own = _normal(own, model.eps) * model.ln_g_all + model.ln_b_all
        self._own[rooms] = own
        shares = iter(self._shares)
        for part, weights in enumerate(model.w1):
            mine = own[:, part * WIDE : (part + 1) * WIDE]
            for at in range(0, len(weights), WIDE):
                next(shares)[rooms] = product(mine, weights[at : at + WIDE])
        self._places.update(zip(pieces, range(first, first + len(pieces)), strict=True))


def _normal(rows: Vectors, least: float) -> Vectors:
    """Rows with mean 0 and spread 1."""
    centred = rows - rows.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", centred, centred) / rows.shape[1]
    return np.asarray(centred / np.sqrt(spread + least)[:, None], dtype=np.float32)
