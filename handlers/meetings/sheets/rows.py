"""The rows of one meeting -> a draft: the first says what it is, each says when, and no mistake hides another."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import combinations

from handlers.meetings.composing import composed, overlapping, sessions_of
from handlers.meetings.guests import invited
from handlers.meetings.sheets.clocks import country_said, zone_said
from handlers.meetings.sheets.days import Wrong, spans_of
from handlers.meetings.sheets.grid import Row
from handlers.meetings.understanding import Heard, mode_of
from handlers.meetings.when import Impossible, Span
from handlers.ports import Meeting, Role, Session, Who
from handlers.texts import cell_mistakes as texts
from knowledge.text import plain

Tell = Callable[[int, str, str], None]
"""Told of a row, of a column, and of what to do about the cell."""

_OF_SESSIONS = frozenset({"title", "first", "last", "opens", "closes", "session", "session_place"})
"""What a further session says for itself; the rest is the meeting's."""
_SAID = ("city", "place", "link", "convenes", "theme", "agenda", "mode")
_LINK = re.compile(r"https?://[^\s/]\S*")
_SEVERAL = re.compile(r"\s*[;\n]\s*")


@dataclass(frozen=True, slots=True)
class Placed:
    """A session, and the row that says it."""

    row: int
    session: Session


def continues(row: Row, above: Row) -> bool:
    """Whether it is one more session of the meeting above."""
    title = row.says("title")
    if "title" in row.spoilt:
        return False
    return not title or bool(row.says("session") and plain(title) == plain(above.says("title")))


def draft(rows: Sequence[Row], today: date, who: Who, tell: Tell) -> Meeting | None:
    """Everything that is wrong is told; then what is left is a draft of no use, or `None`. Its `uid` is empty."""
    head, wrong = rows[0], partial(tell, rows[0].number)
    spans = [spans_of(row, today, partial(tell, row.number)) for row in rows]
    zone = zone_said(head, [span for some in spans for span in some], wrong)
    fields, guests = _fields(head, wrong), _guests(head, wrong)
    for row in rows[1:]:
        _same_meeting(row, head, partial(tell, row.number))
    placed = _placed(rows, spans, zone, tell) if zone else []
    if not (placed and spans[0] and fields["title"]):
        return None
    meeting = composed(Heard(spans[0], zone, fields), who, "")
    if isinstance(meeting, Impossible):
        return None
    sessions = tuple(one.session for one in placed)
    return replace(meeting, sessions=sessions, countries=guests[0], roles=guests[1])


def _fields(head: Row, wrong: Wrong) -> dict[str, str]:
    if not head.says("title") and "title" not in head.spoilt:
        wrong("title", texts.no_title())
    mode, link = head.says("mode"), head.says("link")
    if mode and mode_of(mode) is None:
        wrong("mode", texts.not_a_mode(mode))
    if link and not _LINK.fullmatch(link):
        wrong("link", texts.not_a_link(link))
    said = {key: head.says(key) for key in _SAID if head.says(key)}
    return said | {"title": head.says("title"), "country": country_said(head, wrong)}


def _guests(head: Row, wrong: Wrong) -> tuple[tuple[str, ...], tuple[Role, ...]]:
    names = _SEVERAL.sub(", ", head.says("guests"))
    found = invited(names) if names else ((), ())
    if isinstance(found, str):
        wrong("guests", texts.not_a_guest(found))
        return (), ()
    return found


def _same_meeting(row: Row, head: Row, wrong: Wrong) -> None:
    """What is the meeting's is empty, or the same once more."""
    for column, text in row.cells.items():
        if column not in _OF_SESSIONS and plain(text) != plain(head.says(column)):
            wrong(column, texts.of_the_meeting(head.says("title")))


def _placed(rows: Sequence[Row], spans: Sequence[Sequence[Span]], zone: str, tell: Tell) -> list[Placed]:
    """The sessions of all rows, in order."""
    placed: list[Placed] = []
    for row, said in zip(rows, spans, strict=True):
        sessions = sessions_of(said, zone)
        if isinstance(sessions, Impossible):
            tell(row.number, "opens", sessions.reason)
            continue
        title, place = row.says("session"), row.says("session_place")
        placed += [Placed(row.number, replace(session, title=title, place=place)) for session in sessions]
    placed.sort(key=lambda one: (one.session.starts, one.row))
    _apart(placed, tell)
    return placed


def _apart(placed: Sequence[Placed], tell: Tell) -> None:
    """Side by side only in two places; a row is told once."""
    told: set[int] = set()
    for earlier, later in combinations(placed, 2):
        row, other = max(earlier.row, later.row), min(earlier.row, later.row)
        if row not in told and overlapping((earlier.session, later.session)):
            tell(row, "first", texts.overlap(other))
            told.add(row)
