"""Somebody of the secretariat types a command, in private or in the group."""

from dataclasses import replace
from datetime import timedelta

from bot.work import Work
from handlers.commands import dispatch
from handlers.dialogue import Memory
from handlers.messages import Choice, Incoming, Letter, Reply
from handlers.office import Office
from handlers.ports import Asker, Case, Place
from handlers.secretariat import desk
from tests.builders import OFFICE, casework, given_case, message, person, visitor
from tests.fakes import FakeClock, FakeStorage

AT_ONCE = replace(OFFICE, undo=timedelta())
"""An office whose answers cannot be taken back."""

GROUP = Place("t", "grupo", "group")


def storage_with_group(clock: FakeClock) -> FakeStorage:
    return FakeStorage(clock, (GROUP,))


async def do(work: Work, clock: FakeClock, text: str, *, by: str = "eva", office: Office = OFFICE) -> Reply:
    """What a command typed in private answers."""
    return await do_with(work, clock, message(text, person=by), office=office)


async def do_with(work: Work, clock: FakeClock, incoming: Incoming, *, office: Office = OFFICE) -> Reply:
    who = person(incoming.person, "secretariat", channel=incoming.channel)
    commands = desk.commands(casework=casework(work, who, clock, office=office))
    replies = await dispatch(incoming, Memory(), commands=commands, visitor=visitor(who=who))
    assert replies is not None
    return replies[0]


async def answered(
    work: Work, clock: FakeClock, text: str = "Sí.", *, by: str = "eva", office: Office = OFFICE
) -> Case:
    """Case 1 once it was answered."""
    await do(work, clock, f"/responder 1 {text}", by=by, office=office)
    await do(work, clock, "/confirmar 1", by=by, office=office)
    return await case_of(work)


async def given_askers(work: Work, *askers: Asker) -> Case:
    """Case 1, asked by several."""
    case = await given_case(work, askers[0].question, of=askers[0].person)
    case = replace(case, askers=askers)
    await work.cases.change(case)
    return case


async def case_of(work: Work, number: int = 1) -> Case:
    found = await work.cases.find(number)
    assert found is not None
    return found


async def leave(work: Work, clock: FakeClock, channel: str = "t") -> list[Letter]:
    """Deliver everything that is due, as its channel would."""
    gone: list[Letter] = []
    while parcels := await work.outbox.claim(clock.now(), channel):
        for parcel in parcels:
            await work.outbox.delivered(parcel, f"p{parcel.number}", clock.now())
            gone.append(parcel.letter)
    return gone


def labels(reply: Reply | Letter) -> list[str]:
    return [choice.label for choice in reply.choices]


def says(choices: tuple[Choice, ...], label: str) -> str:
    return next(choice.says for choice in choices if choice.label == label)
