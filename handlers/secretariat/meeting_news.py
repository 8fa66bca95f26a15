"""What is told of a meeting: a preview, the announcement, the cancellation; who comes, what became of the letters."""

from dataclasses import replace

from handlers.meetings import announcing
from handlers.messages import Choice, Incoming, Reply
from handlers.ports import Job, Meeting
from handlers.secretariat.convener import Convening, change_choice, discard_choice, reached, tell_everybody
from handlers.secretariat.on_case import said
from handlers.texts import convening as texts


async def publish(_incoming: Incoming, meeting: Meeting, _rest: str, *, convening: Convening) -> Reply:
    """The announcement as it would be read, and how many would; nothing leaves yet."""
    if meeting.state != "draft":
        return said(texts.not_while(meeting))
    if meeting.starts <= convening.casework.clock.now():
        return said(texts.is_over(meeting))
    people = await reached(meeting, convening)
    if not people:
        return said(texts.nobody())
    text = texts.announcement(meeting, "new", meeting.clocks, link=True)
    yes = Choice(texts.ANNOUNCE, f"/reunion anunciar {meeting.number}")
    return said(texts.preview(text, people), yes, change_choice(meeting), discard_choice(meeting))


async def announce(_incoming: Incoming, meeting: Meeting, _rest: str, *, convening: Convening) -> Reply:
    """Announced from this moment on; the workshop puts the letters."""
    if meeting.state != "draft":
        return said(texts.not_while(meeting))
    if meeting.starts <= convening.casework.clock.now():
        return said(texts.is_over(meeting))
    return await tell_everybody(replace(meeting, state="announced"), meeting, "new", convening)


async def ask_to_cancel(_incoming: Incoming, meeting: Meeting, _rest: str, *, convening: Convening) -> Reply:
    """A second tap: everybody hears of it."""
    if meeting.state != "announced":
        return said(texts.not_while(meeting))
    yes = Choice(texts.YES_CANCEL, f"/reunion cancelada {meeting.number}")
    return said(texts.cancel_it(meeting), yes, Choice(texts.LEAVE, "/cancelar"))


async def cancel(_incoming: Incoming, meeting: Meeting, _rest: str, *, convening: Convening) -> Reply:
    """Over, for everybody who knew of it."""
    if meeting.state != "announced":
        return said(texts.not_while(meeting))
    after = replace(meeting, state="cancelled", sequence=meeting.sequence + 1)
    return await tell_everybody(after, meeting, "cancel", convening)


async def report(_incoming: Incoming, meeting: Meeting, _rest: str, *, convening: Convening) -> Reply:
    """What became of its letters."""
    return said(texts.report(meeting, await convening.deliveries.tally(announcing.key_of(meeting.number))))


async def attendance(incoming: Incoming, meeting: Meeting, _rest: str, *, convening: Convening) -> Reply:
    """Who comes, by country, as a spreadsheet; the workshop writes it."""
    await _ask(incoming, "attendance", meeting, convening)
    return said(texts.preparing_attendance())


async def _ask(incoming: Incoming, kind: str, meeting: Meeting, convening: Convening) -> None:
    who = convening.casework.person
    where = who.conversation or incoming.conversation
    await convening.jobs.put(Job(0, kind, who.who, where, {"meeting": str(meeting.number)}))  # type: ignore[arg-type]
