"""At least once, in order, ever more patiently, nothing lost."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta

import pytest

from bot.courier import MOST_ATTEMPTS, Courier, backoff
from bot.delivery import Refused, Resting, Uncertain, Undelivered
from bot.storage.problems import StorageProblem
from bot.work import LEASE, Parcel, Storage, Work
from handlers.ports import Delivery
from tests.builders import letter
from tests.fakes import FakeClock, FakeStorage


class Channel:
    """Remembers what it showed; refuses while it is closed."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.closed_for: set[str] = set()
        self.error: Exception = Undelivered("network")

    async def deliver(self, parcel: Parcel) -> str:
        if parcel.letter.conversation in self.closed_for:
            raise self.error
        self.shown.append(parcel.letter.text)
        return str(len(self.shown))


@pytest.fixture
def channel() -> Channel:
    return Channel()


@pytest.fixture
def courier(storage: Storage, channel: Channel, clock: FakeClock) -> Courier:
    return Courier(storage, channel.deliver, clock, channel="t")


async def put(storage: Storage, *texts: str, to: str = "ana") -> None:
    async with storage.transaction() as work:
        for text in texts:
            await work.outbox.put(letter(f"{to}:{text}", to=to, text=text))


async def troubled(storage: Storage) -> Sequence[Delivery]:
    async with storage.transaction() as work:
        return await work.outbox.troubled(10)


async def test_parcels_arrive_in_order_and_once(courier: Courier, storage: Storage, channel: Channel) -> None:
    await put(storage, "uno", "dos", "tres")

    await courier.deliver_all()
    await courier.deliver_all()

    assert channel.shown == ["uno", "dos", "tres"]


async def test_a_closed_conversation_waits_in_order_and_delays_nobody_else(
    courier: Courier, storage: Storage, channel: Channel, clock: FakeClock
) -> None:
    await put(storage, "uno", "dos", to="ana")
    await put(storage, "para eva", to="eva")
    channel.closed_for = {"ana"}

    await courier.deliver_all()
    while_closed = list(channel.shown)
    channel.closed_for = set()
    await courier.deliver_all()
    too_early = list(channel.shown)
    clock.advance(backoff(0))
    await courier.deliver_all()

    assert while_closed == too_early == ["para eva"]
    assert channel.shown == ["para eva", "uno", "dos"]


async def test_a_parcel_is_given_up_after_many_attempts_and_the_next_one_passes(
    courier: Courier, storage: Storage, channel: Channel, clock: FakeClock
) -> None:
    await put(storage, "uno")
    channel.closed_for = {"ana"}
    for _ in range(MOST_ATTEMPTS):
        await courier.deliver_all()
        clock.advance(timedelta(hours=1))
    channel.closed_for = set()
    await put(storage, "dos")

    await courier.deliver_all()

    assert channel.shown == ["dos"]


async def test_a_crash_after_showing_repeats_the_message(clock: FakeClock) -> None:
    storage, channel = FakeStorage(clock), Channel()
    await put(storage, "uno")

    async def show_and_crash(parcel: Parcel) -> str:
        await channel.deliver(parcel)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await Courier(storage, show_and_crash, clock, channel="t").deliver_all()
    clock.advance(LEASE + timedelta(seconds=1))
    await Courier(storage, channel.deliver, clock, channel="t").deliver_all()

    assert channel.shown == ["uno", "uno"]
    assert [delivery.uncertain for delivery in await troubled(storage)] == [True]


async def test_a_courier_of_one_conversation_leaves_the_others_alone(
    storage: Storage, channel: Channel, clock: FakeClock
) -> None:
    await put(storage, "para ana", to="ana")
    await put(storage, "para eva", to="eva")

    await Courier(storage, channel.deliver, clock, channel="t", conversation="eva").deliver_all()

    assert channel.shown == ["para eva"]


@pytest.mark.parametrize(
    ("error", "in_doubt"),
    [(Undelivered("network"), False), (Uncertain("timeout"), True), (ValueError("quién sabe"), True)],
)
async def test_only_what_may_have_arrived_is_in_doubt(
    courier: Courier, storage: Storage, channel: Channel, clock: FakeClock, error: Exception, in_doubt: bool
) -> None:
    await put(storage, "uno")
    channel.closed_for, channel.error = {"ana"}, error

    await courier.deliver_all()
    channel.closed_for = set()
    clock.advance(backoff(0))
    await courier.deliver_all()

    assert channel.shown == ["uno"]
    assert [delivery.uncertain for delivery in await troubled(storage)] == [True] * in_doubt


async def test_what_is_refused_is_given_up_at_once_and_told_in_the_same_transaction(
    storage: Storage, channel: Channel, clock: FakeClock
) -> None:
    async def tell(work: Work, parcel: Parcel, problem: str) -> None:
        await work.outbox.put(letter("aviso", to="eva", text=f"{parcel.letter.key}: {problem}"))

    await put(storage, "uno", "dos")
    channel.closed_for, channel.error = {"ana"}, Refused("blocked")
    await Courier(storage, channel.deliver, clock, channel="t", given_up=tell).deliver_all()

    assert channel.shown == ["ana:uno: blocked"]
    assert [(d.key, d.state, d.problem) for d in await troubled(storage)] == [
        ("ana:dos", "failed", "blocked"),
        ("ana:uno", "failed", "blocked"),
    ]


