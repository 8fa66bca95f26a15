"""What the forms find: a piece of the line that names days, hours or a part of the day."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from re import Match, Pattern

from handlers.meetings.when.almanac import Stretch, Vantage
from handlers.meetings.when.values import Impossible


@dataclass(frozen=True, slots=True)
class Days:
    """One or more readings of some days, each a tuple of stretches.

    `weekly` days are a weekday that may move on a week; `monthless` ones, numbers whose month was not said.
    """

    readings: tuple[tuple[Stretch, ...], ...]
    weekly: bool = False
    monthless: bool = False


@dataclass(frozen=True, slots=True)
class Hours:
    """One or more readings of when a session opens and closes, in minutes of the day; 1440 is its last midnight."""

    readings: tuple[tuple[int | None, int | None], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """«por la tarde»: it names no hour, but settles one; `afternoon` is False for the morning."""

    afternoon: bool


@dataclass(frozen=True, slots=True)
class Nothing:
    """Words that look like a date and are none: «por la mañana»."""


What = Days | Hours | Part | Nothing | Impossible


@dataclass(frozen=True, slots=True)
class Piece:
    """`what` was read between two places of the line."""

    begin: int
    end: int
    what: What


Build = Callable[[Match[str], Vantage], What | None]
Form = tuple[Pattern[str], Build]


def form(build: Build, *pattern: str) -> Form:
    """A form whose pattern is written in several parts."""
    return re.compile("".join(pattern)), build


def days(*stretches: Stretch) -> Days:
    """Days with one reading."""
    return Days((stretches,))


def first_match(forms: Iterable[Form], line: str, begin: int, vantage: Vantage) -> Piece | None:
    """The first form, in their order, that reads something at this place of the line."""
    for pattern, build in forms:
        found = pattern.match(line, begin)
        what = build(found, vantage) if found else None
        if found and what is not None:
            return Piece(begin, found.end(), what)
    return None
