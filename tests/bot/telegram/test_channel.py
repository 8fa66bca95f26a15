"""The whole channel: people write, tap and edit, the program stops and starts, Telegram has bad days."""

import asyncio
import contextvars
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from telegram.request import HTTPXRequest

from bot.channels.telegram.channel import show_typing
from bot.channels.telegram.program import TokenRefused, pace_of
from bot.storage.store import Store
from bot.work import Thread, Work
from handlers.messages import Incoming, Reply
from handlers.ports import Person
from handlers.router import Handler
from tests.bot.telegram.conftest import TEMPO, Stage, letter_to
from tests.builders import message as written
from tests.faults.conftest import bot_for
from tests.faults.faults import DropAfter, Flood, ServerError
from tests.faults.telegram_double import TelegramDouble

pytestmark = pytest.mark.slow


async def test_a_question_is_answered_in_its_private_chat(stage: Stage, double: TelegramDouble) -> None:
    ana = double.person(77, "Ana")

    async with stage.running() as channel:
        await ana.says("hola")
        await double.until(lambda: ana.finds("Oí: hola"))

    assert double.ledger.texts(77) == ["Oí: hola"]
    assert double.violations == []
    assert double.ledger.unknown_parameters == set()
    assert channel.username == "enlace_prueba_bot"


@pytest.mark.parametrize("field", [{"text": ["mi secreto"]}, {"text": "mi secreto", "date": 10**20}])
async def test_an_update_that_nobody_foresaw_stops_nothing_and_is_not_quoted(
    stage: Stage, double: TelegramDouble, caplog: pytest.LogCaptureFixture, field: dict[str, Any]
) -> None:
    ana = double.person(77, "Ana")
    person = {"id": 77, "is_bot": False, "first_name": "Ana"}
    double.forge(
        {"message": {"message_id": 1, "date": 1, "chat": {"id": 77, "type": "private"}, "from": person, **field}}
    )

    async with stage.running():
        await ana.says("hola")
        await double.until(lambda: ana.finds("Oí: hola"))

    assert "update 7" in caplog.text
    assert "secreto" not in caplog.text


async def test_row_28_a_tap_is_acknowledged_and_says_what_its_button_stands_for(
    stage: Stage, double: TelegramDouble
) -> None:
    ana = double.person(77, "Ana")

    async with stage.running():
        await ana.says("hola")
        message = await double.until(lambda: ana.finds("Oí: hola"))
        double.expire(await ana.taps(message, "Otra vez"))
        await double.until(lambda: ana.finds("Oí: de nuevo"))

    assert len(double.ledger.called("answerCallbackQuery")) == 1


async def test_rows_03_and_25_a_button_still_works_after_the_program_was_started_again(
    stage: Stage, double: TelegramDouble
) -> None:
    ana = double.person(77, "Ana")
    async with stage.running():
        await ana.says("hola")
        message = await double.until(lambda: ana.finds("Oí: hola"))

    await ana.taps(message, "Otra vez")
    async with stage.running():
        await double.until(lambda: ana.finds("Oí: de nuevo"))


async def test_a_forged_button_says_nothing_but_that_it_is_gone(stage: Stage, double: TelegramDouble) -> None:
    ana = double.person(77, "Ana")

    async with stage.running():
        await ana.says("hola")
        message = await double.until(lambda: ana.finds("Oí: hola"))
        assert message is not None
        await ana.presses(message.id, "/cerrar 12")
        await double.until(lambda: ana.finds("/opcion_vencida"))


async def test_an_edited_question_is_answered_in_place(stage: Stage, double: TelegramDouble) -> None:
    ana = double.person(77, "Ana")

    async with stage.running():
        asked = await ana.says("hola")
        await double.until(lambda: ana.finds("Oí: hola"))
        await ana.edits(asked, "adiós")
        await double.until(lambda: ana.finds("Oí: adiós"))

    assert [message.text for message in ana.screen()] == ["Oí: adiós"]


@pytest.mark.parametrize("payload", ["faq_12", "dec_6_k", "A" * 64])
async def test_row_30_the_payload_of_a_deep_link_is_heard(stage: Stage, double: TelegramDouble, payload: str) -> None:
    ana = double.person(77, "Ana")

    async with stage.running():
        await ana.starts(payload)
        await double.until(lambda: ana.finds(f"Oí: /start {payload}"))


async def test_row_16_what_was_asked_while_the_program_was_stopped_is_answered_with_an_apology(
    stage: Stage, double: TelegramDouble
) -> None:
    ana = double.person(77, "Ana")
    await ana.says("hola", ago=3600)

    async with stage.running():
        await double.until(lambda: ana.finds("Oí: hola"))

    assert double.ledger.texts(77) == ["Disculpe la demora en responderle.\n\nOí: hola"]


