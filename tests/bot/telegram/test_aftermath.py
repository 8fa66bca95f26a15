"""What follows from events."""

from bot.channels.telegram.aftermath import heed
from bot.channels.telegram.events import Blocked, BotRights, Migrated, Unblocked
from bot.work import Storage, Work
from tests.bot.telegram.conftest import letter_to
from tests.builders import NOON, person


async def failed(work: Work, key: str, chat: int, problem: str) -> None:
    await work.outbox.put(letter_to(chat, key))
    [parcel] = await work.outbox.claim(NOON, "telegram", str(chat))
    await work.outbox.postponed(parcel, None, problem)


async def test_row_23_who_blocks_the_bot_is_out_of_reach_until_they_unblock_it(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.people.record(person("77", channel="telegram"))

    states = []
    for event in (Blocked("77"), Blocked("77"), Unblocked("77")):
        async with storage.transaction() as work:
            await heed(event, work)
            known = await work.people.find("telegram", "77")
            states.append(known is not None and known.reachable)

    assert states == [False, False, True]


async def test_row_23_what_was_missed_meanwhile_is_sent_when_the_bot_is_wanted_again(storage: Storage) -> None:
    async with storage.transaction() as work:
        await failed(work, "a", 77, "blocked")
        await failed(work, "b", 77, "rejected: BadRequest")
        await failed(work, "c", 78, "blocked")

        await heed(Unblocked("77"), work)

        assert [parcel.letter.key for parcel in await work.outbox.claim(NOON, "telegram")] == ["a"]


async def test_row_23_a_group_that_lets_the_bot_in_again_gets_what_it_missed(storage: Storage) -> None:
    async with storage.transaction() as work:
        await failed(work, "a", -100, "blocked")

        await heed(BotRights("-100", may_manage_topics=True), work)

        assert [parcel.letter.key for parcel in await work.outbox.claim(NOON, "telegram")] == ["a"]


async def test_row_22_letters_of_a_group_that_moved_go_to_where_it_is(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter_to(-5, "a"))

        await heed(Migrated("-5", "-100500"), work)
        await heed(Migrated("-5", "-100500"), work)

        assert [parcel.letter.conversation for parcel in await work.outbox.claim(NOON, "telegram")] == ["-100500"]
        assert await work.posted.now_at("telegram", "-5") == "-100500"


async def test_a_stranger_who_blocks_the_bot_is_not_recorded(storage: Storage) -> None:
    async with storage.transaction() as work:
        await heed(Blocked("99"), work)

        assert await work.people.find("telegram", "99") is None
