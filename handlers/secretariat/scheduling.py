"""What the secretariat says of the sessions of a meeting, among all else that it says of it in the same message."""

from collections.abc import Callable
from dataclasses import replace

from handlers.meetings import amending, timetable
from handlers.meetings.composing import composed
from handlers.meetings.moving import lost
from handlers.meetings.programme import clause
from handlers.meetings.understanding import Heard
from handlers.meetings.when import Ambiguous, Impossible
from handlers.messages import Reply
from handlers.ports import Meeting
from handlers.secretariat.convener import Convening, today
from handlers.texts import programme as texts

Corrected = Meeting | Impossible | Ambiguous | None


def dated(found: Heard | Impossible | Ambiguous, sessions: str, convening: Convening) -> Heard | Impossible | Ambiguous:
    """What was heard, on the days that its sessions need."""
    return timetable.dated(found, sessions, today(convening)) if isinstance(found, Heard) else found


def drafted(found: Heard, sessions: str, convening: Convening) -> Meeting | Impossible:
    """A draft with its sessions; only of what lacks nothing."""
    draft = composed(found, convening.casework.person.who, convening.new_uid())
    return timetable.scheduled(draft, sessions, today(convening)) if isinstance(draft, Meeting) else draft


def corrected(
    text: str, meeting: Meeting, convening: Convening, *, otherwise: Callable[[str, Meeting, Convening], Corrected]
) -> Corrected:
    """«sesiones: …» in place of all, after what else is said; or one of them; or `otherwise`.

    What is said beside «sesiones: …» and cannot be understood keeps everything as it was.
    """
    sessions, bare = clause(text)
    if sessions:
        after = otherwise(bare, meeting, convening) if bare else meeting
        return timetable.scheduled(after, sessions, today(convening)) if isinstance(after, Meeting) else after
    one = amending.corrected(text, meeting, today(convening))
    return otherwise(text, meeting, convening) if one is None else one


def told(reply: Reply, before: Meeting, after: Meeting) -> Reply:
    """Says it when sessions lost their titles and places by a change of days or hours."""
    return replace(reply, text=f"{texts.LOST}\n\n{reply.text}") if lost(before, after) else reply
