"""How updates reach a bot: by long polling and by webhook; repeated, forged, confirmed, insisted upon."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, Conflict

from tests.faults.telegram_double import TelegramDouble
from tests.faults.webhook import HEADER
from tests.faults.wire import Json

SECRET = "un-secreto-de-prueba"


@dataclass(slots=True)
class Receiver:
    """The bot's own server; answers the next updates with these statuses, and then with 200."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    taken: list[tuple[int, str | None]] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        update: Json = await request.json()
        self.taken.append((update["update_id"], request.headers.get(HEADER)))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/telegram", receiver.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
    yield receiver
    await runner.cleanup()


async def test_a_long_poll_returns_as_soon_as_there_is_something(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana")
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await double.until(lambda: double.ledger.called("getUpdates"))

    await ana.says("hola")

    assert len(await poll) == 1


async def test_a_second_poll_ends_the_first(double: TelegramDouble, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await double.until(lambda: double.ledger.called("getUpdates"))

    second = await bot.get_updates()

    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    assert second == ()


async def test_only_what_was_asked_for_is_told(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana")
    await bot.get_updates(allowed_updates=["callback_query"])
    await ana.says("hola")
    await ana.presses(1, "d:1")

    (update,) = await bot.get_updates()

    assert update.callback_query is not None


async def test_an_update_is_repeated_with_its_number(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana")
    await ana.says("uno")
    await ana.says("dos")
    one, two = await bot.get_updates()
    await bot.get_updates(offset=two.update_id + 1)
    await ana.says("tres")

    double.repeat(one.update_id)
    again = await bot.get_updates()

    assert [update.message.text for update in again if update.message] == ["uno", "tres"]
    assert again[0] == one


async def test_an_update_is_repeated_though_it_was_confirmed(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana")
    await ana.says("uno")
    (one,) = await bot.get_updates()

    double.repeat(one.update_id)
    again = await bot.get_updates(offset=one.update_id + 1)

    assert again == (one,)


async def test_a_forged_update_goes_out_as_it_is(double: TelegramDouble, bot: Bot) -> None:
    double.forge({"update_id": 5, "message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}})

    (update,) = await bot.get_updates()

    assert update.update_id == 5


async def test_updates_are_posted_with_the_secret(double: TelegramDouble, bot: Bot, receiver: Receiver) -> None:
    ana = double.person(77, "Ana")
    await ana.says("antes")
    await bot.set_webhook(receiver.url, secret_token=SECRET)
    await ana.says("después")

    await double.until(lambda: len(receiver.taken) == 2)

    assert [secret for _, secret in receiver.taken] == [SECRET, SECRET]
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()


async def test_an_update_is_posted_until_it_is_accepted_and_only_its_chat_waits(
    double: TelegramDouble, bot: Bot, receiver: Receiver
) -> None:
    ana, eva = double.person(77, "Ana"), double.person(78, "Eva")
    double.webhook.retry = 0.01
    await bot.set_webhook(receiver.url)
    receiver.statuses = [500, 503]
    await ana.says("uno")
    await double.until(lambda: len(receiver.taken) >= 2)
    await ana.says("dos")
    await eva.says("tres")

    await double.until(lambda: double.webhook.waiting() == 0)

    first = receiver.taken[0][0]
    assert [number for number, _ in receiver.taken].count(first) == 3
    assert sorted({number for number, _ in receiver.taken}) == [first, first + 1, first + 2]
    assert (await bot.get_webhook_info()).last_error_message == "Wrong response from the webhook: 503"


async def test_what_was_not_accepted_is_there_for_who_polls_afterwards(
    double: TelegramDouble, bot: Bot, receiver: Receiver
) -> None:
    ana = double.person(77, "Ana")
    await bot.set_webhook(receiver.url)
    receiver.statuses = [500] * 9
    await ana.says("hola")
    await double.until(lambda: receiver.taken)
    await bot.delete_webhook()

    updates = await bot.get_updates()

    assert [update.message.text for update in updates if update.message] == ["hola"]


async def test_an_intruder_posts_what_they_like_but_does_not_know_the_secret(
    double: TelegramDouble, bot: Bot, receiver: Receiver
) -> None:
    await bot.set_webhook(receiver.url, secret_token=SECRET)

    for secret in (None, "otro"):
        await double.post_forged({"update_id": 9}, secret=secret)

    assert receiver.taken == [(9, None), (9, "otro")]


async def test_a_secret_has_only_letters_digits_and_dashes(double: TelegramDouble, bot: Bot) -> None:
    with pytest.raises(BadRequest, match=r"(?i)unallowed characters"):
        await bot.set_webhook("https://example.org", secret_token="con espacios")
