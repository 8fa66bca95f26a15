"""Hours as they are written: «a las 15», «9 a 17 hs», «de 9 a 1», «3 y media de la tarde», «desde las 9 hasta las 12».

A bare number is an hour only with «a las», a unit, a part of the day, or as one of a pair that nothing follows that it
could count. What the hours mean is for clockwise.py.
"""

import re

from handlers.meetings.when import reasons
from handlers.meetings.when.almanac import Vantage
from handlers.meetings.when.clockwise import Clock, either, pairs
from handlers.meetings.when.phrases import counted, given
from handlers.meetings.when.pieces import Piece
from handlers.meetings.when.values import Impossible

_PARTS = r"am|pm|(?:de|por|a|en) la (?:mañana|tarde|noche|madrugada)|del mediodia|del dia"
_ENDS = r"(?=$|[,.;:()?!\"'-] |am |pm |de la |de el |del |h |a |hasta |en |por )"


def _clock(name: str) -> str:
    """An hour, each of its groups ending in `name`."""
    return (
        rf"(?:(?:alas |las? )?(?:(?P<hour{name}>[0-9]{{1,2}}|una) (?:h (?P<minute{name}>[0-5][0-9]) "
        rf"|y (?P<past{name}>media|O4|cuarto|[0-9]{{1,2}}) {_ENDS}(?!de (?:[0-9HT]|las|M))"
        rf"|menos (?P<to{name}>O4|cuarto|5|10|15|20|25) )?"
        rf"|H(?P<colon{name}>[0-9:]+) |T(?P<point{name}>[0-9]{{1,2}}\.[0-9]{{2}}) )"
        rf"(?P<unit{name}>h |horas? (?!de |local))?"
        rf"(?:en punto )?(?:(?P<part{name}>{_PARTS}) )?(?P<unit_after{name}>h )?"
        rf"|(?:el )?(?P<named{name}>mediodia|medianoche) )"
    )


_RANGE = re.compile(
    rf"(?P<opening>(?:de|desde|entre|horario|horarios|hora|a partir de) (?:: |de )?)?(?P<las>las? )?{_clock('1')}"
    rf"(?P<join>a|-|hasta|y|al) {_clock('2')}"
)
_SINGLE = re.compile(rf"(?P<mark>a las? |a partir de (?:las? )?|desde (?:las? )|hora : |a |al )?{_clock('')}")
_UNTIL = re.compile(rf"(?:hasta|antes de|termina a|hasta eso de) (?=las? |H|[0-9]{{1,2}} h|el medio|medi){_clock('')}")
_BEFORE_DURATION = tuple(
    f"{word} "
    for word in ("dura", "durante", "por", "duracion", "duracion :", "de unas", "cada", "total", "unas", "en", "de")
)
_AFTER_DATE = re.compile(r"(?:D\S+|M[0-9]+|20[0-9]{2}|W[1-7]) (?:[,-] )?$")
_MONTH_AFTER = re.compile(
    r"(?:(?:de |del )?(?:mes de )?M[0-9]|(?:de|del) (?:este mes|mes|proximo mes|presente|corriente))"
)
_CLEAR_END = re.compile(
    r"$|[,.;:()?!\"'-] "
    r"|(?:hora|h|gmt|utc|y|en|por|presencial|virtual|via|con|para|zoom|el|del|de|todos|ambos) "
)


def hours_at(line: str, begin: int, _: Vantage) -> Piece | None:
    """The hours at this place of the line."""
    for read in (_range_at, _until_at, _single_at):
        piece = read(line, begin)
        if piece:
            return piece
    return None


