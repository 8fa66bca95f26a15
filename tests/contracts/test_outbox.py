"""The promises of `Outbox` and `Parcels`: what is put goes out, in order, once claimed by one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.work import LEASE, ROUND, Parcel, Storage, Work
from handlers.messages import Choice, Formatted
from handlers.ports import Clock
from tests.builders import NOON, letter
from tests.fakes import FakeClock

LATER = timedelta(minutes=1)


async def claimed(storage: Storage, clock: Clock, conversation: str | None = None) -> Sequence[Parcel]:
    async with storage.transaction() as work:
        return await work.outbox.claim(clock.now(), "t", conversation)


async def texts(work: Work, clock: Clock) -> list[str]:
    return [parcel.letter.text for parcel in await work.outbox.claim(clock.now(), "t")]


async def test_the_same_key_is_put_once(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter("a"))
        await work.outbox.put(letter("a", text="otro"))

        assert await work.outbox.counted() == {"queued": 1}
        assert await texts(work, clock) == ["texto a"]


async def test_a_letter_comes_out_whole(storage: Storage, clock: FakeClock) -> None:
    offered = (Choice("Sí", "/enviar"), Choice("Abrir", "", "https://t.me/bot"))
    whole = replace(
        letter("a"), choices=offered, act="revise", of="otra", thread="case:3", lane="broadcast", entry="F-1",
        file="job:1:result", formatted=(Formatted("«sí»", "<b>«sí»</b>"), Formatted("a < b", "a &lt; b")),
    )  # fmt: skip
    async with storage.transaction() as work:
        await work.outbox.put(whole)

    [parcel] = await claimed(storage, clock)

    assert (parcel.letter, parcel.attempts, parcel.uncertain) == (whole, 0, False)


async def test_only_the_oldest_of_each_conversation_goes_and_nobody_else_may_take_it(
    storage: Storage, clock: FakeClock
) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter("a"))
        await work.outbox.put(letter("b"))
        await work.outbox.put(letter("c", to="eva"))
        await work.outbox.put(letter("d", channel="otro"))

    first, second = await claimed(storage, clock), await claimed(storage, clock)

    assert [parcel.letter.key for parcel in first] == ["a", "c"]
    assert second == []


async def test_the_next_one_goes_when_the_one_before_arrived(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter("a"))
        await work.outbox.put(letter("b"))

    [parcel] = await claimed(storage, clock)
    async with storage.transaction() as work:
        await work.outbox.delivered(parcel, "77", clock.now())
    [following] = await claimed(storage, clock)

    assert following.letter.key == "b"


async def test_one_conversation_can_be_served_alone(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter("a"))
        await work.outbox.put(letter("b", to="eva"))

    assert [parcel.letter.key for parcel in await claimed(storage, clock, "eva")] == ["b"]


async def test_conversations_that_rest_are_left_alone_and_a_round_has_its_size(
    storage: Storage, clock: FakeClock
) -> None:
    async with storage.transaction() as work:
        for number in range(ROUND + 5):
            await work.outbox.put(letter(str(number), to=str(number)))
        small = await work.outbox.claim(clock.now(), "t", resting=frozenset({"0", "1"}), most=2)
        rest = await work.outbox.claim(clock.now(), "t")

    assert [parcel.letter.key for parcel in small] == ["2", "3"]
    assert len(rest) == ROUND


async def test_whoever_waits_is_served_before_the_desk_and_the_desk_before_everybody(
    storage: Storage, clock: FakeClock
) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(replace(letter("a", to="todos"), lane="broadcast"))
        await work.outbox.put(letter("b", to="grupo"))
        await work.outbox.put(replace(letter("c", to="eva"), lane="reply"))

        assert await texts(work, clock) == ["texto c", "texto b", "texto a"]


async def test_a_reply_passes_the_cards_that_wait_in_its_group(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter("a", to="grupo"))
        await work.outbox.put(letter("b", to="grupo"))
        await work.outbox.put(replace(letter("c", to="grupo"), lane="reply"))
        first = await texts(work, clock)
        under_way = await texts(work, clock)

    assert (first, under_way) == (["texto c"], [])


async def test_what_did_not_arrive_waits_and_holds_up_its_conversation(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter("a"))
        await work.outbox.put(letter("b"))
    [parcel] = await claimed(storage, clock)
    async with storage.transaction() as work:
        await work.outbox.postponed(parcel, NOON + LATER, "network")

    meanwhile = await claimed(storage, clock)
    clock.advance(LATER)
    [again] = await claimed(storage, clock)

    assert meanwhile == []
    assert (again.letter.key, again.attempts, again.uncertain) == ("a", 1, False)


async def test_what_is_given_up_is_a_dead_letter_that_can_be_retried(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter("a"))
        await work.outbox.put(letter("b"))
    [parcel] = await claimed(storage, clock)
    async with storage.transaction() as work:
        await work.outbox.postponed(parcel, None, "blocked")
        [dead] = await work.outbox.troubled(10)
        others = [
            await work.outbox.retry(99),
            await work.outbox.retry(dead.number),
            await work.outbox.retry(dead.number),
        ]

        assert (dead.key, dead.state, dead.problem, dead.attempts) == ("a", "failed", "blocked", 1)
        assert others == [False, True, False]
        assert await texts(work, clock) == ["texto a"]


async def test_doubt_stays_recorded_whatever_comes_later(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter("a"))
    [parcel] = await claimed(storage, clock)
    async with storage.transaction() as work:
        await work.outbox.postponed(parcel, NOON, "timeout", uncertain=True)
    [again] = await claimed(storage, clock)
    async with storage.transaction() as work:
        await work.outbox.delivered(again, "5", clock.now())
        [delivery] = await work.outbox.troubled(10)

    assert again.uncertain
    assert (delivery.state, delivery.uncertain) == ("sent", True)


async def test_what_is_released_was_not_attempted(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter("a"))
    [parcel] = await claimed(storage, clock)
    async with storage.transaction() as work:
        await work.outbox.released(parcel, NOON + LATER)

    meanwhile = await claimed(storage, clock)
    clock.advance(LATER)
    [again] = await claimed(storage, clock)

    assert (meanwhile, again.attempts, again.uncertain) == ([], 0, False)


async def test_whoever_claimed_and_died_is_waited_for_as_long_as_the_lease(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter("a"))
    await claimed(storage, clock)

    clock.advance(LEASE)
    during = await claimed(storage, clock)
    clock.advance(timedelta(seconds=1))
    [again] = await claimed(storage, clock)

    assert during == []
    assert again.uncertain


async def test_at_a_new_start_everything_claimed_waits_again_in_doubt(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter("a"))
        await work.outbox.put(letter("b", channel="otro"))
        await work.outbox.claim(clock.now(), "t")
        await work.outbox.claim(clock.now(), "otro")

        assert await work.outbox.interrupted("t") == 1

    [parcel] = await claimed(storage, clock)
    assert parcel.uncertain


async def test_what_somebody_else_delivered_meanwhile_stays_delivered(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter("a"))
    [parcel] = await claimed(storage, clock)
    async with storage.transaction() as work:
        await work.outbox.delivered(parcel, "5", clock.now())
        await work.outbox.postponed(parcel, clock.now(), "network")

    assert await claimed(storage, clock) == []


async def test_a_letter_that_waits_for_its_moment_holds_up_nobody_and_can_be_recalled(
    storage: Storage, clock: FakeClock
) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(replace(letter("a"), after=LATER))
        await work.outbox.put(replace(letter("b", to="eva"), after=LATER))
        await work.outbox.put(letter("c"))
        at_once = await texts(work, clock)
        recalled = [await work.outbox.recall(key) for key in ("b", "b", "z")]
    async with storage.transaction() as work:
        await work.outbox.delivered(Parcel(3, letter("c")), "", clock.now())
        too_early = await texts(work, clock)
    clock.advance(LATER)
    async with storage.transaction() as work:
        later = await texts(work, clock)

    assert at_once == ["texto c"]
    assert recalled == [True, False, False]
    assert (too_early, later) == ([], ["texto a"])


async def test_what_was_attempted_cannot_be_recalled(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter("a"))
        [parcel] = await work.outbox.claim(clock.now(), "t")
        under_way = await work.outbox.recall("a")
        await work.outbox.postponed(parcel, clock.now(), "timeout", uncertain=True)

        assert (under_way, await work.outbox.recall("a")) == (False, False)


async def test_what_was_taken_and_given_back_cannot_be_recalled(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(letter("a"))
        await work.outbox.put(letter("b", to="eva"))
        of_ana, _ = await work.outbox.claim(clock.now(), "t")
        await work.outbox.released(of_ana, clock.now())
        await work.outbox.interrupted("t")

        assert [await work.outbox.recall(key) for key in ("a", "b")] == [False, False]


async def test_a_revision_of_which_a_piece_has_left_is_not_changed(storage: Storage, clock: FakeClock) -> None:
    revision = replace(letter("r1", text="vieja"), act="revise", of="ficha")
    async with storage.transaction() as work:
        await work.outbox.put(revision)
        [parcel] = await work.outbox.claim(clock.now(), "t")
        await work.outbox.released(parcel, clock.now())
        await work.outbox.put(replace(revision, key="r2", text="nueva"))

        assert await work.outbox.counted() == {"queued": 2}


async def test_of_two_revisions_that_wait_only_the_newer_goes(storage: Storage, clock: FakeClock) -> None:
    revision = replace(letter("r1", text="vieja"), act="revise", of="ficha")
    title = replace(letter("t1", to="grupo", text="🟡"), act="title", thread="case:1")
    async with storage.transaction() as work:
        await work.outbox.put(revision)
        await work.outbox.put(replace(revision, key="r2", text="nueva"))
        await work.outbox.put(title)
        await work.outbox.put(replace(title, key="t2", text="✅"))
        await work.outbox.put(replace(title, key="t3", text="otra", thread="case:2"))

        assert await texts(work, clock) == ["nueva", "✅"]
        assert await work.outbox.counted() == {"sending": 2, "queued": 1}


async def test_a_revision_of_what_is_under_way_is_a_letter_of_its_own(storage: Storage, clock: FakeClock) -> None:
    revision = replace(letter("r1", text="vieja"), act="revise", of="ficha")
    async with storage.transaction() as work:
        await work.outbox.put(revision)
        await work.outbox.claim(clock.now(), "t")
        await work.outbox.put(replace(revision, key="r2", text="nueva"))

        assert await work.outbox.counted() == {"sending": 1, "queued": 1}


async def test_it_is_known_whether_anything_waits(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        before = await work.outbox.waits("t")
        await work.outbox.put(letter("a"))
        put = await work.outbox.waits("t")
        [parcel] = await work.outbox.claim(clock.now(), "t")
        taken = await work.outbox.waits("t")
        await work.outbox.postponed(parcel, clock.now() + timedelta(hours=1), "x")

        assert (before, put, taken, await work.outbox.waits("t")) == (False, True, False, True)
        assert not await work.outbox.waits("email")


SECRET = replace(
    letter("a", text="Es 1234."), redacted="Se dijo una vez.", formatted=(Formatted("1234", "<b>1234</b>"),)
)


async def test_a_secret_waits_whole_until_it_is_delivered_and_is_forgotten_then(
    storage: Storage, clock: FakeClock
) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(SECRET)
    [first] = await claimed(storage, clock)
    async with storage.transaction() as work:
        await work.outbox.postponed(first, NOON, "timeout", uncertain=True)
    [again] = await claimed(storage, clock)
    async with storage.transaction() as work:
        await work.outbox.delivered(again, "5", clock.now())
        left = await work.posted.letter_at("t", "ana", "5")
        await work.outbox.put(SECRET)

        assert await work.outbox.counted() == {"sent": 1}

    assert first.letter == again.letter == SECRET
    assert left == letter("a", text="Se dijo una vez.")


async def test_a_secret_that_is_given_up_is_forgotten_and_retried_as_what_is_left(
    storage: Storage, clock: FakeClock
) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(SECRET)
    [parcel] = await claimed(storage, clock)
    async with storage.transaction() as work:
        await work.outbox.postponed(parcel, None, "blocked")
        await work.outbox.retry(parcel.number)

    [retried] = await claimed(storage, clock)

    assert retried.letter == letter("a", text="Se dijo una vez.")


async def test_a_secret_that_is_recalled_is_forgotten(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.outbox.put(replace(SECRET, after=LATER))

        assert await work.outbox.recall("a")

    async with storage.transaction() as work:
        await work.posted.replaced("a", "5")
        left = await work.posted.letter_at("t", "ana", "5")
    assert left and (left.text, left.formatted) == ("Se dijo una vez.", ())
