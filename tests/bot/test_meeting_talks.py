"""Announced meetings through the doorway and all handlers in their order, over both storages."""

from collections.abc import Sequence
from functools import partial

import pytest

from bot.doorway import Doorway
from bot.wiring import Brain, handlers_for
from bot.work import Storage
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.officials.ask import offer
from tests.builders import JUDGEMENT, OFFICE, message, person
from tests.fakes import FakeClock
from tests.gathered import meeting


async def know_nothing(incoming: Incoming, _memory: Memory) -> tuple[Reply, ...]:
    return (offer(incoming.text, "No lo sé."),)


@pytest.fixture
async def doorway(storage: Storage, clock: FakeClock) -> Doorway:
    async with storage.transaction() as work:
        await work.people.record(person("ana"))
        await work.meetings.add(meeting(link="https://zoom.example/1", agenda="1. Apertura"))
    brain = Brain(know_nothing, (), str, str, JUDGEMENT)
    return Doorway(storage, partial(handlers_for, brain=brain, clock=clock, office=OFFICE))


async def say(doorway: Doorway, text: str, *, group: bool = False) -> str:
    [reply] = await doorway.receive(message(text, group=group, conversation="foro" if group else None))
    return reply.text


async def reminders(storage: Storage, clock: FakeClock) -> Sequence[float]:
    async with storage.transaction() as work:
        due = await work.reminders.due(clock.now().replace(year=2100))
    return sorted(one.lead.total_seconds() / 3600 for one in due)


async def test_a_meeting_is_found_seen_answered_and_told_more_of(
    doorway: Doorway, storage: Storage, clock: FakeClock
) -> None:
    listed = await say(doorway, "¿qué reuniones hay en diciembre?")
    shown = await say(doorway, "1")
    more = await say(doorway, "más")
    asked = await say(doorway, "/delegar 1")
    delegated = await say(doorway, "Luis Rojas")

    assert listed.startswith("Próximas reuniones para «en diciembre»:")
    assert "https://zoom.example/1" in shown
    assert "1. Apertura" in more
    assert asked.startswith("¿Quién asistirá en su lugar")
    assert delegated.startswith("Registrado: Luis Rojas asistirá en su lugar")
    assert await reminders(storage, clock) == [1.0, 24.0, 168.0]


async def test_what_was_typed_wrong_while_a_name_is_awaited_can_be_left(doorway: Doorway) -> None:
    await say(doorway, "/delegar 1")

    assert (await say(doorway, "/cancelar")).startswith("De acuerdo")


async def test_a_question_in_a_group_is_answered_without_the_link(doorway: Doorway) -> None:
    told = await say(doorway, "próximas reuniones", group=True)

    assert "Taller de digitalización" in told
    assert "zoom.example" not in told


async def test_a_file_for_the_calendar_reaches_the_conversation(
    doorway: Doorway, storage: Storage, clock: FakeClock
) -> None:
    await say(doorway, "/calendario 1")

    async with storage.transaction() as work:
        [parcel] = await work.outbox.claim(clock.now(), "t")
        file = await work.files.get(parcel.letter.file)
    assert parcel.letter.conversation == "ana"
    assert file is not None
    assert b"zoom.example" in file.content
