"""What whoever asks may expect of a case: an answer by some time, unless it is their turn, or nobody is there."""

from handlers.casework.work import Casework
from handlers.ports import OPEN, Case
from handlers.texts import contact as texts


async def promise(case: Case, *, casework: Casework) -> str:
    """Said once something of theirs was stored."""
    instead = await _no_promise(case, casework)
    return instead or texts.promise(case, casework.clock.now(), casework.office.calendar)


async def outlook(case: Case, *, casework: Casework) -> str:
    """Said when they look at it; nothing of a case that is over."""
    if case.state not in OPEN:
        return ""
    instead = await _no_promise(case, casework)
    return instead or texts.outlook(case, casework.clock.now(), casework.office.calendar)


async def _no_promise(case: Case, casework: Casework) -> str:
    """It waits for them, or the secretariat has no place yet in which it would hear of it."""
    if case.state == "waiting":
        history = await casework.log.read(case.number)
        return texts.your_turn(next((entry.text for entry in reversed(history) if entry.kind == "precision"), ""))
    return "" if await casework.places.desks() else texts.nobody_there()
