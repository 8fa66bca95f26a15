"""The promises of `Reminders`: each is sent once, however often it is planned, and by however many."""

import asyncio
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, event

from bot.storage.database import opened
from bot.storage.store import Store
from bot.work import Storage
from handlers.ports import Clock, MeetingState, Reminder
from tests.builders import NOON, letter
from tests.conftest import url_of
from tests.fakes import FakeClock
from tests.gathered import meeting

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TICK = timedelta(microseconds=1)


def reminder(person: str = "ana", due: datetime = NOON, *, meeting: int = 1, lead: timedelta = DAY) -> Reminder:
    return Reminder(meeting, "t", person, lead, due)


async def planned(storage: Storage, *reminders: Reminder, now: datetime = NOON, meeting: int = 1) -> None:
    async with storage.transaction() as work:
        await work.reminders.plan(meeting, reminders, now)


async def due(storage: Storage, now: datetime = NOON, most: int = 500) -> Sequence[Reminder]:
    async with storage.transaction() as work:
        return list(await work.reminders.due(now, most))


async def sent(storage: Storage, *reminders: Reminder, now: datetime = NOON) -> None:
    async with storage.transaction() as work:
        await work.reminders.sent(reminders, now)


@contextmanager
def heard() -> Iterator[list[tuple[str, Any]]]:
    """The statements about reminders that the database is given, with their values."""
    statements: list[tuple[str, Any]] = []

    def note(_: object, __: object, statement: str, values: Any, *___: object) -> None:
        if "reminders" in statement:
            statements.append((statement, values))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def test_a_reminder_is_due_from_its_moment_on_until_it_is_sent(storage: Storage) -> None:
    await planned(storage, reminder())

    before, then, later = [await due(storage, moment) for moment in (NOON - TICK, NOON, NOON + DAY)]
    await sent(storage, reminder())

    assert (before, then, later) == ([], [reminder()], [reminder()])
    assert await due(storage, NOON + DAY) == []


@pytest.mark.parametrize("zone", [ZoneInfo("America/Santiago"), timezone(-timedelta(hours=3, minutes=7))], ids=str)
async def test_moments_of_every_zone_come_back_as_the_same_moments_in_utc(storage: Storage, zone: ZoneInfo) -> None:
    there = (NOON + timedelta(microseconds=123456)).astimezone(zone)
    await planned(storage, reminder(due=there))

    [found] = await due(storage, there)
    await sent(storage, reminder(due=there))

    assert (found, found.due.utcoffset()) == (reminder(due=there), timedelta())
    assert await due(storage, there) == []


async def test_planning_twice_is_planning_once(storage: Storage) -> None:
    three = [reminder(lead=lead) for lead in (DAY, HOUR, 7 * DAY)]
    await planned(storage, *three)
    await planned(storage, *three, *three)

    assert await due(storage) == sorted(three, key=lambda one: one.lead)


async def test_what_was_sent_stays_sent_when_the_same_is_planned_again(storage: Storage) -> None:
    await planned(storage, reminder(), reminder("beto"))
    await sent(storage, reminder())

    await planned(storage, reminder(), reminder("beto"))
    await planned(storage, reminder(), reminder("beto"), now=NOON - HOUR)

    assert await due(storage, NOON + DAY) == [reminder("beto")]


async def test_a_plan_takes_the_place_of_the_unsent_ones_of_its_meeting_only(storage: Storage) -> None:
    await planned(storage, reminder("ana"), reminder("beto"), reminder("eva", lead=HOUR))
    await planned(storage, reminder("ana", meeting=2), meeting=2)

    await planned(storage, reminder("beto"), reminder("eva", NOON + DAY, lead=HOUR))

    assert await due(storage) == [reminder("ana", meeting=2), reminder("beto")]
    assert len(await due(storage, NOON + DAY)) == 3


async def test_who_no_longer_wants_any_has_none(storage: Storage) -> None:
    await planned(storage, reminder("ana"), reminder("beto"))

    await planned(storage)

    assert await due(storage, NOON + DAY) == []


async def test_after_a_postponement_what_was_sent_is_due_again_at_its_new_moment(storage: Storage) -> None:
    await planned(storage, reminder(), reminder(lead=HOUR, due=NOON + HOUR))
    await sent(storage, reminder())

    await planned(storage, reminder(due=NOON + 7 * DAY), now=NOON + TICK)

    assert await due(storage, NOON + 7 * DAY - TICK) == []
    assert await due(storage, NOON + 7 * DAY) == [reminder(due=NOON + 7 * DAY)]


