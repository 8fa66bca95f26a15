"""One pass over the line, from left to right: at every mark the first form that reads something takes it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers.meetings.when import reasons
from handlers.meetings.when.almanac import Vantage, weekday_of, year_month
from handlers.meetings.when.dates import dates_at
from handlers.meetings.when.hours import hours_at
from handlers.meetings.when.phrases import safe_date
from handlers.meetings.when.pieces import Days, Hours, Nothing, Piece, days, first_match
from handlers.meetings.when.relatives import RELATIVE
from handlers.meetings.when.stretches import STRETCHES, week_of_date_at
from handlers.meetings.when.values import Impossible
from handlers.meetings.when.weekdays import WEEKDAYS
from handlers.meetings.when.writing import Writing

Reader = Callable[[str, int, Vantage], Piece | None]

_NEXT_DAY = re.compile(r"(?:[,;] )?(?:y |e )?(?:el )?(?:dia )?(?:W(?P<weekday>[1-7]) )?(?P<day>[0-9]{1,2}) (?:, |: )?")


def scanned(writing: Writing, vantage: Vantage, readers: Sequence[Reader]) -> tuple[Piece, ...]:
    """Every piece that the readers find, in the order of the text."""
    found: list[Piece] = []
    until = 0
    for begin in writing.at:
        if begin < until:
            continue
        piece = _next_day_at(writing.line, begin, found) or _read(writing.line, begin, vantage, readers)
        if piece:
            found.append(piece)
            until = piece.end
    return tuple(piece for piece in found if not isinstance(piece.what, Nothing))


def _read(line: str, begin: int, vantage: Vantage, readers: Sequence[Reader]) -> Piece | None:
    for read in readers:
        piece = read(line, begin, vantage)
        if piece:
            return piece
    return None


def relative_at(line: str, begin: int, vantage: Vantage) -> Piece | None:
    """«hoy», «en 3 días», «cada lunes»."""
    return first_match(RELATIVE, line, begin, vantage)


def weekday_at(line: str, begin: int, vantage: Vantage) -> Piece | None:
    """«el lunes que viene»."""
    return first_match(WEEKDAYS, line, begin, vantage)


def stretch_at(line: str, begin: int, vantage: Vantage) -> Piece | None:
    """«la semana del 10», «a fin de mes». To announce with, one that has begun goes from today."""
    piece = week_of_date_at(line, begin, vantage) or first_match(STRETCHES, line, begin, vantage)
    if piece is None or vantage.asked or not isinstance(piece.what, Days):
        return piece
    ((first, last),) = piece.what.readings[0]
    if len(piece.what.readings) > 1 or not first < vantage.today <= last:
        return piece
    return replace(piece, what=days((vantage.today, last)))


def _next_day_at(line: str, begin: int, before: Sequence[Piece]) -> Piece | None:
    """«y 25 de 9 a 13», after a day and its hours: the 25th of the same month, with hours of its own."""
    if len(before) < 2 or not isinstance(before[-1].what, Hours) or before[-1].end != begin:
        return None
    dated = next((piece.what for piece in reversed(before) if isinstance(piece.what, Days)), None)
    found = _NEXT_DAY.match(line, begin)
    if dated is None or found is None or not any(mark in found[0] for mark in ("y ", ",", ";", "W")):
        return None
    after = hours_at(line, found.end(), Vantage(dated.readings[0][0][0], back=False, asked=False))
    if after is None or isinstance(after.what, Impossible):
        return None
    return _after(found, dated)


def _after(found: re.Match[str], dated: Days) -> Piece | None:
    last = dated.readings[0][-1][1]
    number = int(found["day"])
    turns = number < last.day
    day = safe_date(*year_month(last.year, last.month + turns), number)
    if day is None or day <= last:
        return None
    begin = found.start() + len(re.match(r"(?:[,;] )?(?:y |e )?", found[0])[0])  # type: ignore[index]
    if found["weekday"] and weekday_of(day) != int(found["weekday"]):
        return Piece(begin, found.end("day") + 1, Impossible(reasons.other_weekday(day, int(found["weekday"]))))
    return Piece(begin, found.end("day") + 1, days((day, day)))


ANNOUNCED: tuple[Reader, ...] = (relative_at, dates_at, weekday_at, stretch_at, hours_at)
"""What announces a meeting."""
