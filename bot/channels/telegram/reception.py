"""Stores what arrived, all of it in one transaction, before Telegram hears that we have it; then wakes who answers.

What is only a courtesy (ending the spinner of a button, an inline question) is done afterwards, once, and may fail.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence

from telegram import Bot, Update
from telegram.error import TelegramError

from bot.channels.telegram.aftermath import heed
from bot.channels.telegram.events import BotRights, Event, InlineAsked
from bot.channels.telegram.incoming import Me, read
from bot.channels.telegram.topics import Topics
from bot.logs import place_of
from bot.work import Storage
from handlers.messages import Incoming

log = logging.getLogger(__name__)

Take = Callable[[Sequence[Update]], Awaitable[None]]
"""Returns once the updates are stored; raises StorageProblem when they are not."""

Fresh = Callable[[Sequence[Incoming]], None]
"""Hears of the messages that were stored for the first time."""

Cite = Callable[[InlineAsked], Coroutine[None, None, None]]
"""Answers an inline question."""


class Reception:
    """Where updates come in, however Telegram brings them."""

    def __init__(self, bot: Bot, storage: Storage, topics: Topics, *, fresh: Fresh, cite: Cite) -> None:
        self._bot = bot
        self._me = Me(bot.id, bot.username)
        self._storage = storage
        self._topics = topics
        self._fresh = fresh
        self._cite = cite
        self._courtesies: set[asyncio.Task[None]] = set()

    async def take(self, updates: Sequence[Update]) -> None:
        """Store them; a repeated one changes nothing."""
        fresh: list[Incoming] = []
        said = [self._understood(update) for update in updates]
        async with self._storage.transaction() as work:
            for one in said:
                if not isinstance(one, Incoming):
                    await heed(one, work)
                elif await work.inbox.accept(one):
                    fresh.append(one)
        self._fresh(fresh)
        for update, one in zip(updates, said, strict=True):
            self._notice(update, one)
            if update.callback_query is not None:
                self._begin(self._end_spinner(update.callback_query.id))
            if isinstance(one, InlineAsked):
                self._begin(self._cite(one))

    async def close(self) -> None:
        """Courtesies under way are finished."""
        await asyncio.gather(*self._courtesies)

    def _understood(self, update: Update) -> Incoming | Event | None:
        """What is written as no update should be would come again for ever, and keep out all others."""
        try:
            return read(update, self._me)
        except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as error:
            log.error("telegram: update %s cannot be understood: %s", update.update_id, place_of(error))
            return None

    def _notice(self, update: Update, said: Incoming | Event | None) -> None:
        """Groups change by hand, and every update of one says whether it has topics."""
        change, chat = update.my_chat_member, update.effective_chat
        may = isinstance(said, BotRights) and said.may_manage_topics
        if chat is not None and chat.is_forum and (change is None or may):
            self._topics.has_them(str(chat.id))

    def _begin(self, courtesy: Coroutine[None, None, None]) -> None:
        self._courtesies.add(task := asyncio.create_task(courtesy))
        task.add_done_callback(self._courtesies.discard)

    async def _end_spinner(self, query: str) -> None:
        """«Query is too old» is normal after a pause; the tap counts all the same."""
        try:
            await self._bot.answer_callback_query(query)
        except TelegramError as error:
            log.debug("telegram: a tap was not acknowledged (%s)", type(error).__name__)