def _range_at(line: str, begin: int) -> Piece | None:
    found = _RANGE.match(line, begin)
    if found is None or _MONTH_AFTER.match(line, found.end()) or counted(line, found.end()):
        return None
    if (found["join"] == "y") != (given(found, "opening") or "").startswith("entre") or not _sure_range(found):
        return None
    if " las " in found[0] and not found[0].startswith(
        ("las ", "de las ", "desde las ", "entre las ", "la ", "de la ")
    ):
        return None
    opens, closes = _written(found, "1"), _written(found, "2")
    return Piece(begin, found.end(), pairs(opens, closes))


def _sure_range(found: re.Match[str]) -> bool:
    """Numbers alone are hours when «de» opens them and no noun follows, or when they stand between stops."""
    if any(_marked(found, name) for name in "12"):
        return True
    if not all(int(found[f"hour{name}"]) <= 24 for name in "12" if (found[f"hour{name}"] or "").isdecimal()):
        return False
    line = found.string
    clear = bool(_CLEAR_END.match(line, found.end()))
    if found["opening"] or found["las"]:
        return clear or not line.startswith(("% ", "$ "), found.end())
    return clear and found["join"] != "al"


def _marked(found: re.Match[str], name: str) -> bool:
    groups = ("minute", "past", "to", "colon", "point", "unit", "part", "unit_after", "named")
    return any(found[group + name] for group in groups)


def _until_at(line: str, begin: int) -> Piece | None:
    found = _UNTIL.match(line, begin)
    if found is None or counted(line, found.end()) or _MONTH_AFTER.match(line, found.end()):
        return None
    return Piece(begin, found.end(), either(_written(found, ""), closes=True))


def _single_at(line: str, begin: int) -> Piece | None:
    found = _SINGLE.match(line, begin)
    if found is None or counted(line, found.end()) or _MONTH_AFTER.match(line, found.end()):
        return None
    if not _sure_single(found, line[max(0, begin - 14) : begin]):
        return None
    return Piece(begin, found.end(), either(_written(found, ""), closes=False))


def _sure_single(found: re.Match[str], before: str) -> bool:
    if found["named"]:
        return True
    mark = (found["mark"] or "").strip()
    if mark.endswith((" las", " la", ":")) or found["colon"]:
        return True
    if found["part"]:
        return not found["part"].startswith(("a la", "por la", "en la")) or bool(found["unit"] or found["past"])
    if found["point"] and _AFTER_DATE.search(before) and found["point"].endswith(("00", "15", "30", "45")):
        return True
    number = int(found["hour"]) if (found["hour"] or "").isdecimal() else 0
    if not (found["unit"] or found["unit_after"] or found["minute"]) or before.endswith(_BEFORE_DURATION):
        return False
    return bool(found["minute"] or found["point"]) or (found["unit"] or "h ") == "h " or 13 <= number < 24


def _written(found: re.Match[str], name: str) -> Clock | Impossible:
    """The clock of one group, its part of the day as a word."""
    part = (found[f"part{name}"] or "").rsplit(" ", 1)[-1]
    if found[f"named{name}"]:
        return Clock(12, 0, "mediodia" if found[f"named{name}"] == "mediodia" else "noche", exact=False)
    figures = found[f"colon{name}"] or found[f"point{name}"]
    if figures:
        hour, minute = (int(part) for part in re.split(r"[:.]", figures)[:2])
        exact, typed = figures.startswith("0"), figures
    else:
        typed = found[f"hour{name}"]
        hour, exact = (1, False) if typed == "una" else (int(typed), typed.startswith("0"))
        minute = _minutes(found, name)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return Impossible(reasons.no_such_hour(typed.replace(".", ":")))
    return Clock(hour - (minute < 0), minute % 60, part, exact)


def _minutes(found: re.Match[str], name: str) -> int:
    """Minutes past the hour; negative before it."""
    quarters = {"media": 30, "O4": 15, "cuarto": 15}
    past, to = found[f"past{name}"], found[f"to{name}"]
    if past or to:
        minutes = quarters[past or to] if (past or to) in quarters else int(past or to)
        return minutes if past else -minutes
    return int(found[f"minute{name}"] or 0)
