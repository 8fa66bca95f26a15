"""What somebody would pick instead, small and honest: each ranks the entries of the same wordings.

No thresholds and no tuning: the usual constants of each method. BM25 and TF-IDF need nothing but numpy; words are
stemmed by the same Snowball as ours.
"""

import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import Stemmer
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

MOST_ENTRIES = 10
_ENOUGH_WORDINGS = 200
_K1, _B = 1.2, 0.75
"""Saturation and length of BM25 as in Robertson and Zaragoza, The Probabilistic Relevance Framework (2009)."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Entries best first. `sure` is on a scale of the engine's own: higher is surer, whatever the question."""

    entries: tuple[str, ...]
    sure: float


Engine = Callable[[str], Ranking]
Build = Callable[[Sequence[str], Sequence[str]], Engine]
"""From wordings, and the entry that each belongs to."""


def wratio(wordings: Sequence[str], owners: Sequence[str]) -> Engine:
    """What most tutorials call first: the best of several ratios, partial ones as well."""
    return _fuzzy(fuzz.WRatio, wordings, owners)


def token_set(wordings: Sequence[str], owners: Sequence[str]) -> Engine:
    """Words in common, in any order: rapidfuzz at its best on texts like these."""
    return _fuzzy(fuzz.token_set_ratio, wordings, owners)


def char_tfidf(wordings: Sequence[str], owners: Sequence[str]) -> Engine:
    """Cosine of two to four letters within words, logarithmic counts."""
    grams = [Counter(_grams(text)) for text in wordings]
    rarity = _rarity(grams, lambda held: math.log((1 + len(grams)) / (1 + held)) + 1)
    table = _Postings(_unit(counts, rarity) for counts in grams)
    return lambda question: _best(table.scores(_unit(Counter(_grams(question)), rarity)), owners)


def bm25(wordings: Sequence[str], owners: Sequence[str]) -> Engine:
    """Stemmed words, weighed by rarity, saturated, long wordings discounted."""
    stem = Stemmer.Stemmer("spanish")
    words = [Counter(stem.stemWords(folded(text).split())) for text in wordings]
    rarity = _rarity(words, lambda held: math.log(1 + (len(words) - held + 0.5) / (held + 0.5)))
    mean = sum(sum(counts.values()) for counts in words) / len(words)
    table = _Postings(_saturated(counts, rarity, mean) for counts in words)
    return lambda question: _best(table.scores(Counter(stem.stemWords(folded(question).split()))), owners)


PEERS: Mapping[str, Build] = {
    "rapidfuzz WRatio": wratio,
    "rapidfuzz token_set_ratio": token_set,
    "BM25": bm25,
    "TF-IDF de caracteres": char_tfidf,
}


def folded(text: str) -> str:
    """Letters and digits only, lower case, no accents."""
    marks = unicodedata.normalize("NFD", text.lower())
    return " ".join("".join(m if m.isalnum() else " " for m in marks if unicodedata.category(m) != "Mn").split())


class _Postings:
    """For each term, the wordings that hold it and how much it weighs there."""

    def __init__(self, weighed: Iterable[Mapping[str, float]]) -> None:
        found: dict[str, tuple[list[int], list[float]]] = {}
        self._count = 0
        for row, weights in enumerate(weighed):
            self._count = row + 1
            for term, weight in weights.items():
                rows, values = found.setdefault(term, ([], []))
                rows.append(row)
                values.append(weight)
        self._rows = {term: (np.array(rows), np.array(values)) for term, (rows, values) in found.items()}

    def scores(self, asked: Mapping[str, float]) -> NDArray[np.float64]:
        """The product of a question with every wording."""
        total = np.zeros(self._count)
        for term, weight in asked.items():
            if term in self._rows:
                rows, values = self._rows[term]
                total[rows] += weight * values
        return total


def _fuzzy(scorer: Callable[..., float], wordings: Sequence[str], owners: Sequence[str]) -> Engine:
    """Both sides folded, which rapidfuzz leaves to its callers."""
    stored = [folded(text) for text in wordings]
    options: dict[str, Any] = {"scorer": scorer, "limit": _ENOUGH_WORDINGS}

    def rank(question: str) -> Ranking:
        found = process.extract(folded(question), stored, **options)
        return _ranking((owners[at], score) for _, score, at in found)

    return rank


def _best(scores: NDArray[np.float64], owners: Sequence[str]) -> Ranking:
    near = np.argpartition(-scores, min(_ENOUGH_WORDINGS, len(scores) - 1))[:_ENOUGH_WORDINGS]
    order = sorted(near.tolist(), key=lambda at: -scores[at])
    return _ranking((owners[at], float(scores[at])) for at in order)


def _ranking(found: Iterable[tuple[str, float]]) -> Ranking:
    """Wordings best first as their entries; an entry is as good as its best wording."""
    entries: dict[str, float] = {}
    for entry, score in found:
        entries.setdefault(entry, score)
    return Ranking(tuple(entries)[:MOST_ENTRIES], next(iter(entries.values()), 0.0))


def _rarity(held: Sequence[Mapping[str, int]], weigh: Callable[[int], float]) -> dict[str, float]:
    counts = Counter(term for one in held for term in one)
    return {term: weigh(count) for term, count in counts.items()}


def _unit(counts: Mapping[str, int], rarity: Mapping[str, float]) -> dict[str, float]:
    """Terms that nothing holds are left out, as usual."""
    weights = {term: (1 + math.log(n)) * rarity[term] for term, n in counts.items() if term in rarity}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()}


def _saturated(counts: Mapping[str, int], rarity: Mapping[str, float], mean: float) -> dict[str, float]:
    room = _K1 * (1 - _B + _B * sum(counts.values()) / mean)
    return {term: rarity[term] * n * (_K1 + 1) / (n + room) for term, n in counts.items()}


def _grams(text: str) -> Iterator[str]:
    """Of each word, with a space at both ends."""
    for word in folded(text).split():
        padded = f" {word} "
        for size in (2, 3, 4):
            yield from (padded[at : at + size] for at in range(len(padded) - size + 1))
