"""The one path of a message: its turn, one transaction, no second answer, one error boundary."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from weakref import WeakValueDictionary

from bot.logs import place_of
from bot.recognition import person_of, recognised
from bot.storage.columns import storable
from bot.storage.problems import StorageProblem
from bot.work import Storage, Work
from handlers.dialogue import after
from handlers.messages import Incoming, Reply
from handlers.officials.choose import resolve
from handlers.ports import Person
from handlers.router import Handler, first_reply
from handlers.texts import common as texts

log = logging.getLogger(__name__)

HandlersFor = Callable[[Work, Person], Sequence[Handler]]
"""The ordered handlers, over the ports of one transaction, for this person."""

Outlet = Callable[[Work, Incoming, tuple[Reply, ...]], Awaitable[None]]
"""How replies leave by themselves, in the transaction of the message: a channel that is not waiting for them."""


async def _at_once() -> None:
    return


class Doorway:
    """Every channel hands its messages in here."""

    def __init__(
        self,
        storage: Storage,
        handlers_for: HandlersFor,
        outlet: Outlet | None = None,
        ready: Callable[[], Awaitable[object]] = _at_once,
    ) -> None:
        """`ready` is waited for before each message: what answers it may have changed since the last."""
        self._storage = storage
        self._ready = ready
        self._handlers_for = handlers_for
        self._outlet = outlet
        # A lock lives while somebody holds it or waits for it: as many as there are conversations under way.
        self._turns: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    async def receive(self, incoming: Incoming) -> tuple[Reply, ...]:
        """What to tell the person. Stored before it is returned; the same message again hears the same.

        A failure undoes everything and is told as an apology; that message may be sent again. With an outlet, a
        database that fails raises StorageProblem instead: the message is in the inbox, and its turn comes again.
        """
        incoming = replace(incoming, text=storable(incoming.text))
        turn = self._turns.setdefault((incoming.channel, incoming.conversation), asyncio.Lock())
        async with turn:
            try:
                await self._ready()
                return await self._answer(incoming)
            except Exception as error:
                if self._outlet is not None and isinstance(error, StorageProblem):
                    raise
                return await self._apologise(incoming, error)

    async def _answer(self, incoming: Incoming) -> tuple[Reply, ...]:
        async with self._storage.transaction() as work:
            said = await work.inbox.answered(incoming)
            if said is not None:
                return said
            memory = await work.conversations.recall(incoming.channel, incoming.seat)
            message = resolve(await recognised(incoming, work), memory)
            handlers = self._handlers_for(work, await person_of(incoming, work))
            replies = await first_reply(message, memory, handlers)
            await work.conversations.remember(incoming.channel, incoming.seat, after(memory, replies))
            await self._leave(work, incoming, replies)
            return replies

    async def _leave(self, work: Work, incoming: Incoming, replies: tuple[Reply, ...], *, failed: bool = False) -> None:
        if self._outlet is not None:
            await self._outlet(work, incoming, replies)
        await work.inbox.remember(incoming, replies, failed=failed)

    async def _apologise(self, incoming: Incoming, error: Exception) -> tuple[Reply, ...]:
        """A message of the inbox would fail for ever: it is kept as failed, with what it said."""
        reference = secrets.token_hex(3)
        log.error("message %s:%s failed, ref %s: %s", incoming.channel, incoming.id, reference, place_of(error))
        replies = (Reply(texts.apology(reference), "small"),)
        if self._outlet is not None:
            async with self._storage.transaction() as work:
                await self._leave(work, incoming, replies, failed=True)
        return replies
