"""The sessions of a meeting as the secretariat and announcements tell them, and why an item cannot be read."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from handlers.ports import Meeting, Session
from handlers.texts.calendar import WEEKDAYS
from handlers.texts.dates import hour, short_date, zone_name

ALL = "Para darle sesiones con nombre: «sesiones: 9 a 10:30 Apertura, Salón A; 11 a 12 Mesa de calidad, Salón B»."
ONE = "De una sesión: «sesión 2: Mesa de datos», «sesión 2: 11 a 12», «sesión 2 lugar: Salón C» o «quitar sesión 2»."
EMPTY = (
    "Después de «sesiones:» escriba cada sesión con sus horas y su título, por ejemplo: 9 a 10:30 Apertura, Salón A."
)
NO_HOURS = "faltan las horas. Escriba desde y hasta qué hora, y después el título, por ejemplo: 9 a 10:30 Apertura."
NO_END = "falta la hora en que termina, por ejemplo: 9 a 10:30 Apertura."
NO_TITLE = "falta el título, después de las horas."
NO_DAY = (
    "falta el día, porque la reunión tiene varios. Escríbalo antes de las horas, por ejemplo: viernes 25 9 a 12 Cierre."
)
DAY_FIRST = "escriba el día antes de las horas, por ejemplo: viernes 25 9 a 12 Cierre."
TWO_HOURS = "veo más de un horario. Escriba cada sesión en su línea, o sepárelas con punto y coma."
ONE_CLOCK = "las sesiones van con la hora de la reunión; escriba solo desde y hasta qué hora."
TITLE_OR_PLACE = "veo un lugar y ningún título. Escriba primero el título, por ejemplo: 9 a 10:30 Apertura, Salón A."
MANY_COMMAS = "no sé qué es título y qué es lugar. Escriba el lugar entre paréntesis, por ejemplo: Apertura (Salón A)."
TOO_FAR = "Las sesiones quedan en fechas muy distantes. Escriba los días de la reunión con su año antes de «sesiones:»."
ONE_AT_A_TIME = "Corrija una sesión por mensaje y nada más, o escriba todas de nuevo con «sesiones: …»."
THE_LAST_ONE = "Es la única sesión de la reunión, y no puede quedar sin ninguna."
LOST = (
    "Atención: las sesiones cambiaron y sus títulos y lugares ya no corresponden, por eso se quitaron. Escríbalos de nuevo "
    "con «sesiones: …»."
)
_SHORT, _IN_CHARACTERS = 3, 200
"""Titles that an announcement names, and how long they are together."""
_ROOM = re.compile(r"(?:sal[oó]n|sala|auditorio|aula|piso|oficina)\b", re.IGNORECASE)


def how(meeting: Meeting) -> str:
    """What can be said of its sessions: of each, once they are numbered."""
    return ONE if _is_numbered(meeting) else ALL


def refused(said: str, why: str) -> str:
    """The item as it was written, and the reason."""
    return f"En «{said[:80]}»: {why}"


def too_many(found: int, most: int) -> str:
    """More than a meeting has."""
    return f"Son {found} sesiones y una reunión puede tener hasta {most}."


def no_day_in(words: str) -> str:
    """What stands before the hours is no day."""
    return f"no entiendo «{words[:40]}» como día. Escriba primero el día si hace falta, después las horas y el título."


def which_day(words: str) -> str:
    """Two days of the meeting are called so."""
    return f"la reunión tiene más de un día que puede ser «{words[:40]}». Escríbalo con su número."


def outside(day: date, days: Sequence[date]) -> str:
    """Not a day of the meeting."""
    return f"el {_day(day)} no es un día de la reunión ({'; '.join(map(_day, days))}). Corrija primero los días."


def day_without(day: date) -> str:
    """A day of the meeting that no item names."""
    return f"El {_day(day)} queda sin ninguna sesión. Agréguela, o corrija primero los días de la reunión."


def no_such_session(number: int, there: int) -> str:
    """It has others."""
    return f"No hay una sesión {number}: la reunión tiene {'una sola' if there == 1 else there}."


def no_such_field(field: str) -> str:
    """Neither title nor place nor hours."""
    return f"No sé qué es «{field[:20]}» de una sesión. Escriba «título», «lugar» u «horario»."


def nothing_said(number: int) -> str:
    """Nothing after the colon."""
    return f"¿Qué cambia en la sesión {number}? Por ejemplo: «sesión {number}: 11 a 12»."


def title_or_place(number: int, said: str) -> str:
    """It may be either."""
    return f"¿«{said[:40]}» es el título o el lugar? Escriba «sesión {number} lugar: …» o «sesión {number} título: …»."


def not_understood(said: str) -> str:
    """It speaks of a session, in a way that is not known."""
    return f"No entendí «{said[:60]}». {ALL} {ONE}"


def day_or_title(number: int, said: str) -> str:
    """A date where a title or hours were expected."""
    return (
        f"No sé si «{said[:40]}» es un título o un día. Escriba «sesión {number} título: …», o el día con sus horas, por "
        f"ejemplo «sesión {number}: viernes 25 9 a 12»."
    )


def when(meeting: Meeting, zone: ZoneInfo) -> str:
    """«viernes 24 de septiembre de 2027, 9:00 a 17:00; sábado 25…», on the clocks of whoever reads.

    With titles, each day from its first session to its last: the titles follow on a line of their own.
    """
    if not any(one.title for one in meeting.sessions):
        return "; ".join(session(one, zone) for one in meeting.sessions)
    return "; ".join(session(one, zone) for one in _by_day(meeting.sessions, zone))


def numbered(meeting: Meeting) -> str:
    """What the secretariat's card says of when: its sessions with their numbers, when there is something to number."""
    clocks = zone_name(meeting.clocks)
    if not _is_numbered(meeting):
        return f"Cuándo: {session(meeting.sessions[0], meeting.clocks)} ({clocks})"
    lines = [f"{n}. {_told(one, meeting.clocks)}" for n, one in enumerate(meeting.sessions, 1)]
    return "\n".join([f"Sesiones ({clocks}):", *lines])


