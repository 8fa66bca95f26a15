"""Meetings for calendars, with quiet defaults."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from handlers.meetings.icalendar import Copy
from handlers.ports import Who
from handlers.ports.meetings import Meeting, Session

AT_NINE = datetime(2027, 3, 10, 14, tzinfo=UTC)
"""In Lima."""
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
COPY = Copy(written=NOW, approved=True)


def session(starts: datetime = AT_NINE, *, hours: int = 3, title: str = "", place: str = "") -> Session:
    """A morning."""
    return Session(starts, starts + timedelta(hours=hours), title=title, place=place)


def days(first: datetime, last: datetime, zone: str) -> Session:
    """Whole days, the last one excluded."""
    here = ZoneInfo(zone)
    starts, ends = (day.replace(tzinfo=here).astimezone(UTC) for day in (first, last))
    return Session(starts, ends, whole_days=True)


def meeting(*sessions: Session, zone: str = "America/Lima", **others: Any) -> Meeting:
    """An announced meeting."""
    bare = Meeting(
        number=7,
        uid="reunion-7@enlace",
        title="Reunión plenaria",
        zone=zone,
        sessions=sessions or (session(),),
        mode="in_person",
        made_by=Who("t", "sofia", "Sofía"),
        state="announced",
    )
    return replace(bare, **others)
