"""The working calendar of the secretariat, from which honest expected times come.

Hours are local to its zone and become instants day by day, so that a change of clocks moves no promise; what goes in
may be in any zone, what comes out is UTC. After any moment it opens again: a calendar without hours is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from handlers.secretariat.hours import Week, read_hours
from handlers.texts import calendar as texts

_NOTHING = timedelta(0)
_MINUTE = timedelta(minutes=1)


class CalendarError(ValueError):
    """The calendar is written wrong; the message is Spanish and says everything that must be mended."""


@dataclass(frozen=True, slots=True)
class Holidays:
    """The public holidays of some countries (ISO codes), and other days off."""

    countries: tuple[str, ...] = ()
    extra: frozenset[date] = frozenset()

    def __contains__(self, day: date) -> bool:
        return day in self.extra or any(day in _national(country, day.year) for country in self.countries)


@dataclass(frozen=True, slots=True)
class Span:
    """An uninterrupted time of work, in UTC; the end is no longer in it."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Calendar:
    """When the secretariat works. Moments must say their zone; a naive one raises ValueError."""

    zone: ZoneInfo
    hours: Week
    holidays: Holidays

    def __post_init__(self) -> None:
        if len(self.hours) != 7 or not any(self.hours):
            raise CalendarError(texts.never_open())

    @classmethod
    def parse(cls, *, hours: str, zone: str, country: str = "", extra: str = "") -> "Calendar":
        """Read it as an installer writes it; raises one CalendarError with every mistake."""
        week, problems = read_hours(hours)
        found = _zone(zone, problems)
        days = Holidays(tuple(_countries(country, problems)), frozenset(_dates(extra, problems)))
        if problems or found is None:
            raise CalendarError("\n".join(problems))
        return cls(found, week, days)

    def local(self, moment: datetime) -> datetime:
        """The same moment on the clocks of the secretariat."""
        return _aware(moment).astimezone(self.zone)

    def is_open(self, moment: datetime) -> bool:
        """Whether somebody works at this moment; not any more at the minute of closing."""
        return any(span.start <= moment < span.end for span in self.spans(self.local(moment).date()))

    def is_day_off(self, moment: datetime) -> bool:
        """Whether nobody works that day although the hours of its weekday say so."""
        day = self.local(moment).date()
        return bool(self.hours[day.weekday()]) and day in self.holidays

    def next_open(self, moment: datetime) -> datetime:
        """This moment when open, else the next opening."""
        return self.after_working(moment, _NOTHING)

    def after_working(self, moment: datetime, amount: timedelta) -> datetime:
        """The moment when that much working time has passed: the closing minute rather than the next opening."""
        if amount < _NOTHING:
            raise ValueError(f"no working time lies in the past: {amount}")
        left = amount
        for span in self._spans_from(moment):
            starts = max(span.start, moment)
            if left <= span.end - starts:
                return (starts + left).astimezone(UTC)
            left -= span.end - starts
        raise OverflowError("the calendar of this world ends before that")

    def promise(self, moment: datetime, amount: timedelta) -> datetime:
        """The same, up to the next quarter of an hour but not past closing: nobody is promised 12:37."""
        due = self.after_working(moment, amount).replace(second=0, microsecond=0)
        closing = next(span.end for span in self.spans(self.local(due).date()) if due <= span.end)
        return min(due + -due.minute % 15 * _MINUTE, closing)

    def working_between(self, one: datetime, other: datetime) -> timedelta:
        """The working time from one moment to a later one; nothing when it is not later."""
        total, other = _NOTHING, _aware(other)
        for span in self._spans_from(one):
            if span.start >= other:
                break
            total += max(_NOTHING, min(span.end, other) - max(span.start, one))
        return total

    def spans(self, day: date) -> tuple[Span, ...]:
        """When it is open on a local day, in order."""
        if not self.hours[day.weekday()] or day in self.holidays:
            return ()
        told = (
            (self._instant(day, shift.opens, 0), self._instant(day, shift.closes, 1))
            for shift in self.hours[day.weekday()]
        )
        return tuple(Span(start, end) for start, end in told if start < end)

    def _spans_from(self, moment: datetime) -> Iterator[Span]:
        """Every span that ends after the moment, the nearest first."""
        day = self.local(moment).date()
        while day < date.max:
            yield from (span for span in self.spans(day) if span.end > moment)
            day += timedelta(days=1)

    def _instant(self, day: date, minute: int, fold: int) -> datetime:
        """When local clocks show that minute.

        Of an hour that comes twice, the opening (`fold` 0) is the first and the closing the second; one that is
        skipped is when the clocks jump.
        """
        midnight = datetime.combine(day, time(), tzinfo=self.zone) + timedelta(minutes=minute)
        instant = midnight.replace(fold=fold).astimezone(UTC)
        if instant.astimezone(self.zone).replace(tzinfo=None) == midnight.replace(tzinfo=None):
            return instant
        before = midnight.replace(fold=1).astimezone(UTC)
        offset = before.astimezone(self.zone).utcoffset()
        while before.astimezone(self.zone).utcoffset() == offset:
            before += _MINUTE
        return before


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"{moment} does not say its zone")
    return moment


@lru_cache(maxsize=256)
def _national(country: str, year: int) -> frozenset[date]:
    import holidays  # imported late: it takes a tenth of a second, and many installations name no country

    return frozenset(holidays.country_holidays(country, years=year))


def _zone(written: str, problems: list[str]) -> ZoneInfo | None:
    try:
        return ZoneInfo(written.strip())
    except (ValueError, OSError, KeyError):  # a folder, an absolute path, a name that is not there
        problems.append(texts.no_such_zone(written))
        return None


def _countries(written: str, problems: list[str]) -> Iterator[str]:
    for code in re.split(r"[\s,;]+", written.strip().upper()):
        try:
            if code and _national(code, 2026) is not None:
                yield code
        except NotImplementedError:
            problems.append(texts.no_such_country(code))


def _dates(written: str, problems: list[str]) -> Iterator[date]:
    for day in re.split(r"[\s,;]+", written.strip()):
        try:
            if day:
                yield date.fromisoformat(day)
        except ValueError:
            problems.append(texts.not_a_date(day))
