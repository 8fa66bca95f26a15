"""Names of people: behind a lead («la señora», «caso de»), or beside another item; never by capitals alone.

Public things are written with capitals too; what separates them are the words of ``words`` and the caller's ``known``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import dropwhile

from handlers.privacy.items import Item, Kind
from handlers.privacy.leads import FATES, FIRST, LEADS, LOWER, NAME, NO_NAME, OWN, PARTICLES, TAIL
from handlers.privacy.patterns import words
from handlers.privacy.words import GIVEN, PLACES, PUBLIC

_ANY = re.compile(NAME)
_SAINTS = words("san santa santo sao")
_BEGIN = re.compile(r"(?:^|[.?!¿¡\n]) {0,3}$")
_PRETERITE = re.compile(r"(?:io|aron|ieron)$")
_ROMAN = re.compile(r"[IVX]+")
_WORDS = re.compile(r"[A-Za-z']+")
_REACH = 40
"""Characters before a name that can say whose it is."""


@dataclass(frozen=True, slots=True)
class Known:
    """The words and the phrases that are public things, plain."""

    words: frozenset[str]
    phrases: re.Pattern[str]

    @classmethod
    def of(cls, plain: Iterable[str]) -> "Known":
        """``plain`` are names of cities, countries and institutions, without accents."""
        phrases = sorted({*PLACES, *(p.lower() for p in plain if p.strip())}, key=len, reverse=True)
        single = frozenset(phrase for phrase in phrases if " " not in phrase) - GIVEN
        joined = "|".join(re.escape(phrase) for phrase in phrases)
        return cls(PUBLIC | single, re.compile(rf"(?i)(?<!\w)(?:{joined})(?!\w)"))


def led(text: str, known: Known) -> Iterator[Item]:
    """Names behind a lead; a person needs one word of name, a file or a request two."""
    for found in LEADS.finditer(text):
        if found["small"]:
            yield from _small(text, *found.span("small"), known)
        else:
            fewest = 2 if found["of"] else 1
            for item in list(_people(text, *found.span("v"), known, fewest))[:1]:
                yield _whole(text, item)


def fated(text: str, known: Known) -> Iterator[Item]:
    """Names of whom it is said what is said of applicants: «huyó», «fue deportada», «(cubano)», «, 24 años»."""
    for found in FATES.finditer(text):
        name = _ANY.match(text, found.start())
        if name is not None:
            yield from _people(text, *name.span(), known, 2)


def beside(text: str, known: Known) -> Iterator[Item]:
    """Two and more capitals that are nobody public, or a given name, alone or in small letters with another word.

    For messages that hold another item.
    """
    for first in FIRST.finditer(text):
        if not (_of_writer(text, first.start()) or known.phrases.match(text, first.start())):
            yield Item(Kind.NAME, *first.span())
    for small in LOWER.finditer(text):
        yield from _small(text, *small.span(), known, fewest=2)
    for found in _ANY.finditer(text):
        for item in _people(text, *found.span(), known, 2):
            if not (_of_writer(text, item.start) or _shouted(text[item.start : item.end])):
                yield item


def given(text: str, known: Known) -> Iterator[Item]:
    """Capitals from a frequent given name on, whoever they are; for what will be published."""
    for found in _ANY.finditer(text):
        for item in _people(text, *found.span(), known, 2):
            own = _from_given(text, item)
            if len(own) > 1:
                yield Item(Kind.NAME, own[0].start(), item.end)


def again(text: str, names: Iterable[str], known: Known) -> Iterator[Item]:
    """Every later mention of a word of a name: «Pérez» once «Juan Pérez» was found."""
    parts = {part for name in names for part in re.findall(r"[A-Za-z']{3,}", name)}
    told = {part.lower() for part in parts} - known.words - PARTICLES
    for found in re.finditer(r"(?<!\w)[A-Za-z']{3,}(?!\w)", text) if told else ():
        if found[0].lower() in told and (found[0][0].isupper() or found[0] in parts):
            yield Item(Kind.NAME, *found.span())


def _from_given(text: str, item: Item) -> list[re.Match[str]]:
    """The words of a name from its given name on; the first of a sentence has a capital too."""
    written = _WORDS.finditer(text, item.start, item.end)
    return list(dropwhile(lambda word: word[0].lower() not in GIVEN, written))


def _of_writer(text: str, start: int) -> bool:
    """Behind «soy», «Atte.,» or an office."""
    return OWN.search(text, max(0, start - _REACH), start) is not None


def _small(text: str, start: int, end: int, known: Known, *, fewest: int = 1) -> Iterator[Item]:
    """«se llama juan perez y»: up to the first word that is no part of a name."""
    kept = count = 0
    for word in _WORDS.finditer(text, start, end):
        if word[0] in known.words or word[0] in NO_NAME:
            break
        if word[0] not in PARTICLES:
            kept, count = word.end(), count + 1
    if count >= fewest:
        yield Item(Kind.NAME, start, kept)


def _people(text: str, start: int, end: int, known: Known, fewest: int) -> Iterator[Item]:
    """The stretches of a run of capitals that no public word or phrase cuts, of at least ``fewest`` words."""
    public = [span.span() for span in known.phrases.finditer(text, start, end)]
    capitals = [w for w in _WORDS.finditer(text, start, end) if w[0][0].isupper()]
    stretch: list[re.Match[str]] = []
    for word in [*capitals, None]:
        if word is not None and not _is_public(word, public, known):
            stretch.append(word)
            continue
        if len(stretch) >= fewest and not _is_saint(stretch):
            yield Item(Kind.NAME, stretch[0].start(), stretch[-1].end())
        stretch = []


def _whole(text: str, item: Item) -> Item:
    """With the surnames that are public words elsewhere («Calle», «Nina», «Lima»)."""
    tail = TAIL.match(text, item.end)
    return Item(item.kind, item.start, tail.end() if tail else item.end)


def _shouted(name: str) -> bool:
    """Only capitals, which in a message written so betray nothing; unless it begins as a person does."""
    return name.isupper() and _WORDS.findall(name)[0].lower() not in GIVEN


def _is_saint(stretch: list[re.Match[str]]) -> bool:
    """«Santa Ana»: a place, unless more of a name follows."""
    return len(stretch) == 2 and stretch[0][0].lower() in _SAINTS


def _is_public(word: re.Match[str], public: list[tuple[int, int]], known: Known) -> bool:
    inside = any(start <= word.start() and word.end() <= end for start, end in public)
    return inside or word[0].lower() in known.words or _ROMAN.fullmatch(word[0]) is not None or _is_verb(word)


def _is_verb(word: re.Match[str]) -> bool:
    """«Asistió», «Firmaron»: what a sentence may begin with, and no given name."""
    begins = _BEGIN.search(word.string, max(0, word.start() - 4), word.start()) is not None
    return begins and _PRETERITE.search(word[0]) is not None and word[0].lower() not in GIVEN
