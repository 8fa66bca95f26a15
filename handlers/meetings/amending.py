"""One session of a meeting, corrected by its number: «sesión 2: 11 a 12», «sesión 2 lugar: …», «quitar sesión 2»."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

from handlers.meetings.items import Item, is_a_place, item_of, named_in
from handlers.meetings.moving import days_of
from handlers.meetings.programme import before_agenda, clause
from handlers.meetings.timetable import in_order, session_of
from handlers.meetings.when import Impossible, Understood, read
from handlers.ports import Meeting, Session
from handlers.texts import programme as texts
from knowledge.text import plain

_NONE = frozenset({"ninguno", "ninguna", "sin lugar", "sin titulo", "no", "nada"})
_ONE = re.compile(
    r"(?:la\s+)?sesi[oó]n\s+(?:n\s*[.º°o]+\s*|#\s*)?(?P<number>\d{1,4})\s*[,.]?\s*(?:(?P<field>[^\W\d]+)\s*)?:\s*(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
_REMOVE = re.compile(
    r"(?:quit(?:ar|e|a)|elimin(?:ar|e|a)|borr(?:ar|e|a)|sacar|saque)\s+(?:la\s+)?sesi[oó]n\s+(?P<number>\d{1,4})\.?",
    re.IGNORECASE,
)
_ABOUT_ONE = re.compile(
    r"(?:(?:quit|elimin|borr|sa[cq]|agreg|añad|sum|cancel)\w*\s+)?(?:(?:la|las|una|otra)\s+)?sesi[oó]n(?:es)?\b",
    re.IGNORECASE,
)
_FIELDS: Mapping[str, Literal["title", "place", "hours"]] = {
    "titulo": "title", "nombre": "title", "lugar": "place", "sede": "place", "salon": "place", "sala": "place",
    "horario": "hours", "hora": "hours", "horas": "hours",
}  # fmt: skip


def corrected(text: str, meeting: Meeting, today: date) -> Meeting | Impossible | None:
    """«sesión 2: …», «sesión 2 lugar: …», «quitar sesión 2»; `None` when it is about something else.

    What begins like a session and is none of these is refused: the title of the meeting it is not.
    """
    if clause(text)[0]:
        return None
    bare = before_agenda(text)
    parts = [part.strip() for part in re.split(r"[;\n]", bare) if part.strip()]
    found = [match for part in parts if (match := _REMOVE.fullmatch(part) or _ONE.fullmatch(part))]
    if not found:
        about = next((part for part in parts if _ABOUT_ONE.match(part)), None)
        return Impossible(texts.not_understood(about)) if about else None
    if len(parts) > 1 or bare != text:
        return Impossible(texts.ONE_AT_A_TIME)
    number = int(found[0]["number"])
    if not 1 <= number <= len(meeting.sessions):
        return Impossible(texts.no_such_session(number, len(meeting.sessions)))
    if found[0].re is _REMOVE:
        return _without(meeting, number)
    field = _FIELDS.get(plain(found[0]["field"] or ""))
    if found[0]["field"] and field is None:
        return Impossible(texts.no_such_field(found[0]["field"]))
    session = _changed(meeting, number, field, " ".join(found[0]["value"].split()), today)
    others = meeting.sessions[: number - 1], meeting.sessions[number:]
    return session if isinstance(session, Impossible) else in_order(meeting, [*others[0], session, *others[1]])


def _changed(meeting: Meeting, number: int, field: str | None, value: str, today: date) -> Session | Impossible:
    session = meeting.sessions[number - 1]
    if not value:
        return Impossible(texts.nothing_said(number))
    if field in ("title", "place"):
        words = "" if plain(value) in _NONE else value
        return (
            replace(session, place=words) if field == "place" else replace(session, title=words[:1].upper() + words[1:])
        )
    if is_a_place(value):
        return Impossible(texts.title_or_place(number, value))
    item = item_of(value, titled=False)
    if isinstance(item, Item):
        there = days_of(replace(meeting, sessions=(session,)))
        placed = session_of(item, meeting, there[0] if len(there) == 1 else None, today)
        if isinstance(placed, Impossible):
            return placed
        return replace(placed, title=placed.title or session.title, place=placed.place or session.place)
    begins_with_a_number = any(mark.isdigit() for mark in value.split()[0])
    if field == "hours" or begins_with_a_number or plain(value).startswith(("a las", "de las")):
        return item
    return _named(session, number, value)


def _named(session: Session, number: int, value: str) -> Session | Impossible:
    """A day alone is no title, and neither are hours that were written after one."""
    day = read(value, session.starts.date())
    if day is not None and not (isinstance(day, Understood) and len(day.said.split()) * 2 < len(value.split())):
        return Impossible(texts.day_or_title(number, value))
    named = named_in(value)
    if isinstance(named, str):
        return Impossible(texts.refused(value, named))
    return replace(session, title=named[0], place=named[1] or session.place)


def _without(meeting: Meeting, number: int) -> Meeting | Impossible:
    if len(meeting.sessions) == 1:
        return Impossible(texts.THE_LAST_ONE)
    return replace(meeting, sessions=(*meeting.sessions[: number - 1], *meeting.sessions[number:]))
