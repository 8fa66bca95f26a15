"""Hands every stored message to the doorway: in order within a conversation, several conversations at a time.

The table is read once, at the start; later messages come from the reception. What is not answered when the program
stops waits in the table for the next start.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence

from bot.channels.telegram import CHANNEL
from bot.doorway import Doorway
from bot.logs import place_of
from bot.storage.problems import StorageProblem
from bot.work import Storage
from handlers.messages import Incoming

log = logging.getLogger(__name__)

AT_ONCE = 8
_TYPING_LASTS = 4.5


class Workers:
    """`typing` shows that an answer is on its way, `noticed` seconds after the message; `answered` hears of each.

    A database that failed is tried `again` after so many seconds.
    """

    def __init__(
        self,
        storage: Storage,
        doorway: Doorway,
        *,
        typing: Callable[[Incoming], Awaitable[None]],
        answered: Callable[[], None],
        again: float = 1.0,
        noticed: float = 1.0,
    ) -> None:
        self._storage = storage
        self._doorway = doorway
        self._typing = typing
        self._answered = answered
        self._again = again
        self._noticed = noticed
        self._queues: dict[str, deque[Incoming]] = {}
        self._busy: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(AT_ONCE)
        self._stopping = False

    async def recover(self) -> int:
        """Take up what an earlier run left; how many."""
        async with self._storage.transaction() as work:
            waiting = await work.inbox.waiting(CHANNEL)
        self.offer(waiting)
        return len(waiting)

    def offer(self, messages: Sequence[Incoming]) -> None:
        """They are stored; each will have its turn."""
        for message in messages:
            if message.conversation in self._queues:
                self._queues[message.conversation].append(message)
                continue
            self._queues[message.conversation] = deque([message])
            self._busy.add(task := asyncio.create_task(self._work_on(message.conversation)))
            task.add_done_callback(self._busy.discard)

    async def close(self) -> None:
        """Messages under way are finished; the others stay where they are."""
        self._stopping = True
        await asyncio.gather(*self._busy)

    async def _work_on(self, conversation: str) -> None:
        queue = self._queues[conversation]
        while queue and not self._stopping:
            async with self._places:
                is_done = await self._handled(queue[0])
            if is_done:
                queue.popleft()
            else:
                await asyncio.sleep(self._again)
        del self._queues[conversation]

    async def _handled(self, message: Incoming) -> bool:
        """False when the database failed, and the message must be tried again; one not begun is left when we stop."""
        if self._stopping:
            return False
        answer = asyncio.create_task(self._doorway.receive(message))
        await self._watched(answer, message)
        error = answer.exception()
        if isinstance(error, StorageProblem):
            log.error("telegram: message %s waits: %s", message.id, type(error).__name__)
            return False
        if error is not None:
            log.error("telegram: message %s is left for the next start: %s", message.id, place_of(error))
        self._answered()
        return True

    async def _watched(self, answer: "asyncio.Task[object]", message: Incoming) -> None:
        wait = self._noticed
        while not (await asyncio.wait({answer}, timeout=wait))[0]:
            await self._typing(message)
            wait = _TYPING_LASTS
