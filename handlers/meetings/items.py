"""One session as it is written: «viernes 25 9 a 12 Cierre, Salón A» -> the words of its day, hours, title, place.

What can be read in two ways is refused with the item as it was written. Its day is found by timetable.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from handlers.meetings.when import Ambiguous, Impossible, Span, Understood, hours_on
from handlers.texts import programme as texts

_ANY = Span(date(2027, 1, 4), date(2027, 1, 4), None, None)
_MONTHS = "ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic"
_CLOCK = (
    r"(?:\d{1,2}(?:[:.h]\d{2})?|mediod[ií]a|medianoche)"
    r"(?:\s*(?:horas(?!\s+de\s+(?!la\b))|hrs?|hs?|am|pm|a\.\s?m\.|p\.\s?m\.)(?![^\W\d_]))?"
    r"(?:\s+(?:de|por|en) la (?:mañana|tarde|noche|madrugada)\b)?"
)
_RANGE = (
    rf"(?:(?:de|desde|entre)\s+)?(?:las?\s+|el\s+)?{_CLOCK}\s*(?:\b(?:al?|y|hasta)\b|[-–—])\s*(?:las?\s+|el\s+)?{_CLOCK}"
    rf"(?![\w/]|[:.-]\d|\s+de\s+(?:{_MONTHS}))"
)
_HOURS = re.compile(rf"(?<![\w:./-]){_RANGE}", re.IGNORECASE)
_GOES_ON = re.compile(
    rf"\s*(?:(?:,|y|e|luego)\s+)*{_RANGE}|\s*(?:hasta|al?|y|e|[-–—])\s*(?:las?\s+)?\d|\s*de\s+(?:{_MONTHS})",
    re.IGNORECASE,
)
_LATER_HOURS = re.compile(rf"(?:,|\by\b)\s*{_RANGE}", re.IGNORECASE)
_DAY_AFTER = re.compile(
    r"(?:(?:del?|el)\s+)*(?:d[ií]a\s+\d|(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|hoy|mañana)\b"
    rf"|\d{{1,2}}\s*(?:/|-\d|de\s+(?:{_MONTHS})))",
    re.IGNORECASE,
)
_OTHER_CLOCKS = re.compile(r"(?:horas?|horario)\s+(?:de|del|en|local)\b|(?:utc|gmt)\b", re.IGNORECASE)
_ONE_HOUR = re.compile(rf".*?(?:\ba\s+)?\blas?\s+\d|{_CLOCK}(?=\s|$)", re.IGNORECASE)
_ROOM = r"(?:sal[oó]n|sala|auditorio|aula|hotel|edificio|canciller[ií]a|ministerio|sede|piso|oficina|centro de \w+)\b"
_IN_BRACKETS = re.compile(r"(?P<title>.+?)\s*\((?P<place>[^()]+)\)", re.DOTALL)
_IN_A_ROOM = re.compile(rf"(?P<title>.+?),?\s+en\s+(?:el\s+|la\s+)?(?P<place>{_ROOM}.*)", re.IGNORECASE | re.DOTALL)
_LOOSE = " \t\n,.:;-–—·"


@dataclass(frozen=True, slots=True)
class Item:
    """A session as it was written."""

    said: str
    day: str
    """The words for its day; empty when it names none."""
    opens: time
    closes: time
    """00:00 is the midnight that ends the day."""
    title: str
    place: str


def item_of(said: str, *, titled: bool = True) -> Item | Impossible:
    """One item; without a title only where it need not be `titled`."""
    head = _hours_in(said)
    if isinstance(head, Impossible):
        return head
    if head is None:
        return _refused(said, texts.NO_END if _ONE_HOUR.match(said) else texts.NO_HOURS)
    found, hours = head
    rest, day = said[found.end() :].strip(_LOOSE), _day_words(said[: found.start()])
    if problem := _misplaced(rest, day):
        return _refused(said, problem)
    named = named_in(rest)
    if isinstance(named, str):
        return _refused(said, named)
    if titled and not named[0]:
        return _refused(said, texts.NO_TITLE)
    if hours.opens is None or hours.closes is None:
        return _refused(said, texts.NO_END)
    return Item(said, day, hours.opens, hours.closes, *named)


def named_in(rest: str) -> tuple[str, str] | str:
    """A title and a place; or why they cannot be told apart. Both are empty when nothing is written."""
    if is_a_place(rest):
        return texts.TITLE_OR_PLACE
    for form in (_IN_BRACKETS, _IN_A_ROOM):
        if found := form.fullmatch(rest):
            return _begun(found["title"]), _tidy(found["place"])
    title, *others = rest.split(",")
    if not others:
        return _begun(title), ""
    if len(others) == 1:
        return _begun(title), _tidy(others[0])
    begins = next((at for at, part in enumerate(others, 1) if re.match(_ROOM, part.strip(), re.IGNORECASE)), None)
    parts = (title, *others)
    return texts.MANY_COMMAS if begins is None else (_begun(",".join(parts[:begins])), _tidy(",".join(parts[begins:])))


def is_a_place(said: str) -> bool:
    """«Salón B», and nothing that says what happens in it."""
    return bool(re.match(_ROOM, said, re.IGNORECASE)) and len(said.split()) < 5 and not re.search(r"[,(:]", said)


def _hours_in(said: str) -> tuple[re.Match[str], Span] | Impossible | None:
    """The hours of an item: the first two that nothing goes on from, so that «24 a 25» of a date are none."""
    problem: Impossible | None = None
    for found in _ranges(said):
        hours = hours_on(found[0], _ANY)
        if isinstance(hours, Impossible | Ambiguous):
            why = hours.reason if isinstance(hours, Impossible) else hours.question
            problem = problem or _refused(said, why)
        elif isinstance(hours, Understood) and not found[0].startswith("24") and not _goes_on(said, found):
            return found, hours.spans[0]
    return problem


def _goes_on(said: str, found: re.Match[str]) -> bool:
    return bool(_GOES_ON.match(said, found.end()))


def _ranges(said: str) -> Iterator[re.Match[str]]:
    """Also those that overlap."""
    found = _HOURS.search(said)
    while found:
        yield found
        found = _HOURS.search(said, found.start() + 1)


def _misplaced(rest: str, day: str) -> str:
    """What must not follow the hours, nor be twice."""
    if _DAY_AFTER.match(rest):
        return texts.DAY_FIRST
    if _OTHER_CLOCKS.match(rest):
        return texts.ONE_CLOCK
    before = _HOURS.search(day)
    return texts.TWO_HOURS if _LATER_HOURS.search(rest) or (before and "-" not in before[0]) else ""


def _day_words(before: str) -> str:
    """Without what leads to the hours."""
    return re.sub(r"(?:[\s,.:;–—-]|\b(?:de|desde|a|las?|entre|y))+$", "", before.strip(), flags=re.IGNORECASE)


def _refused(said: str, why: str) -> Impossible:
    return Impossible(texts.refused(said, why))


def _tidy(words: str) -> str:
    return " ".join(words.strip(_LOOSE).split())


def _begun(title: str) -> str:
    words = _tidy(title)
    return words[:1].upper() + words[1:]
