"""What becomes of a case when somebody who asked comes back to it: with more, with other words, satisfied.

Everything they add reaches the secretariat. More wakes up a case that waited for them, and opens one that was over.
"""

from collections.abc import Sequence
from dataclasses import replace

from handlers.casework import board, states
from handlers.casework.work import Casework
from handlers.ports import OPEN, Asker, Case, CaseEntry
from handlers.texts import contact as texts


async def follow(case: Case, entry: CaseEntry, *, casework: Casework, copy: str = "") -> Case:
    """Take what an asker adds to the case; `copy` names a message to bring along."""
    woken = states.heard(case, casework)
    if woken.reopened and case.state not in OPEN:
        await casework.log.write(case.number, CaseEntry("reopened", entry.name))
    if woken != case:
        await casework.cases.change(woken)
    mark = await _tell(woken, replace(entry, at=casework.clock.now()), casework=casework, copy=copy)
    if woken != case:
        await board.changed(woken, mark, casework=casework)
    return woken


async def reword(case: Case, asker: Asker, question: str, *, casework: Casework) -> Case:
    """The asker changed the words of their question. One that is over stays as it was answered; that is told, too."""
    entry = CaseEntry("edited", asker.name, texts.edited(question), casework.clock.now())
    changed = _reworded(case, asker, question) if case.state in OPEN else case
    if case.state == "waiting":
        changed = states.heard(changed, casework)
    await casework.cases.change(changed)
    mark = await _tell(changed, entry, casework=casework)
    await board.changed(changed, mark, casework=casework)
    return changed


async def satisfy(case: Case, asker: Asker, *, casework: Casework) -> Case:
    """The answer served the asker; once it served all, the case is closed. Saying it twice is heard once."""
    history = await casework.log.read(case.number)
    done = {entry.name for entry in history[_last_answer(history) :] if entry.text == texts.SERVED}
    if asker.name in done:
        return case
    mark = await _tell(case, CaseEntry("followup", asker.name, texts.SERVED, casework.clock.now()), casework=casework)
    served = done | {asker.name}
    names = [known.name for known in case.askers]
    if len(set(names)) < len(names) or not served.issuperset(names):
        return case  # of two who are called the same, nobody knows who said it
    case = states.moved(case, "close")
    await casework.cases.change(case)
    await casework.log.write(case.number, CaseEntry("closed", asker.name))
    await board.changed(case, mark, casework=casework)
    return case


def _reworded(case: Case, asker: Asker, question: str) -> Case:
    """What others ask too stays in the words in which they read it."""
    askers = tuple(replace(known, question=question) if known == asker else known for known in case.askers)
    return replace(case, askers=askers, question=question if len(askers) == 1 else case.question)


async def _tell(case: Case, entry: CaseEntry, *, casework: Casework, copy: str = "") -> str:
    """In the history and to the secretariat; returns the mark of the entry."""
    mark = str(await casework.log.write(case.number, entry))
    await board.heard(case, entry, mark, casework=casework, copy=copy)
    return mark


def _last_answer(history: Sequence[CaseEntry]) -> int:
    """Where the latest answer stands: what served before it says nothing of it."""
    return max((place for place, entry in enumerate(history) if entry.kind in ("answer", "correction")), default=0)
