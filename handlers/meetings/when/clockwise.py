"""What hours mean: 24 of them or twice 12, settled by a part of the day or by the other hour of a pair, else both.

From 1 to 6 an hour alone may be of the night or of the afternoon; nobody says which, so both are readings. From 7 to
12 it is what it says: who means the evening says so, or writes 19. Midnight alone belongs to either of two days.
"""

from dataclasses import dataclass
from itertools import product

from handlers.meetings.when import reasons
from handlers.meetings.when.pieces import Hours
from handlers.meetings.when.values import Impossible

DAY = 24 * 60
_NOON = 12 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour of 0 to 24 as written; `part` is the word of its part of the day or «»; `exact` when it began with 0."""

    hour: int
    minute: int
    part: str
    exact: bool

    @property
    def minutes(self) -> int:
        return self.hour * 60 + self.minute

    @property
    def open_question(self) -> bool:
        """Whether it is one of the hours that the morning and the afternoon share in speech."""
        return not self.part and not self.exact and 1 <= self.hour <= 6


def either(clock: Clock | Impossible, *, closes: bool) -> Hours | Impossible:
    """An hour without its pair."""
    if isinstance(clock, Impossible):
        return clock
    readings = _meanings(clock)
    if not readings:
        return Impossible(reasons.not_of_that_part(clock.minutes, clock.part))
    return Hours(tuple((None, at) if closes else (at, None) for at in readings))


def pairs(opens: Clock | Impossible, closes: Clock | Impossible) -> Hours | Impossible:
    """Both hours of a session; a part of the day said once is for both when that makes sense."""
    if isinstance(opens, Impossible) or isinstance(closes, Impossible):
        return opens if isinstance(opens, Impossible) else either(closes, closes=True)
    for clock in (opens, closes):
        if not _meanings(clock):
            return Impossible(reasons.not_of_that_part(clock.minutes, clock.part))
    readings = _shared_part(opens, closes) or _same_half(opens, closes) or _in_order(opens, closes)
    if not readings:
        return Impossible(reasons.reversed_hours(opens.minutes, closes.minutes))
    return Hours(readings)


def _meanings(clock: Clock) -> tuple[int, ...]:
    """Minutes of the day; none when the part of the day cannot have that hour."""
    at, hour = clock.minutes, clock.hour
    match clock.part:
        case "":
            return (at, at + _NOON) if clock.open_question else (0, DAY) if at == DAY else (at,)
        case "am" | "mañana" | "madrugada" if hour == 12:
            return {"am": (at - _NOON, at), "mañana": (at,), "madrugada": (at - _NOON,)}[clock.part]
        case "am" | "mañana" | "madrugada":
            return (at,) if hour < 12 else ()
        case "noche":
            return _at_night(clock)
        case _:
            return (at,) if hour >= 12 else (at + _NOON,) if hour else ()


def _at_night(clock: Clock) -> tuple[int, ...]:
    at = clock.minutes
    if clock.hour in (12, 24):
        return (clock.minute, DAY + clock.minute) if not clock.minute else (at - _NOON,)
    if clock.hour >= 18:
        return (at,)
    return (at + _NOON,) if 6 <= clock.hour <= 11 else (at, at + _NOON) if 1 <= clock.hour <= 5 else ()


def _shared_part(opens: Clock, closes: Clock) -> tuple[tuple[int, int], ...]:
    """«de 2 a 6 de la tarde» is 14 to 18, and «de 9 a 5 de la tarde» is not 21 to 17."""
    if bool(opens.part) == bool(closes.part) or opens.exact or closes.exact or max(opens.hour, closes.hour) > 12:
        return ()
    part = opens.part or closes.part
    first, last = (Clock(clock.hour, clock.minute, clock.part or part, exact=False) for clock in (opens, closes))
    return _ordered(_meanings(first), _ends(last))[:1]


def _same_half(opens: Clock, closes: Clock) -> tuple[tuple[int, int], ...]:
    """«de 3 a 5», «de 6 a 8»: both of the morning or both of the afternoon."""
    at_last = closes.minutes
    if not opens.open_question or closes.part or closes.exact or not opens.minutes < at_last <= _NOON:
        return ()
    return ((opens.minutes, at_last), (opens.minutes + _NOON, at_last + _NOON))


def _in_order(opens: Clock, closes: Clock) -> tuple[tuple[int, int], ...]:
    return _ordered(_meanings(opens), _ends(closes))


def _ends(clock: Clock) -> tuple[int, ...]:
    """A session ends at noon rather than at midnight, and at midnight rather than at the 0 it began before."""
    ends = dict.fromkeys(at or DAY for at in _meanings(clock))
    return tuple(at for at in ends if at != DAY) or tuple(ends)


def _ordered(opens: tuple[int, ...], closes: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((first % DAY, last) for first, last in product(opens, closes) if first < last)
