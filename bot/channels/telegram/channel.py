"""Puts the channel together and runs it: what comes in, who answers, what goes out.

Long polling, or a webhook when the program has a public address. On stop, first nothing more comes in, then what is
being answered is finished, then what is being delivered; everything else waits in the database.
"""

import asyncio
import logging
from functools import partial

from starlette.routing import Route
from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.channels.telegram import CHANNEL
from bot.channels.telegram.deliver import Deliver
from bot.channels.telegram.errors import pause_of
from bot.channels.telegram.inline import Inline
from bot.channels.telegram.menus import Shown
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.program import Program, Tempo, TokenRefused, pace_of
from bot.channels.telegram.reception import Reception, Take
from bot.channels.telegram.topics import Topics
from bot.channels.telegram.webhook import set_webhook, webhook_routes
from bot.channels.telegram.workers import Workers
from bot.courier import Courier
from bot.pace import Pace
from bot.settings import Telegram
from bot.storage.problems import StorageProblem
from handlers.messages import Incoming

log = logging.getLogger(__name__)


class TelegramChannel:
    """One bot."""

    def __init__(self, settings: Telegram, program: Program, tempo: Tempo | None = None) -> None:
        self._settings = settings
        self._program = program
        self._tempo = tempo or Tempo()
        self._listening: tuple[Bot, Take] | None = None
        self._bot: Bot | None = None
        self._pace = pace_of(self._tempo)
        self.username = ""
        """The public name of the bot, once it is known."""

    async def fetch(self, file: str) -> bytes | None:
        """A file that somebody sent, by Telegram's id; `None` when it is too large, gone, or out of reach."""
        if self._bot is None:
            return None
        try:
            found = await self._bot.get_file(file)
            return bytes(await found.download_as_bytearray())
        except TelegramError:
            return None

    def routes(self) -> list[Route]:
        """For the program's server; none with long polling."""
        public = self._settings.public_url
        return webhook_routes(lambda: self._listening, self._settings.secret) if public else []

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`. Raises TokenRefused; whatever else fails for a while is tried again."""
        requests = [self._requests(32), self._requests(1)]
        sends, reads = requests
        url = self._settings.api_url
        bot = Bot(self._settings.token, f"{url}/bot", f"{url}/file/bot", request=sends, get_updates_request=reads)
        self._bot = bot
        try:
            if await self._introduced(bot, stop):
                await self._serve(bot, reads, stop)
        finally:
            await bot.shutdown()

    def _requests(self, size: int) -> HTTPXRequest:
        """Without TLS no certificates are read."""
        secure = self._settings.api_url.startswith("https")
        wait = self._tempo.answers
        return HTTPXRequest(
            connection_pool_size=size,
            connect_timeout=min(10.0, wait),
            read_timeout=wait,
            write_timeout=wait,
            pool_timeout=min(5.0, wait),
            httpx_kwargs={} if secure else {"verify": False},
        )

    async def _introduced(self, bot: Bot, stop: asyncio.Event) -> bool:
        """Whether Telegram knows us; false when we should stop before it could be reached."""
        while not stop.is_set():
            try:
                await bot.initialize()
            except InvalidToken as error:
                raise TokenRefused from error
            except TelegramError as error:
                log.warning("telegram: cannot be reached (%s)", type(error).__name__)
                await _wait(stop, self._tempo.patience.shortest)
            else:
                self.username = bot.username
                return True
        return False

    async def _serve(self, bot: Bot, reads: HTTPXRequest, stop: asyncio.Event) -> None:
        program = self._program
        topics = Topics(bot, program.storage)
        courier = self._courier(bot, topics)
        workers = self._workers(bot, courier)
        inline = Inline(bot, program.cite, self._may_ask, open_to_all=program.open_to_all)
        reception = Reception(bot, program.storage, topics, fresh=workers.offer, cite=inline.answer)
        await self._recover(workers)
        async with asyncio.TaskGroup() as tasks:
            delivering = tasks.create_task(courier.run(self._tempo.round))
            listening = tasks.create_task(self._listen(bot, reads, reception))
            showing = tasks.create_task(self._show_menus(bot))
            try:
                await stop.wait()
            finally:
                await _ended(listening, showing)
                self._listening = None
                await workers.close()
                await reception.close()
                delivering.cancel()

    def _workers(self, bot: Bot, courier: Courier) -> Workers:
        return Workers(
            self._program.storage,
            self._program.doorway,
            typing=partial(show_typing, bot, self._pace),
            answered=courier.call,
            again=self._tempo.again,
            noticed=self._tempo.noticed,
        )

    def _courier(self, bot: Bot, topics: Topics) -> Courier:
        program = self._program
        return Courier(
            program.storage,
            Deliver(bot, program.storage, topics),
            program.clock,
            channel=CHANNEL,
            pace=self._pace,
            given_up=program.given_up,
        )

    async def _recover(self, workers: Workers) -> None:
        """Whatever an earlier run claimed may have arrived; whatever it accepted is answered first."""
        async with self._program.storage.transaction() as work:
            unsure = await work.outbox.interrupted(CHANNEL)
        waiting = await workers.recover()
        log.info("telegram: %s messages waited, %s letters were interrupted", waiting, unsure)

    async def _listen(self, bot: Bot, reads: HTTPXRequest, reception: Reception) -> None:
        if not self._settings.public_url:
            program = self._program
            await Polling(bot, reads, reception.take, alarm=program.alarm, patience=self._tempo.patience).run()
        self._listening = (bot, reception.take)
        while not await set_webhook(bot, self._settings.public_url, self._settings.secret):
            log.warning("telegram: the webhook could not be set; trying again")
            await asyncio.sleep(self._tempo.patience.shortest)

    async def _show_menus(self, bot: Bot) -> None:
        """For ever: a role that is given or taken shows soon."""
        shown = Shown(bot, self._program.menus, self._program.group)
        await shown.begin()
        while True:
            try:
                async with self._program.storage.transaction() as work:
                    known = [*await work.people.having("secretariat"), *await work.people.having("admin")]
            except StorageProblem as problem:
                log.warning("telegram: the menus were not set (%s)", type(problem).__name__)
            else:
                await shown.keep([person for person in known if person.channel == CHANNEL])
            await asyncio.sleep(self._tempo.menus)

    async def _may_ask(self, person: str) -> bool:
        try:
            async with self._program.storage.transaction() as work:
                known = await work.people.find(CHANNEL, person)
        except StorageProblem:
            return False
        return known is not None and known.standing == "approved"


async def show_typing(bot: Bot, pace: Pace, message: Incoming) -> None:
    """A pause that Telegram asks for here is one for messages too, also for one that would leave meanwhile."""
    thread = int(message.thread) if message.thread else None
    pace.hold(message.conversation)
    try:
        await bot.send_chat_action(int(message.conversation), ChatAction.TYPING, message_thread_id=thread)
    except RetryAfter as flood:
        pace.rest(message.conversation, pause_of(flood))
    except TelegramError as error:
        log.debug("telegram: typing was not shown (%s)", type(error).__name__)
    finally:
        pace.free(message.conversation)


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return


async def _ended(*tasks: "asyncio.Task[None]") -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
