"""Questions in groups, so that whoever writes the next entry sees what people want, not a list of sentences.

A group is looked at by a person before anything comes of it: unlike sameness.py it may be generous.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.entries import Faq, Gap
from knowledge.gist import gist
from knowledge.keys import conflict
from knowledge.library import Library
from knowledge.likeness import shared
from knowledge.text import plain

TOGETHER_FROM = 0.6
"""How similar a question is to those of its group on average, 0 to 1; half of it shared rare words, half meaning."""
NEAR_FROM = 0.9
"""Cosine from which the question of one entry and a wording of another may be taken for each other."""
MOST = 400
"""Different questions that are put in groups; the latest."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """What several people asked: the ways in which they did, the most frequent first, and how many they were."""

    questions: tuple[str, ...]
    times: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that may be taken for each other."""

    one: str
    other: str
    likeness: float


def clusters(questions: Sequence[str], library: Library, *, least: int = 2) -> tuple[Cluster, ...]:
    """Those asked at least `least` times, the most frequent first; the same words count as often as they were asked."""
    times: dict[str, list[str]] = {}
    for question in questions:
        times.setdefault(plain(question), []).append(question)
    different = sorted(list(times.values())[-MOST:], key=len, reverse=True)
    if not different:
        return ()
    likeness = _likeness([one[0] for one in different], library)
    groups: list[list[int]] = []
    for place in range(len(different)):
        close = [(float(likeness[place, group].mean()), at) for at, group in enumerate(groups)]
        best, at = max(close, default=(0.0, 0))
        if best >= TOGETHER_FROM:
            groups[at].append(place)
        else:
            groups.append([place])
    found = [
        Cluster(tuple(different[place][0] for place in group), sum(len(different[place]) for place in group))
        for group in groups
    ]
    return tuple(sorted((one for one in found if one.times >= least), key=lambda one: -one.times))


def near_pairs(library: Library, most: int = 10) -> tuple[Pair, ...]:
    """Entries so near each other that a question for one may be answered by the other, the nearest first."""
    index = library.index
    entries = [indexed.entry for indexed in index.entries]
    asked = [at for at, entry in enumerate(entries) if isinstance(entry, Faq | Gap)]
    likeness = index.vectors[index.starts[asked]] @ index.vectors.T
    found: dict[tuple[int, int], float] = {}
    for row, wording in zip(*np.nonzero(likeness >= NEAR_FROM), strict=True):
        at, other = asked[int(row)], int(index.owner[wording])
        ours, theirs = index.flat[int(index.starts[at])], index.flat[int(wording)]
        if other != at and not conflict(ours.keys, theirs.keys):
            pair = (min(at, other), max(at, other))
            found[pair] = max(found.get(pair, 0.0), float(likeness[row, wording]))
    best = sorted(found, key=lambda pair: -found[pair])[:most]
    return tuple(Pair(entries[one].id, entries[other].id, found[one, other]) for one, other in best)


def _likeness(questions: Sequence[str], library: Library) -> NDArray[np.float32]:
    read = [gist(library.reader, question) for question in questions]
    vectors = library.encode([" ".join(one.words) for one in read])
    words = np.zeros((len(read), len(read)), dtype=np.float32)
    for one in range(len(read)):
        for other in range(one):
            words[one, other] = words[other, one] = shared(read[one], read[other], library.index)
    return np.where(words > 0, (words + vectors @ vectors.T) / 2, 0.0).astype(np.float32)
