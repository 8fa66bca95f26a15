"""The promises of `Meetings`, of `Attendances` and of `Subscriptions`."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.storage.database import opened
from bot.storage.problems import StorageProblem
from bot.storage.store import Store
from bot.work import Storage
from handlers.ports import (
    LEADS,
    Attendance,
    AttendanceAnswer,
    Meeting,
    MeetingState,
    Session,
    Subscription,
    Who,
)
from tests.builders import NOON
from tests.conftest import url_of
from tests.fakes import FakeClock

EVA = Who("t", "eva", "Eva 🙂")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MORNING, AFTERNOON = Session(NOON, NOON + HOUR, title="Apertura «ñ»"), Session(NOON + 2 * HOUR, NOON + 3 * HOUR)
WHOLE = Meeting(
    0, "r1@enlace", "Taller técnico 🙂", "America/Santiago", (MORNING, AFTERNOON), "hybrid", EVA, "announced", 3,
    "Chile", "Santiago", "Sala 1\nPiso 2", "https://x.org/?a=1&b=2", "ACNUR", "Apatridia", "1. Apertura",
    ("file:1", "file:2"), ("Perú", "Chile"), ("official", "admin"),
)  # fmt: skip


def meeting(starts: datetime = NOON, lasts: timedelta = HOUR, *, state: MeetingState = "announced") -> Meeting:
    return Meeting(0, "r@enlace", "Taller", "UTC", (Session(starts, starts + lasts),), "online", EVA, state)


def answer(
    name: str = "Ana", answer: AttendanceAnswer = "yes", *, meeting: int = 1, country: str = "Perú", channel: str = "t"
) -> Attendance:
    return Attendance(meeting, Who(channel, name.lower(), name), country, answer)


async def test_a_new_meeting_is_numbered_and_found_again_whole(storage: Storage) -> None:
    async with storage.transaction() as work:
        added = await work.meetings.add(replace(WHOLE, number=77))
        other = await work.meetings.add(meeting())

    async with storage.transaction() as work:
        found = await work.meetings.find(1)

    assert found == added == replace(WHOLE, number=1, changed=NOON)
    assert other.number == 2


async def test_every_session_keeps_its_title_and_its_place(storage: Storage) -> None:
    sessions = (replace(MORNING, place="Salón A «ñ»\n🙂"), replace(MORNING, title="", place="Salón B"), AFTERNOON)
    async with storage.transaction() as work:
        added = await work.meetings.add(replace(WHOLE, sessions=sessions))
        changed = await work.meetings.change(replace(added, sessions=sessions[1:]), added)

    assert (added.sessions, changed and changed.sessions) == (sessions, sessions[1:])


async def test_a_meeting_is_listed_until_its_last_session_to_end_is_over(storage: Storage) -> None:
    sessions = (Session(NOON, NOON + 5 * HOUR, place="A"), Session(NOON + HOUR, NOON + 2 * HOUR, place="B"))
    async with storage.transaction() as work:
        await work.meetings.add(replace(WHOLE, sessions=sessions))

    async with storage.transaction() as work:
        listed = [len(await work.meetings.listed(since=NOON + after * HOUR)) for after in (2, 4, 5)]

    assert listed == [1, 1, 0]


@pytest.mark.parametrize(
    "zone",
    [
        UTC,
        ZoneInfo("America/Santiago"),
        ZoneInfo("Asia/Kathmandu"),
        timezone(-timedelta(hours=11, minutes=59, microseconds=1)),
    ],
    ids=str,
)
async def test_moments_of_every_zone_come_back_as_the_same_moments_in_utc(storage: Storage, zone: ZoneInfo) -> None:
    starts = datetime(2026, 11, 23, 12, 30, 15, 123456, tzinfo=zone)
    session = Session(starts, starts + timedelta(microseconds=1), whole_days=True)
    async with storage.transaction() as work:
        await work.meetings.add(replace(WHOLE, sessions=(session,)))

    async with storage.transaction() as work:
        found = await work.meetings.find(1)

    assert found is not None
    assert found.sessions == (session,)
    assert {found.starts.utcoffset(), found.ends.utcoffset()} == {timedelta()}


async def test_the_second_of_two_equal_hours_of_a_night_is_not_the_first(storage: Storage) -> None:
    santiago = ZoneInfo("America/Santiago")
    twice = datetime(2026, 4, 4, 23, 30, tzinfo=santiago)
    session = Session(twice.astimezone(UTC), twice.replace(fold=1).astimezone(UTC))
    async with storage.transaction() as work:
        await work.meetings.add(replace(WHOLE, sessions=(replace(session, starts=twice),)))

        found = await work.meetings.find(1)

    assert found is not None
    assert (found.starts, found.ends) == (session.starts, session.starts + HOUR)


async def test_there_is_no_meeting_that_was_not_stored(storage: Storage) -> None:
    async with storage.transaction() as work:
        found = [await work.meetings.find(number) for number in (1, 0, -1, 10**30)]
        changed = await work.meetings.change(replace(WHOLE, number=7), replace(WHOLE, number=7))

    assert (found, changed) == ([None] * 4, None)


async def test_a_change_takes_the_place_of_what_was_read(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        was = await work.meetings.add(meeting(state="draft"))
    clock.advance(HOUR)
    async with storage.transaction() as work:
        changed = await work.meetings.change(replace(WHOLE, number=99), was)

    async with storage.transaction() as work:
        found = await work.meetings.find(was.number)
        [listed] = await work.meetings.listed()

    assert found == listed == changed == replace(WHOLE, number=1, changed=NOON + HOUR)


async def test_who_changes_what_somebody_changed_meanwhile_changes_nothing(storage: Storage) -> None:
    async with storage.transaction() as work:
        was = await work.meetings.add(WHOLE)
        other = await work.meetings.change(replace(was, city="Arica"), was)
        late = await work.meetings.change(replace(was, state="cancelled"), was)

    async with storage.transaction() as work:
        assert late is None
        assert await work.meetings.find(was.number) == other


async def test_changes_may_follow_one_another_in_one_moment(storage: Storage) -> None:
    async with storage.transaction() as work:
        meeting = await work.meetings.add(WHOLE)
        for sequence in (4, 5, 6):
            changed = await work.meetings.change(replace(meeting, sequence=sequence), meeting)
            assert changed is not None
            meeting = changed

        assert meeting.sequence == 6


async def test_meetings_are_listed_by_state_the_soonest_first(storage: Storage) -> None:
    stored = [
        meeting(NOON + 3 * DAY),
        meeting(NOON + DAY),
        meeting(NOON + 2 * DAY, state="cancelled"),
        meeting(NOON, state="draft"),
        meeting(NOON + DAY),
    ]
    async with storage.transaction() as work:
        for one in stored:
            await work.meetings.add(one)

    async with storage.transaction() as work:
        announced = await work.meetings.listed()
        two = await work.meetings.listed(most=2)
        others = await work.meetings.listed(("draft", "cancelled"))
        nothing = await work.meetings.listed(())

    assert [one.number for one in announced] == [2, 5, 1]
    assert [one.number for one in two] == [2, 5]
    assert [one.number for one in others] == [4, 3]
    assert not nothing


async def test_a_meeting_counts_as_to_come_until_it_ends(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.meetings.add(meeting(NOON - DAY, DAY))
        await work.meetings.add(meeting(NOON - DAY, DAY + timedelta(microseconds=1)))
        await work.meetings.add(meeting(NOON + DAY))

        local = NOON.astimezone(ZoneInfo("America/Lima"))
        assert [one.number for one in await work.meetings.listed(since=local)] == [2, 3]


async def test_the_last_answer_of_a_person_counts(storage: Storage, clock: FakeClock) -> None:
    delegating = replace(answer("Ana", "delegate"), delegate="Beto 🙂", commission="CEPR")
    async with storage.transaction() as work:
        await work.attendances.answer(answer("Ana", "yes"))
    clock.advance(HOUR)
    async with storage.transaction() as work:
        await work.attendances.answer(delegating)
        await work.attendances.answer(replace(answer("Ana", "no"), meeting=2))
        await work.attendances.answer(answer("Ana", "no", channel="otro"))

    async with storage.transaction() as work:
        of_one = await work.attendances.of(1)

    assert [one.answer for one in of_one] == ["no", "delegate"]
    assert of_one[1] == replace(delegating, at=NOON + HOUR)


async def test_somebody_is_the_same_under_another_name_and_country(storage: Storage) -> None:
    renamed = Attendance(1, Who("t", "ana", "Ana María"), "Chile", "no")
    async with storage.transaction() as work:
        await work.attendances.answer(answer("Ana"))
        await work.attendances.answer(renamed)

        assert list(await work.attendances.of(1)) == [replace(renamed, at=NOON)]


async def test_answers_are_told_by_country_and_name(storage: Storage) -> None:
    async with storage.transaction() as work:
        for name, country in (("Zoe", "Chile"), ("Ana", "Perú"), ("Eva", ""), ("Beto", "Chile")):
            await work.attendances.answer(answer(name, country=country))

        assert [one.who.name for one in await work.attendances.of(1)] == ["Eva", "Beto", "Zoe", "Ana"]
        assert [list(await work.attendances.of(number)) for number in (2, 0, -1, 10**30)] == [[]] * 4


async def test_what_one_person_answered_is_told_by_meeting(storage: Storage) -> None:
    async with storage.transaction() as work:
        for number in (3, 1, 2):
            await work.attendances.answer(answer("Ana", meeting=number))
        await work.attendances.answer(answer("Beto"))
        await work.attendances.answer(answer("Ana", channel="otro"))

        assert [one.meeting for one in await work.attendances.by("t", "ana")] == [1, 2, 3]
        assert not await work.attendances.by("t", "zoe")


async def test_answers_to_meetings_that_ended_before_a_moment_are_dropped(storage: Storage) -> None:
    async with storage.transaction() as work:
        for starts in (NOON - HOUR, NOON, NOON + HOUR):
            await work.meetings.add(meeting(starts))
        for number in (1, 2, 3, 77):
            await work.attendances.answer(answer("Ana", meeting=number))
            await work.attendances.answer(answer("Luis", "no", meeting=number))

        dropped = [await work.attendances.drop(NOON + moment) for moment in (timedelta(), HOUR, DAY, DAY)]

    async with storage.transaction() as work:
        assert dropped == [0, 2, 4, 0]
        assert [one.meeting for one in await work.attendances.by("t", "ana")] == [77]


async def test_answers_to_a_meeting_that_was_put_off_are_kept(storage: Storage) -> None:
    async with storage.transaction() as work:
        was = await work.meetings.add(meeting(NOON - DAY))
        await work.attendances.answer(answer())
        await work.meetings.change(replace(was, sessions=(Session(NOON + DAY, NOON + 2 * DAY),)), was)

        assert await work.attendances.drop(NOON) == 0
        assert await work.attendances.of(1) != []


async def test_who_never_chose_has_the_defaults_and_is_not_among_those_who_did(storage: Storage) -> None:
    async with storage.transaction() as work:
        found = await work.subscriptions.of("t", "ana")

        assert found == Subscription("t", "ana", LEADS, (), (), silent=False, feed="")
        assert not await work.subscriptions.chosen()


async def test_what_somebody_chooses_takes_the_place_of_what_they_had_chosen(storage: Storage) -> None:
    first = Subscription("t", "ana", (), ("Apatridia",), ("Perú", "Chile"), silent=True, feed="ab" * 32)
    last = Subscription("t", "ana", (timedelta(days=400), timedelta(seconds=1)))
    async with storage.transaction() as work:
        await work.subscriptions.keep(first)
        kept = await work.subscriptions.of("t", "ana")
        await work.subscriptions.keep(last)

    async with storage.transaction() as work:
        assert (kept, await work.subscriptions.of("t", "ana")) == (first, last)
        assert await work.subscriptions.of("otro", "ana") == Subscription("otro", "ana")


async def test_everybody_who_chose_is_told_in_a_fixed_order(storage: Storage) -> None:
    async with storage.transaction() as work:
        for channel, person in (("t", "zoe"), ("t", "ana"), ("a", "zoe")):
            await work.subscriptions.keep(Subscription(channel, person))

        chosen = await work.subscriptions.chosen()

    assert [(one.channel, one.person) for one in chosen] == [("a", "zoe"), ("t", "ana"), ("t", "zoe")]


async def test_a_calendar_is_found_by_its_address_until_it_changes(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.subscriptions.keep(Subscription("t", "ana", feed="a" * 64))
        await work.subscriptions.keep(Subscription("t", "beto", feed="b" * 64))
        found = await work.subscriptions.with_feed("a" * 64)
        await work.subscriptions.keep(Subscription("t", "ana", feed="c" * 64))

    async with storage.transaction() as work:
        assert found == Subscription("t", "ana", feed="a" * 64)
        assert await work.subscriptions.with_feed("a" * 64) is None
        assert await work.subscriptions.with_feed("A" * 64) is None


async def test_nobody_is_found_by_an_empty_address(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.subscriptions.keep(Subscription("t", "ana"))
        await work.subscriptions.keep(Subscription("t", "beto"))

        assert await work.subscriptions.with_feed("") is None


async def test_the_database_refuses_one_calendar_for_two_people(store: Store) -> None:
    with pytest.raises(StorageProblem):
        async with store.transaction() as work:
            await work.subscriptions.keep(Subscription("t", "ana", feed="a" * 64))
            await work.subscriptions.keep(Subscription("t", "beto", feed="a" * 64))

    async with store.transaction() as work:
        assert not await work.subscriptions.chosen()


async def test_what_no_database_can_store_is_left_out_of_what_is_given_back_too(store: Store) -> None:
    dirty = replace(WHOLE, title="a\0b\ud800c", documents=("x\0y",), sessions=(replace(MORNING, title="\0"),))
    async with store.transaction() as work:
        added = await work.meetings.add(dirty)
        changed = await work.meetings.change(replace(dirty, city="\0Lima"), added)
        await work.attendances.answer(replace(answer("An\0a"), delegate="B\0"))
        [attends] = await work.attendances.by("t", "an\0a")

    assert (added.title, added.documents, added.sessions[0].title) == ("abc", ("xy",), "")
    assert changed and changed.city == "Lima"
    assert (attends.who, attends.delegate) == (Who("t", "ana", "Ana"), "B")


async def test_of_two_programs_that_change_one_meeting_one_is_told_no(database: Path, clock: FakeClock) -> None:
    async with opened(url_of(database)) as one, opened(url_of(database)) as other:
        stores = [Store(one, clock), Store(other, clock)]
        async with stores[0].transaction() as work:
            was = await work.meetings.add(WHOLE)
        changed = []
        for store, city in zip(stores, ("Arica", "Iquique"), strict=True):
            async with store.transaction() as work:
                changed.append(await work.meetings.change(replace(was, city=city), was))

        async with stores[1].transaction() as work:
            assert changed == [await work.meetings.find(1), None]
