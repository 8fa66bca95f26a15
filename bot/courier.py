"""Delivers the outbox: at least once, in order within a conversation, ever more patiently, nothing lost.

A parcel counts as delivered only after the channel's `deliver` returned: a crash in between repeats a message.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.logs import place_of
from bot.storage.problems import StorageProblem
from bot.work import Parcel, Storage
from handlers.ports import Clock

log = logging.getLogger(__name__)

Deliver = Callable[[Parcel], Awaitable[None]]
"""Returns once the channel has accepted the message; anything it raises means «not delivered»."""

MOST_ATTEMPTS = 12
"""With the pauses below, some four hours; then the parcel stays recorded as failed."""

_LONGEST_PAUSE = timedelta(hours=1)


def backoff(attempts: int) -> timedelta:
    """How long to wait after this many failures: 5 s, 10 s, 20 s... at most an hour."""
    return min(timedelta(seconds=5 * 2 ** min(attempts, 20)), _LONGEST_PAUSE)


class Courier:
    """Takes parcels of one channel (or of one conversation of it) to where they go."""

    def __init__(
        self, storage: Storage, deliver: Deliver, clock: Clock, *, channel: str, conversation: str | None = None
    ) -> None:
        self._storage = storage
        self._deliver = deliver
        self._clock = clock
        self._channel = channel
        self._conversation = conversation

    async def run(self, every: float) -> None:
        """Rounds for ever, `every` so many seconds; a database that fails is asked again at the next round."""
        while True:
            try:
                await self.deliver_all()
            except StorageProblem as problem:
                log.error("courier: %s", type(problem).__name__)
            await asyncio.sleep(every)

    async def deliver_all(self) -> None:
        """Rounds, until nothing more is due."""
        while await self._round():
            pass

    async def _round(self) -> int:
        async with self._storage.transaction() as work:
            parcels = await work.outbox.due(self._clock.now(), self._channel, self._conversation)
        for parcel in parcels:
            await self._attempt(parcel)
        return len(parcels)

    async def _attempt(self, parcel: Parcel) -> None:
        try:
            await self._deliver(parcel)
        except Exception as error:  # noqa: BLE001 — whatever a channel raises means «not delivered»
            last = parcel.attempts + 1 >= MOST_ATTEMPTS
            log.warning("parcel %s not delivered (%s)%s", parcel.number, place_of(error), ", given up" if last else "")
            until = None if last else self._clock.now() + backoff(parcel.attempts)
            async with self._storage.transaction() as work:
                await work.outbox.postponed(parcel, until)
        else:
            async with self._storage.transaction() as work:
                await work.outbox.delivered(parcel, self._clock.now())
