"""Meetings with quiet defaults: a test names only what matters to it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from handlers.ports import Meeting, Session, Who

SECRETARY = Who("t", "secretaria", "Secretaria")


def at(day: str, hour: str, zone: str = "America/Santiago") -> datetime:
    """«2026-12-01», «9:00» on the clocks of a zone, in UTC."""
    written = datetime.fromisoformat(f"{day}T{hour.zfill(5)}").replace(tzinfo=ZoneInfo(zone))
    return written.astimezone(UTC)


def session(day: str, opens: str = "9:00", closes: str = "13:00", *, zone: str = "America/Santiago") -> Session:
    """A morning."""
    return Session(at(day, opens, zone), at(day, closes, zone))


def whole_days(first: str, days: int = 1, *, zone: str = "America/Santiago") -> Session:
    """Days without hours."""
    after = datetime.fromisoformat(first).date() + timedelta(days=days)
    return Session(at(first, "00:00", zone), at(after.isoformat(), "00:00", zone), whole_days=True)


def meeting(number: int = 1, day: str = "2026-12-01", **changes: Any) -> Meeting:
    """An announced morning in Santiago, a week and a day after the Monday noon of the tests."""
    made = Meeting(
        number=number,
        uid=f"reunion-{number}@enlace",
        title="Taller de digitalización",
        zone="America/Santiago",
        sessions=(session(day),),
        mode="in_person",
        made_by=SECRETARY,
        state="announced",
        country="Chile",
        city="Santiago",
    )
    return replace(made, **changes)
