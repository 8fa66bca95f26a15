"""What a misspelt term may stand for: a known one that sounds the same, or else one with nearly the same letters."""

import re
from collections import defaultdict
from collections.abc import Collection

from rapidfuzz import fuzz, process

Likely = tuple[tuple[str, float], ...]
"""Known terms, each with how surely it was meant, 0 to 1."""

MOST_KEPT = 20_000
_SOUNDS = (
    (re.compile(r"qu(?=[ei])|k"), "c"),
    (re.compile(r"c(?=[ei])|z"), "s"),
    (re.compile(r"v"), "b"),
    (re.compile(r"ll"), "y"),
    (re.compile(r"h"), ""),
    (re.compile(r"g(?=[ei])|x"), "j"),
    (re.compile(r"(.)\1"), r"\1"),
)


def sound(term: str) -> str:
    """What is left when b/v, c/s/z, ll/y, g/j and silent h are one."""
    for pattern, letter in _SOUNDS:
        term = pattern.sub(letter, term)
    return term


class Spelling:
    """The known terms, to be looked up by what is nearly them."""

    def __init__(self, terms: Collection[str]) -> None:
        by_sound: dict[str, list[str]] = defaultdict(list)
        for term in terms:
            by_sound[sound(term)].append(term)
        self._by_sound = dict(by_sound)
        self._vocabulary = tuple(term for term in terms if not term.startswith("§"))
        self._found: dict[str, Likely] = {}

    def likely(self, term: str) -> Likely:
        """What a term that is not known may stand for, never quite surely."""
        found = self._found.get(term)
        if found is None:
            if len(self._found) > MOST_KEPT:
                self._found.clear()
            found = self._found[term] = self._look_up(term)
        return found

    def _look_up(self, term: str) -> Likely:
        same = [(known, 0.95) for known in self._by_sound.get(sound(term), ())]
        if same or len(term) < 4 or any(mark.isdigit() for mark in term):
            return tuple(same)
        least = 80 if len(term) > 5 else 75
        close = process.extract(term, self._vocabulary, scorer=fuzz.ratio, score_cutoff=least, limit=3)
        return tuple((known, 0.9 * score / 100) for known, score, _ in close if len(known) > 3 and known[0] == term[0])
