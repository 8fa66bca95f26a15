"""Days written with their number: «24», «24/9», «lunes 7 de diciembre», and the lists and ranges they form.

A bare number is a day only with an article or a weekday before it and nothing that it could count after it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from handlers.meetings.when.almanac import Vantage
from handlers.meetings.when.phrases import RELATIVE_MONTH, SOME_YEAR, counted, relative_month, year_said
from handlers.meetings.when.pieces import Nothing, Piece
from handlers.meetings.when.resolving import Written, resolve

_NOT_AN_HOUR = r"(?!h |horas |am |pm |y media |% |de la (?:mañana|tarde|noche|madrugada) |en punto )"
_WEEKDAY = r"(?:W(?P<weekday>[1-7]) (?:, )?(?:(?:el|dia) ){0,2})?"
_ITEM = re.compile(
    rf"(?P<lead>(?:(?:el|los|dia|dias) ){{0,3}}){_WEEKDAY}"
    rf"(?:D(?P<figures>\S+) (?!(?:de )?M)|(?:(?P<day>[0-9]{{1,2}}) {_NOT_AN_HOUR}|O(?P<nth>1) )"
    rf"(?:(?:(?:de |del |- |/ )?(?:mes de )?M(?P<month>[0-9]+) (?:{SOME_YEAR}|[-/] (?P<short>(?:20)?[0-9]{{2}}) )?)"
    rf"|(?:de |del )(?:{RELATIVE_MONTH}|(?P<current>presente |corriente |actual )))?)"
    r"(?:\( W(?P<weekday_in>[1-7]) \) |, W(?P<weekday_after>[1-7]) (?=$|[,.;] |de [0-9]|de las|a las?|[HT][0-9]))?"
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}M(?P<month>[0-9]+) (?:el )?(?P<days>[0-9]{{1,2}} {_NOT_AN_HOUR}"
    rf"(?:(?:, y|y|,|-|al|a|/) [0-9]{{1,2}} {_NOT_AN_HOUR}(?!de M)){{0,5}}){SOME_YEAR}?"
)
_LEAD = re.compile(r"(?P<opening>(?:del|desde el|desde|entre el|entre los|entre|de) )?")
_JOIN = re.compile(
    r"(?P<or>(?:, )?[ou] (?:el |del )?)|(?P<also>(?:, )?[ye] (?:el |del |los )?|/ )|(?P<comma>, (?:el )?)"
    r"|(?P<until>(?:al|hasta el|hasta|-) (?:el )?)|(?P<until_a>a (?:el )?)"
)
_AFTER_BARE = re.compile(
    r"$|[,.;:()?!¿¡\"'»] |de (?:[0-9]|H|T|las)"
    r"|(?:a las?|al|a partir|a medianoche|desde|hasta|entre|en|por|para|con|y|o|H\S+|T\S+|horario|es|nos) "
)
_AN_HOUR_AFTER = re.compile(r"(?:a|-|hasta) (?:[0-9]{1,2}|[HT]\S+) ")
_MOST = 12
"""Days in one list; a longer one is no list of days, and trying it from each of its numbers would take its square."""
_FRACTIONS = frozenset({"24/7", "1/2", "1/3", "1/4", "2/3", "3/4"})


@dataclass(slots=True)
class _Group:
    """What was matched so far, from left to right; `joins` are between the items."""

    line: str
    opening: str
    items: list[re.Match[str]]
    joins: list[str]

    @property
    def end(self) -> int:
        return self.items[-1].end()


def dates_at(line: str, begin: int, vantage: Vantage) -> Piece | None:
    """The days that are written at this place of the line."""
    return _group_at(line, begin, vantage) or _month_first_at(line, begin, vantage)


def _group_at(line: str, begin: int, vantage: Vantage) -> Piece | None:
    lead = _LEAD.match(line, begin)
    first = _ITEM.match(line, lead.end()) if lead else None
    if lead is None or first is None:
        return None
    group = _Group(line, lead["opening"] or "", [first], [])
    while step := _step(group):
        group.joins.append(step[0])
        group.items.append(step[1])
    if len(group.items) > _MOST:
        return Piece(begin, group.end, Nothing())
    alone = bool(group.opening) and not {"until", "also", "or"} & set(group.joins)
    if alone or not _sure(group):
        return None
    return Piece(begin, group.end, resolve([_written(item, vantage) for item in group.items], group.joins, vantage))


def _step(group: _Group) -> tuple[str, re.Match[str]] | None:
    """The next join and item, when they go on with the group and do not begin something else."""
    join = _JOIN.match(group.line, group.end)
    item = _ITEM.match(group.line, join.end()) if join else None
    if join is None or item is None or counted(group.line, item.end()):
        return None
    kind = str(join.lastgroup)
    if not _dated(item) and not item["weekday"]:
        opened = group.opening in ("del ", "desde el ", "entre el ", "entre los ")
        if kind == "until_a" and not opened:
            return None
        if _dated(group.items[-1]) and (
            kind == "comma" or join[0].startswith("- ") or _an_hour(group.line, item.end())
        ):
            return None
    if (kind == "comma" and "until" in group.joins) or (kind == "or" and set(group.joins) - {"or"}):
        return None
    between = group.opening.startswith("entre") and kind == "also"
    return "until" if kind == "until_a" or between else kind, item


def _an_hour(line: str, at: int) -> bool:
    return bool(_AN_HOUR_AFTER.match(line, at))


def _dated(item: re.Match[str]) -> bool:
    return any(item[group] for group in ("figures", "month", "month_next", "month_this", "month_gone", "current"))


def _sure(group: _Group) -> bool:
    """Whether nothing but days can be meant."""
    first = group.items[0]
    before = group.line[max(0, first.start() - 12) : first.start()]
    marked = bool(first["lead"] or first["weekday"]) or before.endswith(("del ", "al ", "los ", "fecha ", "fecha : "))
    if not any(_dated(item) for item in group.items):
        return marked and _sure_bare(group)
    if first["figures"] in _FRACTIONS and len(group.items) == 1:
        return marked or (not before.strip() and not group.line[group.end :].strip())
    listed = "comma" in group.joins and "also" not in group.joins and not all(map(_dated, group.items))
    return marked or not listed or _in_a_row(group)


def _sure_bare(group: _Group) -> bool:
    numbers = [int(item["day"] or 1) for item in group.items]
    hyphen = "until" in group.joins and not group.opening
    listed = "comma" in group.joins and "also" not in group.joins
    if max(numbers) > 31 or min(numbers) < 1 or hyphen or listed or _an_hour(group.line, group.end):
        return False
    return bool(_AFTER_BARE.match(group.line, group.end)) and not counted(group.line, group.end)


def _in_a_row(group: _Group) -> bool:
    numbers = [int(item["day"] or 0) for item in group.items]
    return all(after == before + 1 for before, after in pairwise(numbers))


def _written(item: re.Match[str], vantage: Vantage) -> Written:
    named = item["weekday"] or item["weekday_in"] or item["weekday_after"]
    weekday = int(named) if named else None
    if item["figures"]:
        return _in_figures(item["figures"], weekday)
    day = int(item["day"] or item["nth"])
    if item["current"]:
        return Written(weekday, day, vantage.today.month, vantage.today.year)
    if relative := relative_month(item, vantage):
        return Written(weekday, day, relative[1], relative[0])
    year = int(item["short"][-2:]) + 2000 if item["short"] else year_said(item, vantage)
    return Written(weekday, day, int(item["month"]) if item["month"] else None, year)


def _in_figures(figures: str, weekday: int | None) -> Written:
    """24/9, 24.9.27 and 2027-09-24: the day goes before the month, as everywhere in the region."""
    first, month, *rest = re.split(r"[-/.]", figures)
    if len(first) == 4:
        return Written(weekday, int(rest[0]), int(month), int(first))
    year = int(rest[0]) + (2000 if len(rest[0]) == 2 else 0) if rest else None
    return Written(weekday, int(first), int(month), year)


def _month_first_at(line: str, begin: int, vantage: Vantage) -> Piece | None:
    """«septiembre 24», «Septiembre 24 y 25 de 2027»: common in Central America and Colombia."""
    found = _MONTH_FIRST.match(line, begin)
    if found is None or counted(line, found.end()) or _an_hour(line, found.end()):
        return None
    pairs: Sequence[tuple[str, str]] = re.findall(r"([^0-9]*)([0-9]+) ", found["days"])
    joins = [_kind(join.strip()) for join, _ in pairs[1:]]
    weekdays = [int(found["weekday"]) if found["weekday"] else None, *([None] * len(joins))]
    year = year_said(found, vantage)
    month = int(found["month"])
    items = [Written(weekday, int(day), month, year) for weekday, (_, day) in zip(weekdays, pairs, strict=True)]
    return Piece(begin, found.end(), resolve(items, joins, vantage))


def _kind(join: str) -> str:
    return "until" if join in ("-", "al", "a") else "also"
