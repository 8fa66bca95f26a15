"""When an event begins and ends, as its lines say it: what clocks show, and where those clocks hang."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import vDDDTypes, vDuration
from icalendar.error import InvalidCalendar

from handlers.meetings.icalendar.lines import Block, Property
from handlers.meetings.icalendar.zones import zone_named

YEARS = range(2000, 2101)
"""In which meetings are."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """Where hours without a zone are, and what a file calls its zones."""

    default: str
    described: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Moment:
    """What clocks show, without a zone of its own; `zone` is empty when nobody says where they hang."""

    shown: datetime
    zone: str
    whole_day: bool

    @property
    def moment(self) -> datetime:
        """In UTC where the zone is known. At both ends of all calendars an offset is of no use to anybody."""
        if self.zone and 1 < self.shown.year < 9999:
            return self.shown.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)
        return self.shown.replace(tzinfo=UTC) if self.zone else self.shown

    def after(self, span: timedelta) -> "Moment | None":
        """Days are counted on the calendar, hours on a stopwatch (RFC 5545, 3.3.6); `None` beyond all calendars."""
        try:
            later = replace(self, shown=self.shown + timedelta(days=span.days))
            exact = later.moment + timedelta(seconds=span.seconds)
            shown = exact.astimezone(ZoneInfo(self.zone)) if self.zone else exact
        except OverflowError:
            return None
        if self.zone and shown.fold:
            return replace(self, shown=exact.replace(tzinfo=None), zone="UTC")
        return replace(self, shown=shown.replace(tzinfo=None))


def start_of(event: Block, clocks: Clocks) -> Moment | None:
    """`None` when it is missing or cannot be understood."""
    return moment_of(event.first("DTSTART"), clocks)


def end_of(event: Block, starts: Moment, clocks: Clocks) -> Moment | None:
    """By DTEND or DURATION; a date alone lasts a day (RFC 5545, 3.6.1)."""
    if event.first("DTEND"):
        ends = moment_of(event.first("DTEND"), clocks)
        return ends if ends and ends.whole_day == starts.whole_day else None
    if event.first("DURATION"):
        span = _span(event.text("DURATION"))
        return starts.after(span) if span is not None else None
    return starts.after(timedelta(days=1)) if starts.whole_day else None


def moment_of(said: Property | None, clocks: Clocks) -> Moment | None:
    """A date or a time, by itself or of a zone."""
    value = _value(said.value.strip()) if said else None
    if said is None or value is None:
        return None
    named = zone_named(said.parameters.get("TZID", ""), clocks.described)
    zone = named or ("" if "TZID" in said.parameters else clocks.default)
    if not isinstance(value, datetime):
        return Moment(datetime(value.year, value.month, value.day), zone, whole_day=True)  # noqa: DTZ001 -- clocks
    return Moment(value.replace(tzinfo=None), "UTC" if value.tzinfo else zone, whole_day=False)


def _value(said: str) -> date | None:
    try:
        value: object = vDDDTypes.from_ical(said)  # type: ignore[no-untyped-call]
    except (ValueError, InvalidCalendar):
        return None
    return value if isinstance(value, date) else None


def _span(said: str) -> timedelta | None:
    try:
        span: timedelta = vDuration.from_ical(said)  # type: ignore[no-untyped-call]
    except (ValueError, InvalidCalendar):
        return None
    return span
