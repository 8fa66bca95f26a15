"""Which entries are worth weighing for a question, which can never match it, and the hits best first.

Hard keys come before any score: two texts that name different rounds, countries, cities, years or points never match.
The score is a weighted sum of the evidence (evidence.py), with weights learnt by bench/fit.py on labelled questions
that no wording was written from. How sure the best hit is, is the business of verdict.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from knowledge.evidence import Asked, Hit, Refused
from knowledge.index import Index, Indexed
from knowledge.keys import Keys, Kind, conflict
from knowledge.meaning import Vectors
from knowledge.weighing import Comparison, Terms, weigh

SHORTLIST_WORDINGS = 80
SHORTLIST_ENTRIES = 12
NEAR_ENTRIES = 24
_DATED: tuple[Kind, ...] = ("año", "mes", "ronda", "punto")


def rank(asked: Asked, index: Index) -> tuple[list[Hit], list[Refused]]:
    """Hits best first (aspects not yet solved), and those that were refused although they looked alike."""
    terms = Terms.of(asked.read.terms, index)
    dice = _shared(asked, terms, index)
    comparison = Comparison.of(asked, terms, index, (dice, _meant(asked, index, dice)))
    hits: list[Hit] = []
    refused: list[Refused] = []
    named = _Named.of(asked.read.keys)
    for place in _shortlist(comparison):
        entry = index.entries[place]
        against = _refusal(named, entry)
        if against:
            refused.append(Refused(entry.entry, against))
        elif found := weigh(comparison, place):
            hits.append(found)
    return sorted(hits, key=lambda hit: -hit.score), refused


def _meant(asked: Asked, index: Index, dice: Vectors) -> dict[int, Vectors]:
    """How near in meaning the wordings are of each entry that promises anything, by its words or as a whole."""
    near = index.centres @ asked.whole
    near[index.computed_entries] = index.computed_centres @ asked.rest
    promising = set((-near).argpartition(min(NEAR_ENTRIES, len(near) - 1))[:NEAR_ENTRIES].tolist())
    promising.update(_worded(dice, index))
    promising.update(_named_points(asked, index))
    entries, vectors_of, whole, rest = index.entries, index.vectors_of, asked.whole, asked.rest
    return {place: vectors_of[place].dot(rest if entries[place].takes else whole) for place in sorted(promising)}


def _worded(dice: Vectors, index: Index) -> Iterable[int]:
    """Places of the entries whose wordings are the SHORTLIST_WORDINGS that share most.

    Each of those is at least as good as the last of as many entries: only what is as good is put in order.
    """
    least = np.sort(np.maximum.reduceat(dice, index.starts))[-SHORTLIST_WORDINGS:][0]
    ahead = np.flatnonzero(dice >= least)
    return set(index.owner[_first(dice[ahead], ahead)].tolist())


def _first(values: Vectors, places: NDArray[np.intp]) -> NDArray[np.intp]:
    """The SHORTLIST_WORDINGS `places` with the largest `values`, the largest first."""
    return places[(-values).argsort(kind="stable")[:SHORTLIST_WORDINGS]]


def _shortlist(comparison: Comparison) -> Iterable[int]:
    """Places of the entries worth weighing, the most promising first."""
    index = comparison.index
    places = np.concatenate([index.of_entry[place] for place in comparison.meaning])
    alike = comparison.dice[places] + np.concatenate(list(comparison.meaning.values()))
    owners = dict.fromkeys(index.owner[_first(alike, places)].tolist())
    return dict.fromkeys((*list(owners)[:SHORTLIST_ENTRIES], *_named_points(comparison.asked, index)))


def _named_points(asked: Asked, index: Index) -> tuple[int, ...]:
    """Who names a point wants to hear of that point, whatever the other words."""
    return index.of_points if "punto" in asked.read.keys else ()


def _shared(asked: Asked, terms: Terms, index: Index) -> Vectors:
    """For each wording, how much of what is rare it shares with the question: Dice, weighted by rarity."""
    overlap = np.zeros(len(index.flat), dtype=np.float32)
    ours: Vectors | np.float32 = np.float32(0)
    for _, weight, alike in terms.weighed:
        ours += np.float32(weight)
        for known, sureness in alike:
            _add(overlap, index.postings.get(known), np.float32(index.weigh(known) * sureness))
    theirs = index.mass.copy()
    for name in asked.read.names:
        rare = np.float32(index.weigh(name))
        ours = np.asarray(ours + rare * ~index.takes[_kind(name)], dtype=np.float32)
        _add(overlap, index.postings.get(name), rare)
        _add(overlap, index.implied.get(name), rare)
        _add(theirs, index.implied.get(name), rare)
    theirs += ours
    overlap *= 2
    overlap /= np.maximum(theirs, 1e-6, out=theirs)
    return overlap


def _add(sums: Vectors, places: NDArray[np.int32] | None, weight: np.float32) -> None:
    if places is not None:
        sums[places] += weight


def _kind(name: str) -> Kind:
    return name[1:].partition(":")[0]  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class _Named:
    """What a question names, as entries are asked about it."""

    keys: Keys
    lasting: Keys
    """Without its sign."""
    dated: Keys
    """What an entry must not contradict even where it only mentions it."""

    @classmethod
    def of(cls, keys: Keys) -> Self:
        lasting: Keys = {kind: values for kind, values in keys.items() if kind != "signo"}
        return cls(keys, lasting, {kind: values for kind, values in keys.items() if kind in _DATED})


def _refusal(named: _Named, entry: Indexed) -> Kind | None:
    """The kind of name on which question and entry disagree; wordings are judged one by one later."""
    against = conflict(named.lasting, entry.binding)
    if against:
        return against
    dated = {kind: values for kind, values in named.dated.items() if kind not in entry.takes}
    against = conflict(dated, entry.mentions)
    if against is None and "punto" in dated and not entry.mentions.get("punto"):
        return "punto"
    if against is None and named.keys.get("tiempo") and not entry.mentions.get("tiempo"):
        return "tiempo"
    return against
