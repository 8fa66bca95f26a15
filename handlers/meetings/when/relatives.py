"""Days told from today: «hoy», «pasado mañana», «dentro de dos semanas», «de hoy en ocho», «hace tres días».

«en ocho días» and «en quince días» have two readings each: by the count, and the same weekday one or two weeks on, as
most of the region says it. «de hoy en ocho» has one: a week. Whatever repeats has no date.
"""

import re

from handlers.meetings.when import reasons
from handlers.meetings.when.almanac import Stretch, Vantage, later, later_months, weekday_of
from handlers.meetings.when.phrases import COUNT, given
from handlers.meetings.when.pieces import Days, Form, Nothing, Part, What, days, form
from handlers.meetings.when.values import Impossible

_NAMED = {"hoy": 0, "mañana": 1, "pasado mañana": 2, "ayer": -1, "anteayer": -2, "antes de ayer": -2, "antes ayer": -2}
_A_WEEK_OR_SO = {8: 7, 15: 14}
_LONGEST = {"days": 999, "weeks": 150, "months": 99, "years": 20}
_UNITS = r"(?:(?P<days>dias?)|(?P<weeks>semanas?)|(?P<months>mes(?:es)?)|(?P<years>años?)) "


def _named(found: re.Match[str], vantage: Vantage) -> What:
    day = later(vantage.today, _NAMED[found["name"]])
    if found["weekday"] and weekday_of(day) != int(found["weekday"]):
        return Impossible(reasons.other_weekday(day, int(found["weekday"])))
    return days((day, day))


def _offset(found: re.Match[str], vantage: Vantage) -> What | None:
    count = int(found["count"]) if found["count"].isdecimal() else 1
    past = given(found, "past")
    if given(found, "working"):
        return None if vantage.asked else Impossible(reasons.WORKING_DAYS)
    if found["days"] and count in _A_WEEK_OR_SO and not past:
        weekly, counted = (later(vantage.today, ahead) for ahead in (_A_WEEK_OR_SO[count], count))
        return days((weekly, counted)) if vantage.asked else Days((((weekly, weekly),), ((counted, counted),)))
    day = _stepped(found, -1 if past else 1, count, vantage)
    return days(day) if day else None


def _stepped(found: re.Match[str], sign: int, count: int, vantage: Vantage) -> Stretch | None:
    unit = next(name for name in _LONGEST if found[name])
    if count > _LONGEST[unit]:
        return None
    if unit in ("days", "weeks"):
        day = later(vantage.today, sign * count * (7 if unit == "weeks" else 1))
    else:
        day = later_months(vantage.today, sign * count * (12 if unit == "years" else 1))
    return day, day


def _in_eight(found: re.Match[str], vantage: Vantage) -> What:
    day = later(vantage.today, _NAMED[found["name"]] + _A_WEEK_OR_SO[int(found["count"])])
    return days((day, day))


def _after_tomorrow(_: re.Match[str], vantage: Vantage) -> What:
    """«mañana o pasado»."""
    return Days(tuple(((later(vantage.today, ahead),) * 2,) for ahead in (1, 2)))


def _repeats(_: re.Match[str], vantage: Vantage) -> What:
    return Nothing() if vantage.asked else Impossible(reasons.ONE_DATE)


def _part(found: re.Match[str], _: Vantage) -> What:
    return Part(afternoon=found["part"] in ("tarde", "noche"))


def _today(_: re.Match[str], vantage: Vantage) -> What:
    return days((vantage.today, vantage.today))


def _nothing(_: re.Match[str], __: Vantage) -> What:
    return Nothing()


_OF_A_WEEK = r"(?:de|en) (?:la |esta |el |otra )?(?:semana|proximo|pasado|otra|presente|mes)"
_DAY_NAMES = "|".join(sorted(_NAMED, key=len, reverse=True))
RELATIVE: tuple[Form, ...] = (
    form(_nothing, r"todo el dia |toda la jornada |buen dia |hoy en dia "),
    form(_repeats, r"(?:el )?(?:O[1-9] |ultimo )?W[1-7] de cada "),
    form(_repeats, rf"cada (?:{COUNT})?(?:W[1-7]|semanas?|mes|meses|quincena) |cada [0-9]+ dias "),
    form(_repeats, r"todos los (?:O[1-9] )?(?:W[1-7]|meses) |todas las semanas "),
    form(_repeats, r"los (?:O[1-9] )?W[1-7] (?![0-9]|D|, [0-9])"),
    form(_repeats, rf"(?:de )?W[1-7] a W[1-7] (?!{_OF_A_WEEK}|[0-9])"),
    form(_in_eight, r"de (?P<name>hoy|mañana) en (?P<count>8|15) (?:dias )?"),
    form(_today, r"esta (?:misma )?(?=(?:mañana|tarde|noche) )"),
    form(_part, r"(?:(?<=esta )|(?<=misma ))(?P<part>mañana|tarde|noche) "),
    form(_part, r"(?:(?:a|por|de|en|durante) la|por las) (?P<part>mañana|tarde|noche|madrugada)s? "),
    form(_nothing, r"(?:la|las|cada|media|toda|una|el) (?:misma )?mañanas? "),
    form(_after_tomorrow, r"mañana (?:o|u) pasado (?:mañana )?"),
    form(
        _named,
        rf"(?:el )?(?:dia )?(?:de )?(?P<name>{_DAY_NAMES}) (?:mismo )?",
        r"(?:(?:, )?(?:el )?(?:dia )?W(?P<weekday>[1-7]) (?!proximo|que|pasado|[0-9]|D))?",
    ),
    form(
        _offset,
        rf"(?:en|dentro de|de (?:aqui|hoy) (?:a|en)) {COUNT}(?:mas )?{_UNITS}",
        r"(?P<working>habiles )?(?:mas )?(?!de |y medi)",
    ),
    form(_offset, rf"(?P<past>hace) {COUNT}{_UNITS}(?!que|y medi)"),
    form(_offset, rf"{COUNT}{_UNITS}(?P<past>atras) "),
)
