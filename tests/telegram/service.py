"""Starts the service of this program inside a test, at a moment of the test's choosing."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import make_url

from bot.channels.telegram.polling import Patience
from bot.channels.telegram.program import Tempo
from bot.clockwork import Clockwork
from bot.serve import Service
from bot.settings import Settings
from bot.shelf import Shelf

SCALE = 0.02
"""A minute of Telegram's limits lasts 1.2 s here."""

TEMPO = Tempo(
    scale=SCALE,
    answers=2.0,
    round=0.05,
    again=0.05,
    menus=0.05,
    patience=Patience(hold=5, shortest=0.05, longest=0.2),
)

MORNING = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""A Monday, ten o'clock in Panama: the secretariat is at work."""


PATIENCE = 60.0
"""Seconds: a machine may be busy with something else."""

_OWED = """
    SELECT 'in', message, says, '' FROM inbox WHERE answered IS NULL AND says != ''
    UNION SELECT 'job', kind, state, '' FROM jobs WHERE state IN ('queued', 'running')
    UNION SELECT 'out', key, state, problem FROM outbox
    WHERE state = 'sending' OR (state IN ('queued', 'scheduled') AND due <= ?)
"""


class Moment:
    """A clock that runs from `start`, and can be put forward."""

    def __init__(self, start: datetime = MORNING) -> None:
        self._start = start
        self._since = time.monotonic()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._since)

    def time(self) -> float:
        """As the module `time` tells it."""
        return self.now().timestamp()

    def advance(self, by: timedelta) -> None:
        self._start += by


class Running:
    """A service, and whether it has something left to do."""

    def __init__(self, database: str, clock: Moment) -> None:
        self._database = database
        self.clock = clock
        self._rounds = asyncio.Semaphore(0)

    async def settled(self, *, given: Callable[[], bool]) -> None:
        """Until what was given to it is answered and delivered; `given` says whether the server has handed it over."""
        until = time.monotonic() + PATIENCE
        while not given() or self._owed():
            assert time.monotonic() < until, f"still owed: {self._owed()}; all updates were read: {given()}"
            await asyncio.sleep(0.02)

    def rang(self) -> None:
        """What the clock does was done."""
        self._rounds.release()

    async def ticks(self) -> None:
        """Until it was done twice from now on: once may have been under way."""
        self._rounds = asyncio.Semaphore(0)
        for _ in range(2):
            await asyncio.wait_for(self._rounds.acquire(), PATIENCE)

    def _owed(self) -> list[tuple[str, ...]]:
        now = self.clock.now().strftime("%Y-%m-%d %H:%M:%S.%f")
        with closing(sqlite3.connect(f"file:{self._database}?mode=ro", uri=True)) as database:
            return database.execute(_OWED, (now,)).fetchall()


@asynccontextmanager
async def serving(env: Mapping[str, str], shelf: Shelf, clock: Moment, tempo: Tempo = TEMPO) -> AsyncIterator[Running]:
    """The service of these settings, while the block runs."""
    settings = Settings.from_env({"BACKUP_KEEP": "0", **env})
    assert settings.telegram is not None, "a service needs a token"
    running = Running(make_url(settings.database_url).database or "", clock)
    stop = asyncio.Event()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.serve._CLOCK_EVERY", 0.05)
        patch.setattr("bot.workshop.PROGRESS_EVERY", 3600.0)  # how far a job is depends on the machine
        patch.setattr("bot.serve.Clockwork", lambda store, routines, _rang: Clockwork(store, routines, running.rang))
        task = asyncio.create_task(Service(settings, settings.telegram, tempo, clock).serve(lambda: shelf, stop))
        try:
            yield running
        finally:
            stop.set()
            await task
