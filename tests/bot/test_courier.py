"""At least once, in order, ever more patiently, nothing lost."""

from datetime import timedelta

import pytest

from bot.courier import MOST_ATTEMPTS, Courier, backoff
from bot.work import Parcel, Storage
from tests.fakes import FakeClock, FakeStorage


class Channel:
    """Remembers what it showed; refuses while it is closed."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.closed_for: set[str] = set()

    async def deliver(self, parcel: Parcel) -> None:
        if parcel.conversation in self.closed_for:
            raise ConnectionError("no hay línea")
        self.shown.append(parcel.text)


@pytest.fixture
def channel() -> Channel:
    return Channel()


@pytest.fixture
def courier(storage: Storage, channel: Channel, clock: FakeClock) -> Courier:
    return Courier(storage, channel.deliver, clock, channel="t")


async def put(storage: Storage, *texts: str, to: str = "ana") -> None:
    async with storage.transaction() as work:
        for text in texts:
            await work.outbox.put(key=f"{to}:{text}", channel="t", conversation=to, text=text)


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

    async def show_and_crash(parcel: Parcel) -> None:
        await channel.deliver(parcel)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await Courier(storage, show_and_crash, clock, channel="t").deliver_all()
    await Courier(storage, channel.deliver, clock, channel="t").deliver_all()

    assert channel.shown == ["uno", "uno"]


async def test_a_courier_of_one_conversation_leaves_the_others_alone(
    storage: Storage, channel: Channel, clock: FakeClock
) -> None:
    await put(storage, "para ana", to="ana")
    await put(storage, "para eva", to="eva")

    await Courier(storage, channel.deliver, clock, channel="t", conversation="eva").deliver_all()

    assert channel.shown == ["para eva"]


def test_the_pauses_grow_up_to_an_hour() -> None:
    seconds = [backoff(attempts).total_seconds() for attempts in (0, 1, 2, 9, 10, 1000)]

    assert seconds == [5, 10, 20, 2560, 3600, 3600]
