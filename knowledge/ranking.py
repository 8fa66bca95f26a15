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
    terms = Terms.of(asked.read.terms, index)
    dice = _shared(asked, terms, index)
    comparison = Comparison.of(asked, terms, index, (dice, _meant(asked, index, dice)))
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
    near[index.computed_entries] = index.computed_centres @ asked.rest
    promising = set((-near).argpartition(min(NEAR_ENTRIES, len(near) - 1))[:NEAR_ENTRIES].tolist())
    promising.update(index.owner[_largest(dice, SHORTLIST_WORDINGS)].tolist())
    promising.update(_named_points(asked, index))
    meaning = np.full(len(index.flat), -1.0, dtype=np.float32)
    for place in promising:
        of_question = asked.rest if index.entries[place].takes else asked.whole
        np.dot(index.vectors_of[place], of_question, out=meaning[index.rows[place]])
    return meaning


def _largest(values: Vectors, count: int) -> NDArray[np.intp]:
    return (-values).argpartition(min(count, len(values) - 1))[:count]


def _shortlist(comparison: Comparison) -> Iterable[int]:
    """Places of the entries worth weighing, the most promising first."""
    alike, index = comparison.alike, comparison.index
    best = _largest(alike, SHORTLIST_WORDINGS)
    owners = dict.fromkeys(index.owner[best[(-alike[best]).argsort()]].tolist())
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
