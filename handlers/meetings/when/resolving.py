"""From days as they were written to days of the calendar: the months, years and weekdays that were left unsaid.

An unsaid year is the next to come, today included; looking back, the last that was. Nothing is repaired: a day that
the calendar lacks, a weekday that contradicts it or a range that runs backwards is Impossible.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from handlers.meetings.when import reasons
from handlers.meetings.when.almanac import Stretch, Vantage, merged, weekday_of, year_month
from handlers.meetings.when.phrases import safe_date
from handlers.meetings.when.pieces import Days
from handlers.meetings.when.values import EARLIEST, LATEST, Impossible

_LONGEST_OVER_NEW_YEAR = 183
"""A range whose end comes earlier in the year than its beginning crosses the New Year only when it is this short."""


@dataclass(frozen=True, slots=True)
class Written:
    """A day as it was written; `weekday`, `month` and `year` are None when unsaid."""

    weekday: int | None
    day: int
    month: int | None
    year: int | None


def resolve(items: Sequence[Written], joins: Sequence[str], vantage: Vantage) -> Days | Impossible:
    """The days of a list or range; `joins` are «also», «comma», «until» or «or», one between every two items."""
    if "or" in joins:
        return _alternatives(_with_months(items), vantage)
    if all(item.month is None for item in items):
        return _bare(items, joins, vantage)
    filled = _with_months(items)
    if all(item.year is None for item in filled):
        first = _years_from(filled, joins, _unsaid_year(filled[0], vantage))
        reading = _in_calendar(first, joins, year_said=False)
        return _or_in_progress(filled, joins, vantage, reading)
    return _in_calendar(_with_years(filled, joins), joins, year_said=True)


def _with_months(items: Sequence[Written]) -> list[Written]:
    """«24 y 25 de septiembre»: a month is for the days before it, and after the last one for those that follow."""
    done = list(items)
    last = len(done) - 1
    backwards = [(place, place + 1) for place in range(last - 1, -1, -1)]
    for place, beside in (*backwards, *((place, place - 1) for place in range(1, last + 1))):
        if done[place].month is None:
            done[place] = replace(done[place], month=done[beside].month, year=done[beside].year)
    return done


def _alternatives(items: Sequence[Written], vantage: Vantage) -> Days | Impossible:
    """«3 o 4 de marzo»: as many readings to announce with; a question is about all of them."""
    readings: list[tuple[Stretch, ...]] = []
    for item in items:
        one = resolve([item], (), vantage)
        if isinstance(one, Impossible):
            return one
        readings += one.readings
    return Days((merged([day for (day,) in readings]),) if vantage.asked else tuple(readings))


def _unsaid_year(item: Written, vantage: Vantage) -> int:
    today = vantage.today
    there, here = (item.month or 0, item.day), (today.month, today.day)
    if vantage.back:
        return today.year - (there > here)
    return today.year + (there < here)


def _years_from(items: Sequence[Written], joins: Sequence[str], year: int) -> list[Written]:
    """The years of days in the order of time, from that of the first."""
    done = [replace(items[0], year=year)]
    for item, join in zip(items[1:], joins, strict=True):
        before = done[-1]
        turns = (item.month or 0, item.day) < (before.month or 0, before.day)
        year += turns and item.month != before.month and (join != "until" or _short_over_new_year(before, item))
        done.append(replace(item, year=year))
    return done


def _short_over_new_year(first: Written, last: Written) -> bool:
    months = ((last.month or 0) - (first.month or 0)) % 12
    return months * 31 <= _LONGEST_OVER_NEW_YEAR


def _with_years(items: Sequence[Written], joins: Sequence[str]) -> list[Written]:
    """A year is for the days before it, and for those after it that have none."""
    done = list(items)
    for place in range(len(done) - 2, -1, -1):
        item, after = done[place], done[place + 1]
        if item.year is None and after.year is not None:
            turns = (item.month or 0, item.day) > (after.month or 0, after.day) and item.month != after.month
            over = turns and (joins[place] != "until" or _short_over_new_year(item, after))
            done[place] = replace(item, year=after.year - over)
    for place, item in enumerate(done):
        if item.year is None:
            before = done[place - 1]
            done[place] = _years_from((before, item), joins[place - 1 : place], before.year or 0)[1]
    return done


def _in_calendar(items: Sequence[Written], joins: Sequence[str], *, year_said: bool) -> Days | Impossible:
    found: list[date] = []
    for item in items:
        day = _day(item, year_said=year_said)
        if isinstance(day, Impossible):
            return day
        found.append(day)
    stretches: list[Stretch] = [(found[0], found[0])]
    for day, join in zip(found[1:], joins, strict=True):
        if join != "until":
            stretches.append((day, day))
        elif day < stretches[-1][0]:
            return Impossible(reasons.reversed_days(stretches[-1][0], day))
        else:
            stretches[-1] = (stretches[-1][0], day)
    return Days((merged(stretches),))


def _day(item: Written, *, year_said: bool) -> date | Impossible:
    month, year = item.month or 0, item.year or 0
    if not EARLIEST.year <= year <= LATEST.year:
        return Impossible(reasons.year_out_of_reach(year))
    day = safe_date(year, month, item.day)
    if day is None:
        return Impossible(reasons.no_such_day(item.day, month, year, year_said=year_said))
    if item.weekday and weekday_of(day) != item.weekday:
        return Impossible(reasons.other_weekday(day, item.weekday))
    return day


def _or_in_progress(
    items: Sequence[Written], joins: Sequence[str], vantage: Vantage, reading: Days | Impossible
) -> Days | Impossible:
    """A range of this year that has begun and is not over is as plausible as that of next year."""
    today = vantage.today
    if vantage.back or "until" not in joins:
        return reading
    running = _in_calendar(_years_from(items, joins, today.year), joins, year_said=False)
    if isinstance(running, Impossible) or not running.readings[0][0][0] < today <= running.readings[0][-1][1]:
        return reading
    if vantage.asked or isinstance(reading, Impossible):
        return running
    return Days((*running.readings, *reading.readings))


def _bare(items: Sequence[Written], joins: Sequence[str], vantage: Vantage) -> Days | Impossible:
    """Days without a month: the next month to come that has the first of them, or the last that had it."""
    month = (vantage.today.year, vantage.today.month)
    step = -1 if vantage.back else 1
    while (day := safe_date(*month, items[0].day)) is None or (vantage.today - day).days * step > 0:
        month = year_month(month[0], month[1] + step)
    dated: list[Written] = []
    for item in items:
        if dated and item.day < dated[-1].day:
            month = year_month(month[0], month[1] + 1)
        dated.append(replace(item, month=month[1], year=month[0]))
    found = _in_calendar(dated, joins, year_said=False)
    return found if isinstance(found, Impossible) else replace(found, monthless=True)
