"""The Monday letter, counted outside the loop and put once: its keys name the week, whoever puts it again."""

import asyncio
import logging
from collections.abc import Callable
from datetime import date

from bot.logs import place_of
from bot.shelf import Shelf
from bot.statistics.bench import Summed, summed_up
from bot.work import Storage
from handlers.office import Office
from handlers.ports import Clock
from handlers.secretariat import weekly
from knowledge.clusters import near_pairs
from knowledge.library import Library

log = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds between two looks at the clock."""


class Weekly:
    """Puts the letter of the week when it is due."""

    def __init__(self, storage: Storage, shelf: Shelf, clock: Clock, office: Callable[[], Office]) -> None:
        self._storage = storage
        self._shelf = shelf
        self._clock = clock
        self._office = office
        self._told: date | None = None

    async def run(self, every: float) -> None:
        """For ever, each `every` seconds; what fails is tried again at the next look."""
        while True:
            try:
                await self.tick()
            except Exception as error:  # noqa: BLE001 — a letter that cannot be made must not stop the service
                log.error("weekly: %s", place_of(error))
            await asyncio.sleep(every)

    async def tick(self) -> None:
        """Once; a week in which nothing happened is passed over."""
        office = self._office()
        stretch = weekly.due(self._clock.now(), office)
        if stretch is None or stretch.last == self._told:
            return
        library = self._shelf.served.library
        summed = await summed_up(self._storage, library, stretch)
        if not summed.figures.is_quiet:
            await self._tell(summed, library, office)
        self._told = stretch.last

    async def _tell(self, summed: Summed, library: Library, office: Office) -> None:
        pairs = await asyncio.to_thread(near_pairs, library)
        week = weekly.Week(summed.figures, summed.groups, library.content.stale, pairs)
        async with self._storage.transaction() as work:
            for letter in weekly.letters(week, await work.places.desks(), office.bot):
                await work.outbox.put(letter)
