"""Reads which period a question is about. The past is as good as the future, and the nearest reading wins.

A bare month, day or weekday is the nearest to come, the present one included; the last one when the question speaks of
the past («qué hubo en marzo»). An open end is EARLIEST or LATEST.
"""

import re
from collections.abc import Sequence
from datetime import date

from handlers.meetings.when.almanac import Stretch, Vantage, later, merged, month_of
from handlers.meetings.when.asked_forms import ASKED
from handlers.meetings.when.dates import dates_at
from handlers.meetings.when.phrases import NAMED_MONTH, after_any, month_said
from handlers.meetings.when.pieces import Days, Piece, days, first_match
from handlers.meetings.when.scanning import relative_at, scanned, stretch_at, weekday_at
from handlers.meetings.when.values import EARLIEST, LATEST, Impossible, Span, Understood
from handlers.meetings.when.writing import written

_PAST = re.compile(
    r"(?<!\S)(?:hubo|hubieron|fue|fueron|paso|pasaron|hizo|hicieron|hicimos|realizo|realizaron|tuvo|tuvieron|tuvimos|"
    r"celebro|celebraron|ocurrio|ocurrieron|trato|trataron|organizo|organizaron|discutio|discutieron|aprobo|aprobaron|"
    r"acordo|acordaron|firmo|firmaron|adopto|adoptaron|decidio|participo|participaron|realizado|realizados|realizada|"
    r"realizadas|celebrada|celebradas|hecho|reunimos|reunieron|reunio|dijo|vimos|habia|pasado(?! mañana)) "
)
_BEFORE_MONTH = after_any(
    "en", "de", "del", "y", "o", "e", "a", "desde", "hasta", "tras", "este", "para", "mes", "antes de", "despues de"
)
_BARE_MONTH = re.compile(
    rf"(?:^|(?<=[,(] )|{_BEFORE_MONTH}){NAMED_MONTH}(?=$|[,.;:()?!\"'»-] |(?:y|o|e|en|hay|hubo|que|con) )"
)
_BEFORE = re.compile(r"(?:antes|previo|previas|anteriores|hasta antes) (?:de|del|a|al) (?:el )?$")
_UNTIL = re.compile(r"(?:hasta|de aqui al?|de hoy al?|de aqui hasta|desde hoy hasta|desde aqui hasta) (?:el )?$")
_AFTER = re.compile(r"(?:despues|luego|posteriores|posterior|tras) (?:de |del |a |al )?(?:el )?$")
_SINCE = re.compile(r"(?:desde|a partir de|a partir del|a contar de|a contar del) (?:el )?(?:dia )?$")
_RANGE = re.compile(r"(?:al|a|hasta|-|y) (?:el |la )?")
_OPENS_RANGE = re.compile(r"(?:desde|entre|de|del) (?:el |la )?$")
_LONGEST_BOUND = 30


def period(text: str, today: date) -> Understood | Impossible | None:
    """The days that a question is about; None when it says none. Hours are not read."""
    writing = written(text)
    vantage = Vantage(today, back=bool(_PAST.search(writing.line)), asked=True)
    pieces = scanned(writing, vantage, _READERS)
    for piece in pieces:
        if isinstance(piece.what, Impossible):
            return piece.what
    bounded = [_bounded(writing.line, piece, vantage) for piece in _ranged(writing.line, pieces)]
    stretches = _narrowest([stretch for _, some in bounded for stretch in some])
    if not stretches:
        return None
    said = writing.said(min(begin for begin, _ in bounded), max(piece.end for piece in pieces if _is_days(piece)))
    return Understood(tuple(Span(first, last, None, None) for first, last in stretches), said)


def _asked_at(line: str, begin: int, vantage: Vantage) -> Piece | None:
    return first_match(ASKED, line, begin, vantage)


def _month_at(line: str, begin: int, vantage: Vantage) -> Piece | None:
    found = _BARE_MONTH.match(line, begin)
    return Piece(begin, found.end(), days(month_of(*month_said(found, vantage)))) if found else None


_READERS = (_asked_at, relative_at, dates_at, weekday_at, stretch_at, _month_at)


def _is_days(piece: Piece) -> bool:
    return isinstance(piece.what, Days)


def _ranged(line: str, pieces: Sequence[Piece]) -> list[Piece]:
    """«desde mañana hasta el viernes» is one piece; whatever else names no days is left out."""
    done: list[Piece] = []
    for piece in pieces:
        if not isinstance(piece.what, Days):
            continue
        before = done[-1] if done else None
        if before and isinstance(before.what, Days) and _makes_range(line, before, piece):
            first, last = before.what.readings[0][0][0], piece.what.readings[0][-1][1]
            if first <= last:
                opening = _OPENS_RANGE.search(line[max(0, before.begin - _LONGEST_BOUND) : before.begin])
                begin = before.begin - (len(opening[0]) if opening else 0)
                done[-1] = Piece(begin, piece.end, days((first, last)))
                continue
        done.append(piece)
    return done


def _makes_range(line: str, before: Piece, after: Piece) -> bool:
    between = _RANGE.fullmatch(line, before.end, after.begin)
    opening = _OPENS_RANGE.search(line[max(0, before.begin - _LONGEST_BOUND) : before.begin])
    if between is None:
        return False
    return not between[0].startswith("y ") or bool(opening and opening[0].startswith("entre"))


def _bounded(line: str, piece: Piece, vantage: Vantage) -> tuple[int, tuple[Stretch, ...]]:
    """«antes de», «hasta», «después de» and «desde» open one end of the days that follow."""
    stretches = piece.what.readings[0] if isinstance(piece.what, Days) else ()
    first, last = stretches[0][0], stretches[-1][1]
    start = max(0, piece.begin - _LONGEST_BOUND)
    before, today = line[start : piece.begin], vantage.today
    for pattern, stretch in (
        (_BEFORE, (today if first > today and not vantage.back else EARLIEST, later(first, -1))),
        (_UNTIL, (today if last >= today and not vantage.back else EARLIEST, last)),
        (_AFTER, (later(last, 1), today if vantage.back and last < today else LATEST)),
        (_SINCE, (first, today if vantage.back and first <= today else LATEST)),
    ):
        if bound := pattern.search(before):
            return start + bound.start(), (stretch,)
    return piece.begin, stretches


def _narrowest(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Without those that only frame another: «en 2027, en marzo»."""
    kept = [one for one in stretches if not any(_frames(one, other) for other in stretches)]
    return merged(kept)


def _frames(one: Stretch, other: Stretch) -> bool:
    return one != other and one[0] <= other[0] and other[1] <= one[1]
