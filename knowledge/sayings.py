"""What of each wording is compared in meaning, and its vectors: made once for each text, whatever else changes."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from knowledge.entries import Aspect
from knowledge.index import Index, Indexed
from knowledge.meaning import Vectors

VectorsOf = Callable[[list[str]], Vectors]


def sayings(entries: Iterable[Indexed]) -> list[str]:
    """The texts of all wordings, in order."""
    return [text for entry in entries for text in said(entry)]


def said(entry: Indexed) -> tuple[str, ...]:
    """The texts of one entry: of an aspect without the names that it is computed from."""
    return tuple(w.rest if isinstance(entry.entry, Aspect) else w.words for w in entry.wordings)


def vectors(entries: Sequence[Indexed], vectors_of: VectorsOf, before: Index | None = None) -> tuple[Vectors, ...]:
    """For each entry an array, a row a wording; `vectors_of` makes those of the texts that `before` did not have."""
    return _carried(entries, vectors_of, before) if before else _apart(entries, vectors_of(sayings(entries)))


def _apart(entries: Iterable[Indexed], rows: Vectors) -> tuple[Vectors, ...]:
    found, at = [], 0
    for entry in entries:
        found.append(rows[at : at + len(entry.wordings)])
        at += len(entry.wordings)
    return tuple(found)


def _carried(entries: Sequence[Indexed], vectors_of: VectorsOf, before: Index) -> tuple[Vectors, ...]:
    """Of an entry that reads as before, the same array: two libraries side by side take hardly more room than one."""
    kept = {said(entry): rows for entry, rows in zip(before.entries, before.vectors_of, strict=True)}
    row_of = {text: row for texts, rows in kept.items() for text, row in zip(texts, rows, strict=True)}
    new = list(dict.fromkeys(text for text in sayings(entries) if text not in row_of))
    row_of.update(zip(new, vectors_of(new), strict=True) if new else ())
    each = (said(entry) for entry in entries)
    return tuple(kept[texts] if texts in kept else np.stack([row_of[text] for text in texts]) for texts in each)
