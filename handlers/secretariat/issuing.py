"""Letting an answer go, and stopping it while it has not left. One letter to each asker, once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from math import ceil

from handlers.casework import states
from handlers.casework.recipients import ANSWER, FILE, key, recipients
from handlers.casework.recording import audit, record
from handlers.casework.versions import letter_version, standing_answer
from handlers.casework.work import Casework
from handlers.messages import Choice, Lapse, Letter, Reply
from handlers.ports import Asker, Case, CaseEntry
from handlers.secretariat.on_case import said
from handlers.texts import answering as texts
from handlers.texts import board
from handlers.texts import drafting as drafts


async def send(case: Case, *, casework: Casework) -> Reply:
    """The draft is the answer; its letters wait as long as they can be taken back."""
    who, now, undo = casework.person.who, casework.clock.now(), casework.office.undo
    case = replace(states.moved(case, "answer"), answer=case.pending, answered_by=who, answered=now)
    case = replace(case, pending=None, pending_by=None, version=case.version + 1, taken_by=case.taken_by or who)
    await record(case, CaseEntry("answer", who.name, case.answer or ""), casework=casework)
    for place, asker in recipients(case):
        for letter in _letters(case, place, asker):
            await casework.outbox.put(replace(letter, after=undo))
    await audit(case, "confirmar", casework=casework)
    if not undo:
        return said(texts.sent(case))
    return _can_be_undone(case, now + undo, casework)


def _can_be_undone(case: Case, until: datetime, casework: Casework) -> Reply:
    """And what it reads afterwards: then the answer may become an entry of the FAQ."""
    zone, seconds = casework.office.calendar.zone, ceil(casework.office.undo.total_seconds())
    publish = Choice(board.PUBLISH_IT, f"/publicar_faq {case.number}")
    back = Choice(texts.UNDO, f"/deshacer {case.number} {case.version}")
    lapse = Lapse(_lapse_of(case), texts.left_at(case, until, zone), seconds, (publish,))
    return replace(said(texts.leaves_at(case, until, zone), back), lapse=lapse)


async def stopped(case: Case, *, casework: Casework) -> bool:
    """Whether all letters of the answer were stopped; otherwise all of them go their way. A correction is not stopped.

    They leave in the order of their numbers, so the first is asked first: once it is gone, nothing is touched. Should a
    later one be gone nevertheless, those that were stopped are put again: everybody reads the same.
    """
    if letter_version(case, await casework.log.read(case.number)) != case.version:
        return False
    stopped: list[tuple[int, Asker]] = []
    for place, asker in recipients(case):
        if not await casework.outbox.recall(key(case, ANSWER, case.version, place)):
            await _put_again(case, stopped, casework)
            return False
        await casework.outbox.recall(key(case, FILE, case.version, place))
        stopped.append((place, asker))
    return True


async def taken_back(case: Case, *, casework: Casework) -> Case:
    """The case whose letters were stopped: the answer is a draft again."""
    await casework.outbox.recall(_lapse_of(case))
    history = await casework.log.read(case.number)
    entry = CaseEntry("undone", casework.person.who.name)
    before = standing_answer(case, [*history, entry])
    case = replace(states.moved(case, "undo"), pending=case.answer, pending_by=case.answered_by, answer=before)
    await record(case, entry, casework=casework)
    await audit(case, "deshacer", casework=casework)
    return case


def helped(case: Case) -> tuple[Choice, ...]:
    """What the asker may say about the answer."""
    return (
        Choice(texts.HELPED, f"/me_sirve {case.number}"),
        Choice(texts.NEED_MORE, f"/necesito_mas {case.number}"),
    )


def _lapse_of(case: Case) -> str:
    """A word to the desk, not to the askers: its key is that of a reply."""
    return f"reply:sent:{case.number}:{case.version}"


async def _put_again(case: Case, stopped: Sequence[tuple[int, Asker]], casework: Casework) -> None:
    for place, asker in stopped:
        for letter in _letters(case, place, asker):
            await casework.outbox.put(replace(letter, key=f"{letter.key}:again"))


def _letters(case: Case, place: int, asker: Asker) -> list[Letter]:
    """The answer, and the file that goes along where the channel can bring it."""
    where = (asker.channel, asker.conversation)
    words = drafts.letter(case, asker)
    answer = Letter(key(case, ANSWER, case.version, place), *where, words, helped(case), lane="reply")
    if not case.file or case.answered_by is None or asker.channel != case.answered_by.channel:
        return [answer]
    return [answer, Letter(key(case, FILE, case.version, place), *where, "", act="copy", of=case.file, lane="reply")]
