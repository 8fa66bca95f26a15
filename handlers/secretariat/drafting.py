"""An answer is first a draft: written down, and shown exactly as the askers would read it. Nothing leaves from here.

What may leave is tied to what was shown: «Enviar» names the draft by its mark, so that a draft that a colleague changed
meanwhile is shown again instead of leaving unseen.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256

from handlers.casework import board, states
from handlers.casework.recipients import Text, recipients
from handlers.casework.recording import audit
from handlers.casework.work import Casework
from handlers.commands import Command
from handlers.messages import Choice, Incoming, Reply
from handlers.ports import Case, CaseEntry
from handlers.secretariat.on_case import LONGEST_LETTER, command, in_place, said
from handlers.texts import drafting as texts
from handlers.texts import handling
from handlers.texts.dates import on_date, zone_name


def commands(*, casework: Casework) -> Sequence[Command]:
    """Write, correct, discard."""
    return (
        command(("responder", "r"), texts.ANSWER, partial(respond, casework=casework), casework=casework),
        command(("corregir",), texts.CORRECT, partial(correct, casework=casework), casework=casework),
        command(("descartar",), None, partial(discard, casework=casework), casework=casework),
    )


async def respond(incoming: Incoming, case: Case, text: str, *, casework: Casework) -> Reply:
    """A draft of the answer. An edit of the message that was answered with is a correction."""
    if incoming.edits and is_source(incoming, case) and states.allows(case, "correct"):
        return await correct(incoming, case, text, casework=casework)
    if not states.allows(case, "draft"):
        late_file = incoming.media is not None and states.allows(case, "correct")
        return said(texts.files_do_not_correct(case) if late_file else handling.not_now(case, casework.person))
    if not text and incoming.media is None:
        return said(texts.write_the_answer(case, incoming.group), awaits=_next("/responder", incoming, case))
    return await _draft(incoming, case, text, casework)


async def correct(incoming: Incoming, case: Case, text: str, *, casework: Casework) -> Reply:
    """A draft of what the answer should have been."""
    if not states.allows(case, "correct"):
        return said(
            texts.nothing_to_correct(case) if case.merged_into is None else handling.not_now(case, casework.person)
        )
    if incoming.media is not None:
        return said(texts.files_do_not_correct(case))
    if not text:
        return said(texts.write_the_correction(case, incoming.group), awaits=_next("/corregir", incoming, case))
    if text == case.answer:
        return said(texts.nothing_changes(case))
    return await _draft(incoming, case, text, casework)


async def discard(incoming: Incoming, case: Case, mark: str, *, casework: Casework) -> Reply:
    """The draft is forgotten; nothing leaves. An old button does not discard what a colleague wrote since."""
    if case.pending is None:
        return said(texts.no_draft(case))
    if mark and mark != mark_of(case):
        return in_place(incoming, said(texts.another_draft(case)))
    await casework.cases.change(replace(case, pending=None, pending_by=None))
    await audit(case, "descartar", casework=casework)
    return in_place(incoming, said(texts.discarded(case)))


def preview(case: Case, casework: Casework, *, replaced: str = "") -> Reply:
    """What each asker will read, to how many and whom, and the choice to send it or not."""
    choices = (
        Choice(texts.SEND, f"/confirmar {case.number} {mark_of(case)}"),
        Choice(texts.DISCARD, f"/descartar {case.number} {mark_of(case)}"),
    )
    askers = [asker for _, asker in recipients(case)]
    words = corrected(casework) if states.allows(case, "correct") else texts.letter
    as_sent = words(replace(case, answer=case.pending), askers[0])
    deaf = [asker for asker in askers if case.file and case.pending_by and asker.channel != case.pending_by.channel]
    parts = (texts.goes_to(askers), as_sent, texts.others(askers[1:]), texts.file(case, deaf), texts.replaces(replaced))
    return said(texts.preview(case, parts), *choices)


def corrected(casework: Casework) -> Text:
    """An answer that says when it was corrected."""
    now, zone = casework.clock.now(), casework.office.calendar.zone
    return partial(texts.corrected, when=f"{on_date(now, now, zone)}, {zone_name(zone)}")


async def show_preview(incoming: Incoming, case: Case, shown: Reply, *, casework: Casework) -> Reply:
    """In a group the preview stays in the topic with its buttons, and no word that is merely said picks one."""
    if not incoming.group:
        return shown
    await board.in_topic(case, f"preview:{incoming.id}", shown.text, shown.choices, casework=casework)
    return shown_in_topic(case)


def shown_in_topic(case: Case) -> Reply:
    """What whoever wrote in another place of the group reads."""
    return said(texts.in_its_topic(case))


def is_source(incoming: Incoming, case: Case) -> bool:
    """Whether the draft or the answer was written in this message."""
    return bool(case.source) and case.source == here(incoming)


def here(incoming: Incoming) -> str:
    """The message as letters name it."""
    return f"{incoming.conversation}/{incoming.source}" if incoming.source else ""


def mark_of(case: Case) -> str:
    """Names the draft; another text, file or number of askers has another mark."""
    whole = f"{case.pending}\0{case.file}\0{len(case.askers)}"
    return sha256(whole.encode("utf-8", "replace")).hexdigest()[:8]


async def _draft(incoming: Incoming, case: Case, text: str, casework: Casework) -> Reply:
    if len(text) > LONGEST_LETTER:
        return said(texts.too_long(len(text), LONGEST_LETTER))
    other = case.pending_by if case.pending and case.pending_by != casework.person.who else None
    file = here(incoming) if incoming.media is not None else ""
    if case.state not in ("new", "taken", "waiting"):
        file = case.file
    case = replace(case, pending=text, pending_by=casework.person.who, source=here(incoming), file=file)
    await casework.cases.change(case)
    await casework.log.write(case.number, CaseEntry("draft", casework.person.who.name, text))
    await audit(case, "responder", casework=casework)
    shown = preview(case, casework, replaced=other.name if other else "")
    return await show_preview(incoming, case, shown, casework=casework)


def _next(order: str, incoming: Incoming, case: Case) -> str | None:
    """In a group nothing that is merely said there may complete a command."""
    return None if incoming.group else f"{order} {case.number}"
