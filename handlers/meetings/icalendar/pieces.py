"""One VEVENT as a piece of a meeting: checked by itself, before it is known what else belongs to the meeting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from handlers.meetings.icalendar.found import Stretch
from handlers.meetings.icalendar.lines import Block
from handlers.meetings.icalendar.moments import YEARS, Clocks, Moment, end_of, moment_of, start_of
from handlers.meetings.icalendar.plain import in_a_line
from handlers.meetings.icalendar.repeating import starts_of
from handlers.meetings.icalendar.zones import zone_named, zones_of
from handlers.texts import icalendar as texts


@dataclass(frozen=True, slots=True)
class Piece:
    """What a VEVENT says."""

    event: Block
    uid: str
    title: str
    stretches: tuple[Stretch, ...]
    zone: str
    instead: datetime | None
    """Which date of an event that repeats this one replaces."""
    off: bool
    sequence: int
    stamp: str


@dataclass(frozen=True, slots=True)
class _Times:
    """When it takes place, and on whose clocks."""

    stretches: tuple[Stretch, ...]
    zone: str


def clocks_of(calendar: Block) -> Clocks:
    """The zones of a file; X-WR-TIMEZONE is where its hours without one are."""
    described = zones_of(calendar)
    return Clocks(zone_named(calendar.text("X-WR-TIMEZONE"), described), described)


def piece_of(event: Block, clocks: Clocks, *, called_off: bool) -> Piece | str:
    """What it says, or what is wrong with it, in Spanish."""
    off = called_off or event.text("STATUS").upper() == "CANCELLED"
    title = _title(event, off=off)
    times = _times(event, clocks, title)
    if isinstance(times, str):
        return times
    instead = moment_of(event.first("RECURRENCE-ID"), clocks)
    return Piece(
        event,
        uid=event.text("UID"),
        title=title,
        stretches=times.stretches,
        zone=times.zone,
        instead=instead.moment if instead else None,
        off=off,
        sequence=_number(event.text("SEQUENCE")),
        stamp=event.text("DTSTAMP"),
    )


def overlap(stretches: tuple[Stretch, ...]) -> bool:
    """Whether one begins before the one before has ended; they come in order."""
    return any(one.ends > other.starts for one, other in pairwise(stretches))


def _title(event: Block, *, off: bool) -> str:
    said = in_a_line(event.text("SUMMARY"))
    return (said.removeprefix(texts.CANCELLED) if off else said) or texts.nameless()


def _times(event: Block, clocks: Clocks, title: str) -> _Times | str:
    starts = start_of(event, clocks)
    if starts is None:
        return texts.no_start(title)
    ends = _end(event, starts, clocks, title)
    if isinstance(ends, str):
        return ends
    found = starts_of(event, starts, clocks, title)
    if isinstance(found, str):
        return found
    stretches = _stretches(found, starts, ends)
    if overlap(stretches):
        return texts.overlapping(title)
    return _Times(stretches, _zone(starts, ends, clocks))


def _end(event: Block, starts: Moment, clocks: Clocks, title: str) -> Moment | str:
    if starts.shown.year not in YEARS:
        return texts.out_of_range(title, YEARS[0], YEARS[-1])
    ends = end_of(event, starts, clocks)
    if ends is None:
        return texts.no_end(title)
    if ends.shown.year not in YEARS:
        return texts.out_of_range(title, YEARS[0], YEARS[-1])
    if starts.zone and not ends.zone:
        ends = replace(ends, zone=starts.zone)
    if ends.zone and not starts.zone:
        return texts.no_end(title)
    return ends if ends.moment > starts.moment else texts.ends_too_early(title)


def _stretches(found: Sequence[Moment], starts: Moment, ends: Moment) -> tuple[Stretch, ...]:
    """Each lasts as long on the clocks as the first; or at all, in the hour that they leave out in spring."""
    last = [replace(ends, shown=ends.shown + (one.shown - starts.shown)).moment for one in found]
    span = ends.moment - starts.moment
    until = [late if late > one.moment else one.moment + span for one, late in zip(found, last, strict=True)]
    return tuple(Stretch(one.moment, end, starts.whole_day) for one, end in zip(found, until, strict=True))


def _zone(starts: Moment, ends: Moment, clocks: Clocks) -> str:
    """A place says more than UTC."""
    named = (starts.zone, ends.zone, clocks.default, starts.zone)
    return next((zone for zone in named if zone and zone != "UTC"), starts.zone)


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) < 10 else 0
