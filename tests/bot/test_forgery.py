"""Buttons, references and case numbers that somebody makes up change nothing."""

from dataclasses import replace
from functools import partial

import pytest

from bot.doorway import Doorway
from bot.wiring import Brain, handlers_for
from handlers.dialogue import Memory
from handlers.messages import Choice, Incoming, Letter, Reply
from handlers.ports import Person
from tests.builders import JUDGEMENT, OFFICE, given_case, message, person
from tests.fakes import FakeClock, FakeStorage

APPROVE = Choice("Aprobar", "/aprobar t:eva")
HARMLESS = Choice("Ver", "/ayuda")


async def nothing(_incoming: Incoming, _memory: Memory) -> tuple[Reply, ...]:
    return (Reply("Nada.", "answer"),)


@pytest.fixture
def storage(clock: FakeClock) -> FakeStorage:
    return FakeStorage(clock)


@pytest.fixture
def doorway(storage: FakeStorage, clock: FakeClock) -> Doorway:
    brain = Brain(nothing, (), str, str, JUDGEMENT)
    return Doorway(storage, partial(handlers_for, brain=brain, clock=clock, office=OFFICE))


async def given(storage: FakeStorage, clock: FakeClock, *, conversation: str, choice: Choice) -> str:
    """Eva waits for approval; a letter with a button arrived in a conversation. Its message there."""
    async with storage.transaction() as work:
        await work.people.record(person("eva", standing="pending"))
        await work.outbox.put(Letter("registration|t:eva/m0|desk", "t", conversation, "¿La aprueba?", (choice,)))
        [parcel] = await work.outbox.claim(clock.now(), "t", conversation)
        await work.outbox.delivered(parcel, "55", clock.now())
    return "55"


async def tap(doorway: Doorway, storage: FakeStorage, who: Person, mark: str, *, on: str, at: str) -> None:
    async with storage.transaction() as work:
        await work.people.record(who)
    incoming = replace(message("", person=who.person, conversation=at, group=at != who.person), picks=mark, answers=on)
    await doorway.receive(incoming)


async def eva_waits(storage: FakeStorage) -> bool:
    async with storage.transaction() as work:
        found = await work.people.find("t", "eva")
    return found is not None and found.standing == "pending"


async def test_the_button_of_a_letter_works_for_whoever_may_use_it(
    doorway: Doorway, storage: FakeStorage, clock: FakeClock
) -> None:
    on = await given(storage, clock, conversation="sara", choice=APPROVE)

    await tap(doorway, storage, person("sara", "secretariat"), APPROVE.mark, on=on, at="sara")

    assert not await eva_waits(storage)


@pytest.mark.parametrize("who", [person("leo"), person("leo", "secretariat", standing="revoked")])
async def test_the_button_does_nothing_for_whoever_may_not(
    doorway: Doorway, storage: FakeStorage, clock: FakeClock, who: Person
) -> None:
    on = await given(storage, clock, conversation="grupo", choice=APPROVE)

    await tap(doorway, storage, who, APPROVE.mark, on=on, at="grupo")

    assert await eva_waits(storage)


@pytest.mark.parametrize("on", ["55", "56", ""])
async def test_a_mark_that_is_not_on_the_letter_does_nothing_even_for_the_secretariat(
    doorway: Doorway, storage: FakeStorage, clock: FakeClock, on: str
) -> None:
    await given(storage, clock, conversation="sara", choice=HARMLESS)

    await tap(doorway, storage, person("sara", "secretariat"), APPROVE.mark, on=on, at="sara")

    assert await eva_waits(storage)


async def test_a_letter_of_another_conversation_lends_no_button(
    doorway: Doorway, storage: FakeStorage, clock: FakeClock
) -> None:
    on = await given(storage, clock, conversation="sara", choice=APPROVE)

    await tap(doorway, storage, person("rita", "secretariat"), APPROVE.mark, on=on, at="rita")

    assert await eva_waits(storage)


@pytest.mark.parametrize("text", ["/caso 1", "/responder 1 Sí.", "/tomar 1", "/cerrar 1", "responder 1 Sí."])
async def test_the_case_of_somebody_else_is_closed_to_officials(
    doorway: Doorway, storage: FakeStorage, text: str
) -> None:
    async with storage.transaction() as work:
        case = await given_case(work, "¿Hay cupos?", of="ana")
        await work.people.record(person("leo"))

    replies = await doorway.receive(message(text, person="leo"))

    assert "cupos" not in replies[0].text
    async with storage.transaction() as work:
        assert await work.cases.find(1) == case
