"""Which entries are worth weighing for a question, which can never match it, and the hits best first.

Hard keys come before any score: two texts that name different rounds, countries, cities, years or points never match.
The score is a weighted sum of the evidence (evidence.py), with weights learnt by bench/fit.py on labelled questions
that no wording was written from. How sure the best hit is, is the business of verdict.py.
"""

from collections.abc import Iterable

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


def rank(asked: Asked, index: Index) -> tuple[list[Hit], list[Refused]]:
    """Hits best first (aspects not yet solved), and those that were refused although they looked alike."""
    dice = _shared(asked, index)
    meaning = _meant(asked, index, dice)
    comparison = Comparison(asked, Terms.of(asked.read.terms, index), index, dice, meaning, dice + meaning)
    hits: list[Hit] = []
    refused: list[Refused] = []
    for place in _shortlist(comparison):
        entry = index.entries[place]
        against = _refusal(asked.read.keys, entry)
        if against:
            refused.append(Refused(entry.entry, against))
        elif found := weigh(comparison, place):
            hits.append(found)
    return sorted(hits, key=lambda hit: -hit.score), refused


def _meant(asked: Asked, index: Index, dice: Vectors) -> Vectors:
    """For each wording, how near in meaning; -1 where neither its words nor its entry promise anything."""
    near = index.centres @ asked.whole
    near[index.computed_entries] = index.centres[index.computed_entries] @ asked.rest
    promising = set(np.argpartition(-near, min(NEAR_ENTRIES, len(near) - 1))[:NEAR_ENTRIES].tolist())
    promising.update(index.owner[_largest(dice, SHORTLIST_WORDINGS)].tolist())
    promising.update(_named_points(asked, index))
    meaning = np.full(len(index.flat), -1.0, dtype=np.float32)
    for place in promising:
        rows = index.rows[place]
        meaning[rows] = index.vectors[rows] @ (asked.rest if index.entries[place].takes else asked.whole)
    return meaning


def _largest(values: Vectors, count: int) -> NDArray[np.intp]:
    return np.argpartition(-values, min(count, len(values) - 1))[:count]


def _shortlist(comparison: Comparison) -> Iterable[int]:
    """Places of the entries worth weighing, the most promising first."""
    alike, index = comparison.alike, comparison.index
    best = _largest(alike, SHORTLIST_WORDINGS)
    owners = dict.fromkeys(int(index.owner[place]) for place in best[np.argsort(-alike[best])])
    return dict.fromkeys((*list(owners)[:SHORTLIST_ENTRIES], *_named_points(comparison.asked, index)))


def _named_points(asked: Asked, index: Index) -> tuple[int, ...]:
    """Who names a point wants to hear of that point, whatever the other words."""
    return index.of_points if "punto" in asked.read.keys else ()


def _shared(asked: Asked, index: Index) -> Vectors:
    """For each wording, how much of what is rare it shares with the question: Dice, weighted by rarity."""
    overlap = np.zeros(len(index.flat), dtype=np.float32)
    theirs = index.mass.copy()
    ours = np.zeros(len(index.flat), dtype=np.float32)
    for term in set(asked.read.terms):
        alike = index.alike(term)
        ours += np.float32(index.weigh_asked(term))
        for known, sureness in alike:
            if known in index.postings:
                overlap[index.postings[known]] += np.float32(index.weigh(known) * sureness)
    for name in asked.read.names:
        weight = np.float32(index.weigh(name))
        ours += weight * ~index.takes[_kind(name)]
        for places in (index.postings.get(name), index.implied.get(name)):
            if places is not None:
                overlap[places] += weight
        if name in index.implied:
            theirs[index.implied[name]] += weight
    return np.asarray(2 * overlap / np.maximum(ours + theirs, 1e-6), dtype=np.float32)


def _kind(name: str) -> Kind:
    return name[1:].partition(":")[0]  # type: ignore[return-value]


def _refusal(keys: Keys, entry: Indexed) -> Kind | None:
    """The kind of name on which question and entry disagree; wordings are judged one by one later."""
    against = conflict({k: v for k, v in keys.items() if k != "signo"}, entry.binding)
    if against:
        return against
    dated: dict[Kind, frozenset[str]] = {
        k: v for k, v in entry.mentions.items() if k in ("año", "mes", "ronda", "punto")
    }
    against = conflict(
        {k: v for k, v in keys.items() if k in ("año", "mes", "ronda", "punto") and k not in entry.takes}, dated
    )
    if against is None and "punto" in keys and "punto" not in entry.takes and not entry.mentions.get("punto"):
        return "punto"
    if against is None and keys.get("tiempo") and not entry.mentions.get("tiempo"):
        return "tiempo"
    return against
