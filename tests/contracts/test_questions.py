"""The promises of `Questions`."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.storage.database import opened
from bot.storage.store import Store
from bot.work import Storage
from handlers.ports import Asked, Vote
from tests.builders import NOON
from tests.conftest import url_of
from tests.fakes import FakeClock, FakeStorage

TODAY, TOMORROW = NOON.date(), NOON.date() + timedelta(days=1)
TO_MIDNIGHT = timedelta(hours=12)


async def test_a_question_comes_back_whole_with_its_moment(storage: Storage) -> None:
    asked = Asked("¿Hay «cupos»? 🙂", "answer", "F-1", "México", ("refugio", "ñ"))
    bare = Asked("hola", "small")
    async with storage.transaction() as work:
        await work.questions.note(asked)
        await work.questions.note(bare)

    async with storage.transaction() as work:
        found = await work.questions.since(TODAY)

    assert list(found) == [replace(asked, at=NOON), replace(bare, at=NOON)]
    assert [one.at.utcoffset() for one in found if one.at] == [timedelta()] * 2


async def test_questions_come_oldest_first_from_the_start_of_a_day_on(storage: Storage, clock: FakeClock) -> None:
    clock.advance(TO_MIDNIGHT - timedelta(microseconds=1))
    async with storage.transaction() as work:
        for question in ("víspera", "medianoche", "después"):
            await work.questions.note(Asked(question, "answer"))
            clock.advance(timedelta(microseconds=1))

    async with storage.transaction() as work:
        since = [await work.questions.since(TODAY + timedelta(days=days)) for days in (-1, 0, 1, 2)]

    everything = ["víspera", "medianoche", "después"]
    assert [[one.question for one in found] for found in since] == [everything, everything, everything[1:], []]


async def test_a_day_begins_at_midnight_utc_wherever_the_clock_is(tmp_path: Path) -> None:
    """At nine in the evening in Bogotá it is the next day already."""
    evening = FakeClock(datetime(2026, 11, 23, 21, tzinfo=timezone(timedelta(hours=-5))))
    async with opened(url_of(tmp_path / "enlace.db")) as engine:
        for storage in (FakeStorage(evening), Store(engine, evening)):
            async with storage.transaction() as work:
                await work.questions.note(Asked("¿Hay cupos?", "answer"))
                await work.votes.cast("t", "ana", "F-1", True)
                [asked], [vote] = await work.questions.since(TOMORROW), await work.questions.votes_since(TOMORROW)

            assert asked.at == vote.at == datetime(2026, 11, 24, 2, tzinfo=UTC)


async def test_only_the_outcomes_that_are_wanted_are_found(storage: Storage) -> None:
    async with storage.transaction() as work:
        for outcome in ("answer", "forward", "choices", "answer", "small"):
            await work.questions.note(Asked(f"¿{outcome}?", outcome))

        wanted = await work.questions.since(TODAY, outcomes=("forward", "answer"))
        unknown = await work.questions.since(TODAY, outcomes=("otro",))

    assert [one.outcome for one in wanted] == ["answer", "forward", "answer"]
    assert not unknown


async def test_questions_from_before_a_moment_are_forgotten(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        for question in ("a", "b", "c"):
            await work.questions.note(Asked(question, "answer"))
            clock.advance(timedelta(milliseconds=1))

        dropped = [await work.questions.drop(NOON + timedelta(milliseconds=2)) for _ in range(2)]

    async with storage.transaction() as work:
        assert dropped == [2, 0]
        assert [one.question for one in await work.questions.since(date.min)] == ["c"]


async def test_votes_come_oldest_first_from_the_start_of_a_day_on(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.votes.cast("t", "zoe", "F-2", True)
        await work.votes.cast("t", "ana", "F-1", False)
        clock.advance(TO_MIDNIGHT)
        await work.votes.cast("t", "eva", "F-1", True)
        await work.votes.cast("otro", "ana", "F-1", True)

    async with storage.transaction() as work:
        everything, later = await work.questions.votes_since(TODAY), await work.questions.votes_since(TOMORROW)
        nothing = await work.questions.votes_since(TOMORROW + timedelta(days=1))

    midnight = NOON + TO_MIDNIGHT
    assert list(later) == [Vote("F-1", True, midnight)] * 2
    assert list(everything) == [Vote("F-1", False, NOON), Vote("F-2", True, NOON), *later]
    assert not nothing


@pytest.mark.parametrize("helped", [True, False])
async def test_a_vote_that_was_thought_again_counts_once_when_it_was_last_cast(
    storage: Storage, clock: FakeClock, helped: bool
) -> None:
    async with storage.transaction() as work:
        await work.votes.cast("t", "ana", "F-1", not helped)
        clock.advance(TO_MIDNIGHT)
        await work.votes.cast("t", "ana", "F-1", helped)

        assert list(await work.questions.votes_since(TODAY)) == [Vote("F-1", helped, NOON + TO_MIDNIGHT)]
