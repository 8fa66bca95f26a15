"""Which zone a calendar file means: its names are those of IANA, of Windows, of a vendor, or of nobody."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from zoneinfo import available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from handlers.meetings.icalendar.lines import Block

_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(?:00)?")


def zones_of(calendar: Block) -> Mapping[str, str]:
    """The names that a file gives to zones, and the IANA zones they stand for: empty when that cannot be known."""
    return {name: _described(block) for block in calendar.all("VTIMEZONE") if (name := block.text("TZID"))}


def zone_named(name: str, described: Mapping[str, str]) -> str:
    """The IANA zone of a TZID; empty when nobody can tell."""
    return next((zone for zone in _readings(name) if zone in _known()), described.get(name, ""))


def _readings(name: str) -> Iterator[str]:
    """«/vendor.org/20260101/America/Lima» is America/Lima; «SA Pacific Standard Time» is America/Bogota."""
    name = name.strip(' "/')
    yield WINDOWS_TO_OLSON.get(name, name)
    parts = name.split("/")[-3:]
    yield from ("/".join(parts[start:]) for start in range(len(parts)))
    if name.lower() in ("z", "utc", "gmt", "tzone://microsoft/utc"):
        yield "UTC"


def _described(block: Block) -> str:
    """A zone that never changes its clocks is told by its offset; of others only their author knows the name."""
    if said := zone_named(block.text("X-LIC-LOCATION"), {}):
        return said
    offsets = {part.text("TZOFFSETTO") for part in block.within}
    match = _OFFSET.fullmatch(offsets.pop()) if len(offsets) == 1 else None
    if not match or match[3] != "00":
        return ""
    hours = int(match[2])
    fixed = f"Etc/GMT{'-' if match[1] == '+' else '+'}{hours}" if hours else "UTC"
    return fixed if fixed in _known() else ""


@cache
def _known() -> frozenset[str]:
    """Without the clocks of this machine and others that name no place."""
    return frozenset(available_timezones() - {"localtime", "posixrules", "Factory"})
