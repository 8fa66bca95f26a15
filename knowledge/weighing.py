"""One question weighed against one entry: Evidence, each kind from 0 to 1 or a count of names.

Pure arithmetic over what the index knows. Which entries are weighed, and in which order they come, is ranking.py's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from knowledge.entries import Aspect, Entry, Gap
from knowledge.evidence import Asked, Evidence, Hit, score
from knowledge.index import SPECIFIC_WH, Index, Indexed, Wording, in_order, sign
from knowledge.keys import NAMED, Keys, Kind
from knowledge.meaning import Vectors
from knowledge.spelling import Likely
from knowledge.structure import Finding

NEAREST_WORDINGS = 5
_IDENTIFYING: tuple[Kind, ...] = ("ronda", "país", "punto")
_NOTHING: frozenset[str] = frozenset()
LOST_BELOW = 0.3
"""A term whose share is less than this counts as one that the entry does not explain."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one question, each with its rarity and the known terms that it may stand for."""

    weighed: tuple[tuple[str, float, Likely], ...]
    total: float
    lacking: Mapping[str, float]
    """How surely each asks for something that we know we lack."""

    @classmethod
    def of(cls, terms: Iterable[str], index: Index) -> Self:
        """Looked up once a question, not once an entry."""
        likely = ((term, index.alike(term)) for term in set(terms))
        weighed = tuple((term, index.rarest(alike), alike) for term, alike in likely)
        lacking = {
            term: max((index.gapness.get(known, 0.0) * sureness for known, sureness in alike), default=0.0)
            for term, _, alike in weighed
        }
        return cls(weighed, sum(weight for _, weight, _ in weighed), lacking)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One question against the wordings: words in common with each, meaning with those of some entries."""

    asked: Asked
    terms: Terms
    index: Index
    dice: Vectors
    meaning: Mapping[int, Vectors]
    """By the place of an entry: only those may be weighed."""
    letters: tuple[str, str]
    """The words of the question in order, with and without the names in it."""
    wh: frozenset[str]
    """Its question words that ask for one kind of answer only."""
    named: tuple[tuple[Kind, frozenset[str]], ...]
    """What it names."""
    barred: NDArray[np.bool_]
    """The wordings that it can never match."""

    @classmethod
    def of(cls, asked: Asked, terms: Terms, index: Index, likeness: tuple[Vectors, Mapping[int, Vectors]]) -> Self:
        """Everything that is the same for every entry; `likeness` in words and in meaning."""
        dice, meaning = likeness
        letters = (in_order(asked.read.words), in_order(asked.read.rest))
        wh = SPECIFIC_WH.intersection(asked.read.terms)
        named = tuple((kind, asked.read.keys[kind]) for kind in NAMED if kind in asked.read.keys)
        barred = _barred(asked.read, index)
        return cls(asked, terms, index, dice, meaning, letters, wh, named, barred)


def weigh(comparison: Comparison, place: int) -> Hit | None:
    """The hit of the entry at `place`; nothing when none of its wordings may match."""
    index, read = comparison.index, comparison.asked.read
    entry, pool = index.entries[place], index.pools[place]
    top = _nearest(comparison, place)
    if not top:
        return None
    covered, missing, rarest, lost = _coverage(comparison.terms, pool, index)
    meant = sorted(comparison.meaning[place][top].tolist(), reverse=True)[:3]
    shared = comparison.dice[index.rows[place]]
    evidence = Evidence(
        words=max(shared[top].tolist()),
        covered=covered,
        letters=_letters(comparison, entry, index.of_entry[place][top].tolist()),
        meaning=meant[0],
        meaning3=sum(meant) / len(meant),
        agree=_agreement(comparison.named, entry),
        unexplained=_unexplained(comparison.named, entry),
        unasked=_unasked(read.keys, entry, [entry.wordings[at] for at in top[:2]]),
        wh=float(bool(comparison.wh) and not any(pool.get(term, 0.0) == 1.0 for term in comparison.wh)),
        other_wh=float(bool(entry.usual_wh) and entry.usual_wh.isdisjoint(read.terms)),
        lost=missing,
        rarest_lost=rarest,
        gap_word=_gap_word(lost, entry.entry, comparison.terms),
        aspect=float(isinstance(entry.entry, Aspect)),
    )
    return Hit(entry.entry, score(evidence), evidence, entry.wordings[top[0]].text, entry.homes, unexplained=lost)


def _nearest(comparison: Comparison, place: int) -> list[int]:
    """Which few wordings of an entry are nearest to the question, of those that may match it."""
    rows = comparison.index.rows[place]
    near = (-(comparison.dice[rows] + comparison.meaning[place])).argsort()
    found: list[int] = near[~comparison.barred[rows][near]][:NEAREST_WORDINGS].tolist()
    return found


def _barred(asked: Wording, index: Index) -> NDArray[np.bool_]:
    """«Who did» never matches «who did not»; two texts of nothing but names must name the same."""
    asks = sign(asked.keys)
    barred = (index.signs != 0) & (index.signs & asks == 0) if asks else np.zeros(len(index.flat), dtype=np.bool_)
    names = set(asked.names)
    for place in index.namesakes.get((asked.terms, asked.rest), ()) if names else ():
        theirs = set(index.flat[place].names) | index.entries[index.owner[place]].bound & names
        barred[place] |= names != theirs
    return barred


def _letters(comparison: Comparison, entry: Indexed, places: Iterable[int]) -> float:
    """The letters in common with the nearest wording, in any order of words."""
    letters, in_order = comparison.letters[bool(entry.takes)], comparison.index.in_order
    return max(fuzz.ratio(letters, in_order[at]) for at in places) / 100


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


def _gap_word(lost: Iterable[str], entry: Entry, terms: Terms) -> float:
    """How surely a word that the entry does not explain asks for something that we know we lack."""
    return 0.0 if isinstance(entry, Gap) else max((terms.lacking[term] for term in lost), default=0.0)


def _agreement(named: Sequence[tuple[Kind, frozenset[str]]], entry: Indexed) -> float:
    return float(sum(bool(values & _known(kind, entry)) for kind, values in named)) if named else 0.0


def _known(kind: Kind, entry: Indexed) -> frozenset[str]:
    return entry.binding.get(kind, _NOTHING) | entry.mentions.get(kind, _NOTHING)


def _unexplained(named: Sequence[tuple[Kind, frozenset[str]]], entry: Indexed) -> float:
    """Names of the question that the entry does not know; an aspect takes those that it needs."""
    lost = sum(len(values - _known(kind, entry)) for kind, values in named if kind not in entry.takes) if named else 0
    return float(min(lost, 3))


def _unasked(keys: Keys, entry: Indexed, wordings: Iterable[Wording]) -> float:
    """Names that the entry is about and its nearest wordings name, but the question does not."""
    left_out = [kind for kind in _IDENTIFYING if entry.binding.get(kind) and kind not in keys]
    return float(sum(all(kind in wording.keys for wording in wordings) for kind in left_out)) if left_out else 0.0


def with_finding(hit: Hit, finding: Finding) -> Hit:
    """The hit of an aspect, once it was computed."""
    homes = frozenset(d.id for d in finding.declarations) or frozenset([finding.country or finding.place])
    return replace(hit, finding=finding, homes=homes)


def explained(hit: Hit, terms: Sequence[str], told: frozenset[str], index: Index) -> Hit:
    """The hit once more, when the text that it would show explains terms that its wordings do not."""
    if not told & set(hit.unexplained):
        return hit
    pool = {**dict.fromkeys(told, 1.0), **dict.fromkeys(set(terms) - set(hit.unexplained), 1.0)}
    weighed = Terms.of(terms, index)
    covered, missing, rarest, lost = _coverage(weighed, pool, index)
    gap_word = _gap_word(lost, hit.entry, weighed)
    evidence = replace(hit.evidence, covered=covered, lost=missing, rarest_lost=rarest, gap_word=gap_word)
    return replace(hit, evidence=evidence, score=score(evidence), unexplained=lost)
