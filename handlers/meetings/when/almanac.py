"""Sums with days, weeks and months. A stretch is its first and its last day; weeks go from Monday to Sunday."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

Stretch = tuple[date, date]
YearMonth = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Vantage:
    """Where one looks from: `today`; `back` when what was left unsaid lies behind it, `asked` for a question."""

    today: date
    back: bool
    asked: bool


def later(day: date, days: int) -> date:
    """So many days after; before, when negative."""
    return day + timedelta(days=days)


def later_months(day: date, months: int) -> date:
    """The same day of another month, or its last when it is shorter."""
    year, month = year_month(day.year, day.month + months)
    return date(year, month, min(day.day, length_of(year, month)))


def year_month(year: int, month: int) -> YearMonth:
    """A month counted from January of `year`, whatever its number: 13 is January of the next."""
    return year + (month - 1) // 12, (month - 1) % 12 + 1


def length_of(year: int, month: int) -> int:
    """The days of a month."""
    return calendar.monthrange(year, month)[1]


def weekday_of(day: date) -> int:
    """1 is Monday and 7 is Sunday."""
    return day.isoweekday()


def week_of(day: date) -> Stretch:
    """The week a day is in."""
    monday = later(day, 1 - weekday_of(day))
    return monday, later(monday, 6)


def month_of(year: int, month: int) -> Stretch:
    """A whole month."""
    return date(year, month, 1), date(year, month, length_of(year, month))


def months_of(year: int, first: int, count: int) -> Stretch:
    """So many whole months in a row; `first` may leave the year on either side."""
    return month_of(*year_month(year, first))[0], month_of(*year_month(year, first + count - 1))[1]


def year_of(year: int) -> Stretch:
    """A whole year."""
    return date(year, 1, 1), date(year, 12, 31)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The first Tuesday (1), the last (-1); None when the month has no such day."""
    first, last = month_of(year, month)
    if nth < 0:
        return later(last, -((weekday_of(last) - weekday) % 7) + 7 * (nth + 1))
    day = later(first, (weekday - weekday_of(first)) % 7 + 7 * (nth - 1))
    return day if day <= last else None


def merged(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """In order, and days that follow one another as one."""
    done: list[Stretch] = []
    for first, last in sorted(stretches):
        if done and first <= later(done[-1][1], 1):
            done[-1] = (done[-1][0], max(done[-1][1], last))
        else:
            done.append((first, last))
    return tuple(done)
