"""Weeks, months and their parts, which may be announced and asked about.

What is vague becomes days, always the same: «a principios» are the days 1 to 10, «a mediados» 11 to 20, «a fines» 21 to
the last; «fin de año» is December, «principios de año» January, «mediados de año» June and July. «la primera semana» of
a month are its days 1 to 7, the last its last seven; «la semana del 10» is the week, Monday to Sunday, of the 10th.
"""

import re
from dataclasses import replace
from datetime import date

from handlers.meetings.when.almanac import Stretch, Vantage, later, length_of, month_of, week_of
from handlers.meetings.when.dates import dates_at
from handlers.meetings.when.phrases import (
    COMING,
    NAMED_MONTH,
    RELATIVE_MONTH,
    SOME_MONTH,
    YEAR,
    counted,
    month_said,
    relative_month,
)
from handlers.meetings.when.pieces import Days, Form, Piece, What, days, form
from handlers.meetings.when.weekdays import WEEK, week_steps

_THIRD = (
    r"(?:(?:a |para |hacia |en |los )?(?:(?P<early>principios?|comienzos?|inicios?|primeros dias)|(?P<middle>mediados?)"
    r"|(?P<late>fin|fines|final|finales|ultimo dias)) (?:de |del ))"
)
_YEARS = {"early": (1, 1), "middle": (6, 7), "late": (12, 12)}
_THIRDS = {"early": (1, 10), "middle": (11, 20), "late": (21, 31)}
_OF_YEAR = (
    rf"(?:(?:el )?año (?P<coming>{COMING})?|(?P<coming_before>proximo año )|(?P<said>este año |(?P<number>{YEAR})))"
)


def _third(found: re.Match[str], vantage: Vantage) -> What:
    starts, ends = _THIRDS[_which(found)]
    return days(_part_of(month_said(found, vantage, starts=starts, ends=ends), starts, ends))


def _of_year(found: re.Match[str], vantage: Vantage) -> What:
    first, last = _YEARS[_which(found)]
    year = int(found["number"]) if found["number"] else vantage.today.year
    over = not found["said"] and not vantage.back and last < vantage.today.month
    if found["coming"] or found["coming_before"] or over:
        year += 1
    return days((date(year, first, 1), month_of(year, last)[1]))


def _which(found: re.Match[str]) -> str:
    return next(name for name in _THIRDS if found[name])


def _part_of(month: tuple[int, int], starts: int, ends: int) -> Stretch:
    return date(*month, starts), date(*month, min(ends, length_of(*month)))


def _nth_week(found: re.Match[str], vantage: Vantage) -> What | None:
    nth = int(found["nth"] or 0)
    starts, ends = (7 * nth - 6, 7 * nth) if nth else (22, 31)
    month = month_said(found, vantage, starts=starts, ends=ends)
    if nth:
        return days(_part_of(month, starts, ends)) if starts <= length_of(*month) else None
    last = month_of(*month)[1]
    return days((later(last, -6), last))


def _fortnight(found: re.Match[str], vantage: Vantage) -> What:
    starts, ends = (1, 15) if found["half"] == "1" else (16, 31)
    return days(_part_of(month_said(found, vantage, starts=starts, ends=ends), starts, ends))


def _week(found: re.Match[str], vantage: Vantage) -> What:
    return Days(tuple((week_of(later(vantage.today, 7 * step)),) for step in week_steps(found, vantage)))


def _weekend(found: re.Match[str], vantage: Vantage) -> What:
    saturday = later(week_of(vantage.today)[0], 5)
    gone, coming = (found[side] or found[f"{side}_after"] for side in ("gone", "next"))
    if gone or (vantage.back and not found["this"]):
        saturday = later(saturday, -7)
    near, after = ((later(saturday, ahead), later(saturday, ahead + 1)) for ahead in (0, 7))
    return Days(((near,), (after,))) if coming and not vantage.asked else days(near)


def _month(found: re.Match[str], vantage: Vantage) -> What | None:
    day = _DAY_AFTER.match(found.string, found.end())
    if day and not counted(found.string, day.end()):
        return None
    return days(month_of(*month_said(found, vantage)))


def _relative_month(found: re.Match[str], vantage: Vantage) -> What | None:
    month = relative_month(found, vantage)
    return days(month_of(*month)) if month else None


def _month_in_figures(found: re.Match[str], _: Vantage) -> What:
    return days(month_of(int(found["year"]), int(found["month"])))


_DAY_AFTER = re.compile(r"[0-9]{1,2} ")
_DATED = rf"(?=(?:de |del |, )?(?:el )?(?:año )?{YEAR}|pasado |{COMING}|(?:de|del) (?:(?:proximo |este |pasado )?año))"
STRETCHES: tuple[Form, ...] = (
    form(_of_year, rf"{_THIRD}{_OF_YEAR}"),
    form(_third, rf"{_THIRD}{SOME_MONTH}"),
    form(
        _weekend,
        r"(?:el )?(?:(?P<this>este )|(?P<next>proximo )|(?P<gone>pasado ))?(?:finde|fin de semana) (?!largo)",
        rf"(?:(?P<next_after>{COMING})|(?P<gone_after>pasado ))?",
    ),
    form(_nth_week, rf"(?:la )?(?:O(?P<nth>[1-5])|ultimo) semana (?:de |del ){SOME_MONTH}"),
    form(_fortnight, rf"(?:la )?O(?P<half>[12]) quincena (?:de |del ){SOME_MONTH}"),
    form(_week, WEEK),
    form(_month, rf"(?:en|para|durante|hacia|a lo largo de|todo) (?:el |todo )?(?:{NAMED_MONTH}|{RELATIVE_MONTH})"),
    form(_relative_month, RELATIVE_MONTH),
    form(_month, rf"(?:el |este )?(?=M[0-9]+ {_DATED}|(?:proximo|pasado|este|mes de) M){NAMED_MONTH}"),
    form(_month, rf"^(?=M[0-9]+ $){NAMED_MONTH}"),
    form(_month_in_figures, r"(?:en |para |^)P(?P<month>[0-9]{1,2})[/-](?P<year>[0-9]{4}) "),
)
_WEEK_OF = re.compile(r"(?:la )?semana (?:de )?(?=del |el )(?:del |el )")


def week_of_date_at(line: str, begin: int, vantage: Vantage) -> Piece | None:
    """«la semana del 10», «la semana del 8 al 12 de marzo»: whole weeks; the one we are in is still to come."""
    found = _WEEK_OF.match(line, begin)
    if found is None:
        return None
    monday = vantage if vantage.back else replace(vantage, today=week_of(vantage.today)[0])
    piece = dates_at(line, found.end() - 4, monday) or dates_at(line, found.end(), monday)
    if piece is None or not isinstance(piece.what, Days):
        return piece and replace(piece, begin=begin)
    dated = piece.what.readings[0]
    return Piece(begin, piece.end, days((week_of(dated[0][0])[0], week_of(dated[-1][1])[1])))
