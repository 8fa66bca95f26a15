"""What was understood -> a meeting; what it lacks; and one field changed in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import combinations
from typing import Any, Literal
from zoneinfo import ZoneInfo

from handlers.countries import country_of
from handlers.meetings.moving import moved, named_as, onto
from handlers.meetings.understanding import Heard, mode_of
from handlers.meetings.when import Impossible, Span, moment
from handlers.ports import Meeting, Session, Who
from knowledge.text import plain

Lack = Literal["when", "ends", "zone", "title"]
"""What a meeting cannot be without: days, the hour at which it ends, whose clocks, a name."""

_TEXTS = ("country", "city", "place", "link", "convenes", "theme", "agenda")
_MIDNIGHT = time()
_MOST_DAYS = 30


def lacks(heard: Heard) -> Lack | None:
    """The first thing that must still be asked."""
    if not heard.spans:
        return "when"
    if any(span.opens is not None and span.closes is None for span in heard.spans):
        return "ends"
    if not heard.zone:
        return "zone"
    return None if heard.fields.get("title") else "title"


def composed(heard: Heard, who: Who, uid: str) -> Meeting | Impossible:
    """A draft; only of what lacks nothing."""
    sessions = sessions_of(heard.spans, heard.zone)
    if isinstance(sessions, Impossible):
        return sessions
    fields = heard.fields
    texts: dict[str, Any] = {key: fields.get(key, "") for key in _TEXTS}
    mode = mode_of(fields.get("mode", "")) or ("online" if fields.get("link") else "in_person")
    return Meeting(
        number=0,
        uid=uid,
        title=_begun(fields["title"]),
        zone=heard.zone,
        sessions=sessions,
        mode=mode,
        made_by=who,
        **texts,
    )


def changed(meeting: Meeting, heard: Heard) -> Meeting | Impossible:
    """With what was said in place of what it was; sessions keep their names where it is plain which is which."""
    zone = heard.zone or meeting.zone
    sessions: tuple[Session, ...] | Impossible = meeting.sessions
    if heard.spans:
        sessions = onto(meeting, heard.spans, zone) or _anew(meeting, heard.spans, zone)
    elif zone != meeting.zone:
        sessions = moved(meeting, {}, zone)
    if isinstance(sessions, Impossible):
        return sessions
    texts = {key: text for key, text in heard.fields.items() if key != "mode"}
    if "title" in texts:
        texts["title"] = _begun(texts["title"])
    mode = mode_of(heard.fields.get("mode", "")) or meeting.mode
    return replace(meeting, sessions=sessions, zone=zone, mode=mode, **texts)  # type: ignore[arg-type]


def sessions_of(spans: Sequence[Span], zone: str) -> tuple[Session, ...] | Impossible:
    """One a day when hours are known; whole days in one stretch otherwise. In order; overlaps are refused."""
    found: list[Session] = []
    for span in spans:
        for opens, closes, whole in _stretches(span):
            session = _session(opens, closes, zone, whole=whole)
            if isinstance(session, Impossible):
                return session
            found.append(session)
    found.sort(key=lambda session: session.starts)
    return tuple(found)


def spans_of(meeting: Meeting) -> tuple[Span, ...]:
    """Its sessions on the clocks of the host, as they would be said."""
    clocks = meeting.clocks
    return tuple(_span(session, clocks) for session in meeting.sessions)


def overlapping(sessions: Sequence[Session]) -> bool:
    """Whether two are at the same time and not in two places: both name theirs where they run side by side."""
    return any(
        later.starts < earlier.ends and earlier.starts < later.ends and not _apart(earlier, later)
        for earlier, later in combinations(sessions, 2)
    )


def host_of(said: str) -> tuple[str, str] | None:
    """The name and the zone of a country, as people write it."""
    country = country_of(said)
    return (country.name, country.zone) if country else None


def _anew(meeting: Meeting, spans: Sequence[Span], zone: str) -> tuple[Session, ...] | Impossible:
    sessions = sessions_of(spans, zone)
    return sessions if isinstance(sessions, Impossible) else named_as(sessions, zone, meeting)


def _apart(one: Session, other: Session) -> bool:
    return bool(one.place and other.place) and plain(one.place) != plain(other.place)


def _stretches(span: Span) -> Sequence[tuple[datetime, datetime, bool]]:
    """Naive, on the clocks of the host."""
    if span.opens is None or span.closes is None:
        return [(datetime.combine(span.first, _MIDNIGHT), datetime.combine(_next(span.last), _MIDNIGHT), True)]
    days = [span.first + timedelta(days=n) for n in range(min((span.last - span.first).days + 1, _MOST_DAYS))]
    ends_at_midnight = span.closes == _MIDNIGHT
    return [
        (
            datetime.combine(day, span.opens),
            datetime.combine(_next(day) if ends_at_midnight else day, span.closes),
            False,
        )
        for day in days
    ]


def _session(opens: datetime, closes: datetime, zone: str, *, whole: bool) -> Session | Impossible:
    starts = moment(opens.date(), opens.time(), zone)
    ends = moment(closes.date(), closes.time(), zone)
    if isinstance(starts, Impossible):
        return starts
    return ends if isinstance(ends, Impossible) else Session(starts, ends, whole)


def _span(session: Session, clocks: ZoneInfo) -> Span:
    starts, ends = session.starts.astimezone(clocks), session.ends.astimezone(clocks)
    if session.whole_days:
        return Span(starts.date(), (ends - timedelta(days=1)).date(), None, None)
    return Span(starts.date(), starts.date(), starts.time(), ends.time())


def _next(day: date) -> date:
    return day + timedelta(days=1)


def _begun(title: str) -> str:
    title = " ".join(title.split())
    return title[:1].upper() + title[1:]
