"""A simulated year: every reminder is told once and in time, whatever is restarted, and whoever else runs beside it."""

import asyncio
from datetime import timedelta
from pathlib import Path

from bench.year import LOOK, year
from bot.meetings import reminded
from bot.storage.database import opened
from bot.storage.store import Store
from handlers.ports import Meeting, Reminder, Session
from tests.builders import NOON, person
from tests.conftest import url_of
from tests.fakes import FakeClock


async def test_a_year_with_restarts_tells_every_reminder_once_and_in_time(tmp_path: Path) -> None:
    outcome = await year(tmp_path / "year.db", people=28)

    assert outcome.restarts == 100
    assert outcome.planned > 3_000
    assert outcome.holds, outcome


async def given(store: Store, clock: FakeClock, people: int) -> None:
    session = Session(NOON + timedelta(days=1), NOON + timedelta(days=1, hours=1))
    meeting = Meeting(0, "u", "Taller", "UTC", (session,), "online", person("eva").who, state="announced")
    async with store.transaction() as work:
        await work.meetings.add(meeting)
        for at in range(people):
            await work.people.record(person(f"p{at}"))
        due = [Reminder(1, "t", f"p{at}", timedelta(days=1), NOON) for at in range(people)]
        await work.reminders.plan(1, due, clock.now() - timedelta(hours=1))


async def letters(store: Store) -> int:
    async with store.transaction() as work:
        return sum((await work.outbox.tally("reminder:")).values())


async def test_two_programs_on_one_database_tell_each_reminder_once(tmp_path: Path, clock: FakeClock) -> None:
    url = url_of(tmp_path / "two.db")

    async with opened(url) as first, opened(url) as second:
        stores = (Store(first, clock), Store(second, clock))
        await given(stores[0], clock, 200)

        async def look(store: Store) -> None:
            async with store.transaction() as work:
                await reminded(work, clock=clock)

        await asyncio.gather(*(look(store) for store in stores for _ in range(3)), return_exceptions=True)
        await look(stores[1])

        assert await letters(stores[0]) == 200


async def test_a_clock_that_goes_back_or_jumps_tells_nothing_twice(tmp_path: Path, clock: FakeClock) -> None:
    async with opened(url_of(tmp_path / "jump.db")) as engine:
        store = Store(engine, clock)
        await given(store, clock, 3)
        for jump in (LOOK, -timedelta(hours=3), timedelta(hours=5), -timedelta(days=2), timedelta(days=2)):
            clock.advance(jump)
            async with store.transaction() as work:
                await reminded(work, clock=clock)

        assert await letters(store) == 3


async def test_what_was_due_while_the_program_was_down_is_told_once_it_is_up_but_not_after_the_start(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with opened(url_of(tmp_path / "down.db")) as engine:
        store = Store(engine, clock)
        await given(store, clock, 2)
        clock.advance(timedelta(hours=23))
        async with store.transaction() as work:
            await reminded(work, clock=clock)
        assert await letters(store) == 2

        async with store.transaction() as work:
            late = [Reminder(1, "t", f"p{at}", timedelta(hours=1), NOON + timedelta(hours=23)) for at in range(2)]
            await work.reminders.plan(1, late, clock.now() - timedelta(hours=2))
        clock.advance(timedelta(hours=2))
        async with store.transaction() as work:
            await reminded(work, clock=clock)
        assert await letters(store) == 2
