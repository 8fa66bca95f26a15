"""The bytes of a file as blocks of properties. They may come from anybody, so each step is bounded.

Lines are unfolded and split by the library, but not interpreted by it: its parser follows whatever rules of time zones
a file brings, a change every second included, keeps them for all later files, and fails on names it takes for paths.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from icalendar.parser import Contentline, Contentlines

from handlers.meetings.icalendar.found import Refused
from handlers.texts import icalendar as texts

LARGEST = 5_000_000
"""Bytes; 200 meetings with the descriptions that Outlook writes are about four million."""
LONGEST = 20_000
"""Characters of one property that are read."""
MOST = 200
"""Events of a file."""
MOST_LINES = 20_000
"""That are read: a hundred for each event. It takes a second."""
DEEPEST = 8
"""Blocks within blocks; an alarm in a meeting is at three."""
_WANTED = re.compile(
    r"(BEGIN|END|VERSION|METHOD|X-WR-TIMEZONE|TZID|X-LIC-LOCATION|TZOFFSETTO|UID|RECURRENCE-ID|RELATED-TO|SEQUENCE|DTSTAMP"
    r"|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|EXRULE|STATUS|SUMMARY|LOCATION|DESCRIPTION|CATEGORIES|ORGANIZER|URL"
    r"|CONFERENCE|X-GOOGLE-CONFERENCE|X-MICROSOFT-SKYPETEAMSMEETINGURL)\s*[:;]",
    re.IGNORECASE,
)
_EVENT = re.compile(r"^BEGIN:VEVENT\s*$", re.IGNORECASE | re.MULTILINE)
_START = re.compile(r"\s*BEGIN:VCALENDAR\s*$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Property:
    """One line."""

    parameters: dict[str, str]
    """Names in capitals."""
    value: str


@dataclass(frozen=True, slots=True)
class Block:
    """A component: its properties by name, and what is within."""

    name: str
    properties: dict[str, list[Property]] = field(default_factory=dict)
    within: list["Block"] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """The first property of a name."""
        return next(iter(self.properties.get(name, ())), None)

    def text(self, name: str) -> str:
        """Its value; empty where there is none."""
        found = self.first(name)
        return found.value.strip() if found else ""

    def all(self, name: str) -> Iterator["Block"]:
        """The blocks of a name that are directly within."""
        return (block for block in self.within if block.name == name)


def calendars_in(raw: bytes) -> list[Block] | Refused:
    """The calendars of a file."""
    if not raw.strip():
        return Refused(texts.empty())
    if len(raw) > LARGEST:
        return Refused(texts.too_large(LARGEST))
    text = _decoded(raw)
    if text is None or not _START.match(text):
        return Refused(texts.no_calendar())
    if (events := len(_EVENT.findall(text))) > MOST:
        return Refused(texts.too_many(events, MOST))
    found = _nested(text)
    if found is None:
        return Refused(texts.broken())
    if any(calendar.text("VERSION") == "1.0" for calendar in found):
        return Refused(texts.old_format())
    return found


def _decoded(raw: bytes) -> str | None:
    """Outlook writes what Windows calls ANSI; nothing that is a text holds a zero."""
    utf_16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if utf_16 else ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text.replace("\r\n", "\n").replace("\r", "\n")
    return None


def _nested(text: str) -> list[Block] | None:
    """`None` when blocks do not close as they opened."""
    whole = Block("")
    stack = [whole]
    for name, found in _properties(text):
        value = found.value.strip().upper()
        if name == "BEGIN":
            stack[-1].within.append(block := Block(value))
            stack.append(block)
        elif name == "END" and stack.pop().name != value:
            return None
        elif name != "END":
            stack[-1].properties.setdefault(name, []).append(found)
        if not 1 <= len(stack) <= DEEPEST:
            return None
    return [*whole.all("VCALENDAR")] if len(stack) == 1 else None


def _properties(text: str) -> Iterator[tuple[str, Property]]:
    """Lines that cannot be split are passed over: programs write some. More than the most leave blocks open."""
    lines: Iterator[str] = iter(Contentlines.from_ical(text))  # type: ignore[no-untyped-call]
    for line in islice((line for line in lines if _WANTED.match(line)), MOST_LINES):
        try:
            name, parameters, value = Contentline(line[:LONGEST]).parts()  # type: ignore[no-untyped-call]
        except ValueError:
            continue
        yield name.upper(), Property({key.upper(): _one(given) for key, given in parameters.items()}, value)


def _one(given: str | list[str]) -> str:
    return given if isinstance(given, str) else ",".join(given)
