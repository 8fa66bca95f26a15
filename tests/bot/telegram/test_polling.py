"""Updates are asked for, stored, and only then confirmed."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from telegram import Bot, Update
from telegram.request import HTTPXRequest

from bot.channels.telegram.polling import Patience, Polling
from bot.storage.problems import StorageProblem
from tests.faults.conftest import bot_for
from tests.faults.faults import BadGateway, DropBefore, Flood
from tests.faults.telegram_double import TelegramDouble

pytestmark = pytest.mark.slow

PATIENCE = Patience(hold=1, shortest=0.01, longest=0.02)


class Reader:
    """Keeps what it is given, unless it fails."""

    def __init__(self) -> None:
        self.texts: list[str | None] = []
        self.alarms: list[int] = []
        self.fails = 0

    async def take(self, updates: Sequence[Update]) -> None:
        if self.fails:
            self.fails -= 1
            raise StorageProblem("base")
        self.texts += [update.effective_message.text for update in updates if update.effective_message]


@asynccontextmanager
async def polling(double: TelegramDouble, reader: Reader) -> AsyncIterator[Bot]:
    async with bot_for(double) as bot, HTTPXRequest(httpx_kwargs={"verify": False}) as reads:
        loop = Polling(bot, reads, reader.take, alarm=reader.alarms.append, patience=PATIENCE)
        task = asyncio.create_task(loop.run())
        try:
            yield bot
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def double(calm: TelegramDouble) -> TelegramDouble:
    return calm


async def test_row_15_nothing_is_confirmed_before_it_is_stored(double: TelegramDouble) -> None:
    reader = Reader()
    reader.fails = 10_000
    await double.person(77, "Ana").says("hola")

    async with polling(double, reader):
        await double.until(lambda: double.ledger.called("getUpdates"))
        await asyncio.sleep(0.05)
        assert len(double.updates.pending) == 1
        reader.fails = 0
        await double.until(lambda: not double.updates.pending)

    assert reader.texts == ["hola"]


async def test_row_16_what_was_written_while_the_program_was_stopped_is_read(double: TelegramDouble) -> None:
    reader = Reader()
    ana = double.person(77, "Ana")
    for text in ("uno", "dos", "tres"):
        await ana.says(text, ago=3600)

    async with polling(double, reader):
        await double.until(lambda: not double.updates.pending)

    assert reader.texts == ["uno", "dos", "tres"]
    assert [call.fields.flag("drop_pending_updates") for call in double.ledger.called("deleteWebhook")] == [False]


async def test_row_20_a_webhook_left_over_is_removed_and_what_waits_there_is_kept(double: TelegramDouble) -> None:
    reader = Reader()
    async with bot_for(double) as bot:
        await bot.set_webhook("http://127.0.0.1:9/telegram", secret_token="s" * 24)
    await double.person(77, "Ana").says("hola")

    async with polling(double, reader):
        await double.until(lambda: reader.texts == ["hola"])


async def test_row_20_a_second_program_with_the_token_raises_one_alarm_and_reading_goes_on(
    double: TelegramDouble, caplog: pytest.LogCaptureFixture
) -> None:
    reader, rival = Reader(), Reader()

    async with polling(double, reader), polling(double, rival):
        await double.until(lambda: reader.alarms or rival.alarms)
    async with polling(double, reader):
        await double.person(77, "Ana").says("hola")
        await double.until(lambda: reader.texts == ["hola"])

    assert {*reader.alarms, *rival.alarms} == {3}
    assert "Conflict" in caplog.text


@pytest.mark.parametrize("fault", [BadGateway(), DropBefore(), Flood(0.02)])
async def test_reading_goes_on_after_whatever_fails(
    double: TelegramDouble, fault: BadGateway | DropBefore | Flood
) -> None:
    reader = Reader()
    double.faults.next("getUpdates", fault, fault)
    await double.person(77, "Ana").says("hola")

    async with polling(double, reader):
        await double.until(lambda: reader.texts == ["hola"])


async def test_reading_goes_on_when_telegram_comes_back(double: TelegramDouble) -> None:
    reader = Reader()

    async with polling(double, reader):
        await double.until(lambda: double.ledger.called("getUpdates"))
        await double.goes_down()
        await double.comes_back()
        await double.person(77, "Ana").says("hola")
        await double.until(lambda: reader.texts == ["hola"])


async def test_an_old_update_that_comes_again_does_not_turn_the_reading_back(double: TelegramDouble) -> None:
    reader, ana = Reader(), double.person(77, "Ana")
    await ana.says("uno")
    await ana.says("dos")

    async with polling(double, reader):
        await double.until(lambda: not double.updates.pending)
        double.repeat(next(iter(double.updates.history)))
        await double.until(lambda: reader.texts == ["uno", "dos", "uno"])
        await ana.says("tres")
        await double.until(lambda: not double.updates.pending)

    offsets = [call.fields.integer("offset") or 0 for call in double.ledger.called("getUpdates")]
    assert offsets == sorted(offsets)


async def test_an_update_that_cannot_be_read_keeps_no_other_out(
    double: TelegramDouble, caplog: pytest.LogCaptureFixture
) -> None:
    reader = Reader()
    number = double.forge({"message": {"message_id": 1, "date": "mi secreto"}})
    await double.person(77, "Ana").says("hola")

    async with polling(double, reader):
        await double.until(lambda: reader.texts == ["hola"])

    [record] = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert str(number) in record.getMessage()
    assert "secreto" not in caplog.text


async def test_row_21_only_what_is_read_is_asked_for(double: TelegramDouble) -> None:
    async with polling(double, Reader()):
        await double.until(lambda: double.updates.allowed)

    assert "channel_post" not in double.updates.allowed
    assert "message" in double.updates.allowed
