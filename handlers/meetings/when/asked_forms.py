"""Periods that people only ask about: years and their parts, «pronto», «los últimos seis meses», «de marzo a mayo».

«pronto» and its like are the next 90 days, and so are the months to come when nobody counts them; the days to come are
15 and the weeks 42. The past mirrors them.
"""

import re

from handlers.meetings.when.almanac import Stretch, Vantage, later, later_months, months_of, week_of, year_of
from handlers.meetings.when.phrases import COMING, SOME_YEAR, YEAR, after_any, given, year_said
from handlers.meetings.when.pieces import Form, What, days, form

_SOON = 90
_LONGEST = 600
"""Months that anybody asks for at once."""
_UNCOUNTED = {"dias": 15, "semanas": 42, "meses": _SOON}
_LENGTHS = {"bimestre": 2, "trimestre": 3, "cuatrimestre": 4, "semestre": 6}
_ENDS = r"(?=$|[,.;:()?!\"'»-] |y |o |de |del |en |con |para |por |hay |hubo |tienen |que |hasta )"


def _soon(_: re.Match[str], vantage: Vantage) -> What:
    return days((vantage.today, later(vantage.today, _SOON)))


def _lately(_: re.Match[str], vantage: Vantage) -> What:
    return days((later(vantage.today, -_SOON), vantage.today))


def _year(found: re.Match[str], vantage: Vantage) -> What:
    step = 1 if given(found, "next") else -1 if given(found, "gone") else 0
    number = given(found, "number")
    return days(year_of(int(number) if number else vantage.today.year + step))


def _years(found: re.Match[str], _: Vantage) -> What | None:
    first, last = int(found["first"]), int(found["last"])
    return days((year_of(first)[0], year_of(last)[1])) if first <= last else None


def _part_of_year(found: re.Match[str], vantage: Vantage) -> What | None:
    length = _LENGTHS[given(found, "unit") or {"s": "semestre"}.get(found["letter"], "trimestre")]
    number = int(found["nth"]) if given(found, "nth") else 12 // length
    if number > 12 // length:
        return None
    first = length * (number - 1) + 1
    year = year_said(found, vantage)
    if year is None:
        year = _nearest(first, length, vantage) if not given(found, "of_this") else vantage.today.year
    return days(months_of(year, first, length))


def _nearest(first: int, length: int, vantage: Vantage) -> int:
    """The year of some months: the nearest that is not over, or looking back the last that has begun."""
    year = vantage.today.year
    if vantage.back:
        return year - (months_of(year, first, length)[0] > vantage.today)
    return year - 1 + next(step for step in range(3) if months_of(year - 1 + step, first, length)[1] >= vantage.today)


def _present_part(found: re.Match[str], vantage: Vantage) -> What:
    length = _LENGTHS[found["unit"]]
    first = (vantage.today.month - 1) // length * length + 1
    step = length if found["next"] or found["next_after"] else -length if found["gone"] or found["gone_after"] else 0
    return days(months_of(vantage.today.year, first + step, length))


def _counted(found: re.Match[str], vantage: Vantage) -> What | None:
    single = found["unit"] in ("semana", "mes", "año")
    count = int(given(found, "count") or single)
    far = _far(count, found["unit"], -1 if given(found, "gone") else 1, vantage)
    return days((min(far), max(far))) if far else None


def _far(count: int, unit: str, sign: int, vantage: Vantage) -> Stretch | None:
    today = vantage.today
    if not count:
        return (today, later(today, sign * _UNCOUNTED[unit])) if unit in _UNCOUNTED else None
    if unit.startswith(("dia", "semana")):
        return today, later(today, sign * count * (7 if unit.startswith("semana") else 1))
    months = count * (12 if unit.startswith("año") else 1)
    return (today, later_months(today, sign * months)) if months <= _LONGEST else None


def _to_the_end(found: re.Match[str], vantage: Vantage) -> What:
    return days((vantage.today, _around(found["of"], vantage)[1]))


def _whole(found: re.Match[str], vantage: Vantage) -> What:
    return days(_around(found["of"], vantage))


def _so_far(found: re.Match[str], vantage: Vantage) -> What:
    return days((_around(found["of"], vantage)[0], vantage.today))


