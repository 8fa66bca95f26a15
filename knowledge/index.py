"""The inverted index over every wording and every answer, built once and never changed.

A wording is indexed by its terms (weighed by how rare they are), by their sound and by its meaning. An entry's
pool is every term that it could explain: those of its wordings, its question and, at a discount, of the facts it says.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from knowledge.entries import Entry, Gap
from knowledge.keys import NAMED, Keys, Kind
from knowledge.meaning import Vectors
from knowledge.spelling import Likely, Spelling

SPECIFIC_WH = frozenset(("qui", "cuand", "dond", "cuant", "motiv"))
"""Stems of the question words that ask for one kind of answer only."""

YES, NO = 1, 2

FACT_DISCOUNT = 0.75
"""What a term is worth that only the answer holds, not any wording."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One way of asking for one entry, read."""

    text: str
    rest: str
    """Its words without the names in it."""
    words: str
    """Its words, names included."""
    terms: tuple[str, ...]
    keys: Keys
    names: tuple[str, ...]
    """The keys as terms: «§país:Chile». A city where only one round met is that round."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """An entry with all that is compared of it."""

    entry: Entry
    wordings: tuple[Wording, ...]
    binding: Keys
    """Values that the entry is about: a question that names others is not for it."""
    mentions: Keys
    """Values that its wordings and facts name as well."""
    answer_terms: frozenset[str]
    bound: frozenset[str]
    """`binding` as names: every wording stands for them, named or not."""
    takes: frozenset[Kind]
    """Kinds of names that the entry is computed from: naming them is part of any wording."""
    usual_wh: frozenset[str]
    """Question words («cuándo», «quién») that most of its wordings hold."""
    homes: frozenset[str]
    """Ids of the records that its facts belong to."""


@dataclass(frozen=True)
class Index:
    """Postings from terms to wordings, and everything needed to weigh them."""

    entries: tuple[Indexed, ...]
    starts: NDArray[np.intp]
    """Where the wordings of each entry begin."""
    owner: NDArray[np.int32]
    """The place in `entries` of each wording."""
    flat: tuple[Wording, ...]
    postings: Mapping[str, NDArray[np.int32]]
    implied: Mapping[str, NDArray[np.int32]]
    """For each name, the wordings that leave it out although their entry is about it."""
    takes: Mapping[Kind, NDArray[np.bool_]]
    """For each kind of name, whether the entry of each wording is computed from it."""
    signs: NDArray[np.int8]
    """For each wording whether it asks for those that did (YES), those that did not (NO), or both; 0 for neither."""
    namesakes: Mapping[tuple[tuple[str, ...], str], tuple[int, ...]]
    """The places of the wordings that are the same but for their names, by what they have in common."""
    in_order: tuple[str, ...]
    """What of each wording is compared letter by letter, its words in the order of the alphabet."""
    centres: Vectors
    """The mean vector of each entry's wordings."""
    computed_entries: NDArray[np.intp]
    """The places of entries that are computed: their meaning is compared without the names in the question."""
    computed_centres: Vectors
    """The rows of `centres` that are theirs."""
    of_entry: tuple[NDArray[np.int32], ...]
    rows: tuple[slice | NDArray[np.int32], ...]
    """`of_entry` as a slice, for they stand side by side; as they are where one was left out."""
    vectors_of: tuple[Vectors, ...]
    """The vectors of each entry's wordings, of length 1."""
    of_points: tuple[int, ...]
    """The places of the entries that are computed from the number of a point."""
    mass: NDArray[np.float32]
    """The summed rarity of each wording's terms."""
    rarity: Mapping[str, float]
    gapness: Mapping[str, float]
    """How much more a term belongs to what we know we lack («costo», «celular») than to what we can answer, 0 to 1."""
    unknown: float
    """The rarity of a term that nothing in the content holds."""
    pools: tuple[Mapping[str, float], ...]
    spelling: Spelling

    @property
    def vectors(self) -> Vectors:
        """Those of all wordings, a row each, put together anew: ask once."""
        return np.concatenate(self.vectors_of)

    def weigh(self, term: str) -> float:
        """How rare a term is; one that is nowhere weighs most."""
        return self.rarity.get(term, self.unknown)

    def alike(self, term: str) -> Likely:
        """Known terms that this one may stand for, each with how surely (1 is the term itself)."""
        return ((term, 1.0),) if term in self.rarity else self.spelling.likely(term)

    def rarest(self, alike: Likely) -> float:
        """How rare a term of a question is, misspelt or not: as the rarest of what it may stand for."""
        return max((self.weigh(known) for known, _ in alike), default=self.unknown)