@pytest.mark.parametrize("moved", [-DAY, -TICK, TICK, HOUR])
async def test_what_was_sent_and_should_now_have_been_sent_at_another_moment_of_the_past_stays_sent(
    storage: Storage, moved: timedelta
) -> None:
    await planned(storage, reminder())
    await sent(storage, reminder())

    await planned(storage, reminder(due=NOON + moved), now=NOON + HOUR)

    assert await due(storage, NOON + DAY) == []


async def test_what_was_sent_and_is_in_no_plan_any_more_stays_sent_when_it_returns(storage: Storage) -> None:
    await planned(storage, reminder())
    await sent(storage, reminder())
    await planned(storage)

    await planned(storage, reminder())

    assert await due(storage, NOON + DAY) == []


async def test_what_was_postponed_twice_can_be_sent_each_time(storage: Storage) -> None:
    found = []
    for days in range(3):
        one = reminder(due=NOON + days * DAY)
        await planned(storage, one, now=one.due - HOUR)
        found.append(await due(storage, one.due))
        await sent(storage, one, now=one.due)

    assert found == [[reminder(due=NOON + days * DAY)] for days in range(3)]


async def test_one_person_is_planned_without_touching_others(storage: Storage) -> None:
    await planned(storage, reminder("ana"), reminder("beto"))
    await planned(storage, reminder("ana", meeting=2), meeting=2)
    await sent(storage, reminder("ana", meeting=2))
    theirs = [reminder("ana", NOON, meeting=number, lead=HOUR) for number in (1, 2, 3)]

    async with storage.transaction() as work:
        await work.reminders.plan_for("t", "ana", [*theirs, reminder("ana", meeting=2)], NOON)
        await work.reminders.plan_for("otro", "beto", [], NOON)

    assert await due(storage) == [*theirs, reminder("beto")]


async def test_a_plan_takes_nothing_of_other_meetings_or_people(storage: Storage) -> None:
    async with storage.transaction() as work:
        with pytest.raises(ValueError, match="another meeting"):
            await work.reminders.plan(1, [reminder(), reminder(meeting=2)], NOON)
        with pytest.raises(ValueError, match="another person"):
            await work.reminders.plan_for("t", "ana", [reminder("beto")], NOON)

    assert await due(storage) == []


async def test_whoever_has_waited_longest_comes_first_with_everything_that_is_theirs(storage: Storage) -> None:
    reminders = [
        reminder("ana", NOON - HOUR, lead=HOUR),
        reminder("ana", NOON - 3 * HOUR, lead=DAY),
        reminder("beto", NOON - 4 * HOUR),
        reminder("beto", NOON, lead=HOUR),
        reminder("eva", NOON - 2 * HOUR),
        reminder("zoe", NOON + TICK),
    ]
    await planned(storage, *reminders[::-1])

    whose = [(one.person, NOON - one.due) for one in await due(storage)]

    assert whose == [("beto", 4 * HOUR), ("beto", 0 * HOUR), ("ana", 3 * HOUR), ("ana", HOUR), ("eva", 2 * HOUR)]


@pytest.mark.parametrize(
    ("most", "people"),
    [(1, ["ana"]), (3, ["ana"]), (4, ["ana", "beto"]), (6, ["ana", "beto"]), (7, ["ana", "beto", "eva"])],
)
async def test_what_is_due_to_one_person_is_never_told_apart(storage: Storage, most: int, people: list[str]) -> None:
    everything = [reminder(name, lead=n * HOUR) for name in ("eva", "ana", "beto") for n in (1, 2, 3)]
    await planned(storage, *everything)

    found = await due(storage, most=most)

    assert [(one.person, one.lead) for one in found] == [(name, n * HOUR) for name in people for n in (1, 2, 3)]


async def test_the_same_name_on_two_channels_is_two_people(storage: Storage) -> None:
    other = replace(reminder(), channel="a")
    await planned(storage, reminder(), other, reminder(lead=HOUR))

    assert await due(storage, most=1) == [other]
    assert await due(storage) == [other, reminder(lead=HOUR), reminder()]


async def test_what_was_planned_for_another_moment_meanwhile_is_not_what_was_sent(storage: Storage) -> None:
    await planned(storage, reminder())
    [old] = await due(storage)
    await planned(storage, reminder(due=NOON + HOUR))

    await sent(storage, old, reminder("nadie"))
    await sent(storage)

    assert await due(storage, NOON + HOUR) == [reminder(due=NOON + HOUR)]


