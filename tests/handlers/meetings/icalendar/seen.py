"""What another program makes of a calendar file: read by vobject, kept as RFC 5546 says that calendars keep events."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

import vobject
from dateutil.rrule import rrulestr

Seen = Any
"""Components and lines of vobject, whose attributes are the names in the file."""


def seen(raw: bytes) -> Seen:
    """The calendar, if it is one and valid."""
    calendar = vobject.readOne(raw.decode())
    calendar.validate(raiseException=True)
    return calendar


def zones_in(calendar: Seen) -> dict[str, tzinfo]:
    """The zones as the file itself describes them, and nobody else."""
    return {zone.tzid.value: zone.tzinfo for zone in calendar.contents.get("vtimezone", [])}


def offset(zone: Seen, at: datetime) -> str:
    """The offset at a moment, by the letter of RFC 5545, 3.6.5: each onset is on the clocks that it puts an end to."""
    onsets = []
    for part in (*zone.contents.get("standard", []), *zone.contents.get("daylight", [])):
        before = datetime.strptime(part.tzoffsetfrom.value, "%z").utcoffset() or timedelta()
        rules = [f"RRULE:{rule.value}" for rule in part.contents.get("rrule", [])]
        until = at.replace(tzinfo=None) + timedelta(days=1)
        first = part.dtstart.value
        shown = [first, *(day for line in part.contents.get("rdate", []) for day in line.value)]
        shown += rrulestr("\n".join(rules), dtstart=first).between(first, until) if rules else []
        onsets += [(clocks.replace(tzinfo=UTC) - before, part.tzoffsetto.value) for clocks in shown]
    return str(max(onset for onset in onsets if onset[0] <= at)[1])


def moment(line: Seen, zones: dict[str, tzinfo]) -> date:
    """In UTC; a date stays one."""
    value = line.value
    if not isinstance(value, datetime):
        assert isinstance(value, date)
        return value
    named = line.params.get("X-VOBJ-ORIGINAL-TZID")
    zone = zones[named[0]] if named else UTC
    return value.replace(tzinfo=zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """An event that a calendar keeps."""

    title: str
    starts: date
    ends: date
    version: tuple[int, datetime]
    cancelled: bool


@dataclass(slots=True)
class Agenda:
    """A person's calendar: by UID, the higher SEQUENCE counts, then the later DTSTAMP (RFC 5546, 2.1.5)."""

    entries: dict[str, Entry] = field(default_factory=dict)

    def open(self, raw: bytes) -> None:
        """What a person does with a file from the chat."""
        calendar = seen(raw)
        zones = zones_in(calendar)
        for event in calendar.vevent_list:
            entry = Entry(
                event.summary.value,
                moment(event.dtstart, zones),
                moment(event.dtend, zones),
                (int(event.sequence.value), event.dtstamp.value),
                event.status.value == "CANCELLED",
            )
            known = self.entries.get(event.uid.value)
            if known is None or entry.version > known.version:
                self.entries[event.uid.value] = entry

    @property
    def going(self) -> list[Entry]:
        """What takes place, in order of time."""
        return sorted((one for one in self.entries.values() if not one.cancelled), key=lambda one: str(one.starts))
