"""The items of a programme on the days of a meeting.

The days of a meeting are said by the meeting: a session lies on one of them, and each of them has a session.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from handlers.meetings.composing import sessions_of
from handlers.meetings.items import Item
from handlers.meetings.moving import days_of
from handlers.meetings.programme import items
from handlers.meetings.understanding import Heard
from handlers.meetings.when import Ambiguous, Impossible, Span, Understood, read
from handlers.ports import Meeting, Session
from handlers.texts import programme as texts
from knowledge.text import plain

_FARTHEST = timedelta(days=31)
"""Between days that only the items name: more is a year that was left unsaid."""
_A_DAY = timedelta(days=1)
_FROM_TODAY = re.compile(
    r"\b(?:hoy|mañana|pasado|dentro|en \w+ d[ií]as?|pr[oó]xim[oa]|que viene|est[ea])\b", re.IGNORECASE
)


def dated(heard: Heard, said: str, today: date) -> Heard | Impossible:
    """With the days of the meeting alone, for the hours are those of its sessions; the items' own when it says none.
    The same when nothing is `said` of sessions."""
    if not said:
        return heard
    found = items(said)
    if isinstance(found, Impossible):
        return found
    if heard.spans:
        days = dict.fromkeys(Span(span.first, span.last, None, None) for span in heard.spans)
        return replace(heard, spans=tuple(days))
    named: list[date] = []
    for item in found:
        if not item.day and not named:
            return heard
        day = _day_of(item, (), named[-1] - _A_DAY if named else today) if item.day else named[-1]
        if isinstance(day, Impossible):
            return day
        named.append(day)
    if max(named) - min(named) > _FARTHEST:
        return Impossible(texts.TOO_FAR)
    return replace(heard, spans=tuple(Span(day, day, None, None) for day in sorted(set(named))))


def scheduled(meeting: Meeting, said: str, today: date) -> Meeting | Impossible:
    """These sessions in place of all it had, on its days; the same when nothing is `said` of sessions."""
    if not said:
        return meeting
    found = items(said)
    if isinstance(found, Impossible):
        return found
    days = days_of(meeting)
    sessions: list[Session] = []
    day: date | None = days[0] if len(days) == 1 else None
    for item in found:
        placed = session_of(item, meeting, day, today)
        if isinstance(placed, Impossible):
            return placed
        sessions.append(placed)
        day = placed.starts.astimezone(meeting.clocks).date()
    without = sorted(set(days) - {one.starts.astimezone(meeting.clocks).date() for one in sessions})
    return Impossible(texts.day_without(without[0])) if without else in_order(meeting, sessions)


def session_of(item: Item, meeting: Meeting, known: date | None, today: date) -> Session | Impossible:
    """On its own day; on the one that is `known` when it names none."""
    day = _day_of(item, days_of(meeting), today) if item.day else known
    if day is None:
        return Impossible(texts.refused(item.said, texts.NO_DAY))
    if isinstance(day, Impossible):
        return day
    made = sessions_of((Span(day, day, item.opens, item.closes),), meeting.zone)
    if isinstance(made, Impossible):
        return Impossible(texts.refused(item.said, made.reason))
    return replace(made[0], title=item.title, place=item.place)


def in_order(meeting: Meeting, sessions: Sequence[Session]) -> Meeting:
    """With these, those that begin together as they come."""
    return replace(meeting, sessions=tuple(sorted(sessions, key=lambda session: session.starts)))


def _day_of(item: Item, days: Sequence[date], today: date) -> date | Impossible:
    """The one of `days` that its words mean, seen from the eve of the first or from `today`; any, when there are none.

    «mañana» is seen from today alone.
    """
    eve = [] if not days or _FROM_TODAY.search(item.day) else [days[0] - _A_DAY]
    seen = [_read(item.day, vantage) for vantage in (*eve, today)]
    within = {day for day in seen if isinstance(day, date) and (not days or day in days)}
    if len(within) == 1 and not _twice(item.day, days, *within):
        return within.pop()
    if within:
        return Impossible(texts.refused(item.said, texts.which_day(item.day)))
    first = seen[0]
    if isinstance(first, date):
        return Impossible(texts.refused(item.said, texts.outside(first, days)))
    return Impossible(texts.refused(item.said, first or texts.no_day_in(item.day)))


def _read(words: str, vantage: date) -> date | str:
    """One day, and all of the words say it; or why it is none, if there is a reason."""
    found = read(f"día {words}" if words.isdecimal() else words, vantage)
    if isinstance(found, Impossible | Ambiguous):
        return found.reason if isinstance(found, Impossible) else found.question
    if not isinstance(found, Understood) or len(found.spans) != 1:
        return ""
    span, said = found.spans[0], f"dia {plain(words)}" if words.isdecimal() else plain(words)
    whole = plain(found.said).removeprefix("el ").strip() == said.removeprefix("el ").strip()
    return span.first if whole and span.first == span.last and span.opens is None and span.closes is None else ""


def _twice(words: str, days: Sequence[date], day: date) -> bool:
    """«lunes», of a meeting with two of them."""
    said_which = any(mark.isdigit() for mark in words)
    return not said_which and sum(day.weekday() == other.weekday() for other in days) > 1
