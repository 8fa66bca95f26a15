"""Meetings as iCalendar (RFC 5545), in and out: bytes <-> values, nothing else.

Reading order: writing, clocks, alarms, plain; then found, lines, zones, moments, repeating, pieces, gathering, links,
reading. What a calendar is told is PUBLISH and never REQUEST: see writing. What a file says is not trusted: see lines.
"""

from handlers.meetings.icalendar.alarms import REMINDERS
from handlers.meetings.icalendar.found import ReadEvent, Refused, Stretch
from handlers.meetings.icalendar.reading import read
from handlers.meetings.icalendar.writing import Copy, feed_of, file_of

__all__ = ["REMINDERS", "Copy", "ReadEvent", "Refused", "Stretch", "feed_of", "file_of", "read"]
