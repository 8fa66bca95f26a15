"""One question weighed against one entry: Evidence, each kind from 0 to 1 or a count of names.

Pure arithmetic over what the index knows. Which entries are weighed, and in which order they come, is ranking.py's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from rapidfuzz import fuzz

from knowledge.entries import Aspect, Entry, Gap
from knowledge.evidence import Asked, Evidence, Hit, score
from knowledge.index import SPECIFIC_WH, Index, Indexed, Wording
from knowledge.keys import NAMED, Keys, Kind, conflict
from knowledge.meaning import Vectors
from knowledge.structure import Finding

NEAREST_WORDINGS = 5
LOST_BELOW = 0.3
"""A term whose share is less than this counts as one that the entry does not explain."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one question, each with its rarity and the known terms that it may stand for."""

    weighed: tuple[tuple[str, float, tuple[tuple[str, float], ...]], ...]
    total: float

    @classmethod
    def of(cls, terms: Iterable[str], index: Index) -> Self:
        """Looked up once a question, not once an entry."""
        weighed = tuple((term, index.weigh_asked(term), index.alike(term)) for term in set(terms))
        return cls(weighed, sum(weight for _, weight, _ in weighed))


@dataclass(frozen=True, slots=True)
class Comparison:
    """One question against every wording: shared words, meaning, and both together."""

    asked: Asked
    terms: Terms
    index: Index
    dice: Vectors
    meaning: Vectors
    alike: Vectors


def weigh(comparison: Comparison, place: int) -> Hit | None:
    """The hit of the entry at `place`; nothing when none of its wordings may match."""
    index, read = comparison.index, comparison.asked.read
    entry = index.entries[place]
    top = _nearest(comparison, place)
    if not top:
        return None
    covered, missing, rarest, lost = _coverage(comparison.terms, index.pools[place], index)
    meant = sorted((float(comparison.meaning[at]) for at in top), reverse=True)[:3]
    evidence = Evidence(
        words=max(float(comparison.dice[at]) for at in top),
        covered=covered,
        letters=max(_letters(read, index.flat[at], entry) for at in top),
        meaning=meant[0],
        meaning3=sum(meant) / len(meant),
        agree=_agreement(read.keys, entry),
        unexplained=_unexplained(read.keys, entry),
        unasked=_unasked(read.keys, entry, [index.flat[at] for at in top[:2]]),
        wh=_wrong_wh(read.terms, index.pools[place]),
        other_wh=float(bool(entry.usual_wh) and not entry.usual_wh & set(read.terms)),
        lost=missing,
        rarest_lost=rarest,
        gap_word=_gap_word(lost, entry.entry, index),
        aspect=float(isinstance(entry.entry, Aspect)),
    )
    return Hit(entry.entry, score(evidence), evidence, index.flat[top[0]].text, entry.homes, unexplained=lost)


def _nearest(comparison: Comparison, place: int) -> list[int]:
    """The few wordings of an entry that are nearest to the question, of those that may match it."""
    index = comparison.index
    places = index.of_entry[place]
    found: list[int] = []
    for at in places[np.argsort(-comparison.alike[places])].tolist():
        if _may_match(comparison.asked.read, index.flat[at], index.entries[place]):
            found.append(at)
            if len(found) == NEAREST_WORDINGS:
                break
    return found


def _may_match(asked: Wording, wording: Wording, entry: Indexed) -> bool:
    """«Who did» never matches «who did not»; two texts of nothing but names must name the same."""
    if "signo" in asked.keys and conflict({"signo": asked.keys["signo"]}, wording.keys):
        return False
    only_names = asked.terms == wording.terms and asked.rest == wording.rest and not entry.takes
    return not only_names or not asked.names or set(asked.names) == set(wording.names) | entry.bound & set(asked.names)


def _letters(asked: Wording, wording: Wording, entry: Indexed) -> float:
    one, other = (asked.rest, wording.rest) if entry.takes else (asked.words, wording.words)
    return fuzz.token_sort_ratio(one, other) / 100


def _coverage(terms: Terms, pool: Mapping[str, float], index: Index) -> tuple[float, float, float, tuple[str, ...]]:
    """The share of the question that the pool explains, by rarity; what it does not in rare words; and those terms."""
    total = terms.total
    explained = rarest = 0.0
    lost: list[str] = []
    for term, weight, alike in terms.weighed:
        share = pool.get(term, 0.0)
        if alike and alike[0][0] != term:
            share = max(pool.get(known, 0.0) * sureness for known, sureness in alike)
        explained += weight * share
        rarest = max(rarest, weight * (1 - share))
        if share < LOST_BELOW:
            lost.append(term)
    return (
        (explained / total if total else 1.0),
        min((total - explained) / index.unknown, 4.0),
        rarest / index.unknown,
        tuple(sorted(lost)),
    )


def _gap_word(lost: Sequence[str], entry: Entry, index: Index) -> float:
    """How surely a word that the entry does not explain asks for something that we know we lack."""
    if isinstance(entry, Gap):
        return 0.0
    return max(
        (index.gapness.get(known, 0.0) * sureness for term in lost for known, sureness in index.alike(term)),
        default=0.0,
    )


def _agreement(keys: Keys, entry: Indexed) -> float:
    return float(sum(bool(keys[k] & _known(k, entry)) for k in NAMED if k in keys))


def _known(kind: Kind, entry: Indexed) -> frozenset[str]:
    return entry.binding.get(kind, frozenset()) | entry.mentions.get(kind, frozenset())


def _unexplained(keys: Keys, entry: Indexed) -> float:
    """Names of the question that the entry does not know; an aspect takes those that it needs."""
    lost = sum(len(keys[k] - _known(k, entry)) for k in NAMED if k in keys and k not in entry.takes)
    return float(min(lost, 3))


def _unasked(keys: Keys, entry: Indexed, wordings: Iterable[Wording]) -> float:
    """Names that the entry is about and its nearest wordings name, but the question does not."""
    identifying: tuple[Kind, ...] = ("ronda", "país", "punto")
    left_out = (k for k in identifying if entry.binding.get(k) and k not in keys)
    named = [w.keys for w in wordings]
    return float(sum(all(kind in keys_named for keys_named in named) for kind in left_out))


def _wrong_wh(terms: Sequence[str], pool: Mapping[str, float]) -> float:
    asked = SPECIFIC_WH & set(terms)
    return float(bool(asked) and not any(pool.get(term, 0.0) == 1.0 for term in asked))


def with_finding(hit: Hit, finding: Finding) -> Hit:
    """The hit of an aspect, once it was computed."""
    homes = frozenset(d.id for d in finding.declarations) or frozenset([finding.country or finding.place])
    return replace(hit, finding=finding, homes=homes)


def explained(hit: Hit, terms: Sequence[str], told: frozenset[str], index: Index) -> Hit:
    """The hit once more, when the text that it would show explains terms that its wordings do not."""
    if not told & set(hit.unexplained):
        return hit
    pool = {**dict.fromkeys(told, 1.0), **dict.fromkeys(set(terms) - set(hit.unexplained), 1.0)}
    covered, missing, rarest, lost = _coverage(Terms.of(terms, index), pool, index)
    evidence = replace(
        hit.evidence, covered=covered, lost=missing, rarest_lost=rarest, gap_word=_gap_word(lost, hit.entry, index)
    )
    return replace(hit, evidence=evidence, score=score(evidence), unexplained=lost)
