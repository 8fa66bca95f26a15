"""What follows when a letter will never arrive: the person is marked as not reachable, and the secretariat is told.

Nothing is falsely promised: whoever believes to have answered hears that the answer did not get there.
"""

from collections.abc import Callable
from dataclasses import replace

from bot.work import Parcel, Work
from handlers.casework import board
from handlers.casework.work import Casework
from handlers.ports import CaseEntry
from handlers.texts import board as texts

BLOCKED = "blocked"
"""The problem of a letter to whoever does not want to hear from the bot."""

CaseworkOf = Callable[[Work], Casework]
"""What the program itself works on cases with."""


async def given_up(work: Work, parcel: Parcel, problem: str, *, casework_of: CaseworkOf) -> None:
    """In the transaction that records the failure."""
    letter = parcel.letter
    if problem == BLOCKED:
        await reachable(letter.channel, letter.conversation, work, is_so=False)
    await _tell_desk(work, parcel, problem, casework_of(work))


async def reachable(channel: str, conversation: str, work: Work, *, is_so: bool) -> None:
    """A private conversation has the id of its person; groups are nobody."""
    person = await work.people.find(channel, conversation)
    if person is not None and person.reachable != is_so:
        await work.people.record(replace(person, reachable=is_so))


async def _tell_desk(work: Work, parcel: Parcel, problem: str, casework: Casework) -> None:
    """Only of what the desk said to an asker: a letter to the desk itself is for administrators to see."""
    letter = parcel.letter
    number = board.case_of(letter.key)
    case = None if number is None or board.is_reply(letter.key) else await casework.cases.find(number)
    asker = next((a for a in case.askers if a.conversation == letter.conversation), None) if case else None
    if case is None or asker is None or letter.channel != asker.channel:
        return
    entry = CaseEntry("undelivered", asker.name, texts.undelivered(asker.name, problem))
    mark = await casework.log.write(case.number, entry)
    await board.heard(case, entry, str(mark), casework=casework)