async def test_row_17_an_update_that_is_repeated_is_answered_once(stage: Stage, double: TelegramDouble) -> None:
    ana = double.person(77, "Ana")

    async with stage.running():
        await ana.says("hola")
        await double.until(lambda: ana.finds("Oí: hola"))
        double.repeat(max(double.updates.history))
        await ana.says("fin")
        await double.until(lambda: ana.finds("Oí: fin"))

    assert double.ledger.texts(77) == ["Oí: hola", "Oí: fin"]


async def test_row_15_stopping_with_many_questions_loses_none_and_doubles_none(
    stage: Stage, double: TelegramDouble
) -> None:
    people = [double.person(100 + n, f"Persona {n}") for n in range(12)]
    asked = [f"pregunta {n}" for n in range(3)]

    for text in asked:
        async with stage.running():
            for person in people:
                await person.says(text)
            await double.until(lambda: double.ledger.sends)
    async with stage.running():
        await double.until(lambda: len(double.ledger.sends) == len(people) * len(asked), timeout=30)

    assert [double.ledger.texts(person.id) for person in people] == [[f"Oí: {text}" for text in asked]] * len(people)
    assert double.violations == []


async def test_row_09_nobody_is_written_to_faster_than_telegram_takes(stage: Stage, double: TelegramDouble) -> None:
    desk = double.supergroup("Secretaría")
    people = [double.person(100 + n, f"Persona {n}", has_started=True) for n in range(20)]
    await stage.put(*(letter_to(desk.id, f"card:{n}", f"Ficha {n}") for n in range(25)))
    await stage.put(*(letter_to(person.id, f"{n}:{person.id}") for n in range(2) for person in people))

    async with stage.running():
        await double.until(lambda: len(double.ledger.sends) == 65, timeout=20)

    assert double.violations == []
    assert double.ledger.texts(desk.id) == [f"Ficha {n}" for n in range(25)]


async def test_rows_10_and_11_a_flood_stops_its_chat_for_as_long_as_it_says_and_nobody_else(
    stage: Stage, double: TelegramDouble
) -> None:
    ana, eva = double.person(77, "Ana"), double.person(78, "Eva")
    double.faults.next("sendMessage", Flood(4), chat=77)

    async with stage.running():
        await ana.says("hola")
        await double.until(lambda: any(call.status == 429 for call in double.ledger.calls))
        for n in range(3):
            await eva.says(f"aquí {n}")
        await double.until(lambda: eva.finds("Oí: aquí 2"))
        assert ana.finds("Oí") is None
        await double.until(lambda: ana.finds("Oí: hola"), timeout=20)

    assert double.violations == []
    assert double.ledger.texts(77) == ["Oí: hola"]


async def test_row_12_telegram_is_asked_nothing_while_nobody_writes(stage: Stage, double: TelegramDouble) -> None:
    async with stage.running():
        await double.until(lambda: len(double.ledger.called("setMyCommands")) == 2)
        await asyncio.sleep(0.3)

    rest = {call.method for call in double.ledger.calls} - {"getUpdates", "setMyCommands"}
    assert rest == {"getMe", "deleteWebhook"}


async def test_row_13_exactly_what_lost_its_answer_is_uncertain(stage: Stage, double: TelegramDouble) -> None:
    people = [double.person(100 + n, f"Persona {n}", has_started=True) for n in range(30)]
    double.faults.randomly({DropAfter(): 0.2, ServerError(): 0.2}, seed=7, methods=frozenset({"sendMessage"}))
    await stage.put(*(letter_to(person.id, str(person.id)) for person in people))

    async with stage.running():
        await double.until(lambda: len([call for call in double.ledger.called("sendMessage") if call.status]) >= 30)
        await asyncio.sleep(0.1)

    async with stage.store.transaction() as work:
        unsure = [one.conversation for one in await work.outbox.troubled(100) if one.uncertain]
    assert sorted(unsure) == sorted(str(sent.chat) for sent in double.ledger.lost())
    assert unsure


async def test_in_a_group_only_what_is_said_to_the_bot_is_stored_and_answered_in_its_topic(
    stage: Stage, double: TelegramDouble
) -> None:
    eva = double.person(5, "Eva")
    desk = double.forum("Secretaría", [eva])
    thread = await desk.opens_topic("Consulta 12")
    async with stage.store.transaction() as work:
        await work.posted.keep("telegram", str(desk.id), Thread("case:12", str(thread)))

    async with stage.running():
        await eva.says("esto es interno", chat=desk, thread=thread)
        asked = await eva.says("/tomar 12", chat=desk, thread=thread)
        message = await double.until(lambda: desk.finds("Oí: /tomar 12", thread=thread))
        await eva.taps(message, "Otra vez")
        await double.until(lambda: desk.finds("Oí: de nuevo", thread=thread))

    assert [sent.message.reply_to for sent in double.ledger.to(desk.id)] == [desk.chat.messages[asked], message]
    assert [sent.plain for sent in double.ledger.to(desk.id)] == ["Oí: /tomar 12", "Oí: de nuevo"]


