"""The calendar file that somebody sends, as meetings they may want to announce; or why not, all of it at once.

Nothing here raises, whatever the bytes: what is wrong is told in Spanish, by the title of the event that has it.
"""

from handlers.meetings.icalendar.found import ReadEvent, Refused
from handlers.meetings.icalendar.gathering import gathered
from handlers.meetings.icalendar.lines import Block, calendars_in
from handlers.meetings.icalendar.pieces import Piece, clocks_of, piece_of
from handlers.texts import icalendar as texts

_ANSWERS = ("REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH")


def read(raw: bytes) -> tuple[ReadEvent, ...] | Refused:
    """At least one event, or why there is none."""
    calendars = calendars_in(raw)
    if isinstance(calendars, Refused):
        return calendars
    if any(calendar.text("METHOD").upper() in _ANSWERS for calendar in calendars):
        return Refused(texts.an_answer())
    found = [piece for calendar in calendars for piece in _pieces(calendar)]
    if problems := [problem for problem in found if isinstance(problem, str)]:
        return Refused(texts.refused(problems))
    return tuple(gathered([piece for piece in found if isinstance(piece, Piece)])) or Refused(texts.no_events())


def _pieces(calendar: Block) -> list[Piece | str]:
    clocks = clocks_of(calendar)
    called_off = calendar.text("METHOD").upper() == "CANCEL"
    return [piece_of(event, clocks, called_off=called_off) for event in calendar.all("VEVENT")]