def announced(meeting: Meeting) -> str:
    """A line on the programme, when sessions have titles or places; nothing otherwise."""
    many = len(meeting.sessions)
    if not any(one.title or one.place for one in meeting.sessions):
        return ""
    names = "; ".join(f"{one.title}{_in_brackets(one.place)}" for one in meeting.sessions)
    if many <= _SHORT and len(names) <= _IN_CHARACTERS and all(one.title for one in meeting.sessions):
        return f"Programa: {names}"
    places = ", con sus lugares" if any(one.place for one in meeting.sessions) else ""
    return f"Programa: {'una sesión' if many == 1 else f'{many} sesiones'}{places} (/reunion {meeting.number})"


def session(of: Session, zone: ZoneInfo) -> str:
    """One stretch; whole days have no hours, and stay on their dates wherever they are read."""
    starts, ends = of.starts.astimezone(zone), of.ends.astimezone(zone)
    if of.whole_days:
        last = ends - timedelta(days=1)
        until = "" if last.date() <= starts.date() else f" al {short_date(last.date())}"
        return f"{day(starts)}{until}, horario por confirmar"
    over = f" del {short_date(ends.date(), year=False)}" if ends.date() != starts.date() else ""
    return f"{day(starts)}, {hour(of.starts, zone)} a {hour(of.ends, zone)}{over}"


def day(there: datetime) -> str:
    """«jueves 24 de septiembre de 2027»."""
    return _day(there.date())


def where(meeting: Meeting, session: Session) -> str:
    """Where a session is: a room is in the place of the meeting, any other place stands instead of it."""
    return ", ".join(filter(None, (within_the_city(meeting, session), meeting.city, meeting.country)))


def within_the_city(meeting: Meeting, session: Session) -> str:
    """The same without the city."""
    inside = (session.place, meeting.place) if _ROOM.match(session.place) else (session.place or meeting.place,)
    return ", ".join(filter(None, inside))


def _is_numbered(meeting: Meeting) -> bool:
    return len(meeting.sessions) > 1 or any(one.title or one.place for one in meeting.sessions)


def _by_day(sessions: Sequence[Session], zone: ZoneInfo) -> list[Session]:
    """One stretch a day, as long as all of its sessions."""
    found: list[Session] = []
    for _, group in groupby(sessions, lambda one: (one.starts.astimezone(zone).date(), one.whole_days)):
        same = list(group)
        found.append(Session(same[0].starts, max(one.ends for one in same), same[0].whole_days))
    return found


def _told(of: Session, zone: ZoneInfo) -> str:
    return f"{session(of, zone)}{f': {of.title}' if of.title else ''}{f' · Lugar: {of.place}' if of.place else ''}"


def _in_brackets(place: str) -> str:
    return f" ({place})" if place else ""


def _day(there: date) -> str:
    return f"{WEEKDAYS[there.weekday()]} {short_date(there)}"
