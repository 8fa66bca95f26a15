"""Questions that ask the same, so that one answer serves all who asked; and past ones that are merely similar.

What the same means is the business of sameness.py. Meaning orders what is similar; it joins nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from knowledge.gist import Gist, gist
from knowledge.index import Index
from knowledge.keys import NAMED, conflict
from knowledge.library import Library
from knowledge.sameness import same
from knowledge.text import plain

LEAST_SIGNS = 2
"""Content words and names without which a question asks nothing by itself: «ayuda», «¿y los requisitos?»."""
SIMILAR_FROM = 0.45
SHORTLIST = 8
"""Of so many that share the rarest words the meaning is compared, in one go: some ten milliseconds."""


@dataclass(frozen=True, slots=True)
class Similar:
    """One of several questions by its place, and how similar it is, 0 to 1."""

    place: int
    score: float


def alike(question: str, others: Sequence[str], library: Library) -> tuple[int, ...]:
    """The places of those that ask the same, best first: one answer serves them all."""
    asked = gist(library.reader, question)
    if asked.leans or not _asks_by_itself(asked, library):
        return ()
    found = [place for place, other in enumerate(others) if same(asked, gist(library.reader, other), library.index)]
    likeness = {place: fuzz.token_sort_ratio(plain(question), plain(others[place])) for place in found}
    return tuple(sorted(found, key=lambda place: -likeness[place]))


def similar(question: str, others: Sequence[str], library: Library, most: int = 3) -> tuple[Similar, ...]:
    """Those that a person who answers this question may want to see, best first; none when none is similar."""
    asked = gist(library.reader, question)
    scored = [(shared(asked, gist(library.reader, other), library.index), place) for place, other in enumerate(others)]
    near = sorted((pair for pair in scored if pair[0] > 0), reverse=True)[:SHORTLIST]
    if not near:
        return ()
    read = (asked, *(gist(library.reader, others[at]) for _, at in near))
    vectors = library.encode([" ".join(one.words) for one in read])
    meant = vectors[1:] @ vectors[0]
    found = (Similar(at, (score + float(cosine)) / 2) for (score, at), cosine in zip(near, meant, strict=True))
    return tuple(sorted((one for one in found if one.score >= SIMILAR_FROM), key=lambda one: -one.score)[:most])


def _asks_by_itself(one: Gist, library: Library) -> bool:
    names = library.reader.names(one.keys)
    return len(one.terms) + len(names) + bool(names and one.asks) >= LEAST_SIGNS


def shared(one: Gist, other: Gist, index: Index) -> float:
    """How much of what is rare they share: Dice, weighted by rarity; nothing when their names disagree."""
    if conflict(one.keys, other.keys):
        return 0.0
    ours, theirs = _weighed(one, index), _weighed(other, index)
    total = sum(ours.values()) + sum(theirs.values())
    return 2 * sum(weight for term, weight in ours.items() if term in theirs) / total if total else 0.0


def _weighed(one: Gist, index: Index) -> dict[str, float]:
    """Its terms and names by rarity, misspelt ones as what they stand for."""
    known = (next((name for name, _ in index.alike(term)), term) for term in one.terms)
    named = (f"§{kind}:{value}" for kind in NAMED for value in one.keys.get(kind, ()))
    return {term: index.weigh(term) for term in (*known, *named)}
