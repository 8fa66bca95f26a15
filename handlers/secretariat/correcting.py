"""After an answer has left: correcting and withdrawing it. The askers' letters change, marked, and a notice says so.

An answer that has not left yet is simply stopped: a correction leaves in its place, a withdrawal leaves a draft.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from handlers.casework import states
from handlers.casework.recipients import ANSWER, Text, key, recipients
from handlers.casework.recording import audit, record
from handlers.casework.versions import letter_version
from handlers.casework.work import Casework
from handlers.commands import Command
from handlers.messages import Choice, Incoming, Letter, Reply
from handlers.ports import Case, CaseEntry
from handlers.secretariat import drafting, issuing
from handlers.secretariat.on_case import command, said
from handlers.texts import answering as texts


def commands(*, casework: Casework) -> Sequence[Command]:
    """What was sent by mistake."""
    withdrawing = partial(withdraw, casework=casework)
    return (command(("borrar",), texts.WITHDRAW, withdrawing, casework=casework),)


async def send(case: Case, *, casework: Casework) -> Reply:
    """The draft takes the place of the answer."""
    if case.state == "answered" and await issuing.stopped(case, casework=casework):
        draft, who = case.pending, case.pending_by
        case = await issuing.taken_back(case, casework=casework)
        return await issuing.send(replace(case, pending=draft, pending_by=who), casework=casework)
    by = casework.person.who
    held = letter_version(case, await casework.log.read(case.number))
    case = replace(states.moved(case, "correct"), answer=case.pending, answered_by=by)
    case = replace(case, pending=None, pending_by=None, version=case.version + 1)
    await record(case, CaseEntry("correction", by.name, case.answer or ""), casework=casework)
    await _replace(case, held, drafting.corrected(casework), issuing.helped(case), casework=casework)
    await _notice(case, held, texts.correction_note, casework)
    await audit(case, "corregir", casework=casework)
    return said(texts.correction_sent(case))


async def withdraw(_incoming: Incoming, case: Case, _text: str, *, casework: Casework) -> Reply:
    """Whoever read it is told that it does not hold; the case waits for an answer again."""
    if not states.allows(case, "withdraw"):
        return said(texts.nothing_to_withdraw(case))
    if case.state == "answered" and await issuing.stopped(case, casework=casework):
        return said(texts.stopped_before_it_left(await issuing.taken_back(case, casework=casework)))
    held = letter_version(case, await casework.log.read(case.number))
    entry = CaseEntry("withdrawn", casework.person.who.name, case.answer or "")
    case = replace(states.moved(case, "withdraw"), answer=None, answered=None, version=case.version + 1)
    case = replace(case, due=states.promised(case, casework), pending=None, pending_by=None)
    await record(case, entry, casework=casework)
    await _replace(case, held, lambda _case, _asker: texts.WITHDRAWN, (), casework=casework)
    await _notice(case, held, texts.withdrawal_note, casework)
    await audit(case, "borrar", casework=casework)
    return said(texts.withdrawn(case))


async def _replace(case: Case, held: int, text: Text, choices: tuple[Choice, ...], *, casework: Casework) -> None:
    """The letter that each asker holds says something else."""
    for place, asker in recipients(case):
        letter = Letter(key(case, ANSWER, case.version, place), asker.channel, asker.conversation, text(case, asker))
        letter = replace(letter, choices=choices, act="revise", of=key(case, ANSWER, held, place), lane="reply")
        await casework.outbox.put(letter)


async def _notice(case: Case, held: int, text: Text, casework: Casework) -> None:
    """A change makes no sound: a short message under the letter does."""
    for place, asker in recipients(case):
        notice = Letter(key(case, "notice", case.version, place), asker.channel, asker.conversation, text(case, asker))
        await casework.outbox.put(replace(notice, of=key(case, ANSWER, held, place), lane="reply"))
