"""What officials send, through the doorway and all handlers in their order: buttons, edits, answers, groups, files."""

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from bot.doorway import Doorway
from bot.wiring import Brain, handlers_for
from bot.work import Parcel, Storage
from handlers.dialogue import Memory
from handlers.messages import Choice, Incoming, Letter, Reply
from handlers.office import Office
from handlers.officials.ask import offer
from handlers.ports import Case
from tests.builders import JUDGEMENT, OFFICE, message
from tests.fakes import FakeClock

OPEN_OFFICE: Office = replace(OFFICE, bot="enlace_bot")


async def know_nothing(incoming: Incoming, _memory: Memory) -> tuple[Reply, ...]:
    return (offer(incoming.text, "No lo sé."),)


@pytest.fixture
def doorway(storage: Storage, clock: FakeClock) -> Doorway:
    brain = Brain(know_nothing, (), str, str, JUDGEMENT)
    return Doorway(storage, partial(handlers_for, brain=brain, clock=clock, office=OPEN_OFFICE))


async def say(doorway: Doorway, text: str = "", **how: Any) -> Reply:
    [reply] = await doorway.receive(replace(message(text), **how))
    return reply


async def delivered(storage: Storage, clock: FakeClock, choices: tuple[Choice, ...], *, key: str, id: str) -> None:
    """A letter of ours that the person can see, tap and answer."""
    async with storage.transaction() as work:
        await work.outbox.put(Letter(key, "t", "ana", "…", choices))
        [parcel] = await work.outbox.claim(clock.now(), "t", "ana")
        await work.outbox.delivered(Parcel(parcel.number, parcel.letter), id, clock.now())


async def cases(storage: Storage) -> list[Case]:
    async with storage.transaction() as work:
        return list(await work.cases.listed())


async def test_a_tapped_offer_is_one_case_however_often_it_is_tapped(
    doorway: Doorway, storage: Storage, clock: FakeClock
) -> None:
    offered = await say(doorway, "¿Hay cupos?", source="7")
    await delivered(storage, clock, offered.choices, key="reply:1", id="8")

    first = await say(doorway, picks=offered.choices[0].mark, answers="8")
    second = await say(doorway, picks=offered.choices[0].mark, answers="8")

    assert "quedó registrada con el número 1" in first.text
    assert "ya está registrada con el número 1" in second.text
    assert len(await cases(storage)) == 1


async def test_an_edit_of_the_message_that_was_offered_and_sent_changes_the_case(
    doorway: Doorway, storage: Storage, clock: FakeClock
) -> None:
    offered = await say(doorway, "¿Hay cupos?", source="7")
    await delivered(storage, clock, offered.choices, key="reply:1", id="8")
    await say(doorway, picks=offered.choices[0].mark, answers="8")

    reply = await say(doorway, "¿Hay dos cupos?", source="7", edits=True)

    assert "consulta número 1" in reply.text
    assert [case.question for case in await cases(storage)] == ["¿Hay dos cupos?"]


async def test_an_answer_to_a_letter_is_added_even_when_something_else_was_offered(
    doorway: Doorway, storage: Storage, clock: FakeClock
) -> None:
    await say(doorway, "/contactar ¿Hay cupos?")
    await delivered(storage, clock, (), key="case:1:precision:1:0", id="9")
    await say(doorway, "¿Otra cosa?")

    reply = await say(doorway, "2", answers="9")

    assert "número 1" in reply.text
    async with storage.transaction() as work:
        assert "2" in [entry.text for entry in await work.log.read(1)]


async def test_a_button_of_a_letter_that_is_gone_says_so(doorway: Doorway) -> None:
    reply = await say(doorway, picks="0123456789abcdef", answers="404")

    assert "ya no está disponible" in reply.text


async def test_in_a_group_a_question_is_answered_and_nothing_is_sent(doorway: Doorway, storage: Storage) -> None:
    reply = await say(doorway, "/pregunta ¿Hay cupos?", conversation="-5", group=True)

    assert [choice.link for choice in reply.choices] == ["https://t.me/enlace_bot?start=contactar"]
    await say(doorway, "1", conversation="-5", group=True)
    assert await cases(storage) == []


async def test_a_photo_that_is_sent_opens_a_case(doorway: Doorway, storage: Storage) -> None:
    await say(doorway, media="photo", source="7")

    await say(doorway, "sí")

    [case] = await cases(storage)
    assert (case.question, case.askers[0].source) == ("(Envió una foto, sin texto.)", "7")


async def test_a_vote_is_a_button_under_the_answer_of_an_entry(
    doorway: Doorway, storage: Storage, clock: FakeClock
) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(Letter("reply:1", "t", "ana", "La VI fue en 2020.", entry="ronda.cuando:D6"))
        [parcel] = await work.outbox.claim(clock.now(), "t", "ana")
        await work.outbox.delivered(parcel, "8", clock.now())

    reply = await say(doorway, picks=Choice("👍", "/util ronda.cuando:D6").mark, answers="8")

    assert "Gracias" in reply.text
