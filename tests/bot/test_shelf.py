"""Everybody is served whole editions, the latest one, whichever process published it."""

import asyncio
import gc
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.shelf import LOOK_EVERY, Making, Shelf
from bot.storage.database import opened
from bot.storage.problems import Locked
from bot.storage.store import Store
from bot.wiring import Brain
from bot.work import Storage, Work
from handlers.admins.served import Served
from handlers.dialogue import Memory
from handlers.ports import Change, Edition, Who
from knowledge.articles import Address, Table, articles
from knowledge.changes import changed
from knowledge.entries import Content
from knowledge.library import Library
from knowledge.load import ContentError
from knowledge.pages import Pages
from tests.builders import message
from tests.conftest import url_of
from tests.fakes import FakeClock
from tests.handlers.admins.curation.desk import MAKING, PAGES

SEDE, FACT = Address("faq", "sede"), Address("fact", "Q1")
SHIPPED = articles(PAGES)
SOON = 5
"""Seconds within which every process must serve what one of them published."""


class Workroom:
    """Makes editions; counts them, breaks, or is slow, on demand."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.breaks = 0
        """How many times it still breaks."""
        self.begun = threading.Event()
        self._may_go_on = threading.Event()
        self._may_go_on.set()
        self.ready = asyncio.Event()
        """The latest one is about to be served."""

    @property
    def making(self) -> Making:
        return Making(self._first, self._again, self._brain)

    def hold(self) -> None:
        self.begun.clear()
        self._may_go_on.clear()

    def release(self) -> None:
        self._may_go_on.set()

    async def until_begun(self) -> None:
        assert await asyncio.to_thread(self.begun.wait, SOON)

    def _first(self, content: Content) -> Library:
        self.made.append("first")
        return MAKING.first(content)

    def _again(self, content: Content, before: Library) -> Library:
        self.begun.set()
        self._may_go_on.wait(SOON)
        if self.breaks:
            self.breaks -= 1
            raise ValueError("La sede es secreta.")
        self.made.append("again")
        return MAKING.again(content, before)

    def _brain(self, served: Served) -> Brain:
        self.ready.set()
        return MAKING.brain(served)


class Counting(Store):
    """Counts the looks at the database."""

    looks = 0

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Work]:
        self.looks += 1
        async with super().transaction() as work:
            yield work


class Broken:
    """A database that another program holds."""

    def transaction(self) -> AbstractAsyncContextManager[Work]:
        raise Locked("enlace.db")


@pytest.fixture
def room() -> Workroom:
    return Workroom()


@pytest.fixture
def open_shelf(room: Workroom, clock: FakeClock) -> Callable[[], Shelf]:
    return lambda: Shelf(PAGES, room.making, lambda: clock.now().date())


@pytest.fixture
async def shelf(open_shelf: Callable[[], Shelf], storage: Storage, room: Workroom) -> Shelf:
    """Open, of what ships."""
    shelf = open_shelf()
    await shelf.catch_up(storage)
    room.ready.clear()
    return shelf


def seat(place: str, **others: object) -> dict[Address, Table | None]:
    """The fact that tells where the seat is."""
    return {FACT: {**SHIPPED[FACT], "text": f"La sede es {place}.", **others}}


async def publish(storage: Storage, articles: dict[Address, Table | None]) -> int:
    changes = [Change(address, SHIPPED.get(address), after) for address, after in articles.items()]
    async with storage.transaction() as work:
        edition = Edition(0, 1, Who("t", "olga", "Olga"), "")
        return (await work.editions.publish(edition, changes, SHIPPED)).number


async def told(shelf: Shelf, question: str = "¿Cuál es la sede?") -> str:
    replies = await shelf.brain.answer(message(question), Memory())
    assert replies
    return replies[0].text


async def stopped(running: "asyncio.Task[None]") -> None:
    running.cancel()
    await asyncio.wait({running})


async def test_nothing_is_answered_before_the_shelf_is_open(open_shelf: Callable[[], Shelf], storage: Storage) -> None:
    shelf = open_shelf()
    before = shelf.is_open

    is_new = await shelf.catch_up(storage)

    assert (before, is_new, shelf.is_open, shelf.served.edition) == (False, True, True, 0)
    assert "La sede es Lima." in await told(shelf)


async def test_what_is_served_already_is_not_made_again(shelf: Shelf, storage: Storage, room: Workroom) -> None:
    assert not await shelf.catch_up(storage)
    assert room.made == ["first"]


async def test_what_was_published_is_served(shelf: Shelf, storage: Storage) -> None:
    await publish(storage, seat("Quito"))

    is_new = await shelf.catch_up(storage)

    assert (is_new, shelf.served.edition, shelf.brain.served) == (True, 1, shelf.served)
    assert "La sede es Quito." in await told(shelf)


async def test_a_program_that_starts_serves_what_was_published_before(
    open_shelf: Callable[[], Shelf], storage: Storage
) -> None:
    await publish(storage, seat("Quito"))
    await publish(storage, {SEDE: {**SHIPPED[SEDE], "lead": "Con gusto:"}})
    shelf = open_shelf()

    await shelf.catch_up(storage)

    assert (await told(shelf)).startswith("Con gusto: La sede es Quito.")


async def test_an_edition_that_is_being_made_is_not_served_in_part(
    shelf: Shelf, storage: Storage, room: Workroom
) -> None:
    await publish(storage, seat("Quito"))
    room.hold()

    look = asyncio.create_task(shelf.catch_up(storage))
    await room.until_begun()
    meanwhile = (shelf.served.edition, shelf.brain.served is shelf.served, await told(shelf))
    room.release()
    await look

    assert meanwhile[:2] == (0, True)
    assert "La sede es Lima." in meanwhile[2]
    assert "La sede es Quito." in await told(shelf)


async def test_an_edition_that_cannot_be_made_leaves_the_one_in_service(
    shelf: Shelf, storage: Storage, room: Workroom
) -> None:
    await publish(storage, seat("Quito"))
    room.breaks = 1

    with pytest.raises(ValueError, match="secreta"):
        await shelf.catch_up(storage)
    meanwhile = (shelf.served.edition, shelf.brain.served is shelf.served)
    await shelf.catch_up(storage)

    assert (meanwhile, shelf.served.edition) == ((0, True), 1)


async def test_an_edition_of_which_nothing_can_be_said_leaves_the_one_in_service(
    storage: Storage, clock: FakeClock
) -> None:
    def of_what_ships_only(served: Served) -> Brain:
        if served.edition:
            raise ValueError("nobody can say it")
        return MAKING.brain(served)

    shelf = Shelf(PAGES, replace(MAKING, brain=of_what_ships_only), lambda: clock.now().date())
    await shelf.catch_up(storage)
    await publish(storage, seat("Quito"))

    with pytest.raises(ValueError, match="nobody"):
        await shelf.catch_up(storage)

    assert (shelf.served.edition, shelf.brain.served is shelf.served) == (0, True)


async def test_what_ships_must_be_right(storage: Storage, clock: FakeClock) -> None:
    broken: Pages = {**PAGES, "process/a.toml": {}}
    shelf = Shelf(broken, MAKING, lambda: clock.now().date())

    with pytest.raises(ContentError):
        await shelf.catch_up(storage)

    assert not shelf.is_open


async def test_following_goes_on_after_an_edition_that_could_not_be_made(
    shelf: Shelf, storage: Storage, room: Workroom, caplog: pytest.LogCaptureFixture
) -> None:
    await publish(storage, seat("Quito"))
    room.breaks = 2

    following = asyncio.create_task(shelf.follow(storage, every=0))
    async with asyncio.timeout(SOON):
        await room.ready.wait()
    await stopped(following)

    assert (room.breaks, shelf.served.edition) == (0, 1)
    assert [record.message.partition(" at ")[0] for record in caplog.records] == ["shelf: ValueError"] * 2
    assert "secreta" not in caplog.text


async def test_a_message_that_comes_after_a_publication_is_answered_with_it(shelf: Shelf, storage: Storage) -> None:
    await publish(storage, seat("Quito"))

    await shelf.fresh(storage)

    assert "La sede es Quito." in await told(shelf)


async def test_a_look_that_began_before_a_publication_does_not_hide_it(
    shelf: Shelf, storage: Storage, room: Workroom
) -> None:
    await publish(storage, seat("Quito"))
    room.hold()
    early = asyncio.create_task(shelf.fresh(storage))
    await room.until_begun()

    await publish(storage, seat("Bogotá"))
    late = asyncio.create_task(shelf.fresh(storage))
    room.release()
    await early
    await late

    assert shelf.served.edition == 2
    assert "La sede es Bogotá." in await told(shelf)


async def test_while_an_edition_is_made_messages_are_answered_with_the_one_before(
    shelf: Shelf, storage: Storage, room: Workroom
) -> None:
    await publish(storage, seat("Quito"))
    room.hold()

    await shelf.fresh(storage, patience=0.01)
    meanwhile = shelf.served.edition
    room.release()
    async with asyncio.timeout(SOON):
        await room.ready.wait()

    assert (meanwhile, shelf.served.edition) == (0, 1)


async def test_whoever_stops_waiting_does_not_stop_the_making(shelf: Shelf, storage: Storage, room: Workroom) -> None:
    await publish(storage, seat("Quito"))
    room.hold()
    waiting = asyncio.create_task(shelf.fresh(storage))
    await room.until_begun()

    await stopped(waiting)
    room.release()
    async with asyncio.timeout(SOON):
        await room.ready.wait()

    assert shelf.served.edition == 1


async def test_a_look_that_fails_delays_no_answer_and_is_nobodys_loose_end(shelf: Shelf) -> None:
    complaints: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: complaints.append(context))

    await shelf.fresh(Broken())
    gc.collect()

    assert "La sede es Lima." in await told(shelf)
    assert complaints == []


async def test_many_messages_at_once_make_an_edition_once(shelf: Shelf, storage: Storage, room: Workroom) -> None:
    await publish(storage, seat("Quito"))

    await asyncio.gather(*(shelf.fresh(storage) for _ in range(10)))

    assert (room.made, shelf.served.edition) == (["first", "again"], 1)


async def test_what_is_tried_is_served_to_nobody(shelf: Shelf) -> None:
    tried = await shelf.tried(changed(PAGES, seat("Quito")))

    assert tried.library.content.facts["Q1"].text == "La sede es Quito."
    assert (tried.edition, shelf.served.pages) == (0, PAGES)
    assert "La sede es Lima." in await told(shelf)


async def test_what_cannot_be_served_cannot_be_tried(shelf: Shelf) -> None:
    with pytest.raises(ContentError, match="«Q1» no existe"):
        await shelf.tried(changed(PAGES, {FACT: None}))

    assert "La sede es Lima." in await told(shelf)


async def test_what_was_tried_is_at_hand_when_it_is_tried_again_or_published(
    shelf: Shelf, storage: Storage, room: Workroom
) -> None:
    tried = await shelf.tried(changed(PAGES, seat("Quito")))
    again = await shelf.tried(changed(PAGES, seat("Quito")))
    await publish(storage, seat("Quito"))

    await shelf.catch_up(storage)

    assert shelf.served.library is tried.library is again.library
    assert room.made == ["first", "again"]


async def test_something_else_that_was_tried_is_not_taken_for_what_was_published(
    shelf: Shelf, storage: Storage
) -> None:
    await shelf.tried(changed(PAGES, seat("Quito")))
    await publish(storage, seat("Bogotá"))

    await shelf.catch_up(storage)

    assert "La sede es Bogotá." in await told(shelf)


async def test_an_edition_that_is_undone_gives_back_the_one_before(
    shelf: Shelf, storage: Storage, room: Workroom
) -> None:
    before = shelf.served.library
    await publish(storage, seat("Quito"))
    await shelf.catch_up(storage)
    await publish(storage, {FACT: SHIPPED[FACT]})

    await shelf.catch_up(storage)

    assert (shelf.served.edition, shelf.served.library is before) == (2, True)
    assert room.made == ["first", "again"]


async def test_a_fact_is_found_stale_on_the_day_after_its_review_was_due(
    shelf: Shelf, storage: Storage, clock: FakeClock
) -> None:
    await publish(storage, seat("Quito", review_by=clock.now().date().isoformat()))
    await shelf.catch_up(storage)
    today = await told(shelf)

    clock.advance(timedelta(days=1))
    is_new = await shelf.catch_up(storage)

    assert "Pasó la fecha" not in today
    assert "Pasó la fecha en que debía revisarse" in await told(shelf)
    assert (is_new, shelf.served.edition, await shelf.catch_up(storage)) == (True, 1, False)


async def test_without_a_fact_to_review_another_day_changes_nothing(
    shelf: Shelf, storage: Storage, clock: FakeClock
) -> None:
    clock.advance(timedelta(days=1))

    assert not await shelf.catch_up(storage)


async def test_what_was_tried_yesterday_is_tried_as_of_today(shelf: Shelf, storage: Storage, clock: FakeClock) -> None:
    await publish(storage, seat("Quito", review_by=clock.now().date().isoformat()))
    await shelf.catch_up(storage)
    draft = changed(shelf.served.pages, {SEDE: {**SHIPPED[SEDE], "lead": "Con gusto:"}})
    yesterday = await shelf.tried(draft)

    clock.advance(timedelta(days=1))
    await shelf.catch_up(storage)
    today = await shelf.tried(draft)

    stale = [one.library.content.facts["Q1"].stale for one in (yesterday, today)]
    assert (stale, today.day) == ([False, True], clock.now().date())


@asynccontextmanager
async def another_process(database: Path, clock: FakeClock) -> AsyncIterator[Counting]:
    """With its own connection to the same file."""
    async with opened(url_of(database)) as engine:
        yield Counting(engine, clock)


async def test_what_one_process_publishes_another_serves_within_five_seconds(
    database: Path, clock: FakeClock, room: Workroom, open_shelf: Callable[[], Shelf]
) -> None:
    other = open_shelf()
    async with another_process(database, clock) as publishing, another_process(database, clock) as serving:
        await other.catch_up(serving)
        room.ready.clear()
        following = asyncio.create_task(other.follow(serving, every=0))

        await publish(publishing, seat("Quito"))
        before = serving.looks
        async with asyncio.timeout(SOON):
            await room.ready.wait()
        looks = serving.looks - before
        await stopped(following)

    assert "La sede es Quito." in await told(other)
    assert looks * LOOK_EVERY < SOON
    assert looks <= 1, "the first look that begins after a publication sees it"


async def test_processes_that_publish_in_turn_serve_the_same(
    database: Path, clock: FakeClock, open_shelf: Callable[[], Shelf]
) -> None:
    shelves = [open_shelf(), open_shelf()]
    async with another_process(database, clock) as one, another_process(database, clock) as other:
        for shelf, storage in zip(shelves, (one, other), strict=True):
            await shelf.catch_up(storage)
        await publish(one, seat("Quito"))
        await publish(other, {SEDE: {**SHIPPED[SEDE], "lead": "Con gusto:"}})

        for shelf, storage in zip(shelves, (one, other), strict=True):
            await shelf.catch_up(storage)

    assert [shelf.served.edition for shelf in shelves] == [2, 2]
    assert shelves[0].served.pages == shelves[1].served.pages
    assert (await told(shelves[0])).startswith("Con gusto: La sede es Quito.")


async def test_a_process_that_missed_editions_serves_the_latest_at_its_next_look(
    database: Path, clock: FakeClock, room: Workroom, open_shelf: Callable[[], Shelf]
) -> None:
    shelf = open_shelf()
    async with another_process(database, clock) as publishing, another_process(database, clock) as serving:
        await shelf.catch_up(serving)
        for place in ("Quito", "Bogotá", "Asunción"):
            await publish(publishing, seat(place))

        await shelf.catch_up(serving)

    assert (shelf.served.edition, room.made) == (3, ["first", "again"])
    assert "La sede es Asunción." in await told(shelf)
