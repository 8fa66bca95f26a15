"""Meetings as a sheet: one is asked for, filled in and sent. The workshop does the work, and announces nothing."""

from collections.abc import Mapping

from handlers.messages import Attachment, Choice, Incoming, Reply
from handlers.ports import Job, JobKind
from handlers.secretariat.convener import Convening
from handlers.secretariat.on_case import said
from handlers.texts import meeting_sheets as texts
from knowledge.exchange.workbook import LARGEST


async def template(_incoming: Incoming, _rest: str, *, convening: Convening) -> Reply:
    """An empty sheet with its help."""
    await _ask("meetings_template", {}, convening)
    return said(texts.preparing_template())


async def take_in(incoming: Incoming, _rest: str, *, convening: Convening) -> Reply:
    """The sheet that came with the command; how to send one, when none did."""
    if incoming.file is None:
        return said(texts.send_the_sheet(), Choice(texts.TEMPLATE, "/reunion plantilla"))
    return await taken(incoming.file, convening)


def is_sheet(file: Attachment) -> bool:
    """By its name."""
    return file.name.casefold().endswith(".xlsx")


async def taken(file: Attachment, convening: Convening) -> Reply:
    """The workshop fetches and reads it, unless it says itself that it is too large."""
    if file.size > LARGEST:
        return said(texts.too_large(file.size, LARGEST))
    await _ask("meetings", {"file": file.id, "name": file.name}, convening)
    return said(texts.reading())


async def _ask(kind: JobKind, asks: Mapping[str, str], convening: Convening) -> None:
    who = convening.casework.person
    await convening.jobs.put(Job(0, kind, who.who, who.conversation, asks))