async def test_a_pause_that_the_channel_asks_for_is_no_attempt_and_stops_nobody_else(
    courier: Courier, storage: Storage, channel: Channel, clock: FakeClock
) -> None:
    await put(storage, "uno")
    await put(storage, "para eva", to="eva")
    channel.closed_for, channel.error = {"ana"}, Resting("flood", timedelta(seconds=30))

    await courier.deliver_all()
    during = list(channel.shown)
    channel.closed_for = set()
    clock.advance(timedelta(seconds=30))
    async with storage.transaction() as work:
        [parcel] = await work.outbox.claim(clock.now(), "t")

    assert during == ["para eva"]
    assert (parcel.attempts, parcel.uncertain) == (0, False)


async def test_a_running_courier_serves_several_at_once_and_finishes_what_it_began(
    storage: Storage, clock: FakeClock
) -> None:
    under_way: set[str] = set()
    arrived: list[str] = []
    both, go_on = asyncio.Event(), asyncio.Event()

    async def deliver(parcel: Parcel) -> str:
        under_way.add(parcel.letter.conversation)
        if len(under_way) == 2:
            both.set()
        await go_on.wait()
        arrived.append(parcel.letter.text)
        return "1"

    await put(storage, "para ana", to="ana")
    await put(storage, "para eva", to="eva")
    courier = Courier(storage, deliver, clock, channel="t")
    running = asyncio.create_task(courier.run(0.01))
    await asyncio.wait_for(both.wait(), 5)
    running.cancel()
    await asyncio.sleep(0)
    go_on.set()
    with contextlib.suppress(asyncio.CancelledError):
        await running

    assert sorted(arrived) == ["para ana", "para eva"]
    async with storage.transaction() as work:
        assert await work.outbox.counted() == {"sent": 2}


async def test_a_courier_that_is_stopped_while_it_claims_leaves_nothing_in_doubt(clock: FakeClock) -> None:
    claiming, go_on = asyncio.Event(), asyncio.Event()

    class Slow(FakeStorage):
        @contextlib.asynccontextmanager
        async def transaction(self) -> AsyncIterator[Work]:
            async with super().transaction() as work:
                yield work
            claiming.set()
            await go_on.wait()

    storage, channel = Slow(clock), Channel()
    async with FakeStorage.transaction(storage) as work:
        await work.outbox.put(letter("a"))
    running = asyncio.create_task(Courier(storage, channel.deliver, clock, channel="t").run(0.01))
    await asyncio.wait_for(claiming.wait(), 5)
    running.cancel()
    await asyncio.sleep(0)
    go_on.set()
    with contextlib.suppress(asyncio.CancelledError):
        await running

    assert channel.shown == ["texto a"]
    async with FakeStorage.transaction(storage) as work:
        assert await work.outbox.counted() == {"sent": 1}


async def test_a_call_wakes_a_courier_that_waits(storage: Storage, channel: Channel, clock: FakeClock) -> None:
    shown = asyncio.Event()

    async def deliver(parcel: Parcel) -> str:
        shown.set()
        return await channel.deliver(parcel)

    courier = Courier(storage, deliver, clock, channel="t")
    running = asyncio.create_task(courier.run(3600))
    await put(storage, "uno")
    courier.call()
    await asyncio.wait_for(shown.wait(), 5)
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running

    assert channel.shown == ["uno"]


async def test_what_arrived_while_the_database_failed_is_recorded_at_the_next_round(clock: FakeClock) -> None:
    class Failing(FakeStorage):
        fails = False

        @contextlib.asynccontextmanager
        async def transaction(self) -> AsyncIterator[Work]:
            if self.fails:
                self.fails = False
                raise StorageProblem("base")
            async with super().transaction() as work:
                yield work

    storage, channel = Failing(clock), Channel()
    await put(storage, "uno")

    async def deliver_and_fail(parcel: Parcel) -> str:
        storage.fails = True
        return await channel.deliver(parcel)

    courier = Courier(storage, deliver_and_fail, clock, channel="t")
    with pytest.raises(StorageProblem):
        await courier.deliver_all()
    await courier.deliver_all()

    assert channel.shown == ["uno"]
    async with storage.transaction() as work:
        assert await work.outbox.counted() == {"sent": 1}


def test_the_pauses_grow_up_to_an_hour() -> None:
    seconds = [backoff(attempts).total_seconds() for attempts in (0, 1, 2, 11, 12, 1000)]

    assert seconds == [1, 2, 4, 2048, 3600, 3600]


async def test_what_cannot_be_told_of_a_failure_stops_no_other_letter_and_is_logged_without_words(
    storage: Storage, channel: Channel, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    async def given_up(_work: Work, _parcel: Parcel, _problem: str) -> None:
        raise ValueError("mi secreto")

    courier = Courier(storage, channel.deliver, clock, channel="t", given_up=given_up)
    channel.closed_for, channel.error = {"ana"}, Refused("blocked")
    await put(storage, "uno")
    await put(storage, "dos", to="eva")

    await courier.deliver_all()

    assert channel.shown == ["dos"]
    assert "ValueError" in caplog.text
    assert "secreto" not in caplog.text
