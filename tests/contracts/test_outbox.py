"""The promises of `Parcels`: what is put in comes out, in order, until it is delivered."""

from datetime import timedelta

from bot.work import Storage, Work
from tests.builders import NOON
from tests.fakes import FakeClock

LATER = timedelta(minutes=1)


async def put(work: Work, key: str, *, to: str = "ana") -> None:
    await work.outbox.put(key=key, channel="t", conversation=to, text=f"texto {key}")


async def due(work: Work, clock: FakeClock, conversation: str | None = None) -> list[str]:
    return [parcel.text for parcel in await work.outbox.due(clock.now(), "t", conversation)]


async def test_what_is_put_is_due(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await put(work, "a")

    async with storage.transaction() as work:
        assert await due(work, clock) == ["texto a"]


async def test_the_same_key_is_stored_once(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await put(work, "a", to="ana")
        await put(work, "a", to="eva")

        assert await due(work, clock) == ["texto a"]


async def test_only_the_oldest_of_each_conversation_is_due(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await put(work, "a1", to="ana")
        await put(work, "a2", to="ana")
        await put(work, "e1", to="eva")

        assert sorted(await due(work, clock)) == ["texto a1", "texto e1"]
        assert await due(work, clock, "eva") == ["texto e1"]


async def test_another_channel_has_its_own_parcels(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await put(work, "a")

        assert not await work.outbox.due(clock.now(), "otro")


async def test_what_was_delivered_is_not_due_again(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await put(work, "a1")
        await put(work, "a2")
        [first] = await work.outbox.due(clock.now(), "t")
        await work.outbox.delivered(first, clock.now())

        assert await due(work, clock) == ["texto a2"]


async def test_a_postponed_parcel_waits_and_is_not_overtaken(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await put(work, "a1")
        await put(work, "a2")
        [first] = await work.outbox.due(clock.now(), "t")
        await work.outbox.postponed(first, NOON + LATER)
        meanwhile = await due(work, clock)
        clock.advance(LATER)
        [again] = await work.outbox.due(clock.now(), "t")

    assert meanwhile == []
    assert (again.text, again.attempts) == ("texto a1", 1)


async def test_a_parcel_that_is_given_up_lets_the_next_one_pass(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await put(work, "a1")
        await put(work, "a2")
        [first] = await work.outbox.due(clock.now(), "t")
        await work.outbox.postponed(first, None)

        assert await due(work, clock) == ["texto a2"]


async def test_what_somebody_else_delivered_meanwhile_stays_delivered(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await put(work, "a")
        [parcel] = await work.outbox.due(clock.now(), "t")
        await work.outbox.delivered(parcel, clock.now())
        await work.outbox.postponed(parcel, clock.now())

        assert await due(work, clock) == []