async def test_row_22_a_group_that_moves_is_heard_and_answered_where_it_is(
    stage: Stage, double: TelegramDouble
) -> None:
    eva = double.person(5, "Eva")
    desk = double.group("Secretaría", [eva])

    async with stage.running():
        await eva.says("/uno", chat=desk)
        await double.until(lambda: desk.finds("Oí: /uno"))
        await desk.becomes_supergroup()
        await eva.says("/dos", chat=desk)
        await double.until(lambda: desk.finds("Oí: /dos"))


async def test_row_23_who_blocked_the_bot_gets_what_they_missed_when_they_come_back(
    stage: Stage, double: TelegramDouble
) -> None:
    ana = double.person(77, "Ana", has_started=True)
    await ana.blocks()
    await stage.put(letter_to(77, "case:1:answered:1:0", "La respuesta."))

    async with stage.running():
        await double.until(lambda: stage.lost)
        await ana.starts()
        await double.until(lambda: ana.finds("La respuesta."))

    assert stage.lost == [("case:1:answered:1:0", "blocked")]


WITHIN = contextvars.ContextVar("within", default=False)


class Watched(Store):
    """Knows whether a transaction is open in this task."""

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Work]:
        token = WITHIN.set(True)
        try:
            async with super().transaction() as work:
                yield work
        finally:
            WITHIN.reset(token)


async def test_row_32_telegram_is_never_called_inside_a_transaction(
    stage: Stage, double: TelegramDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[bool] = []
    ordinary = HTTPXRequest.do_request

    async def do_request(self: HTTPXRequest, *args: Any, **more: Any) -> tuple[int, bytes]:
        called.append(WITHIN.get())
        return await ordinary(self, *args, **more)

    monkeypatch.setattr(HTTPXRequest, "do_request", do_request)
    stage.store.__class__ = Watched
    ana, desk = double.person(77, "Ana"), double.forum("Secretaría")
    await stage.put(letter_to(desk.id, "case:1:desk:card", thread="case:1"))

    async with stage.running():
        await ana.says("hola")
        await ana.taps(await double.until(lambda: ana.finds("Oí: hola")), "Otra vez")
        await double.until(lambda: ana.finds("Oí: de nuevo") and desk.topics)

    assert len(called) > 5
    assert not any(called)


async def test_a_token_that_telegram_does_not_know_ends_the_channel(stage: Stage, double: TelegramDouble) -> None:
    double.token += "x"

    with pytest.raises(TokenRefused):
        async with stage.running():
            await asyncio.sleep(0)


async def test_the_program_may_start_before_telegram_can_be_reached(stage: Stage, double: TelegramDouble) -> None:
    ana = double.person(77, "Ana")
    await ana.says("hola")
    await double.goes_down()

    async with stage.running():
        await asyncio.sleep(0.1)
        await double.comes_back()
        await double.until(lambda: ana.finds("Oí: hola"))


async def test_it_stops_although_telegram_was_never_reached(stage: Stage, double: TelegramDouble) -> None:
    await double.goes_down()

    async with stage.running() as channel:
        await asyncio.sleep(0.05)

    assert channel.username == ""


async def test_somebody_who_waits_sees_that_an_answer_is_on_its_way(stage: Stage, double: TelegramDouble) -> None:
    ana = double.person(77, "Ana")
    thinking = asyncio.Event()

    async def think(incoming: Incoming, _memory: object) -> tuple[Reply, ...]:
        await thinking.wait()
        return (Reply(f"Pensé: {incoming.text}", "answer"),)

    def slow(_work: Work, _person: Person) -> Sequence[Handler]:
        return (think,)

    stage.handlers = slow
    async with stage.running():
        await ana.says("hola")
        await double.until(lambda: double.ledger.called("sendChatAction"))
        thinking.set()
        await double.until(lambda: ana.finds("Pensé: hola"))


async def test_a_pause_that_is_asked_for_while_typing_holds_for_the_answer(double: TelegramDouble) -> None:
    double.person(77, "Ana", has_started=True)
    double.faults.next("sendChatAction", Flood(30))
    pace = pace_of(TEMPO)
    waits = replace(written(conversation="77"), channel="telegram")

    async with bot_for(double) as bot:
        await show_typing(bot, pace, waits)

    assert pace.resting() == {"77"}
