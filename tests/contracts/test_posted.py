"""The promises of `Posted`: where letters ended up, in the channel's own terms."""

from dataclasses import replace

from bot.work import Storage, Thread
from handlers.messages import Choice
from handlers.ports import Job, Who
from tests.builders import NOON, letter
from tests.fakes import FakeClock


async def test_a_delivered_letter_is_known_by_its_message(storage: Storage, clock: FakeClock) -> None:
    card = replace(letter("ficha"), choices=(Choice("Tomar", "/tomar 1"),))
    async with storage.transaction() as work:
        await work.outbox.put(card)
        [parcel] = await work.outbox.claim(clock.now(), "t")
        before = await work.posted.message_of("ficha")
        await work.outbox.delivered(parcel, "77", NOON)

    async with storage.transaction() as work:
        assert (before, await work.posted.message_of("ficha")) == (None, "77")
        assert await work.posted.letter_at("t", "ana", "77") == card
        assert await work.posted.letter_at("t", "eva", "77") is None
        assert await work.posted.letter_at("t", "ana", "") is None


async def test_letters_whose_arrival_nobody_confirmed_are_known(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        for key in ("a", "b"):
            await work.outbox.put(letter(key))
        [first] = await work.outbox.claim(clock.now(), "t")
        under_way = await work.posted.unsure_of("t", "ana")
        await work.outbox.postponed(first, clock.now(), "TimedOut", uncertain=True)
        [again] = await work.outbox.claim(clock.now(), "t")
        await work.outbox.delivered(again, "77", NOON)
        [second] = await work.outbox.claim(clock.now(), "t")
        await work.outbox.delivered(second, "78", NOON)

    async with storage.transaction() as work:
        assert [found.key for found in under_way] == ["a"]
        assert [found.key for found in await work.posted.unsure_of("t", "ana")] == ["a"]
        assert await work.posted.unsure_of("t", "eva") == []


async def test_a_topic_is_known_by_its_label_and_by_its_id(storage: Storage) -> None:
    topic = Thread("case:1", "901", "🟡 1 · cupos", "55")
    async with storage.transaction() as work:
        unknown = await work.posted.thread("t", "grupo", "case:1")
        await work.posted.keep("t", "grupo", Thread("case:1"))
        await work.posted.keep("t", "grupo", topic)

    async with storage.transaction() as work:
        assert unknown == Thread("case:1")
        assert await work.posted.thread("t", "grupo", "case:1") == topic
        assert await work.posted.label_of("t", "grupo", "901") == "case:1"
        assert await work.posted.label_of("t", "grupo", "902") == ""
        assert await work.posted.label_of("t", "otro", "901") == ""


async def test_everything_goes_along_with_a_conversation_that_moves(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter("a", to="viejo"))
        await work.posted.keep("t", "viejo", Thread("case:1", "901", "🟡 1", "55"))
        await work.jobs.put(Job(0, "export", Who("t", "eva", "Eva"), "viejo"))
        await work.jobs.put(Job(0, "export", Who("otro", "eva", "Eva"), "viejo"))
        await work.posted.moved("t", "viejo", "nuevo")
        await work.posted.moved("t", "nuevo", "último")

    async with storage.transaction() as work:
        [parcel] = await work.outbox.claim(clock.now(), "t")
        assert parcel.letter.conversation == "último"
        jobs = [await work.jobs.claim() for _ in range(2)]
        assert [job.conversation for job in jobs if job] == ["último", "viejo"]
        assert await work.posted.label_of("t", "último", "901") == ""
        assert await work.posted.thread("t", "último", "case:1") == Thread("case:1", title="🟡 1")
        assert [await work.posted.now_at("t", where) for where in ("viejo", "nuevo", "otro")] == [
            "último",
            "último",
            "otro",
        ]
