"""Delivers the outbox: at least once, in order within a conversation, ever more patiently, nothing lost.

A parcel is claimed before it is attempted and counts as delivered only after the channel's `deliver` returned: whatever
happens in between is recorded as uncertain, and repeats a message rather than losing one. What arrived is recorded
together with the next claim: one transaction a round, however many messages there are.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any, TypeVar

from bot.delivery import Refused, Resting, Uncertain, Undelivered
from bot.logs import place_of
from bot.pace import Pace, Unhurried
from bot.storage.problems import StorageProblem
from bot.work import ROUND, Parcel, Storage, Work
from handlers.ports import Clock

log = logging.getLogger(__name__)

T = TypeVar("T")

Deliver = Callable[[Parcel], Awaitable[str]]
"""Returns the channel's id of the message once it was accepted (empty where there are none); raises `Undelivered`, or
anything else, which then means that nobody knows."""

GivenUp = Callable[[Work, Parcel, str], Awaitable[None]]
"""Told, in the transaction that records it, that a parcel will never arrive, and why."""

MOST_ATTEMPTS = 16
"""With the pauses below, some four hours; then the parcel stays recorded as failed."""

_LONGEST_PAUSE = timedelta(hours=1)
_BREATH = 0.02
"""Seconds between rounds: what comes meanwhile shares a transaction, and nobody notices."""


def backoff(attempts: int) -> timedelta:
    """How long to wait after this many failures: 1 s, 2 s, 4 s... at most an hour. Most are over at once."""
    return min(timedelta(seconds=2 ** min(attempts, 20)), _LONGEST_PAUSE)


class Courier:
    """Takes parcels of one channel (or of one conversation of it) to where they go, several conversations at a time."""

    def __init__(
        self,
        storage: Storage,
        deliver: Deliver,
        clock: Clock,
        *,
        channel: str,
        conversation: str | None = None,
        pace: Pace | None = None,
        given_up: GivenUp | None = None,
    ) -> None:
        self._storage = storage
        self._deliver = deliver
        self._clock = clock
        self._channel = channel
        self._conversation = conversation
        self._pace = pace or Unhurried()
        self._given_up = given_up
        self._called = asyncio.Event()
        self._arrived: list[tuple[Parcel, str]] = []
        """What was delivered and is not recorded yet."""
        self._more_waits = False
        self._under_way: set[asyncio.Task[Any]] = set()

    def call(self) -> None:
        """There is something to deliver: do not wait for the next round."""
        self._called.set()

    async def run(self, every: float) -> None:
        """Rounds for ever, at least each `every` seconds; a database that fails is asked again at the next one.

        When it is cancelled, what was claimed is attempted first: nothing is left in doubt.
        """
        try:
            while True:
                self._called.clear()
                if not await asyncio.shield(self._started(self._begin())):
                    await self._pause(every)
                await asyncio.sleep(_BREATH)
        finally:
            while self._under_way:
                await asyncio.gather(*self._under_way)
            await self._record(self._all_arrived())

    async def deliver_all(self) -> None:
        """One after the other, until nothing more is due."""
        while parcels := await self._claim():
            for parcel in parcels:
                await self._attempt(parcel)

    async def _begin(self) -> bool:
        """Claim, and start an attempt for each; whether there was any."""
        parcels = await self._claimed()
        for parcel in parcels:
            self._started(self._attempt(parcel))
        return bool(parcels)

    def _started(self, work: Coroutine[None, None, T]) -> "asyncio.Task[T]":
        self._under_way.add(task := asyncio.create_task(work))
        task.add_done_callback(self._under_way.discard)
        return task

    async def _pause(self, every: float) -> None:
        """Until somebody calls; when letters wait for a pause to end, no longer than that, less the breath to come.

        Not with wait_for: that of Python 3.11 loses a cancellation that comes at the moment of a call.
        """
        wait = self._pace.wait() if self._more_waits else None
        try:
            async with asyncio.timeout(every if wait is None else min(every, max(wait - _BREATH, 0.0))):
                await self._called.wait()
        except TimeoutError:
            return

    async def _claimed(self) -> list[Parcel]:
        try:
            return await self._claim()
        except StorageProblem as problem:
            log.error("courier: %s", type(problem).__name__)
            await asyncio.sleep(1)
            return []

    async def _claim(self) -> list[Parcel]:
        most = min(ROUND, self._pace.allowed())
        if most < 1:
            self._more_waits = True
            await self._all_arrived()
            return []
        resting = self._pace.resting()
        async with self._recording() as work:
            parcels = await work.outbox.claim(
                self._clock.now(), self._channel, self._conversation, resting=resting, most=most
            )
            self._more_waits = bool(resting) and await work.outbox.waits(self._channel)
        for parcel in parcels:
            self._pace.begun(parcel.letter.conversation)
        return list(parcels)

    async def _attempt(self, parcel: Parcel) -> None:
        try:
            message = await self._deliver(parcel)
        except Exception as error:  # noqa: BLE001 — whatever a channel raises that it did not foresee: nobody knows
            self._pace.ended(parcel.letter.conversation)
            await self._record(self._failed(parcel, error))
        else:
            self._pace.ended(parcel.letter.conversation)
            self._arrived.append((parcel, message))
        self.call()

    async def _record(self, outcome: Awaitable[None]) -> None:
        """What cannot be recorded now is found as interrupted, and so as uncertain, later."""
        try:
            await outcome
        except StorageProblem as problem:
            log.error("courier: %s", type(problem).__name__)
        except Exception as error:  # noqa: BLE001 — what follows from it failed: the other letters must not wait for that
            log.error("courier: an outcome was not recorded: %s", place_of(error))

    async def _all_arrived(self) -> None:
        if self._arrived:
            async with self._recording():
                pass

    @asynccontextmanager
    async def _recording(self) -> AsyncIterator[Work]:
        """A transaction that records what arrived; should it fail, the next one does."""
        arrived, self._arrived = self._arrived, []
        try:
            async with self._storage.transaction() as work:
                for parcel, message in arrived:
                    await work.outbox.delivered(parcel, message, self._clock.now())
                yield work
        except BaseException:
            self._arrived = [*arrived, *self._arrived]
            raise

    async def _failed(self, parcel: Parcel, error: Exception) -> None:
        now = self._clock.now()
        if isinstance(error, Resting):
            self._pace.rest(parcel.letter.conversation, error.wait)
            async with self._storage.transaction() as work:
                await work.outbox.released(parcel, now + error.wait)
            return
        last = isinstance(error, Refused) or parcel.attempts + 1 >= MOST_ATTEMPTS
        problem = error.problem if isinstance(error, Undelivered) else place_of(error)
        log.warning("parcel %s not delivered (%s)%s", parcel.number, problem, ", given up" if last else "")
        unsure = isinstance(error, Uncertain) or not isinstance(error, Undelivered)
        async with self._storage.transaction() as work:
            until = None if last else now + backoff(parcel.attempts)
            await work.outbox.postponed(parcel, until, problem, uncertain=unsure)
            if last and self._given_up is not None:
                await self._given_up(work, parcel, problem)
