"""What goes wrong on purpose, as a real bot meets it, and what the ledger says afterwards."""

import asyncio
import sys

import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TimedOut

from tests.faults.conftest import bot_for
from tests.faults.faults import (
    EVERY,
    BadGateway,
    DropAfter,
    DropBefore,
    Fault,
    Flood,
    HeldAfter,
    HeldBefore,
    Late,
    ServerError,
    Silence,
)
from tests.faults.limits import Limits
from tests.faults.telegram_double import TelegramDouble


async def test_a_flood_says_how_long_to_wait_and_notices_who_does_not(double: TelegramDouble, bot: Bot) -> None:
    double.person(77, "Ana", has_started=True)
    double.faults.next("sendMessage", Flood(30))

    with pytest.raises(RetryAfter):
        await bot.send_message(77, "uno")
    with pytest.raises(RetryAfter):
        await bot.send_message(77, "uno")

    assert double.ledger.sends == []
    assert [violation.rule for violation in double.violations] == ["impatient"]


async def test_a_flood_in_one_chat_leaves_the_others_open(double: TelegramDouble, bot: Bot) -> None:
    for number in (77, 78):
        double.person(number, "Ana", has_started=True)
    double.faults.next("sendMessage", Flood(30), chat=77)

    await bot.send_message(78, "uno")
    with pytest.raises(RetryAfter):
        await bot.send_message(77, "uno")

    assert double.violations == []


@pytest.mark.parametrize("fault", [ServerError(500), ServerError(503), BadGateway(), DropBefore()])
async def test_what_fails_before_it_is_processed_leaves_nothing_behind(
    double: TelegramDouble, bot: Bot, fault: Fault
) -> None:
    double.person(77, "Ana", has_started=True)
    double.faults.next("sendMessage", fault)

    with pytest.raises(NetworkError):
        await bot.send_message(77, "uno")
    await bot.send_message(77, "uno")

    assert double.ledger.texts(77) == ["uno"]
    assert double.ledger.repeats() == []


async def test_what_is_dropped_after_accepting_is_there_and_its_repeat_is_excused(
    double: TelegramDouble, bot: Bot
) -> None:
    double.core.limiter.limits = Limits(enforced=False)
    ana = double.person(77, "Ana", has_started=True)
    double.faults.next("sendMessage", DropAfter())

    with pytest.raises(NetworkError):
        await bot.send_message(77, "uno")
    await bot.send_message(77, "uno")
    await bot.send_message(77, "dos")
    await bot.send_message(77, "dos")

    assert [message.text for message in ana.screen()] == ["uno", "uno", "dos", "dos"]
    assert [sent.plain for sent in double.ledger.lost()] == ["uno"]
    assert [sent.plain for sent in double.ledger.repeats()] == ["uno", "dos"]
    assert [sent.plain for sent in double.ledger.unexcused()] == ["dos"]


@pytest.mark.parametrize(("fault", "stored"), [(Late(30), ["uno"]), (Silence(30), [])])
async def test_a_client_that_gives_up_does_not_know_whether_it_was_accepted(
    double: TelegramDouble, fault: Fault, stored: list[str]
) -> None:
    double.person(77, "Ana", has_started=True)
    async with bot_for(double, read_timeout=0.05) as bot:
        double.faults.next("sendMessage", fault)

        with pytest.raises(TimedOut):
            await bot.send_message(77, "uno")

    await double.goes_down()
    assert double.ledger.texts(77) == stored
    assert double.ledger.called("sendMessage")[0].is_lost


async def test_a_call_is_held_where_a_test_wants_to_act(double: TelegramDouble, bot: Bot) -> None:
    double.person(77, "Ana", has_started=True)
    before, after = HeldBefore(), HeldAfter()
    double.faults.next("sendMessage", before, after)

    first = asyncio.create_task(bot.send_message(77, "uno"))
    await before.reached.wait()
    held_before = double.ledger.texts(77)
    first.cancel()
    second = asyncio.create_task(bot.send_message(77, "dos"))
    await after.reached.wait()
    held_after = double.ledger.texts(77)
    after.release()
    sent = await second

    assert (held_before, held_after) == ([], ["dos"])
    assert sent.text == "dos"


async def test_faults_last_as_long_as_the_block(double: TelegramDouble, bot: Bot) -> None:
    with double.faults.every(EVERY, ServerError()):
        with pytest.raises(NetworkError):
            await bot.get_me()
        with pytest.raises(NetworkError):
            await bot.get_updates()

    assert (await bot.get_me()).username == "enlace_prueba_bot"


def test_the_same_seed_brings_the_same_faults() -> None:
    draws = []
    for seed in (7, 7, 8):
        double = TelegramDouble()
        double.faults.randomly({DropAfter(): 0.2, ServerError(): 0.2}, seed=seed)
        draws.append([double.faults.pick("sendMessage", 77) for _ in range(50)])

    assert draws[0] == draws[1] != draws[2]
    assert {type(fault) for fault in draws[0]} == {DropAfter, ServerError, type(None)}


async def test_nobody_answers_while_it_is_down_and_everything_is_there_when_it_is_back(
    double: TelegramDouble, bot: Bot
) -> None:
    ana = double.person(77, "Ana", has_started=True)

    await double.goes_down()
    with pytest.raises(NetworkError):
        await bot.send_message(77, "uno")
    await ana.says("¿hay alguien?")
    await double.comes_back()
    updates = await bot.get_updates()

    assert [update.message.text for update in updates if update.message] == ["¿hay alguien?"]


async def test_what_nobody_models_is_refused_and_unknown_parameters_are_remembered(
    double: TelegramDouble, bot: Bot
) -> None:
    double.person(77, "Ana", has_started=True)

    with pytest.raises(NetworkError, match="does not model sendPoll"):
        await bot.send_poll(77, "¿Sí?", ["sí", "no"])
    await bot.send_message(77, "hola", api_kwargs={"texto": "otra cosa"})

    assert double.ledger.unknown_parameters == {("sendMessage", "texto")}


SENDER = """
import asyncio, sys
from telegram import Bot

async def main(url, token):
    async with Bot(token, base_url=url) as bot:
        await bot.send_message(77, "uno")

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.mark.slow
async def test_the_answer_to_a_program_that_was_killed_is_lost(double: TelegramDouble) -> None:
    double.person(77, "Ana", has_started=True)
    held = HeldAfter()
    double.faults.next("sendMessage", held)
    program = await asyncio.create_subprocess_exec(sys.executable, "-c", SENDER, double.base_url, double.token)

    await held.reached.wait()
    program.kill()
    await program.wait()
    held.release()

    assert await double.until(double.ledger.lost)
    assert double.ledger.texts(77) == ["uno"]
