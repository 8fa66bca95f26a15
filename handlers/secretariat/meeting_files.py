"""Files about meetings, as they come in: a calendar or a sheet that becomes drafts, a document that goes along."""

from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.ports import Job, Meeting
from handlers.secretariat import meeting_sheets as sheets
from handlers.secretariat.convener import DESK, Convening
from handlers.secretariat.on_case import said
from handlers.texts import convening as texts


async def received(incoming: Incoming, _memory: Memory, *, convening: Convening) -> tuple[Reply, ...] | None:
    """A calendar or a sheet that the secretariat sends without words, in private, is there to become drafts.

    A sheet of an administrator without words is one of the knowledge: see handlers.admins.exchanging.
    """
    file, who = incoming.file, convening.casework.person
    if file is None or incoming.text.strip() or incoming.group or who.role not in DESK or who.standing == "revoked":
        return None
    if sheets.is_sheet(file) and who.role == "secretariat":
        return (await sheets.taken(file, convening),)
    if not file.name.casefold().endswith(".ics"):
        return None
    await convening.jobs.put(Job(0, "calendar", who.who, who.conversation, {"file": file.id, "name": file.name}))
    return (said(texts.reading_calendar()),)


async def attach(incoming: Incoming, meeting: Meeting, _rest: str, *, convening: Convening) -> Reply:
    """The document that came with the command goes along with the meeting."""
    file, who = incoming.file, convening.casework.person
    if file is None:
        return said(texts.send_with_it(meeting))
    asks = {"meeting": str(meeting.number), "file": file.id, "name": file.name}
    await convening.jobs.put(Job(0, "document", who.who, who.conversation, asks))
    return said(texts.keeping_document(file.name))
