"""What happens without a message: escalations and digests.

Each routine has a transaction of its own and puts letters whose keys say what they are about, so that doing it again,
after a crash or in another process, repeats nothing.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from bot.logs import place_of
from bot.work import Storage, Work

log = logging.getLogger(__name__)

Routine = Callable[[Work], Awaitable[None]]


class Clockwork:
    """Runs `routines` one after the other; `rang` is told when they may have put letters."""

    def __init__(self, storage: Storage, routines: Sequence[Routine], rang: Callable[[], None]) -> None:
        self._storage = storage
        self._routines = routines
        self._rang = rang

    async def run(self, every: float) -> None:
        """For ever, each `every` seconds; what fails is tried again at the next round."""
        while True:
            await self.tick()
            await asyncio.sleep(every)

    async def tick(self) -> None:
        """All of them once."""
        for routine in self._routines:
            try:
                async with self._storage.transaction() as work:
                    await routine(work)
            except Exception as error:  # noqa: BLE001 — one routine that fails must not stop the others, nor the service
                log.error("clockwork: %s", place_of(error))
        self._rang()
