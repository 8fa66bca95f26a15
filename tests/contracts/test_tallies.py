"""The promises of `Deliveries` about the letters of one sending: those whose keys begin alike."""

import pytest

from bot.work import Storage, Work
from handlers.ports import Clock
from tests.builders import letter
from tests.fakes import FakeClock


async def given(work: Work, clock: Clock, *, sent: str = "", failed: str = "") -> None:
    """One letter to each of those who are named, all with keys of one sending, which are delivered or fail."""
    keys = [f"aviso:1:{person}" for person in (sent + failed)]
    for key in keys:
        await work.outbox.put(letter(key, to=key))
    for parcel in await work.outbox.claim(clock.now(), "t"):
        if parcel.letter.key[-1] in sent:
            await work.outbox.delivered(parcel, "7", clock.now())
        else:
            await work.outbox.postponed(parcel, None, f"no {parcel.letter.key[-1]}")


async def test_letters_of_one_sending_are_counted_by_what_became_of_them(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await given(work, clock, sent="abc", failed="xy")
        await work.outbox.put(letter("aviso:1:z"))
        await work.outbox.put(letter("otra"))

    async with storage.transaction() as work:
        assert await work.outbox.tally("aviso:1:") == {"sent": 3, "failed": 2, "queued": 1}
        assert await work.outbox.tally("") == {"sent": 3, "failed": 2, "queued": 2}
        assert await work.outbox.tally("aviso:2:") == {}


@pytest.mark.parametrize("other", ["aviso:12:a", "aviso:1", "AVISO:1:a", "avisoX1:a", "aviso:0:z", "aviso;", "é", "🙂"])
async def test_keys_that_only_resemble_those_of_the_sending_do_not_count(storage: Storage, other: str) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter(other))
        await work.outbox.put(letter("aviso:1:"))
        await work.outbox.put(letter("aviso:1:ñ🙂"))

        assert await work.outbox.tally("aviso:1:") == {"queued": 2}


@pytest.mark.parametrize("sign", ["%", "_", "\\", "*", "?", "["])
async def test_no_sign_in_a_beginning_stands_for_another(storage: Storage, sign: str) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter(f"a{sign}b:1"))
        await work.outbox.put(letter("axb:1"))
        await work.outbox.put(letter("axxb:1"))

        assert await work.outbox.tally(f"a{sign}b") == {"queued": 1}


async def test_those_that_failed_are_told_with_their_problem_newest_first(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await given(work, clock, sent="abc", failed="xyz")
        await work.outbox.put(letter("otra"))
        [parcel] = await work.outbox.claim(clock.now(), "t")
        await work.outbox.postponed(parcel, None, "otro")

    async with storage.transaction() as work:
        failed = await work.outbox.failed_of("aviso:1:", 10)
        newest = await work.outbox.failed_of("aviso:1:", 2)

    told = [(one.key, one.problem) for one in failed]
    assert told == [("aviso:1:z", "no z"), ("aviso:1:y", "no y"), ("aviso:1:x", "no x")]
    assert list(newest) == list(failed)[:2]


async def test_what_may_have_arrived_and_waits_again_has_not_failed(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter("aviso:1:a"))
        [parcel] = await work.outbox.claim(clock.now(), "t")
        await work.outbox.postponed(parcel, clock.now(), "timeout", uncertain=True)

        assert not await work.outbox.failed_of("aviso:1:", 10)
        assert await work.outbox.tally("aviso:1:") == {"queued": 1}
