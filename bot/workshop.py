"""Where jobs are done: what takes longer than a message may. One at a time, each told of where it was asked for.

A job that is cut off by the end of the program begins again at the next start; what it says has keys of its own, so
nobody reads the same twice.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

from bot.logs import place_of
from bot.work import Storage
from handlers.messages import Choice, Letter
from handlers.ports import Job, JobKind, StoredFile
from handlers.texts import workshop as texts

log = logging.getLogger(__name__)

PROGRESS_EVERY = 4.0
"""Seconds between two lines on how far a job is."""


class Telling:
    """How whoever asked for a job hears of it."""

    def __init__(self, storage: Storage, job: Job) -> None:
        self._storage = storage
        self._job = job
        self._lines = 0
        self._is_over = False
        self._loop = asyncio.get_running_loop()
        self._next = self._loop.time() + PROGRESS_EVERY
        self._waiting: asyncio.Task[None] | None = None

    async def result(
        self, text: str, choices: tuple[Choice, ...] = (), *, name: str = "", file: StoredFile | None = None
    ) -> None:
        """What came out; of progress nothing is said after it. `name` tells it from other results of the same job."""
        await self.settled()
        key = f"job:{self._job.number}:result{name}"
        async with self._storage.transaction() as work:
            if file is not None:
                await work.files.keep(key, file)
            await work.outbox.put(self._letter(key, text, choices, file=key if file else ""))

    def progress(self, done: int, whole: int) -> None:
        """How far it is; said now and then, from any thread."""
        self._loop.call_soon_threadsafe(self._progress, done, whole)

    def _progress(self, done: int, whole: int) -> None:
        busy = self._waiting is not None and not self._waiting.done()
        if self._loop.time() >= self._next and done < whole and not (busy or self._is_over):
            self._next = self._loop.time() + PROGRESS_EVERY
            self._waiting = self._loop.create_task(self._say(texts.progress(self._job.kind, done, whole)))

    async def _say(self, text: str) -> None:
        """The first line is a letter; the others take its place. One that cannot be stored is left out."""
        first = f"job:{self._job.number}:progress"
        letter = self._letter(first, text, ())
        if self._lines:
            key = f"{first}:{self._lines + 1}"
            letter = Letter(key, letter.channel, letter.conversation, text, act="revise", of=first)
        try:
            async with self._storage.transaction() as work:
                await work.outbox.put(letter)
        except Exception as error:  # noqa: BLE001 — the job goes on; the next line may be stored
            log.error("workshop: progress of job %s: %s", self._job.number, place_of(error))
        else:
            self._lines += 1

    async def settled(self) -> None:
        """Nothing more is said of progress; a line that is under way was stored."""
        self._is_over = True
        if self._waiting is not None:
            await self._waiting

    def _letter(self, key: str, text: str, choices: tuple[Choice, ...], *, file: str = "") -> Letter:
        return Letter(key, self._job.who.channel, self._job.conversation, text, choices, lane="reply", file=file)


Bench = Callable[[Job, Telling], Awaitable[None]]
"""Does one kind of job."""


class Workshop:
    """Does the jobs of one database, on one channel when it is given: the others are somebody else's."""

    def __init__(self, storage: Storage, benches: Mapping[JobKind, Bench], channel: str | None = None) -> None:
        self._storage = storage
        self._benches = benches
        self._channel = channel

    async def run(self, every: float) -> None:
        """For ever."""
        has_taken_up = False
        while True:
            has_taken_up = has_taken_up or await self._taken_up()
            if not (has_taken_up and await self.round()):
                await asyncio.sleep(every)

    async def finish(self) -> None:
        """Until nothing is left to do."""
        while await self.round():
            pass

    async def round(self) -> bool:
        """One job; false when there is none, or the database is busy."""
        try:
            async with self._storage.transaction() as work:
                job = await work.jobs.claim(self._channel)
        except Exception as error:  # noqa: BLE001 — the next round asks again
            log.error("workshop: %s", place_of(error))
            return False
        if job is not None:
            await self._do(job)
        return job is not None

    async def _taken_up(self) -> bool:
        """What an earlier program left half done; false when the database is busy."""
        try:
            async with self._storage.transaction() as work:
                await work.jobs.interrupted(self._channel)
        except Exception as error:  # noqa: BLE001 — a service must not end because it started at a bad moment
            log.error("workshop: %s", place_of(error))
            return False
        return True

    async def _do(self, job: Job) -> None:
        telling = Telling(self._storage, job)
        failed = False
        try:
            await self._benches[job.kind](job, telling)
        except Exception as error:  # noqa: BLE001 — one job that fails must not stop the others, nor the service
            log.error("workshop: job %s (%s) failed: %s", job.number, job.kind, place_of(error))
            failed = True
        finally:
            await telling.settled()
        try:
            if failed:
                await telling.result(texts.failed(job.kind), name=":failed")
            async with self._storage.transaction() as work:
                await work.jobs.finish(job.number, failed=failed)
        except Exception as error:  # noqa: BLE001 — it stays as running, and begins again at the next start
            log.error("workshop: job %s not finished: %s", job.number, place_of(error))
