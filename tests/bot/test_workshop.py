"""One job after another; whoever asked is told once, and never of progress after the result."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import NoReturn

import pytest

from bot import workshop as workshops
from bot.courier import Courier
from bot.storage.problems import Locked
from bot.storage.store import Store
from bot.work import Parcel, Storage, Work
from bot.workshop import Bench, Telling, Workshop
from handlers.messages import Choice, Letter
from handlers.ports import Job, JobKind, JobState, StoredFile, Who
from tests.fakes import FakeClock, FakeStorage


class Held(FakeStorage):
    """A database that keeps the first who comes after `hold` waiting until `release`; others may overtake."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(clock)
        self._holds = False
        self._released = asyncio.Event()
        self.awaited = asyncio.Event()
        """Somebody waits."""

    def hold(self) -> None:
        self._holds = True

    def release(self) -> None:
        self._released.set()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Work]:
        if self._holds:
            self._holds = False
            self.awaited.set()
            await self._released.wait()
        async with super().transaction() as work:
            yield work


class Busy(FakeStorage):
    """A database that another program holds, for as many of our transactions as `refuses`."""

    refuses = 0

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Work]:
        if self.refuses:
            self.refuses -= 1
            raise Locked("enlace.db")
        async with super().transaction() as work:
            yield work


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line on progress is said."""
    monkeypatch.setattr(workshops, "PROGRESS_EVERY", 0.0)


def job(kind: JobKind = "export", *, of: str = "eva", channel: str = "t", **asks: str) -> Job:
    return Job(0, kind, Who(channel, of, of), of, asks)


async def ask(storage: Storage, *jobs: Job) -> None:
    async with storage.transaction() as work:
        for one in jobs:
            await work.jobs.put(one)


async def states(storage: FakeStorage) -> list[JobState]:
    async with storage.transaction() as work:
        return [one.state for one in work.jobs.stored.values()]  # type: ignore[attr-defined]


async def letters(storage: Storage, clock: FakeClock) -> list[Letter]:
    """Everything that is read, in order."""
    shown: list[Letter] = []

    async def show(parcel: Parcel) -> str:
        shown.append(parcel.letter)
        return str(len(shown))

    await Courier(storage, show, clock, channel="t").deliver_all()
    return shown


async def texts(storage: Storage, clock: FakeClock) -> list[str]:
    return [letter.text for letter in await letters(storage, clock)]


async def heard(telling: Telling, *lines: tuple[int, int]) -> None:
    """Progress, told from a thread as benches do; each line is stored before the next."""
    for done, whole in lines:
        await asyncio.to_thread(telling.progress, done, whole)
        await asyncio.to_thread(int)


async def says_its_number(one: Job, telling: Telling) -> None:
    await telling.result(f"listo {one.number}")


async def breaks(_job: Job, _telling: Telling) -> NoReturn:
    raise ValueError("la pregunta de Ana")


async def until_cut_off(
    storage: Storage, bench: Callable[[Job, Telling], Awaitable[None]], kind: JobKind = "export"
) -> None:
    """The program ends in the middle of a job, after what `bench` did."""
    reached = asyncio.Event()

    async def never_done(one: Job, telling: Telling) -> None:
        await bench(one, telling)
        reached.set()
        await asyncio.Event().wait()

    running = asyncio.create_task(Workshop(storage, {kind: never_done}).run(0))
    await reached.wait()
    running.cancel()
    await asyncio.wait({running})


async def runs_until(workshop: Workshop, done: asyncio.Event) -> None:
    running = asyncio.create_task(workshop.run(0))
    await done.wait()
    running.cancel()
    await asyncio.wait({running})


async def test_jobs_are_done_in_the_order_in_which_they_were_asked_for(storage: Storage, clock: FakeClock) -> None:
    await ask(storage, job("export"), job("template"), job("export", format="csv"))

    await Workshop(storage, {"export": says_its_number, "template": says_its_number}).finish()

    assert await texts(storage, clock) == ["listo 1", "listo 2", "listo 3"]


async def test_a_job_waits_until_the_one_before_is_over(storage: Storage) -> None:
    begun: asyncio.Queue[int] = asyncio.Queue()
    may_end = asyncio.Event()

    async def slow(one: Job, _telling: Telling) -> None:
        begun.put_nowait(one.number)
        await may_end.wait()

    await ask(storage, job(), job("template"))
    running = asyncio.create_task(Workshop(storage, {"export": slow, "template": slow}).run(0))
    first = await begun.get()

    async with storage.transaction() as work:
        meanwhile = begun.qsize()
        queued = await work.jobs.put(job("template"))
    may_end.set()
    second = await begun.get()
    running.cancel()
    await asyncio.wait({running})

    assert (first, meanwhile, queued.number, second) == (1, 0, 2, 2)


async def test_a_round_without_a_job_says_so(storage: Storage) -> None:
    workshop = Workshop(storage, {"export": says_its_number})
    await ask(storage, job())

    assert [await workshop.round(), await workshop.round()] == [True, False]


async def test_the_jobs_of_another_channel_are_left_to_it(storage: Storage, clock: FakeClock) -> None:
    await ask(storage, job(channel="terminal"), job())

    await Workshop(storage, {"export": says_its_number}, "t").finish()

    assert await texts(storage, clock) == ["listo 2"]
    async with storage.transaction() as work:
        rest = await work.jobs.claim("terminal")
    assert rest
    assert rest.number == 1


async def test_a_result_comes_with_what_can_be_done_and_with_its_file(storage: Storage, clock: FakeClock) -> None:
    publish, file = Choice("Publicar", "/faq publicar 1"), StoredFile("ñ.csv", b"1,2")

    async def bench(_job: Job, telling: Telling) -> None:
        await telling.result("Probado.", (publish,))
        await telling.result("Aquí está.", name=":archivo", file=file)

    await ask(storage, job())

    await Workshop(storage, {"export": bench}).finish()

    tried, sent = await letters(storage, clock)
    assert (tried.text, tried.choices, tried.file, tried.conversation) == ("Probado.", (publish,), "", "eva")
    async with storage.transaction() as work:
        assert (sent.text, await work.files.get(sent.file)) == ("Aquí está.", file)


async def test_a_job_that_fails_is_told_in_spanish_and_marked_and_stops_nobody(
    clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    storage = FakeStorage(clock)
    await ask(storage, job("try"), job("export"))

    await Workshop(storage, {"try": breaks, "export": says_its_number}).finish()

    told, after = await texts(storage, clock)
    assert told.startswith("Probando preguntas: algo falló de nuestro lado y no se cambió nada.")
    assert after == "listo 2"
    assert await states(storage) == ["failed", "done"]
    assert "job 1 (try) failed: ValueError at test_workshop.py" in caplog.text
    assert "Ana" not in caplog.text


async def test_a_job_that_nobody_can_do_is_told_as_failed(clock: FakeClock) -> None:
    storage = FakeStorage(clock)
    await ask(storage, job("statistics"))

    await Workshop(storage, {}).finish()

    assert "algo falló" in (await texts(storage, clock))[0]
    assert await states(storage) == ["failed"]


async def test_a_job_that_was_cut_off_begins_again_at_the_next_start(storage: Storage, clock: FakeClock) -> None:
    async def nothing_yet(_job: Job, _telling: Telling) -> None:
        return

    done = asyncio.Event()

    async def last(_job: Job, _telling: Telling) -> None:
        done.set()

    await ask(storage, job())
    await until_cut_off(storage, nothing_yet)
    await ask(storage, job("template"))

    await runs_until(Workshop(storage, {"export": says_its_number, "template": last}), done)

    assert await texts(storage, clock) == ["listo 1"]


async def test_nobody_reads_the_result_of_a_job_that_was_cut_off_twice(storage: Storage, clock: FakeClock) -> None:
    times: list[int] = []
    done = asyncio.Event()

    async def again(one: Job, telling: Telling) -> None:
        await says_its_number(one, telling)
        times.append(one.number)
        done.set()

    await ask(storage, job())
    await until_cut_off(storage, says_its_number)

    await runs_until(Workshop(storage, {"export": again}), done)

    assert times == [1]
    assert await texts(storage, clock) == ["listo 1"]


async def test_a_job_of_another_channel_that_runs_is_not_begun_again(storage: Storage, clock: FakeClock) -> None:
    done = asyncio.Event()

    async def last(_job: Job, _telling: Telling) -> None:
        done.set()

    await ask(storage, job(channel="terminal"))
    async with storage.transaction() as work:
        await work.jobs.claim("terminal")
    await ask(storage, job("template"))

    await runs_until(Workshop(storage, {"export": says_its_number, "template": last}, "t"), done)

    async with storage.transaction() as work:
        assert await work.jobs.claim() is None


@pytest.mark.usefixtures("at_once")
async def test_progress_is_first_a_letter_and_then_revisions_of_it(clock: FakeClock) -> None:
    storage = FakeStorage(clock)

    async def bench(_job: Job, telling: Telling) -> None:
        for done in (1_000, 2_000):
            await heard(telling, (done, 4_000))
            read.extend(await letters(storage, clock))

    read: list[Letter] = []
    await ask(storage, job("try"))

    await Workshop(storage, {"try": bench}).finish()

    first, second = read
    assert (first.act, first.text) == ("say", "Probando preguntas: 1.000 de 4.000 (25 %)…")
    assert (second.act, second.of, second.text) == (
        "revise", first.key, "Probando preguntas: 2.000 de 4.000 (50 %)…",
    )  # fmt: skip


@pytest.mark.usefixtures("at_once")
async def test_the_last_step_is_told_by_the_result_alone(clock: FakeClock) -> None:
    storage = FakeStorage(clock)

    async def bench(_job: Job, telling: Telling) -> None:
        await heard(telling, (4, 4))
        await telling.result("Listo.")

    await ask(storage, job())

    await Workshop(storage, {"export": bench}).finish()

    assert await texts(storage, clock) == ["Listo."]


async def test_a_short_job_says_nothing_of_its_progress(clock: FakeClock) -> None:
    storage = FakeStorage(clock)

    async def bench(_job: Job, telling: Telling) -> None:
        await heard(telling, *((done, 100) for done in range(100)))
        await telling.result("Listo.")

    await ask(storage, job())

    await Workshop(storage, {"export": bench}).finish()

    assert await texts(storage, clock) == ["Listo."]


@pytest.mark.usefixtures("at_once")
async def test_progress_that_was_heard_and_not_yet_said_does_not_come_after_the_result(clock: FakeClock) -> None:
    storage = FakeStorage(clock)

    async def bench(_job: Job, telling: Telling) -> None:
        telling.progress(1, 2)
        await telling.result("Listo.")
        await heard(telling, (1, 2))

    await ask(storage, job())

    await Workshop(storage, {"export": bench}).finish()

    assert await texts(storage, clock) == ["Listo."]


@pytest.mark.usefixtures("at_once")
async def test_the_result_waits_for_a_line_that_is_being_stored(clock: FakeClock) -> None:
    storage = Held(clock)

    async def bench(_job: Job, telling: Telling) -> None:
        storage.hold()
        telling.progress(1, 2)
        await storage.awaited.wait()
        result = asyncio.create_task(telling.result("Listo."))
        await asyncio.to_thread(int)
        storage.release()
        await result

    await ask(storage, job())

    await Workshop(storage, {"export": bench}).finish()

    assert await texts(storage, clock) == ["Preparando el archivo: 1 de 2 (50 %)…", "Listo."]


@pytest.mark.usefixtures("at_once")
async def test_a_failure_waits_for_a_line_that_is_being_stored(clock: FakeClock) -> None:
    storage = Held(clock)

    async def bench(_job: Job, telling: Telling) -> None:
        storage.hold()
        telling.progress(1, 2)
        await storage.awaited.wait()
        asyncio.get_running_loop().call_soon(storage.release)
        raise ValueError

    await ask(storage, job())

    await Workshop(storage, {"export": bench}).finish()

    assert [text.partition(":")[2][:12] for text in await texts(storage, clock)] == [" 1 de 2 (50 ", " algo falló "]


@pytest.mark.usefixtures("at_once")
async def test_a_first_line_that_could_not_be_stored_is_made_up_for_by_the_next(
    clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    storage = Busy(clock)

    async def bench(_job: Job, telling: Telling) -> None:
        storage.refuses = 1
        await heard(telling, (1, 4), (2, 4))
        await telling.result("Listo.")

    await ask(storage, job())

    await Workshop(storage, {"export": bench}).finish()

    first, result = await letters(storage, clock)
    assert (first.act, first.text) == ("say", "Preparando el archivo: 2 de 4 (50 %)…")
    assert result.text == "Listo."
    assert await states(storage) == ["done"]
    assert "progress of job 1: Locked" in caplog.text


@pytest.mark.usefixtures("at_once")
async def test_a_workshop_that_is_stopped_leaves_no_line_behind(clock: FakeClock) -> None:
    storage = Held(clock)

    async def bench(_job: Job, telling: Telling) -> None:
        storage.hold()
        telling.progress(1, 2)
        await asyncio.Event().wait()

    await ask(storage, job())
    running = asyncio.create_task(Workshop(storage, {"export": bench}).run(0))
    await storage.awaited.wait()

    running.cancel()
    await asyncio.to_thread(int)
    waits = not running.done()
    storage.release()
    await asyncio.wait({running})

    assert (waits, running.cancelled(), asyncio.all_tasks()) == (True, True, {asyncio.current_task()})


async def test_a_database_that_is_busy_is_asked_again(
    store: Store, database: Path, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    workshop = Workshop(store, {"export": says_its_number})
    await ask(store, job())

    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        while_busy = await workshop.round()
        other.execute("ROLLBACK")
    afterwards = await workshop.round()

    assert (while_busy, afterwards) == (False, True)
    assert await texts(store, clock) == ["listo 1"]
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


async def test_a_workshop_starts_although_the_database_is_busy(clock: FakeClock) -> None:
    storage, done = Busy(clock), asyncio.Event()

    async def bench(_job: Job, _telling: Telling) -> None:
        done.set()

    await ask(storage, job())
    storage.refuses = 3

    async with asyncio.timeout(5):
        await runs_until(Workshop(storage, {"export": bench}), done)

    assert storage.refuses == 0


@pytest.mark.parametrize("bench", [says_its_number, breaks])
async def test_a_job_whose_end_could_not_be_stored_begins_again_at_the_next_start(
    clock: FakeClock, bench: Bench
) -> None:
    storage = Busy(clock)

    async def busy_at_its_end(one: Job, telling: Telling) -> None:
        try:
            await bench(one, telling)
        finally:
            storage.refuses = 1

    await ask(storage, job())
    await Workshop(storage, {"export": busy_at_its_end}).finish()
    left = await states(storage)

    async with storage.transaction() as work:
        await work.jobs.interrupted()
    await Workshop(storage, {"export": says_its_number}).finish()

    assert (left, await states(storage)) == (["running"], ["done"])
    assert await texts(storage, clock) == ["listo 1"]
