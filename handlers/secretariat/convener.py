"""What it takes to convene a meeting, the card that the secretariat sees of it, and how news of it leave."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.casework.work import Casework
from handlers.meetings import announcing
from handlers.meetings.planning import Planner
from handlers.messages import Choice, Reply
from handlers.people.rights import STAFF
from handlers.ports import Deed, Deliveries, Job, Jobs, Meeting, Meetings
from handlers.secretariat.on_case import said
from handlers.texts import convening as texts

DESK = STAFF
"""Who may convene."""

ABOUT = "meeting:"
"""How keys of letters begin that show a meeting to the secretariat."""


@dataclass(frozen=True, slots=True)
class Convening:
    """What it takes to convene: the ports of one transaction, who acts, and a name that nobody else gives."""

    meetings: Meetings
    jobs: Jobs
    deliveries: Deliveries
    planner: Planner
    casework: Casework
    new_uid: Callable[[], str]


async def tell_everybody(after: Meeting, before: Meeting, news: texts.News, convening: Convening) -> Reply:
    """Stored, on record, and queued for the workshop; the second of two secretaries looks again."""
    kept = await convening.meetings.change(after, before)
    if kept is None:
        return said(texts.changed_meanwhile())
    people = await reached(kept, convening)
    await note(f"reunion_{news}", kept, convening)
    who = convening.casework.person
    asks = {"meeting": str(kept.number), "sequence": str(kept.sequence), "news": news}
    await convening.jobs.put(Job(0, "announce", who.who, who.conversation, asks))
    told = {"new": texts.announcing, "change": texts.changing, "cancel": texts.cancelled}[news](people)
    return said(told, Choice(texts.SEE, f"/reunion ver {kept.number}"))


async def reached(meeting: Meeting, convening: Convening) -> int:
    """How many people the news would reach."""
    return len(await announcing.audience(meeting, convening.planner))


async def note(act: str, meeting: Meeting, convening: Convening) -> None:
    """Who did what to which meeting."""
    await convening.casework.audit.note(Deed(convening.casework.person.who, act, f"meeting:{meeting.number}"))


def today(convening: Convening) -> date:
    """On the clocks of the secretariat."""
    return convening.casework.office.calendar.local(convening.casework.clock.now()).date()


def card(meeting: Meeting, convening: Convening, left: Sequence[str] = ()) -> Reply:
    """Everything that was understood, with what can be done now; `left` are parts that nothing was made of."""
    text = texts.card(meeting, left)
    if meeting.state == "draft":
        text = f"{text}\n\n{texts.how_to_change(meeting)}"
    return Reply(text, "command", _ways(meeting), about=f"{ABOUT}{meeting.number}")


def _ways(meeting: Meeting) -> tuple[Choice, ...]:
    number = meeting.number
    match meeting.state:
        case "draft":
            publish = Choice(texts.PUBLISH, f"/reunion publicar {number}")
            return (publish, change_choice(meeting), discard_choice(meeting))
        case "announced":
            ways = ((texts.POSTPONE, "posponer"), (texts.ATTENDANCE, "asistencia"), (texts.REPORT, "informe"))
            more = ((texts.DUPLICATE, "duplicar"), (texts.CANCEL, "cancelar"))
            return tuple(Choice(label, f"/reunion {verb} {number}") for label, verb in (*ways, *more))
        case "cancelled":
            return (Choice(texts.DUPLICATE, f"/reunion duplicar {number}"),)


def change_choice(meeting: Meeting) -> Choice:
    """The way to a correction."""
    return Choice(texts.CHANGE, f"/reunion editar {meeting.number}")


def discard_choice(meeting: Meeting) -> Choice:
    """The way out of a draft."""
    return Choice(texts.DISCARD, f"/reunion descartar {meeting.number}")