def build(entries: Sequence[Indexed], vectors: Sequence[Vectors]) -> Index:
    """Index `entries`; `vectors` has an array for each, with a row for each wording."""
    flat = tuple(wording for entry in entries for wording in entry.wordings)
    places = _places(entries)
    rows = tuple(slice(int(of_one[0]), int(of_one[-1]) + 1) for of_one in places)
    centres = _centres(vectors)
    computed = np.array([place for place, entry in enumerate(entries) if entry.takes], dtype=np.intp)
    pools = tuple(_pool(entry) for entry in entries)
    rarity = _rarity(pools)
    return Index(
        entries=tuple(entries),
        starts=np.array([mine.start for mine in rows], dtype=np.intp),
        owner=np.array([place for place, entry in enumerate(entries) for _ in entry.wordings], dtype=np.int32),
        flat=flat,
        postings=_postings(set(w.terms) | set(w.names) for w in flat),
        implied=_postings(entry.bound - set(w.names) for entry in entries for w in entry.wordings),
        takes={kind: np.array([kind in entry.takes for entry in entries for _ in entry.wordings]) for kind in NAMED},
        signs=np.array([sign(w.keys) for w in flat], dtype=np.int8),
        namesakes=_namesakes(entries),
        in_order=tuple(in_order(w.rest if entry.takes else w.words) for entry in entries for w in entry.wordings),
        centres=centres,
        computed_entries=computed,
        computed_centres=centres[computed],
        of_entry=places,
        rows=rows,
        vectors_of=tuple(vectors),
        of_points=tuple(place for place, entry in enumerate(entries) if "punto" in entry.takes),
        mass=np.array([sum(rarity[t] for t in {*w.terms, *w.names}) for w in flat], dtype=np.float32),
        rarity=rarity,
        gapness=_gapness(entries),
        unknown=log(1 + len(entries)),
        pools=pools,
        spelling=Spelling(rarity),
    )


def sign(keys: Keys) -> int:
    """YES, NO, both or 0."""
    values = keys.get("signo", frozenset())
    return YES * ("sí" in values) + NO * ("no" in values)


def in_order(text: str) -> str:
    """The words of a text in the order of the alphabet: two texts of the same words have the same letters."""
    return " ".join(sorted(text.split()))


def _pool(entry: Indexed) -> dict[str, float]:
    pool = dict.fromkeys(entry.answer_terms, FACT_DISCOUNT)
    pool.update((term, 1.0) for wording in entry.wordings for term in (*wording.terms, *wording.names))
    pool.update((name, 1.0) for name in entry.bound)
    return pool


def _places(entries: Sequence[Indexed]) -> tuple[NDArray[np.int32], ...]:
    """The places of each entry's wordings."""
    found, at = [], 0
    for entry in entries:
        found.append(np.arange(at, at + len(entry.wordings), dtype=np.int32))
        at += len(entry.wordings)
    return tuple(found)


def _namesakes(entries: Iterable[Indexed]) -> dict[tuple[tuple[str, ...], str], tuple[int, ...]]:
    """Of entries that are computed a name is no part of what is asked: they have none."""
    wordings = ((w, entry) for entry in entries for w in entry.wordings)
    found: dict[tuple[tuple[str, ...], str], list[int]] = defaultdict(list)
    for place, (wording, entry) in enumerate(wordings):
        if not entry.takes:
            found[wording.terms, wording.rest].append(place)
    return {common: tuple(places) for common, places in found.items()}


def _rarity(pools: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """log((N + 1) / n) over entries: a term that ten wordings of one entry share is still rare."""
    counted = Counter(term for pool in pools for term in pool)
    total = len(tuple(pools)) + 1
    return {term: log(total / (0.5 + n)) + 0.1 for term, n in counted.items()}


def _centres(vectors: Sequence[Vectors]) -> Vectors:
    means = np.array([rows.mean(0) for rows in vectors], dtype=np.float32)
    return np.asarray(means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def _gapness(entries: Sequence[Indexed]) -> dict[str, float]:
    """The share of a term's entries, by how often their wordings hold it, that are gaps."""
    gaps: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for entry in entries:
        counted = gaps if isinstance(entry.entry, Gap) else others
        counted.update(term for wording in entry.wordings for term in set(wording.terms))
    return {term: count / (count + others[term] + 1) for term, count in gaps.items()}


def _postings(held: Iterable[Iterable[str]]) -> dict[str, NDArray[np.int32]]:
    """For each term, the places of those that hold it."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, terms in enumerate(held):
        for term in terms:
            found[term].append(place)
    return {term: np.array(places, dtype=np.int32) for term, places in found.items()}
