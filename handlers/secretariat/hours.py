"""Opening hours as people write them -> the shifts of each weekday.

«lun-vie 09:00-13:00, 14:00-17:30; sáb 09:00-12:00» and «lunes a viernes de 9 a 17» are read alike. Reading never
stops at a mistake: each becomes a sentence, so that one correction is enough.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from handlers.texts import calendar as texts
from knowledge.text import drop_accents

DAY = 24 * 60
_DAYS = tuple(drop_accents(day) for day in texts.WEEKDAYS)
_SHORTEST = 3
"""Letters from which the beginning of a day's name is that day; «ma» and «mi» are left to nobody's guess."""
_CLOCK = r"\d{1,2}(?:[:.h]\d{2})?"
_UNIT = r"(?:\s*(?:hrs?|horas?|hs|h)\b\.?)?"
_SHIFT = re.compile(rf"({_CLOCK}){_UNIT}\s*(?:-|–|—|\ba\b|\bhasta\b)\s*(?:las?\s+)?({_CLOCK}){_UNIT}")
_BETWEEN_SHIFTS = re.compile(r"[\s,]*(?:\by\b)?\s*(?:\bde\b|\bdesde\b)?\s*(?:\blas?\b)?\s*")
_RANGE = re.compile(r"\s*(?:-|–|—|\ba\b|\bal\b)\s*")
_BETWEEN_DAYS = re.compile(r"[\s,]+(?:y\s+)?")
_LEADS = re.compile(r"\b(?:de|desde|los|las|la|el|dias?)\b|[.:]")
_EVERY = ("todos", "diario", "diariamente", "cada")


@dataclass(frozen=True, slots=True, order=True)
class Shift:
    """From one minute of the local day to another; 1440 is midnight at its end."""

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not 0 <= self.opens < self.closes <= DAY:
            raise ValueError(f"no shift of one day: {self.opens} to {self.closes}")


Week = tuple[tuple[Shift, ...], ...]
"""The shifts of Monday to Sunday, each day's in order and apart."""


def read_hours(written: str) -> tuple[Week, list[str]]:
    """The week, and in Spanish everything that is wrong with it; with problems the week is not to be used."""
    week: list[set[Shift]] = [set() for _ in _DAYS]
    problems: list[str] = []
    for piece in _pieces(written):
        days, shifts = _item(piece, problems)
        for day in days:
            week[day] |= shifts
    problems += _overlaps(week)
    if not problems and not any(week):
        problems.append(texts.never_open())
    return tuple(tuple(sorted(shifts)) for shifts in week), problems


def clock(minute: int) -> str:
    """«9:00», «17:30», «24:00»."""
    return f"{minute // 60}:{minute % 60:02}"


def _pieces(written: str) -> Iterator[str]:
    plain = drop_accents(written.casefold())
    return (piece.strip() for piece in re.split(r"[;\n]", plain) if piece.strip())


def _item(piece: str, problems: list[str]) -> tuple[list[int], set[Shift]]:
    """«lun-vie 09:00-13:00, 14:00-17:30»: its days and its shifts."""
    starts = re.search(r"\d", piece)
    hours = piece[starts.start() :] if starts else ""
    names = _LEADS.sub(" ", piece[: len(piece) - len(hours)]).strip(" ,")
    if not names:
        problems.append(texts.no_days(piece))
    days = list(_days(names, problems))
    if not hours:
        problems += [texts.no_hours(piece)] if days else []
        return days, set()
    return days, set(_shifts(hours, problems))


def _days(names: str, problems: list[str]) -> Iterator[int]:
    if names.split() and names.split()[0] in _EVERY:
        yield from range(len(_DAYS))
        return
    for part in _BETWEEN_DAYS.split(_RANGE.sub("-", names)):
        ends = [(name, _day(name)) for name in part.split("-")] if part else []
        unknown = [texts.not_a_day(name) for name, day in ends if day is None]
        if unknown or len(ends) > 2:
            problems += unknown or [texts.not_a_day(part)]
            continue
        found = [day for _, day in ends if day is not None]
        if found:
            first, last = found[0], found[-1]
            yield from ((first + step) % len(_DAYS) for step in range((last - first) % len(_DAYS) + 1))


def _day(name: str) -> int | None:
    """«lun», «lunes»; a plural is the same day."""
    known = (place for place, day in enumerate(_DAYS) if len(name) >= _SHORTEST and f"{day}s".startswith(name))
    return next(known, None)


def _shifts(hours: str, problems: list[str]) -> Iterator[Shift]:
    at = 0
    while at < len(hours):
        found = _SHIFT.match(hours, at)
        if found is None:
            problems.append(texts.no_hours(hours[at:]))
            return
        opens, closes = (_minute(text, problems) for text in found.groups())
        if opens is not None and closes is not None:
            if opens < closes:
                yield Shift(opens, closes)
            else:
                problems.append(texts.reversed_hours(found[0]))
        at = found.end()
        gap = _BETWEEN_SHIFTS.match(hours, at)
        at = gap.end() if gap else at


def _minute(text: str, problems: list[str]) -> int | None:
    hour, _, minutes = re.sub(r"[.h]", ":", text).partition(":")
    minute = int(hour) * 60 + int(minutes or 0)
    if minute > DAY or int(minutes or 0) > 59:
        problems.append(texts.not_an_hour(text))
        return None
    return minute


def _overlaps(week: Iterable[Iterable[Shift]]) -> Iterator[str]:
    """Every two shifts of a day that are open at once."""
    for day, shifts in enumerate(week):
        for one, other in pairwise(sorted(shifts)):
            if other.opens < one.closes:
                yield texts.overlapping(day, *(f"{clock(s.opens)}-{clock(s.closes)}" for s in (one, other)))
