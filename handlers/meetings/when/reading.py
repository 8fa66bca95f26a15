"""Reads when a meeting is to be: what one announces lies ahead."""

from datetime import date

from handlers.meetings.when import reasons
from handlers.meetings.when.almanac import Vantage
from handlers.meetings.when.doubts import doubt
from handlers.meetings.when.hours import hours_at
from handlers.meetings.when.joining import Spans, chains_of, joined
from handlers.meetings.when.pieces import Days, Hours, Part, Piece, days
from handlers.meetings.when.scanning import ANNOUNCED, relative_at, scanned
from handlers.meetings.when.values import Ambiguous, Impossible, Span, Understood
from handlers.meetings.when.writing import Writing, written


def read(text: str, today: date) -> Understood | Impossible | Ambiguous | None:
    """The days and hours that a text announces; None when nothing in it is a date.

    A day without a year is the next to come, today included. Whatever can be read in two ways is Ambiguous, whatever
    contradicts itself or the calendar is Impossible, and hours without a day are nothing: see `hours_on`.
    """
    writing = written(text)
    pieces = scanned(writing, Vantage(today, back=False, asked=False), ANNOUNCED)
    return _judged(writing, pieces)


def hours_on(text: str, on: Span) -> Understood | Impossible | Ambiguous | None:
    """The hours that a text says, on days that are known already; None when it says none."""
    writing = written(text)
    vantage = Vantage(on.first, back=False, asked=False)
    pieces = [
        piece
        for piece in scanned(writing, vantage, (hours_at, relative_at))
        if isinstance(piece.what, Hours | Part | Impossible)
    ]
    if not any(isinstance(piece.what, Hours | Impossible) for piece in pieces):
        return None
    known = Piece(pieces[0].begin, pieces[0].begin, days((on.first, on.last)))
    return _judged(writing, (known, *pieces))


def _judged(writing: Writing, pieces: tuple[Piece, ...]) -> Understood | Impossible | Ambiguous | None:
    for piece in pieces:
        if isinstance(piece.what, Impossible):
            return piece.what
    if not any(isinstance(piece.what, Days) for piece in pieces):
        return None
    chains = chains_of(writing.line, pieces)
    readings = doubt(writing.line, pieces, chains) or joined(writing.line, pieces, chains)
    if isinstance(readings, Ambiguous | Impossible):
        return readings
    if len(readings) == 1:
        return Understood(readings[0], writing.said(pieces[0].begin, pieces[-1].end))
    return _asked_back(readings)


def _asked_back(readings: tuple[Spans, ...]) -> Ambiguous:
    if all(len(spans) == 1 for spans in readings):
        options = tuple(spans[0] for spans in readings)
        return Ambiguous(options, reasons.which(options))
    same_days = len({tuple((span.first, span.last) for span in spans) for spans in readings}) == 1
    return Ambiguous((), reasons.MORNING_OR_AFTERNOON if same_days else reasons.WHICH_DAY)
