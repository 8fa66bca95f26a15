"""A change of a case is stored with its history and shown on its card: all three, or nothing."""

from handlers.casework import board
from handlers.casework.work import Casework
from handlers.ports import Case, CaseEntry, Deed


async def record(case: Case, entry: CaseEntry, *, casework: Casework) -> str:
    """Store the change; returns a mark that tells it from all others of the case."""
    await casework.cases.change(case)
    mark = str(await casework.log.write(case.number, entry))
    await board.changed(case, mark, casework=casework)
    return mark


async def audit(case: Case, act: str, *, casework: Casework, detail: str = "") -> None:
    """Name who used a privilege; `act` is the command that they used."""
    await casework.audit.note(Deed(casework.person.who, act, f"case:{case.number}", detail))
