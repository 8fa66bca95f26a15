"""The hours of one day or more: none, one session, several that follow one another, or a question."""

import re
from collections.abc import Sequence
from datetime import date, time
from itertools import pairwise, product

from handlers.meetings.when.almanac import Stretch, later
from handlers.meetings.when.clockwise import DAY
from handlers.meetings.when.pieces import Hours, Part, Piece
from handlers.meetings.when.values import Span

Session = tuple[int | None, int | None]
Sessions = tuple[Session, ...]

_BETWEEN_SESSIONS = re.compile(
    r"(?:[,;/()] |(?:y|e|luego|despues|receso|almuerzo|con|un|de|tambien|nuevamente|(?:por|a|en) la tarde) )*"
)
_NOON = 12 * 60


def readings_of(line: str, pieces: Sequence[Piece], parts: Sequence[Part]) -> tuple[Sessions, ...]:
    """What the sessions of a day can be, each reading with all of them; none when they do not go together."""
    spoken = [(piece, _settled(piece.what, parts)) for piece in pieces if isinstance(piece.what, Hours)]
    kept = [pair for place, pair in enumerate(spoken) if pair[1] not in [other for _, other in spoken[:place]]]
    if not kept:
        return (((None, None),),)
    if len(kept) == 1:
        return tuple((reading,) for reading in kept[0][1].readings)
    if joined := _opening_and_closing([hours for _, hours in kept]):
        return joined
    for (before, _), (after, _) in pairwise(kept):
        if not _BETWEEN_SESSIONS.fullmatch(line, before.end, after.begin):
            return ()
    together = product(*(hours.readings for _, hours in kept))
    return tuple(sessions for sessions in together if _follow(sessions))


def _settled(hours: Hours, parts: Sequence[Part]) -> Hours:
    """An hour that may be of the morning or of the afternoon, settled by «por la tarde» elsewhere."""
    sides = {part.afternoon for part in parts}
    if len(hours.readings) == 1 or len(sides) != 1:
        return hours
    afternoon = sides.pop()
    fitting = tuple(reading for reading in hours.readings if ((reading[0] or reading[1] or 0) >= _NOON) == afternoon)
    return Hours(fitting) if len(fitting) == 1 else hours


def _opening_and_closing(hours: Sequence[Hours]) -> tuple[Sessions, ...]:
    """«desde las 9», and further on «hasta las 12»."""
    if len(hours) != 2 or any(len(one.readings) != 1 for one in hours):
        return ()
    (opens, no_end), (no_start, closes) = hours[0].readings[0], hours[1].readings[0]
    if no_end is None and no_start is None and opens is not None and closes is not None and opens < closes:
        return (((opens, closes),),)
    return ()


def _follow(sessions: Sessions) -> bool:
    """Whether every session has both hours and begins when the one before is over."""
    times = [at for session in sessions for at in session]
    known = [at for at in times if at is not None]
    return len(known) == len(times) and known == sorted(known)


def spans_of(stretches: Sequence[Stretch], sessions: Sessions) -> tuple[Span, ...]:
    """Every stretch with every session."""
    return tuple(_span(stretch, session) for stretch in stretches for session in sessions)


def _span(stretch: Stretch, session: Session) -> Span:
    opens, closes = session
    moved = 1 if opens == DAY else 0
    return Span(_moved(stretch[0], moved), _moved(stretch[1], moved), _time(opens), _time(closes))


def _moved(day: date, days: int) -> date:
    return later(day, days) if days else day


def _time(minutes: int | None) -> time | None:
    return None if minutes is None else time(minutes % DAY // 60, minutes % 60)
