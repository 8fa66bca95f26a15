"""Delivers updates to the bot's own server and insists until it answers 2xx.

Updates of one chat go one after another, of different chats at the same time, as Telegram does; so one slow or failing
chat delays nobody else.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

import aiohttp

from tests.faults.wire import Json

HEADER = "X-Telegram-Bot-Api-Secret-Token"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt; status 0 is no answer at all."""

    at: float
    update_id: int
    status: int


@dataclass(slots=True)
class Webhook:
    """``retry`` doubles with each failure, up to sixteen times; ``noticed`` is told of every attempt."""

    noticed: Callable[[], None]
    retry: float = 0.05
    timeout: float = 10.0
    url: str = ""
    secret: str = ""
    most: int = 40
    deliveries: list[Delivery] = field(default_factory=list)
    last_error: str = ""
    _queues: dict[int, deque[Json]] = field(default_factory=dict)
    _workers: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    _places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(40))
    _session: aiohttp.ClientSession | None = None

    def open(self, url: str, secret: str, most: int) -> None:
        self.url = url
        self.secret = secret
        self.most = most
        self._places = asyncio.Semaphore(most)

    def offer(self, update: Json) -> None:
        chat = _chat_of(update)
        self._queues.setdefault(chat, deque()).append(update)
        if chat not in self._workers:
            self._workers[chat] = asyncio.get_running_loop().create_task(self._work(chat))

    async def close(self) -> list[Json]:
        """Stop delivering; what was not accepted comes back, in order."""
        workers = list(self._workers.values())
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        left = [update for queue in self._queues.values() for update in queue]
        self._queues.clear()
        self._workers.clear()
        self.url = self.secret = ""
        return sorted(left, key=lambda one: int(one["update_id"]))

    def waiting(self) -> int:
        return sum(len(queue) for queue in self._queues.values())

    async def post(self, update: Json, secret: str | None) -> int:
        """One POST to the bot's server, by whoever knows its address."""
        headers = {HEADER: secret} if secret else {}
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=self.timeout))
        try:
            async with self._session.post(self.url, json=update, headers=headers, allow_redirects=False) as answer:
                await answer.read()
                return answer.status
        except (aiohttp.ClientError, TimeoutError) as problem:
            self.last_error = type(problem).__name__
            return 0

    async def end(self) -> None:
        await self.close()
        if self._session is not None:
            await self._session.close()

    async def _work(self, chat: int) -> None:
        queue = self._queues[chat]
        failures = 0
        while queue:
            async with self._places:
                status = await self.post(queue[0], self.secret)
            self.deliveries.append(Delivery(time.monotonic(), int(queue[0]["update_id"]), status))
            self.noticed()
            if 200 <= status < 300:
                queue.popleft()
                failures = 0
            else:
                self.last_error = f"Wrong response from the webhook: {status}" if status else self.last_error
                await asyncio.sleep(self.retry * min(2**failures, 16))
                failures += 1
        del self._workers[chat], self._queues[chat]
        self.noticed()


def _chat_of(update: Json) -> int:
    content = next((value for value in update.values() if isinstance(value, dict)), {})
    message = content.get("message", content)
    about = message.get("chat") or content.get("from") or {}
    return int(about.get("id", 0))
