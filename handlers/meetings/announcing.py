"""The letters that tell of a meeting: announced, changed, cancelled, about to begin. The same news are one letter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from handlers.meetings.invited import is_vouched, own_clocks
from handlers.meetings.planning import Planner, hears
from handlers.messages import Choice, Letter
from handlers.ports import Meeting, Person, Reminder, Session
from handlers.texts import convening as texts

_SEEN_BY_CALENDARS = ("title", "zone", "mode", "country", "city", "place", "link")


def key_of(number: int) -> str:
    """How the keys of all letters begin that tell of the meeting with this number."""
    return f"meeting-news:{number}:"


def matters(after: Meeting, before: Meeting) -> bool:
    """Whether people must hear of the change: agenda and guests are read when somebody looks.

    So are the titles of sessions: whoever comes is in the same place at the same hours. Where and when a session is
    sends people elsewhere, and is told. A calendar that follows a feed has the new title by itself.
    """
    return any(getattr(after, name) != getattr(before, name) for name in _SEEN_BY_CALENDARS) or _timetable(
        after
    ) != _timetable(before)


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody that the news reach, and whether they answered the invitation."""

    person: Person
    answered: bool


async def audience(meeting: Meeting, planner: Planner) -> Sequence[Reached]:
    """Whoever said that they come, or send somebody, hears of every change; others, of what they want to hear."""
    answers = await planner.answers(meeting)
    found: list[Reached] = []
    for hearer in await planner.hearers(meeting):
        person = hearer.person
        answer = answers.get((person.channel, person.person))
        comes = answer is not None and answer.answer != "no"
        if person.conversation and person.reachable and (comes or hears(meeting, hearer, answer)):
            found.append(Reached(person, answer is not None))
    return found


def letter(meeting: Meeting, news: texts.News, person: Person, *, file: str = "") -> Letter:
    """On the clocks of whoever reads; on those of the host when it is not known where they are."""
    text = texts.announcement(meeting, news, own_clocks(person) or meeting.clocks, link=is_vouched(person))
    return Letter(
        key=f"{key_of(meeting.number)}{meeting.sequence}:{news}:{person.channel}/{person.person}",
        channel=person.channel,
        conversation=person.conversation,
        text=text,
        choices=() if news == "cancel" else _ways(meeting),
        lane="broadcast",
        file=file,
    )


def reminder(person: Person, due: Sequence[tuple[Meeting, Reminder]], now: datetime) -> Letter:
    """One letter for all that is due; its key names what it tells, so that nobody is reminded twice."""
    meetings = {meeting.number: meeting for meeting, _ in due}
    about = ",".join(f"{one.meeting}-{int(one.lead.total_seconds())}-{one.due:%Y%m%d%H%M%S}" for _, one in due)
    text = texts.reminder(tuple(meetings.values()), own_clocks(person), now, link=is_vouched(person))
    return Letter(
        key=f"reminder:{person.channel}/{person.person}:{sha256(about.encode()).hexdigest()[:32]}",
        channel=person.channel,
        conversation=person.conversation,
        text=text,
        choices=tuple(Choice(texts.SEE, f"/reunion {number}") for number in list(meetings)[:3]),
        lane="reply",
    )


def _timetable(meeting: Meeting) -> Sequence[Session]:
    return [replace(session, title="") for session in meeting.sessions]


def _ways(meeting: Meeting) -> tuple[Choice, ...]:
    number = meeting.number
    return (
        Choice(texts.COMING, f"/asistir {number}"),
        Choice(texts.NOT_COMING, f"/no_asistir {number}"),
        Choice(texts.CALENDAR, f"/calendario {number}"),
    )
