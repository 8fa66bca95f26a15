"""The clocks of a zone as VTIMEZONE, for the years that matter.

Every change is a yearly rule where one fits: Outlook reads DTSTART and RRULE and ignores RDATE (MS-STANOICAL, 2.2.47).
The library writes RDATE, and the clocks after a change where RFC 5545 (3.6.5) wants those before it: its summer begins
an hour late (icalendar 7.3.2). Its zones are not used.
"""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LONG_AGO = datetime(1970, 1, 1)  # noqa: DTZ001 -- clocks, not a moment


@dataclass(frozen=True, slots=True)
class _Kind:
    """What one sort of change does."""

    before: timedelta
    after: timedelta
    summer: bool


@dataclass(frozen=True, slots=True)
class _Change:
    """When clocks are moved: `at` is what they show just before."""

    at: datetime
    kind: _Kind

    @property
    def places(self) -> set[int]:
        """Which of the days of its name in the month this is: 1 to 5, and -1 for the last."""
        last = self.at.day + 7 > monthrange(self.at.year, self.at.month)[1]
        return {(self.at.day + 6) // 7, *((-1,) if last else ())}


def clocks_of(zone: str, first: int, last: int) -> Timezone:
    """The component for a zone, right from the beginning of the year `first` to the end of `last`."""
    component = Timezone()
    component.add("TZID", zone)
    for observance in _observances(ZoneInfo(zone), first, last):
        component.add_component(observance)
    return component


def _observances(zone: ZoneInfo, first: int, last: int) -> Iterator[TimezoneStandard | TimezoneDaylight]:
    changes = _changes(zone, first, last)
    each = dict.fromkeys(change.kind for change in changes)
    kinds = [[change for change in changes if change.kind == kind] for kind in each]
    rules = [_rule(alike, last - first + 1) for alike in kinds]
    if _to_and_fro(kinds) and all(rules):
        yield from (_yearly(alike[0], rule) for alike, rule in zip(kinds, rules, strict=True))
        return
    offset = _offset(zone, datetime(first, 1, 1, tzinfo=UTC))
    yield _observance(_Kind(offset, offset, summer=False), datetime(first, 1, 1) if changes else _LONG_AGO)  # noqa: DTZ001
    yield from (_one_by_one(alike) for alike in kinds)


def _to_and_fro(kinds: Sequence[Sequence[_Change]]) -> bool:
    """Whether there is a summer time: what a zone changes for good is no rule."""
    turns = [(alike[0].kind.before, alike[0].kind.after) for alike in kinds]
    return len(turns) == 2 and turns[0] == turns[1][::-1]


@lru_cache(maxsize=256)
def _changes(zone: ZoneInfo, first: int, last: int) -> tuple[_Change, ...]:
    """Looked for day by day: no zone moves its clocks twice in one."""
    day, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    found = []
    while day < end:
        if _offset(zone, day) != _offset(zone, day + timedelta(days=1)):
            found.append(_change_within(zone, day))
        day += timedelta(days=1)
    return tuple(found)


def _change_within(zone: ZoneInfo, day: datetime) -> _Change:
    before = _offset(zone, day)
    seconds = bisect_left(range(86_400), 1, key=lambda second: before != _offset(zone, day + timedelta(seconds=second)))
    moment = day + timedelta(seconds=seconds)
    summer = bool(moment.astimezone(zone).dst())
    return _Change((moment + before).replace(tzinfo=None), _Kind(before, _offset(zone, moment), summer))


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _rule(alike: Sequence[_Change], years: int) -> int:
    """Which day of its name in the month is meant every year; 0 where no rule says it."""
    same = {(change.at.month, change.at.weekday(), change.at.time()) for change in alike}
    if len(same) > 1 or len({change.at.year for change in alike}) < years or len(alike) > years:
        return 0
    return min(set.intersection(*(change.places for change in alike)), default=0)


def _yearly(change: _Change, place: int) -> TimezoneStandard | TimezoneDaylight:
    """The rule since the year before, so that it holds on the first of January."""
    observance = _observance(change.kind, _the_year_before(change.at, place))
    days = f"{place}{_DAYS[change.at.weekday()]}"
    observance.add("RRULE", {"FREQ": "YEARLY", "BYMONTH": change.at.month, "BYDAY": days})
    return observance


def _the_year_before(at: datetime, place: int) -> datetime:
    year, month = at.year - 1, at.month
    days = range(1, monthrange(year, month)[1] + 1)
    named = [day for day in days if at.replace(year=year, day=day).weekday() == at.weekday()]
    return at.replace(year=year, day=named[place if place < 0 else min(place, len(named)) - 1])


def _one_by_one(alike: Sequence[_Change]) -> TimezoneStandard | TimezoneDaylight:
    """A line for each: not every program reads several dates in one."""
    first, *later = alike
    observance = _observance(first.kind, first.at)
    for change in later:
        observance.add("RDATE", [change.at])
    return observance


def _observance(kind: _Kind, since: datetime) -> TimezoneStandard | TimezoneDaylight:
    component = TimezoneDaylight() if kind.summer else TimezoneStandard()
    component.add("DTSTART", since)
    component.add("TZOFFSETFROM", kind.before)
    component.add("TZOFFSETTO", kind.after)
    return component
