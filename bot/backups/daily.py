"""One copy a day, at the chosen hour of the secretariat or as soon as the program runs again after it.

Whether one is due is read from the names in the folder, so that a restart neither skips nor doubles a day. A failure is
logged, tried again in an hour, and stops nothing else.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.backups.making import Made, database_of, make
from bot.backups.rotation import copies, moment_of, rotate
from bot.logs import place_of
from bot.serving import Part, until
from bot.settings import Backups, Settings
from handlers.ports import Clock

log = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds between two looks at the clock."""
_AGAIN = timedelta(hours=1)
_DAY = timedelta(days=1)


class Daily:
    """Makes and rotates copies as `chosen`, on the clocks of `zone`; `make` is given the moment."""

    def __init__(self, chosen: Backups, zone: ZoneInfo, clock: Clock, make: Callable[[datetime], Made]) -> None:
        self._chosen = chosen
        self._zone = zone
        self._clock = clock
        self._make = make
        self._failed: datetime | None = None

    async def run(self, every: float) -> None:
        """For ever, each `every` seconds."""
        while True:
            await self.tick(self._clock.now())
            await asyncio.sleep(every)

    async def tick(self, now: datetime) -> None:
        """Make one if it is due, in a thread: folders can be slow too."""
        if self._failed is not None and timedelta() <= now - self._failed < _AGAIN:
            return
        try:
            await asyncio.to_thread(self._make_if_due, now)
        except Exception as error:  # noqa: BLE001 — a copy that fails must not stop the service
            self._failed = now
            log.error("backup: not made (%s); trying again in an hour", place_of(error))
        else:
            self._failed = None

    def _make_if_due(self, now: datetime) -> None:
        chosen = self._chosen
        before = [moment for file in copies(chosen.folder) if (moment := moment_of(file)) and moment <= now]
        if before and max(before) >= last_due(now, chosen.at, self._zone):
            return
        made = self._make(now)
        gone = rotate(chosen.folder, chosen.keep, made.path, self._zone)
        log.info("backup: made %s, %s tables, %s rows, %s bytes", made.path.name, made.tables, made.rows, made.bytes)
        log.info("backup: %s old ones deleted", len(gone))


def last_due(now: datetime, at: time, zone: ZoneInfo) -> datetime:
    """The last moment, not after now, at which the clocks of the zone showed that time of day."""
    today = now.astimezone(zone).date()
    due = (datetime.combine(today - back * _DAY, at, tzinfo=zone).astimezone(UTC) for back in (0, 1, 2))
    return next(moment for moment in due if moment <= now)


def parts(settings: Settings, clock: Clock) -> list[Part]:
    """For the service: nothing when the daily copy is turned off."""
    chosen = settings.backups
    if chosen.keep == 0:
        return []
    database = database_of(settings)
    daily = Daily(
        chosen,
        settings.office.calendar.zone,
        clock,
        lambda now: make(database, chosen.folder, now, chosen.passphrase),
    )
    return [until(partial(daily.run, EVERY))]
