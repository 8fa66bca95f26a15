"""The names that content gives to rounds, countries and cities, and what beside them names a round.

names in content        a round is known by its aliases and chapter, a meeting and a round by their city
names in words.toml     demonyms are their country; institutions imply one; some phrases only look like a name
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.entries import Content, Declaration
from knowledge.keys import SPECIAL, Kind
from knowledge.numerals import meant, ordinal
from knowledge.reading import COUNTRIES
from knowledge.structure import round_key
from knowledge.text import plain
from knowledge.words import Words

LEAST_ALIKE_NAME = 85
"""Percent of letters in common for a misspelt name: «mandás» is not «Manaos»."""
LONG_NAME = 6
"""From this length on, a single name is recognised misspelt too."""

_LATEST = ("ultima", "reciente")
_TOO_SHORT_ALONE = ("de", "del", "que", "primera", "mas", "ultima", "segunda")
"""What may follow the article of an alias that means nothing without it: «la de Lima»."""

_ordinal = lru_cache(maxsize=20_000)(ordinal)
"""Every word of every text is tried, and hardly any is one."""


@dataclass(frozen=True, slots=True)
class Name:
    """A phrase of `length` words that names `value`; a name that `stays` is a word of the question as well."""

    length: int
    kind: Kind | None
    value: str
    stays: bool = False


class Gazetteer:
    """Every known name, by its words."""

    def __init__(self, content: Content, words: Words) -> None:
        self._latest = max((d.number for d in content.declarations if d.number), default=0)
        self._round_nouns = frozenset(words.round_nouns)
        self._not_rounds = frozenset(words.not_rounds)
        self._names: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
        self._add_places(content, words)
        for declaration in content.declarations:
            for phrase in _round_names(declaration):
                self._add(phrase, "ronda", round_key(declaration))
        for phrase in words.not_references:
            for article in ("", "la ", "el "):
                self._add(article + phrase, None, "", stays=True)
        for group in self._names.values():
            group.sort(key=lambda name: -name[1].length)
        elsewhere = {plain(city) for city in words.cities}
        self._long = tuple(
            word
            for word, names in self._names.items()
            if len(word) >= LONG_NAME and names[-1][1].length == 1 and word not in elsewhere
        )

    def _add_places(self, content: Content, words: Words) -> None:
        for country in COUNTRIES:
            for phrase in (country, *words.demonyms.get(country, ())) if country != "Venezuela" else ():
                self._add(phrase, "país", country)
            for phrase in words.institutions.get(country, ()):
                self._add(phrase, "país", country, stays=True)
        met = {d.city for d in content.declarations} | {m.city for m in content.meetings if m.city}
        for city in (*sorted(met), *words.cities):
            self._add(city, "ciudad", city)

    def _add(self, phrase: str, kind: Kind | None, value: str, *, stays: bool = False) -> None:
        words = tuple(plain(phrase).split())
        if words:
            self._names.setdefault(words[0], []).append((words, Name(len(words), kind, value, stays)))

    def name_at(self, words: Sequence[str], at: int) -> Name | None:
        """The longest known name that starts at `at`, misspelt or not."""
        for phrase, name in self._names.get(words[at], ()):
            if tuple(words[at : at + name.length]) == phrase:
                return name
        right = meant(words[at], self._long, LEAST_ALIKE_NAME) if len(words[at]) >= LONG_NAME else words[at]
        return self.name_at([right], 0) if right != words[at] else None

    def is_round_noun(self, word: str) -> bool:
        """Whether an ordinal beside this word names a round."""
        return word in self._round_nouns

    def ordinal(self, word: str) -> int | None:
        """The number of «sexta», «6ta», «última»."""
        if word in _LATEST:
            return self._latest
        return self._latest - 1 if word == "penultima" else _ordinal(word)

    def stands_alone(self, following: str) -> bool:
        """Whether «la sexta» before this word still means a round («la sexta entrevista» does not)."""
        return following not in self._not_rounds


def _round_names(declaration: Declaration) -> Iterable[str]:
    """What people call a round, apart from its number."""
    for alias in declaration.aliases:
        yield alias
        article, *rest = plain(alias).split()
        if article in ("la", "el") and len(rest) > 1 and rest[0] not in _TOO_SHORT_ALONE:
            yield " ".join(rest)
    if declaration.chapter and round_key(declaration) != SPECIAL:
        yield f"capitulo de {declaration.chapter}"
        yield f"capitulo {declaration.chapter}"
        if declaration.chapter != declaration.city:
            yield declaration.chapter