def _around(unit: str, vantage: Vantage) -> Stretch:
    today = vantage.today
    if unit == "semana":
        return week_of(today)
    length = {"año": 12, "mes": 1, **_LENGTHS}[unit]
    return months_of(today.year, (today.month - 1) // length * length + 1, length)


def _months(found: re.Match[str], vantage: Vantage) -> What:
    first, last = int(found["from"]), int(found["to"])
    length = (last - first) % 12 + 1
    year = year_said(found, vantage)
    if year is not None:
        return days(months_of(year - (first > last), first, length))
    if found["from_year"]:
        return days(months_of(int(found["from_year"]), first, length))
    return days(months_of(_nearest(first, length, vantage), first, length))


_OF = r"(?:de |del )(?:este |esta |la |el )?(?P<of>año|mes|semana|semestre|trimestre) (?!que|proximo|pasado)"
_UNIT = r"(?P<unit>bimestre|trimestre|cuatrimestre|semestre) "
_UNITS = r"(?P<unit>dias|semanas|meses|años) "
_BOUNDS = ("antes de", "antes del", "despues de", "despues del", "partir de", "partir del", "desde", "hasta")
_NOT_BOUND = r"(?<!antes )(?<!despues )(?<!luego )(?<!partir )"
_BETWEEN = r"(?:(?:entre|de|desde|del) )?(?:el )?"
_TO = r"(?:y|a|al|hasta|-) (?:el )?"
ASKED: tuple[Form, ...] = (
    form(_soon, r"pronto |proximamente |en breve |a la brevedad |en el corto plazo |en lo inmediato "),
    form(_lately, r"recientemente |ultimamente |hace poco "),
    form(_to_the_end, rf"(?:en )?(?:(?:lo )?que (?:queda|resta|falta|quede|reste)|(?:el )?resto) {_OF}"),
    form(
        _to_the_end,
        r"(?:hasta|antes de|antes del|de aqui a|de hoy a|desde hoy (?:a|hasta)) (?:el )?(?:fin|fines|final|finales) ",
        _OF,
    ),
    form(_whole, r"(?:de la|del|de|en el|en la) (?P<of>mes|semana) (?=$|[,.;:()?!\"'»] )"),
    form(_so_far, rf"(?:en )?lo que (?:va|llevamos) {_OF}"),
    form(_counted, r"(?:el |los |las )?proximo (?P<count>[0-9]{1,3} )?", _UNITS),
    form(_counted, r"(?P<count>[0-9]{1,3}) proximo ", _UNITS),
    form(_counted, r"(?:el |los |las )?(?P<gone>ultimo|pasado) (?P<count>[0-9]{1,3} )?", _UNITS),
    form(_counted, r"(?P<count>[0-9]{1,3}) (?P<gone>ultimo|pasado) ", _UNITS),
    form(_counted, r"(?:el |la )?(?P<gone>ultimo) (?P<unit>semana|mes|año) (?!de |del )"),
    form(
        _months,
        rf"{_BETWEEN}(?:mes de )?M(?P<from>[0-9]+) (?:(?:de |del )(?P<from_year>{YEAR}))?",
        r"(?:a|al|hasta|-|(?<=entre M[0-9] )y|(?<=entre M1[0-2] )y) (?:el )?(?:mes de )?M(?P<to>[0-9]+) ",
        rf"{SOME_YEAR}?",
    ),
    form(_years, rf"{_BETWEEN}(?:año )?(?P<first>{YEAR}){_TO}(?:año )?(?P<last>{YEAR})"),
    form(
        _part_of_year,
        rf"(?:el |la )?(?:O(?P<nth>[1-6])|ultimo) {_UNIT}",
        rf"(?:(?P<of_this>(?:de |del )(?:año|este año) (?!que|q|pasado|proximo))|{SOME_YEAR})?",
    ),
    form(_part_of_year, rf"(?P<letter>[qts]) (?P<nth>[1-4]) (?:{SOME_YEAR}|{_ENDS})"),
    form(
        _present_part,
        rf"(?:el )?(?:(?P<next>proximo )|(?P<gone>pasado )|este |presente )?{_UNIT}",
        rf"(?:(?P<next_after>{COMING})|(?P<gone_after>pasado )|en curso |actual )?",
    ),
    form(
        _year,
        r"(?:en |durante |para )?(?:el |todo el )?(?:(?:este|presente) año |año (?:en curso |actual )",
        rf"|(?P<next>año {COMING}|proximo año )|(?P<gone>año pasado |pasado año ))",
    ),
    form(
        _year,
        rf"(?:{after_any(*_BOUNDS)}(?:el )?(?:año )?|{_NOT_BOUND}(?:^(?:año )?|año ",
        rf"|(?:en|durante|para|de|del|el|todo|a lo largo de) (?:el )?(?:año )?))(?P<number>{YEAR})",
    ),
)
