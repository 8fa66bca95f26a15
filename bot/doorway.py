"""The one path of a message: its turn, one transaction, no second answer, one error boundary."""

import asyncio
import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from weakref import WeakValueDictionary

from bot.logs import place_of
from bot.storage.tables import storable
from bot.work import Storage, Work
from handlers.dialogue import after
from handlers.messages import Incoming, Reply
from handlers.officials.choose import resolve
from handlers.ports import Role
from handlers.router import Handler, first_reply
from handlers.texts import common as texts

log = logging.getLogger(__name__)

HandlersFor = Callable[[Work, Role], Sequence[Handler]]
"""The ordered handlers, over the ports of one transaction, for somebody with this role."""


class Doorway:
    """Every channel hands its messages in here."""

    def __init__(self, storage: Storage, handlers_for: HandlersFor) -> None:
        self._storage = storage
        self._handlers_for = handlers_for
        # A lock lives while somebody holds it or waits for it: as many as there are conversations under way.
        self._turns: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    async def receive(self, incoming: Incoming) -> tuple[Reply, ...]:
        """What to tell the person. Stored before it is returned; the same message again hears the same.

        A failure undoes everything and is told as an apology; that message may be sent again.
        """
        incoming = replace(incoming, text=storable(incoming.text))
        turn = self._turns.setdefault((incoming.channel, incoming.conversation), asyncio.Lock())
        async with turn:
            try:
                return await self._answer(incoming)
            except Exception as error:  # noqa: BLE001 — the one boundary; see the head
                reference = secrets.token_hex(3)
                log.error("message %s:%s failed, ref %s: %s", incoming.channel, incoming.id, reference, place_of(error))
                return (Reply(texts.apology(reference), "small"),)

    async def _answer(self, incoming: Incoming) -> tuple[Reply, ...]:
        async with self._storage.transaction() as work:
            said = await work.inbox.answered(incoming)
            if said is not None:
                return said
            memory = await work.conversations.recall(incoming.channel, incoming.conversation)
            role = await work.people.role_of(incoming.channel, incoming.person)
            handlers = self._handlers_for(work, role)
            replies = await first_reply(resolve(incoming, memory), memory, handlers)
            await work.conversations.remember(incoming.channel, incoming.conversation, after(memory, replies))
            await work.inbox.remember(incoming, replies)
            return replies
