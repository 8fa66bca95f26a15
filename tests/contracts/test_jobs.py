"""The promises of `Jobs` and `Files`."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.storage.database import opened
from bot.storage.store import Store
from bot.work import Storage
from handlers.ports import Job, JobKind, StoredFile, Who
from tests.builders import NOON
from tests.conftest import url_of
from tests.fakes import FakeClock

EVA = Who("t", "eva", "Eva")


def job(kind: JobKind = "export", *, who: Who = EVA, conversation: str = "eva", **asks: str) -> Job:
    return Job(0, kind, who, conversation, asks)


async def claimed(storage: Storage, channel: str | None = None) -> Job | None:
    async with storage.transaction() as work:
        return await work.jobs.claim(channel)


async def test_jobs_are_claimed_in_the_order_in_which_they_were_asked_for(storage: Storage) -> None:
    kinds: tuple[JobKind, ...] = ("statistics", "backup", "export")
    async with storage.transaction() as work:
        put = [await work.jobs.put(job(kind)) for kind in kinds]

    taken = [await claimed(storage) for _ in range(4)]

    assert put == [replace(job(kind), number=n) for n, kind in enumerate(kinds, 1)]
    assert taken == [*(replace(one, state="running") for one in put), None]


async def test_a_job_comes_out_whole(storage: Storage) -> None:
    whole = job("import", who=Who("t", "7", "Ñusta 🙂"), conversation="grupo", file="f\n«1»", format="xlsx")
    async with storage.transaction() as work:
        await work.jobs.put(whole)

    assert await claimed(storage) == replace(whole, number=1, state="running")


async def test_each_channel_has_its_own_queue(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.jobs.put(job(who=Who("terminal", "eva", "Eva")))
        await work.jobs.put(job())

    assert await claimed(storage, "otro") is None
    of_t = await claimed(storage, "t")
    assert of_t and of_t.number == 2
    assert await claimed(storage, "t") is None
    rest = await claimed(storage)
    assert rest and rest.number == 1


async def test_the_same_job_of_the_same_person_that_waits_is_that_one(storage: Storage) -> None:
    async with storage.transaction() as work:
        first = await work.jobs.put(job("try", changeset="3", edition="1"))
    async with storage.transaction() as work:
        again = await work.jobs.put(job("try", edition="1", changeset="3"))
        renamed = await work.jobs.put(job("try", who=replace(EVA, name="Eva María"), changeset="3", edition="1"))

    assert again == renamed == first
    assert (await claimed(storage), await claimed(storage)) == (replace(first, state="running"), None)


async def test_what_differs_in_anything_is_another_job(storage: Storage) -> None:
    async with storage.transaction() as work:
        numbers = [
            (await work.jobs.put(one)).number
            for one in (
                job("try", changeset="3"),
                job("export", changeset="3"),
                job("try", changeset="4"),
                job("try"),
                job("try", changeset="3", conversation="grupo"),
                job("try", changeset="3", who=Who("t", "leo", "Eva")),
                job("try", changeset="3", who=Who("otro", "eva", "Eva")),
            )
        ]

    assert numbers == [1, 2, 3, 4, 5, 6, 7]


async def test_what_is_running_or_over_does_not_stand_for_a_new_one(storage: Storage) -> None:
    async with storage.transaction() as work:
        numbers = [(await work.jobs.put(job())).number]
        await work.jobs.claim()
        numbers.append((await work.jobs.put(job())).number)
        await work.jobs.claim()
        await work.jobs.finish(1)
        await work.jobs.finish(2, failed=True)
        numbers.append((await work.jobs.put(job())).number)

    assert numbers == [1, 2, 3]


async def test_whatever_state_it_is_put_with_a_job_is_queued(storage: Storage) -> None:
    async with storage.transaction() as work:
        put = await work.jobs.put(replace(job(), state="done"))

    taken = await claimed(storage)
    assert (put.state, taken and taken.number) == ("queued", 1)


async def test_what_was_cut_off_is_claimed_again_in_its_old_place(storage: Storage) -> None:
    async with storage.transaction() as work:
        for kind in ("try", "export", "backup"):
            await work.jobs.put(job(kind))
        await work.jobs.claim()
        await work.jobs.claim()

    async with storage.transaction() as work:
        found = await work.jobs.interrupted()
        nothing_more = await work.jobs.interrupted()

    assert (found, nothing_more) == (2, 0)
    assert [one and one.kind for one in [await claimed(storage) for _ in range(4)]] == ["try", "export", "backup", None]


async def test_a_channel_that_starts_leaves_the_jobs_of_others_alone(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.jobs.put(job(who=Who("terminal", "eva", "Eva")))
        await work.jobs.put(job())
        await work.jobs.claim()
        await work.jobs.claim()

        found = await work.jobs.interrupted("t")

    assert found == 1
    again = await claimed(storage)
    assert again and again.number == 2
    assert await claimed(storage) is None


async def test_what_is_over_is_never_done_again(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.jobs.put(job("try"))
        await work.jobs.put(job("export"))
        await work.jobs.claim()
        await work.jobs.claim()
        await work.jobs.finish(1)
        await work.jobs.finish(2, failed=True)
        await work.jobs.finish(3)

    async with storage.transaction() as work:
        assert await work.jobs.interrupted() == 0
        assert await work.jobs.claim() is None


async def test_only_jobs_that_are_over_and_from_before_a_moment_are_dropped(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        for kind in ("try", "export", "backup", "statistics"):
            await work.jobs.put(job(kind))
        for _ in range(3):
            await work.jobs.claim()
        await work.jobs.finish(1)
        await work.jobs.finish(2, failed=True)
        clock.advance(timedelta(milliseconds=1))
        young = await work.jobs.put(job("template"))
        await work.jobs.finish(young.number)

    async with storage.transaction() as work:
        dropped = [await work.jobs.drop(moment) for moment in (NOON, clock.now(), clock.now())]
    async with storage.transaction() as work:
        running = await work.jobs.interrupted()
        left = [(await work.jobs.drop(clock.now() + timedelta(days=1))), running]

    assert (dropped, left) == ([0, 2, 0], [1, 1])
    assert [one and one.number for one in [await claimed(storage) for _ in range(3)]] == [3, 4, None]


async def test_the_number_of_a_job_that_was_dropped_is_never_given_again(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.jobs.put(job())
        await work.jobs.claim()
        await work.jobs.finish(1)
        clock.advance(timedelta(hours=1))
        await work.jobs.drop(clock.now())

        again = await work.jobs.put(job())
        await work.jobs.finish(1)

    assert again.number == 2
    assert await claimed(storage) == replace(again, state="running")


async def test_of_two_programs_on_one_database_one_gets_a_job(database: Path, clock: FakeClock) -> None:
    async with opened(url_of(database)) as one, opened(url_of(database)) as other:
        stores = [Store(one, clock), Store(other, clock)]
        async with stores[0].transaction() as work:
            for number in range(10):
                await work.jobs.put(job("try", changeset=str(number)))

        taken = await asyncio.gather(*(claimed(stores[turn % 2]) for turn in range(20)))

    assert sorted(found.number for found in taken if found) == list(range(1, 11))


async def test_a_file_comes_back_as_it_was_kept(storage: Storage) -> None:
    file = StoredFile("Preguntas «ñ» 🙂.xlsx", bytes(range(256)) * 4)
    async with storage.transaction() as work:
        await work.files.keep("job:1:result", file)
        await work.files.keep("vacío", StoredFile("", b""))

    async with storage.transaction() as work:
        assert await work.files.get("job:1:result") == file
        assert await work.files.get("vacío") == StoredFile("", b"")
        assert await work.files.get("job:2:result") is None


async def test_keeping_a_key_again_replaces_the_file_and_its_moment(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.files.keep("a", StoredFile("uno", b"1"))
        await work.files.keep("b", StoredFile("otro", b"0"))
        clock.advance(timedelta(hours=1))
        await work.files.keep("a", StoredFile("dos", b"22"))
        same_transaction = await work.files.get("a")

        dropped = await work.files.drop(NOON + timedelta(hours=1))

    async with storage.transaction() as work:
        assert dropped == 1
        assert same_transaction == await work.files.get("a") == StoredFile("dos", b"22")
        assert await work.files.get("b") is None


async def test_only_files_from_before_a_moment_are_dropped(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        for key in ("a", "b", "c"):
            await work.files.keep(key, StoredFile(key, b""))
            clock.advance(timedelta(milliseconds=1))

        dropped = [await work.files.drop(NOON + timedelta(milliseconds=1)) for _ in range(2)]

    async with storage.transaction() as work:
        left = [key for key in ("a", "b", "c") if await work.files.get(key)]
    assert (dropped, left) == ([1, 0], ["b", "c"])


async def test_a_file_that_was_dropped_can_be_kept_again(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.files.keep("a", StoredFile("uno", b"1"))
        await work.files.get("a")
        clock.advance(timedelta(hours=1))
        await work.files.drop(clock.now())
        gone = await work.files.get("a")
        await work.files.keep("a", StoredFile("dos", b"2"))

        assert (gone, await work.files.get("a")) == (None, StoredFile("dos", b"2"))


async def test_files_that_are_excepted_are_not_dropped(storage: Storage, clock: FakeClock) -> None:
    document, copy = "meeting:1:document:2", "meeting:1:document:m7:0"
    async with storage.transaction() as work:
        for key in (document, copy):
            await work.files.keep(key, StoredFile("a.pdf", b"%PDF"))
        clock.advance(timedelta(days=90))

        assert await work.files.drop(clock.now(), but=frozenset({document, "never kept"})) == 1
        assert await work.files.get(document) == StoredFile("a.pdf", b"%PDF")
        assert await work.files.drop(clock.now()) == 1
        assert await work.files.get(document) is None
