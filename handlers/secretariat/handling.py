"""Who has a case, whether it is open, what is noted on it, and what its asker is asked back."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from handlers.casework import board, states
from handlers.casework.recipients import tell
from handlers.casework.recording import audit, record
from handlers.casework.work import Casework
from handlers.commands import Command
from handlers.messages import Choice, Incoming, Reply
from handlers.ports import Case, CaseEntry
from handlers.secretariat.on_case import LONGEST_LETTER, command, said
from handlers.texts import drafting as drafts
from handlers.texts import handling as texts


def commands(*, casework: Casework) -> Sequence[Command]:
    """Take, give back, ask back, note, close, reopen."""
    table = (
        (("tomar",), texts.TAKE, take),
        (("soltar",), texts.RELEASE, release),
        (("precision",), texts.ASK, ask),
        (("nota",), texts.NOTE, note),
        (("cerrar",), texts.CLOSE, close),
        (("reabrir",), texts.REOPEN, reopen),
    )
    return [command(names, why, partial(act, casework=casework), casework=casework) for names, why, act in table]


async def take(incoming: Incoming, case: Case, _text: str, *, casework: Casework) -> Reply:
    """It becomes theirs, unless somebody has it."""
    if case.taken_by is not None and states.allows(case, "release"):
        return said(texts.taken_already(case, case.taken_by.is_the_same_as(casework.person.who)))
    if not states.allows(case, "take"):
        return said(texts.not_now(case, casework.person))
    case = states.moved(replace(case, taken_by=casework.person.who), "take")
    await record(case, CaseEntry("taken", casework.person.who.name), casework=casework)
    await audit(case, "tomar", casework=casework)
    in_topic = incoming.topic == board.thread_of(case.number)
    return said(texts.taken_at_desk(case, in_topic) if incoming.group else texts.taken(case))


async def release(_incoming: Incoming, case: Case, _text: str, *, casework: Casework) -> Reply:
    """Nobody has it any more; a colleague may give it back for somebody who is away."""
    if not states.allows(case, "release"):
        return said(texts.nobody_has_it(case) if states.allows(case, "take") else texts.not_now(case, casework.person))
    if case.taken_by is None:
        return said(texts.nobody_has_it(case))
    case = states.moved(replace(case, taken_by=None), "release")
    await record(case, CaseEntry("released", casework.person.who.name), casework=casework)
    await audit(case, "soltar", casework=casework)
    return said(texts.released(case), Choice(texts.TAKE_IT, f"/tomar {case.number}"))


async def ask(incoming: Incoming, case: Case, text: str, *, casework: Casework) -> Reply:
    """The askers are asked back; the case waits for them."""
    if not states.allows(case, "ask"):
        return said(texts.not_now(case, casework.person))
    if not text:
        return said(texts.write_what_to_ask(case, incoming.group), awaits=_next("/precision", incoming, case))
    if len(text) > LONGEST_LETTER:
        return said(drafts.too_long(len(text), LONGEST_LETTER))
    case = states.moved(replace(case, taken_by=case.taken_by or casework.person.who), "ask")
    mark = await record(case, CaseEntry("precision", casework.person.who.name, text), casework=casework)
    answer = Choice(texts.ANSWER_IT, f"/aclarar {case.number}")
    await tell(case, "precision", partial(texts.precision, text=text), casework=casework, mark=mark, choices=(answer,))
    await audit(case, "precision", casework=casework)
    return said(texts.asked(case))


async def note(incoming: Incoming, case: Case, text: str, *, casework: Casework) -> Reply:
    """Kept in the history; it never leaves."""
    if not text:
        return said(texts.write_the_note(case, incoming.group), awaits=_next("/nota", incoming, case))
    await casework.log.write(case.number, CaseEntry("note", casework.person.who.name, text))
    await audit(case, "nota", casework=casework)
    return said(texts.noted(case))


async def close(_incoming: Incoming, case: Case, _text: str, *, casework: Casework) -> Reply:
    """Nothing more will come; whoever waits in vain is told so, and may ask to reopen it."""
    if not states.allows(case, "close"):
        return said(texts.not_now(case, casework.person), *_reopening(case))
    waited, had_draft = case.state != "answered", case.pending is not None
    case = states.moved(case, "close")
    mark = await record(case, CaseEntry("closed", casework.person.who.name), casework=casework)
    if waited:
        again = Choice(texts.STILL_NEEDED, f"/necesito_mas {case.number}")
        await tell(case, "closed", texts.closed_unanswered, casework=casework, mark=mark, choices=(again,))
    await audit(case, "cerrar", casework=casework)
    return said(texts.closed(case, waited, had_draft), *_reopening(case))


async def reopen(_incoming: Incoming, case: Case, _text: str, *, casework: Casework) -> Reply:
    """It waits for an answer again, with a new promise."""
    if not states.allows(case, "reopen"):
        return said(texts.not_now(case, casework.person) if case.merged_into else texts.open_already(case))
    case = replace(states.moved(case, "reopen"), due=states.promised(case, casework))
    await record(case, CaseEntry("reopened", casework.person.who.name), casework=casework)
    await audit(case, "reabrir", casework=casework)
    return said(texts.reopened(case, casework.clock.now(), casework.office.calendar.zone))


def _reopening(case: Case) -> tuple[Choice, ...]:
    return (Choice(texts.REOPEN_IT, f"/reabrir {case.number}"),) if states.allows(case, "reopen") else ()


def _next(order: str, incoming: Incoming, case: Case) -> str | None:
    """In a group nothing that is merely said there may complete a command."""
    return None if incoming.group else f"{order} {case.number}"
