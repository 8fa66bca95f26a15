"""Days told by their weekday: «el lunes», «este viernes», «el martes que viene», «el último viernes de marzo».

A weekday that is today has two readings, and so has «el próximo viernes» said earlier in the same week: people of one
office do not agree on it. «este» is the one to come.
"""

import re
from datetime import date

from handlers.meetings.when import reasons
from handlers.meetings.when.almanac import Vantage, later, nth_weekday, week_of, weekday_of, year_month
from handlers.meetings.when.phrases import COMING, SOME_MONTH, given, month_said
from handlers.meetings.when.pieces import Days, Form, What, days, form
from handlers.meetings.when.values import Impossible

WEEK = (
    rf"(?:(?P<week_next>(?:la )?semana {COMING}|(?:la )?proximo semana )|(?P<week_other>(?:la )?otra semana )"
    r"|(?P<week_this>(?:esta|la presente) (?:misma )?semana )|(?P<week_gone>la semana pasado |la pasado semana ))"
)
_STRONG = r"(?:el (?:dia )?|este |(?P<next>(?:el |este )?proximo )|(?P<gone>(?:el )?pasado ))W(?P<weekday>[1-7]) "
_TAIL = rf"(?:(?P<next_after>{COMING})|(?P<gone_after>pasado (?!mañana))|(?:(?:de|en) )?{WEEK})"
_HOURS = (
    r"(?:a las? |al? medi|de (?:[0-9HT]|las )|desde |entre las |hasta las |[0-9]{1,2} (?:h|am|pm|horas|a|-) |[HT][0-9])"
)
_BEGINS = r"(?:^|(?<=[,.;:(¿¡\"'«-] )|(?<= y )|(?<= o )|(?<=^y )|(?<= al )|(?<= del )|(?<= hasta )|(?<=^del ))"
_ENDS = r"(?=$|[,.;:)?!\"'»-] |y |al |hasta |por la |en la |a la )"


def week_steps(found: re.Match[str], vantage: Vantage) -> tuple[int, ...]:
    """How many weeks away the week of WEEK is, if any; «la otra semana» is the next or the one after it."""
    if given(found, "week_other"):
        return (1,) if vantage.asked else (1, 2)
    steps = (("week_next", 1), ("week_this", 0), ("week_gone", -1))
    return tuple(step for group, step in steps if given(found, group))


def _weekday(found: re.Match[str], vantage: Vantage) -> What:
    today, weekday = vantage.today, int(found["weekday"])
    if steps := week_steps(found, vantage):
        return _either(vantage, *(weekday - weekday_of(today) + 7 * step for step in steps))
    ahead = (weekday - weekday_of(today)) % 7
    if given(found, "gone") or given(found, "gone_after"):
        return _one(later(today, ahead - 7))
    if given(found, "next") or given(found, "next_after"):
        same_week = weekday > weekday_of(today)
        return _either(vantage, ahead, ahead + 7) if same_week else _one(later(today, ahead or 7))
    if vantage.back:
        return _one(later(today, ahead - 7 if ahead else 0))
    return _one(later(today, ahead), weekly=True) if ahead else _either(vantage, 0, 7)


def _one(day: date, *, weekly: bool = False) -> Days:
    return Days((((day, day),),), weekly)


def _either(vantage: Vantage, *ahead: int) -> Days:
    """All the readings to announce with; a question is about the nearest."""
    readings = tuple(((later(vantage.today, days_ahead),) * 2,) for days_ahead in ahead)
    return Days(readings[:1] if vantage.asked else readings)


def _nth(found: re.Match[str], vantage: Vantage) -> What:
    """The unsaid month or year of an announcement is the next that has the day to come."""
    weekday = int(found["weekday"])
    nth = int(found["nth"]) if found["nth"] else -2 if found["penultimate"] else -1
    year, month = month_said(found, vantage)
    day = nth_weekday(year, month, nth, weekday)
    unsaid = found["month_bare"] or (found["month"] and not any(found[said] for said in _YEARS_SAID))
    if day and day < vantage.today and unsaid and not vantage.asked:
        year, month = (year + 1, month) if found["month"] else year_month(year, month + 1)
        day = nth_weekday(year, month, nth, weekday)
    if day is None:
        return Impossible(reasons.no_nth(nth, weekday, year, month))
    return days((day, day))


_YEARS_SAID = ("year", "year_next", "year_this", "year_gone", "month_gone_after")


def _in_a_week(found: re.Match[str], vantage: Vantage) -> What:
    first, last = int(found["from"]), int(found["to"])
    weeks = [later(week_of(vantage.today)[0], 7 * step) for step in week_steps(found, vantage)]
    if first > last:
        return Impossible(reasons.reversed_days(later(weeks[0], first - 1), later(weeks[0], last - 1)))
    return Days(tuple(((later(monday, first - 1), later(monday, last - 1)),) for monday in weeks))


_WHICH = r"(?:O(?P<nth>[1-5])|ultimo|(?P<penultimate>penultimo)) W(?P<weekday>[1-7]) "
WEEKDAYS: tuple[Form, ...] = (
    form(_in_a_week, rf"(?:del? |desde el )?W(?P<from>[1-7]) al? W(?P<to>[1-7]) (?:(?:de|en) )?{WEEK}"),
    form(_nth, rf"(?:el )?{_WHICH}(?:de |del ){SOME_MONTH}"),
    form(_weekday, rf"{_STRONG}{_TAIL}?"),
    form(_weekday, rf"W(?P<weekday>[1-7]) {_TAIL}"),
    form(_weekday, rf"W(?P<weekday>[1-7]) (?:, )?(?={_HOURS})"),
    form(_weekday, rf"{_BEGINS}W(?P<weekday>[1-7]) {_ENDS}"),
)
