"""From an answered case to a draft for the FAQ, in two taps: see it, say its source.

Publishing it is for administrators.
"""

from collections.abc import Sequence
from functools import partial

from handlers.casework import states
from handlers.casework.recording import audit
from handlers.casework.work import Casework
from handlers.commands import Command
from handlers.messages import Choice, Incoming, Reply
from handlers.ports import OPEN, Case, CaseEntry, Draft
from handlers.privacy.cleaning import cleaned
from handlers.secretariat.on_case import command, said
from handlers.texts import handling
from handlers.texts import publishing as texts
from handlers.texts.board import questions

_LONGEST_SOURCE = 500


def commands(*, casework: Casework) -> Sequence[Command]:
    """The draft, and the two ways of saying its source."""
    return (
        command(("publicar_faq",), texts.PUBLISH, partial(publish, casework=casework), casework=casework),
        command(("indicar_fuente",), None, partial(ask_for_source, casework=casework), casework=casework),
        command(("publicar_sin_fuente",), None, partial(without_source, casework=casework), casework=casework),
    )


async def publish(_incoming: Incoming, case: Case, source: str, *, casework: Casework) -> Reply:
    """Shown first; with its source, stored."""
    if not states.may_publish(case, casework):
        return said(_why_not(case, casework))
    if len(source) > _LONGEST_SOURCE:
        return said(texts.source_too_long(len(source), _LONGEST_SOURCE))
    draft = _draft(case, source, casework)
    if source:
        return await _store(case, draft, casework)
    choices = (
        Choice(texts.NO_SOURCE, f"/publicar_sin_fuente {case.number}"),
        Choice(texts.SAY_SOURCE, f"/indicar_fuente {case.number}"),
        Choice(texts.NOT_NOW, "/cancelar"),
    )
    return said(texts.shown(draft), *choices)


async def ask_for_source(incoming: Incoming, case: Case, _text: str, *, casework: Casework) -> Reply:
    """The next text is the source; in a group, the command says it."""
    if not states.may_publish(case, casework):
        return said(_why_not(case, casework))
    awaits = None if incoming.group else f"/publicar_faq {case.number}"
    return said(texts.write_the_source(case, incoming.group), awaits=awaits)


async def without_source(_incoming: Incoming, case: Case, _text: str, *, casework: Casework) -> Reply:
    """The answer of the secretariat is its own source."""
    if not states.may_publish(case, casework):
        return said(_why_not(case, casework))
    return await _store(case, _draft(case, texts.SECRETARIAT, casework), casework)


def _draft(case: Case, source: str, casework: Casework) -> Draft:
    """What was asked, by everybody who asked it, without who they are."""
    asked = [cleaned(question, known=casework.judgement.known) for question in questions(case)]
    question, *wordings = dict.fromkeys(asked)
    return Draft(0, case.number, question, tuple(wordings), case.answer or "", source, casework.person.who)


async def _store(case: Case, draft: Draft, casework: Casework) -> Reply:
    draft = await casework.drafts.add(draft)
    await casework.log.write(case.number, CaseEntry("note", casework.person.who.name, texts.noted(draft)))
    await audit(case, "publicar_faq", casework=casework, detail=f"draft:{draft.number}")
    return said(texts.stored(draft))


def _why_not(case: Case, casework: Casework) -> str:
    if case.merged_into is not None:
        return handling.not_now(case, casework.person)
    if case.answer is None:
        return texts.not_answered(case)
    until = states.settled_at(case, casework)
    if until is None or case.state in OPEN:
        return texts.is_open(case)
    return texts.not_yet(case, until, casework.office.calendar.zone)
