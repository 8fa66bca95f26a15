"""Meetings as calendars read them: a file to open from the chat, and the feed that a calendar follows by itself.

A file is PUBLISH: anybody's calendar adds it at a tap. A REQUEST must name an organiser and the guest (RFC 5546, 3.2.2)
and Outlook blocks it for whoever is not named. PUBLISH may hold cancelled events too (3.2.1), so a session that was
dropped travels with those that stay; only a meeting that is cancelled as a whole is CANCEL. A feed has no method: what
is not in it any more is gone. The organiser that RFC 5546 wants is named where there is an address.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from icalendar import Calendar, Event, vCalAddress, vText, vUri

from handlers.meetings.icalendar.alarms import REMINDERS, alarms_for
from handlers.meetings.icalendar.clocks import clocks_of
from handlers.meetings.icalendar.plain import in_a_line, written
from handlers.ports.meetings import Meeting, Session
from handlers.texts import icalendar as texts

PRODUCT = "-//Enlace CONARE//Reuniones//ES"
REFRESH = timedelta(hours=6)
"""How often a calendar is asked to read the feed again; Google and Outlook decide for themselves."""
_LINK = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x20\x7f-\x9f]+")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Copy:
    """For whom a calendar is written, and when."""

    written: datetime
    approved: bool
    """Whether they may see the link."""
    reminders: Sequence[timedelta] = REMINDERS
    organizer: str = ""
    """An address of mail; empty where there is none."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A session as calendars know it."""

    meeting: Meeting
    place: int
    session: Session
    known: datetime
    """Whoever goes needs no reminder before: they were at the session before."""
    stamp: datetime
    off: bool

    @property
    def years(self) -> Sequence[int]:
        zone = self.meeting.clocks
        return self.session.starts.astimezone(zone).year, self.session.ends.astimezone(zone).year

    @property
    def uid(self) -> str:
        name, at, host = self.meeting.uid.partition("@")
        return f"{name}-sesion-{self.place}{at}{host}"


def file_of(meeting: Meeting, copy: Copy, *, before: Meeting | None = None) -> bytes:
    """One meeting that is no draft. Sessions that it had `before` and has no more are cancelled in it."""
    if meeting.state == "draft":
        raise ValueError("a draft is in nobody's calendar")
    calendar = _calendar()
    calendar.add("METHOD", "CANCEL" if meeting.state == "cancelled" else "PUBLISH")
    calendar.add("X-WR-TIMEZONE", meeting.zone)
    return _filled(calendar, [*_parts(meeting, copy, copy.written), *_dropped(meeting, before, copy)], copy)


def feed_of(meetings: Iterable[Meeting], copy: Copy, *, name: str = texts.FEED) -> bytes:
    """All that was ever announced, cancelled or not. The same meetings give the same bytes until a reminder is past."""
    calendar = _calendar()
    calendar.add("NAME", written(name))
    calendar.add("X-WR-CALNAME", written(name))
    calendar.add("REFRESH-INTERVAL", REFRESH, {"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "PT6H")
    announced = [meeting for meeting in meetings if meeting.state != "draft"]
    parts = [part for one in announced for part in _parts(one, copy, one.changed or copy.written)]
    return _filled(calendar, parts, copy)


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", PRODUCT)
    calendar.add("CALSCALE", "GREGORIAN")
    return calendar


def _parts(meeting: Meeting, copy: Copy, stamp: datetime) -> Iterator[_Part]:
    off = meeting.state == "cancelled"
    known = [copy.written, *(max(copy.written, session.ends) for session, _ in pairwise(meeting.sessions))]
    for place, (session, since) in enumerate(zip(meeting.sessions, known, strict=True), start=1):
        yield _Part(meeting, place, session, since, stamp, off)


def _dropped(meeting: Meeting, before: Meeting | None, copy: Copy) -> Iterator[_Part]:
    kept = len(meeting.sessions)
    for place, session in enumerate(before.sessions[kept:] if before else (), start=kept + 1):
        yield _Part(meeting, place, session, session.ends, copy.written, off=True)


def _event(part: _Part, copy: Copy) -> Event:
    meeting = part.meeting
    event = Event()
    event.add("UID", written(part.uid))
    event.add("SEQUENCE", meeting.sequence)
    event.add("DTSTAMP", part.stamp)
    event.add("LAST-MODIFIED", meeting.changed or part.stamp)
    event.add("DTSTART", _clocks(part, part.session.starts))
    event.add("DTEND", _clocks(part, part.session.ends))
    event.add("STATUS", "CANCELLED" if part.off else "CONFIRMED")
    event.add("TRANSP", "TRANSPARENT" if part.off else "OPAQUE")
    for name, text in _told(part, approved=copy.approved):
        event.add(name, text)
    if _ADDRESS.fullmatch(copy.organizer):
        event.add("ORGANIZER", _organizer(meeting, copy.organizer))
    if part.off:
        return event
    for alarm in alarms_for(part.session, copy.reminders, says=meeting.title, since=part.known):
        event.add_component(alarm)
    return event


def _told(part: _Part, *, approved: bool) -> Iterator[tuple[str, vText | vUri]]:
    meeting, session = part.meeting, part.session
    yield "SUMMARY", written(in_a_line(texts.title(meeting, session.title, cancelled=part.off)))
    if location := in_a_line(texts.location(meeting, session)):
        yield "LOCATION", written(location)
    if theme := in_a_line(meeting.theme):
        yield "CATEGORIES", written(theme)
    yield "DESCRIPTION", written(texts.details(meeting, whole_days=session.whole_days, approved=approved))
    if approved and _LINK.fullmatch(meeting.link) and not part.off:
        yield "URL", vUri(meeting.link)
        yield "CONFERENCE", vUri(meeting.link, params={"VALUE": "URI", "FEATURE": "VIDEO"})


def _clocks(part: _Part, moment: datetime) -> date:
    """What the host's clocks show; the hour that they show twice can only be told in UTC (RFC 5545, 3.3.5)."""
    local = moment.astimezone(part.meeting.clocks)
    if part.session.whole_days:
        return local.date()
    return moment.astimezone(UTC) if local.fold else local


def _organizer(meeting: Meeting, address: str) -> vCalAddress:
    name = in_a_line(meeting.convenes).replace('"', "'")
    return vCalAddress(f"mailto:{address}", params={"CN": name} if name else {})


def _filled(calendar: Calendar, parts: Sequence[_Part], copy: Copy) -> bytes:
    for part in parts:
        calendar.add_component(_event(part, copy))
    years = [year for part in parts for year in part.years]
    for zone in sorted(calendar.get_missing_tzids(), reverse=True):
        calendar.subcomponents.insert(0, clocks_of(zone, min(years), max(years)))
    filled: bytes = calendar.to_ical()
    return filled
