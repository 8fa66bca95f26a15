"""When a meeting is: on the clocks of whoever reads it, and on those of the host where they show something else."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.ports import Meeting, Session
from handlers.texts.dates import hour, weekday_of, zone_name

_BEFORE_THE_END = timedelta(microseconds=1)


def when(meeting: Meeting, now: datetime, own: ZoneInfo | None) -> list[str]:
    """A line for the first session, one for the host's clocks where they differ, and one on how many follow."""
    first, *others = meeting.sessions
    lines = lines_of(first, meeting, now, own)
    if others:
        last = weekday_of(meeting.ends - _BEFORE_THE_END, now, _zone(others[-1], meeting, own))
        many = "una sesión más" if len(others) == 1 else f"{len(others)} sesiones más"
        lines.append(f"Y {many}, hasta el {last}.")
    return lines


def agenda(meeting: Meeting, now: datetime, own: ZoneInfo | None) -> list[str]:
    """Every session, with its title and its place where it has them."""
    if len(meeting.sessions) == 1 and not meeting.sessions[0].title:
        return [*lines_of(meeting.sessions[0], meeting, now, own), *_place(meeting.sessions[0])]
    lines: list[str] = []
    for session in meeting.sessions:
        first, *rest = lines_of(session, meeting, now, own)
        lines += [f"• {session.title}: {first}" if session.title else f"• {first}", *rest, *_place(session)]
    return lines


def lines_of(session: Session, meeting: Meeting, now: datetime, own: ZoneInfo | None) -> list[str]:
    """One session on the reader's clocks; then on the host's, where those show another hour or another day."""
    host = meeting.clocks
    if session.whole_days:
        return [f"{_days(session, now, host)}, horario por confirmar"]
    zone = own or host
    lines = [f"{_hours(session, now, zone)} ({zone_name(zone)})"]
    if _shown(session, zone) != _shown(session, host):
        lines.append(f"En la sede: {_hours(session, now, host)} ({zone_name(host)})")
    return lines


def short(meeting: Meeting, now: datetime, own: ZoneInfo | None) -> str:
    """«lunes 30 de noviembre»: the day on which it begins."""
    return weekday_of(meeting.starts, now, _zone(meeting.sessions[0], meeting, own))


def _place(session: Session) -> list[str]:
    return [f"Lugar de esta sesión: {session.place}"] if session.place else []


def _zone(session: Session, meeting: Meeting, own: ZoneInfo | None) -> ZoneInfo:
    """Whole days are those of the host, wherever one is."""
    return meeting.clocks if session.whole_days else own or meeting.clocks


def _days(session: Session, now: datetime, host: ZoneInfo) -> str:
    first = weekday_of(session.starts, now, host)
    last = weekday_of(session.ends - _BEFORE_THE_END, now, host)
    return first if first == last else f"{first} a {last}"


def _hours(session: Session, now: datetime, zone: ZoneInfo) -> str:
    starts, ends = weekday_of(session.starts, now, zone), weekday_of(session.ends - _BEFORE_THE_END, now, zone)
    if starts == ends:
        return f"{starts}, de {hour(session.starts, zone)} a {hour(session.ends, zone)}"
    return f"{starts} a las {hour(session.starts, zone)}, hasta el {ends} a las {hour(session.ends, zone)}"


def _shown(session: Session, zone: ZoneInfo) -> Sequence[datetime]:
    """What the clocks of a zone show."""
    return [moment.astimezone(zone).replace(tzinfo=None) for moment in (session.starts, session.ends)]
