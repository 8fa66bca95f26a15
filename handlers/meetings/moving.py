"""A meeting that goes to other days or other clocks: hours, titles and places of its sessions go with it.

Names follow only where it is plain which session is which: as many days, and as many sessions on each of them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from handlers.meetings.when import Impossible, Span, moment
from handlers.ports import Meeting, Session

_DAY = timedelta(days=1)


def is_named(sessions: Sequence[Session]) -> bool:
    """Whether any has a title or a place of its own."""
    return any(session.title or session.place for session in sessions)


def days_of(meeting: Meeting) -> tuple[date, ...]:
    """The days on which it has a session, on the clocks of the host, in order."""
    return tuple(sorted({day for session in meeting.sessions for day in _days(session, meeting.clocks)}))


def days_in(spans: Sequence[Span]) -> tuple[date, ...]:
    """All days that were said, in order."""
    return tuple(sorted({span.first + n * _DAY for span in spans for n in range((span.last - span.first).days + 1)}))


def onto(meeting: Meeting, spans: Sequence[Span], zone: str) -> tuple[Session, ...] | Impossible | None:
    """Its programme on the days that were said; `None` when they say hours too, or are not as many."""
    days, others = days_of(meeting), days_in(spans)
    if not is_named(meeting.sessions) or len(days) != len(others) or any(span.opens or span.closes for span in spans):
        return None
    goes = dict(zip(days, others, strict=True))
    for session in meeting.sessions:
        stays = _days(session, meeting.clocks)
        if session.whole_days and goes[stays[-1]] - goes[stays[0]] != stays[-1] - stays[0]:
            return None
    return moved(meeting, goes, zone)


def moved(meeting: Meeting, goes: Mapping[date, date], zone: str) -> tuple[Session, ...] | Impossible:
    """The same hours on the clocks of `zone`, on the days that each goes to: its own when it is not named."""
    found: list[Session] = []
    for session in meeting.sessions:
        starts, ends = session.starts.astimezone(meeting.clocks), session.ends.astimezone(meeting.clocks)
        day = goes.get(starts.date(), starts.date())
        begins = moment(day, starts.time(), zone)
        until = moment(day + (ends.date() - starts.date()), ends.time(), zone)
        if isinstance(begins, Impossible):
            return begins
        if isinstance(until, Impossible):
            return until
        found.append(replace(session, starts=begins, ends=until))
    return tuple(sorted(found, key=lambda session: session.starts))


def named_as(sessions: Sequence[Session], zone: str, meeting: Meeting) -> tuple[Session, ...]:
    """With the titles and places of the meeting, where every day has as many sessions as it had."""
    if _counts(sessions, ZoneInfo(zone)) != _counts(meeting.sessions, meeting.clocks):
        return tuple(sessions)
    pairs = zip(sessions, meeting.sessions, strict=True)
    return tuple(replace(new, title=old.title, place=old.place) for new, old in pairs)


def lost(before: Meeting, after: Meeting) -> bool:
    """Whether sessions had names, and those that took their place have none."""
    return (
        is_named(before.sessions) and not is_named(after.sessions) and not set(after.sessions) <= set(before.sessions)
    )


def _days(session: Session, clocks: ZoneInfo) -> list[date]:
    """One of a session with hours, even when it ends after midnight."""
    first = session.starts.astimezone(clocks).date()
    if not session.whole_days:
        return [first]
    return [first + n * _DAY for n in range((session.ends.astimezone(clocks).date() - first).days)] or [first]


def _counts(sessions: Sequence[Session], clocks: ZoneInfo) -> list[int]:
    """How many sessions begin on each day, in order."""
    each = Counter(session.starts.astimezone(clocks).date() for session in sessions)
    return [each[day] for day in sorted(each)]
