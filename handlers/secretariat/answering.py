"""Confirming a draft, and undoing that while the answer has not left."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from handlers.casework import states
from handlers.casework.work import Casework
from handlers.commands import Command
from handlers.messages import Incoming, Reply
from handlers.ports import Case
from handlers.secretariat import correcting, drafting, issuing
from handlers.secretariat.on_case import command, in_place, said
from handlers.texts import answering as texts
from handlers.texts import drafting as drafts
from handlers.texts import handling


def commands(*, casework: Casework) -> Sequence[Command]:
    """Said by the buttons under a preview, and by whoever types them."""
    return (
        command(("confirmar",), None, partial(confirm, casework=casework), casework=casework),
        command(("deshacer",), None, partial(undo, casework=casework), casework=casework),
    )


async def confirm(incoming: Incoming, case: Case, mark: str, *, casework: Casework) -> Reply:
    """Exactly what was shown leaves; a draft that is not the one shown is shown first."""
    corrects = states.allows(case, "correct")
    if case.pending is None:
        return said(drafts.no_draft(case) if states.allows(case, "draft") else handling.not_now(case, casework.person))
    if not corrects and not states.allows(case, "answer"):
        return said(handling.not_now(case, casework.person))
    if not _was_shown(case, mark, casework):
        shown = drafting.preview(case, casework)
        shown = replace(shown, text=f"{texts.changed_meanwhile(case)}\n\n{shown.text}")
        return in_place(incoming, await drafting.show_preview(incoming, case, shown, casework=casework))
    send = correcting.send if corrects else issuing.send
    return in_place(incoming, await send(case, casework=casework))


async def undo(incoming: Incoming, case: Case, version: str, *, casework: Casework) -> Reply:
    """Back to the draft when nothing has left; otherwise it stays sent, and can be corrected."""
    if not states.allows(case, "undo"):
        return said(texts.nothing_to_undo(case))
    is_current = not version or version == str(case.version)
    if not is_current or not await issuing.stopped(case, casework=casework):
        return said(texts.too_late(case))
    return in_place(incoming, said(texts.undone(await issuing.taken_back(case, casework=casework))))


def _was_shown(case: Case, mark: str, casework: Casework) -> bool:
    """A button names what it stood under; whoever types the command without naming it saw their own draft last."""
    if mark:
        return mark == drafting.mark_of(case)
    return case.pending_by is not None and case.pending_by.is_the_same_as(casework.person.who)
