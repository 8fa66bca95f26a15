"""What happens without a message."""

import asyncio
import contextlib

from bot.clockwork import Clockwork
from bot.work import Storage, Work
from tests.builders import letter


async def test_a_routine_that_fails_undoes_what_it_did_and_stops_no_other(storage: Storage) -> None:
    async def fails(work: Work) -> None:
        await work.outbox.put(letter("a"))
        raise ValueError("una persona dijo algo")

    async def works(work: Work) -> None:
        await work.outbox.put(letter("b"))

    rung: list[bool] = []
    await Clockwork(storage, [fails, works], lambda: rung.append(True)).tick()

    async with storage.transaction() as work:
        assert await work.outbox.counted() == {"queued": 1}
    assert rung == [True]


async def test_it_goes_round_until_it_is_stopped(storage: Storage) -> None:
    rounds: list[int] = []
    enough = asyncio.Event()

    async def count(_work: Work) -> None:
        rounds.append(1)
        if len(rounds) == 3:
            enough.set()

    running = asyncio.create_task(Clockwork(storage, [count], lambda: None).run(0))
    await asyncio.wait_for(enough.wait(), 5)
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running

    assert len(rounds) >= 3