@pytest.mark.slow
async def test_two_thousand_people_are_reminded_of_three_leads_each_once(store: Store) -> None:
    leads = (HOUR, DAY, 7 * DAY)
    everything = [reminder(f"p{n}", NOON, lead=lead) for n in range(2000) for lead in leads]
    await planned(store, *everything)
    await planned(store, *everything)

    taken: list[Reminder] = []
    while found := await due(store):
        await sent(store, *found)
        taken += found

    assert len(taken) == 6000
    assert set(taken) == set(everything)


@pytest.mark.parametrize("people", [1, 500])
async def test_however_many_are_planned_the_statements_are_as_few(store: Store, people: int) -> None:
    with heard() as statements:
        await planned(store, *(reminder(f"p{n}") for n in range(people)))
        await sent(store, *await due(store))

    assert [order.split()[0] for order, _ in statements] == ["SELECT", "DELETE", "INSERT", "SELECT", "UPDATE"]


async def test_what_is_due_is_found_without_reading_what_was_sent(store: Store, database: Path) -> None:
    with heard() as statements:
        await due(store)

    [(query, values)] = statements
    with closing(sqlite3.connect(database)) as connection:
        steps = [step for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {query}", values)]
    assert "SEARCH reminders USING INDEX ix_reminders_sent_due (sent=? AND due<?)" in steps


async def taken(store: Store, clock: Clock) -> Sequence[Reminder]:
    """As the clockwork does it: all in one transaction."""
    async with store.transaction() as work:
        found = await work.reminders.due(clock.now(), 7)
        for one in found:
            lead = one.lead // timedelta(seconds=1)
            key = f"reminder:{one.meeting}:{lead}:{one.due.isoformat()}:{one.channel}/{one.person}"
            await work.outbox.put(letter(key, to=one.person))
        await asyncio.sleep(0)
        await work.reminders.sent(found, clock.now())
        return found


async def test_of_two_programs_on_one_database_one_sends_a_reminder(database: Path, clock: FakeClock) -> None:
    everything = [reminder(f"p{n}", lead=lead) for n in range(20) for lead in (HOUR, DAY)]
    async with opened(url_of(database)) as one, opened(url_of(database)) as other:
        stores = [Store(one, clock), Store(other, clock)]
        await planned(stores[0], *everything)

        rounds = await asyncio.gather(*(taken(stores[turn % 2], clock) for turn in range(10)))
        async with stores[1].transaction() as work:
            letters = await work.outbox.tally("reminder:")

    found = [one for each in rounds for one in each]
    assert (len(found), set(found)) == (40, set(everything))
    assert letters == {"queued": 40}


async def test_a_crash_before_the_end_leaves_everything_due_and_no_letter(store: Store, clock: FakeClock) -> None:
    await planned(store, reminder())
    with pytest.raises(RuntimeError):
        async with store.transaction() as work:
            await work.outbox.put(letter("reminder:1"))
            await work.reminders.sent(await work.reminders.due(NOON), NOON)
            raise RuntimeError

    async with store.transaction() as work:
        assert await work.outbox.tally("reminder:") == {}
    assert await due(store) == [reminder()]


@pytest.mark.parametrize("state", ["announced", "cancelled"])
async def test_reminders_of_meetings_that_ended_before_a_moment_are_dropped_sent_or_not(
    storage: Storage, state: MeetingState
) -> None:
    mine, others = reminder(), reminder("luis")
    async with storage.transaction() as work:
        past = await work.meetings.add(meeting(state=state))
        coming = await work.meetings.add(meeting(day="2026-12-30"))
    await planned(storage, mine, others)
    await planned(storage, reminder(meeting=2), meeting=2)
    await sent(storage, mine)

    async with storage.transaction() as work:
        dropped = [await work.reminders.drop(moment) for moment in (past.ends, coming.ends, coming.ends)]

    assert dropped == [0, 2, 0]
    assert await due(storage) == [reminder(meeting=2)]


async def test_what_was_sent_and_dropped_can_be_planned_again(storage: Storage) -> None:
    async with storage.transaction() as work:
        past = await work.meetings.add(meeting())
    await planned(storage, reminder())
    await sent(storage, reminder())
    async with storage.transaction() as work:
        await work.reminders.drop(past.ends + TICK)

    await planned(storage, reminder())

    assert await due(storage) == [reminder()]
