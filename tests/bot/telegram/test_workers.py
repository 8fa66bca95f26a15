"""Who answers: in order for each, at once for all, nothing lost and nothing twice."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

import pytest

from bot.channels.telegram.workers import Workers
from bot.doorway import Doorway
from bot.storage.problems import StorageProblem
from bot.storage.store import Store
from bot.work import Storage, Work
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.ports import Person
from handlers.router import Handler
from tests.builders import message, reply
from tests.fakes import FakeClock, FakeStorage
from tests.faults.changes import Changes


class Slow:
    """Answers when it is let; says who is being answered. What `fails` holds fails so many times."""

    def __init__(self, storage: Storage) -> None:
        self.open = asyncio.Event()
        self.open.set()
        self.begun: list[str] = []
        self.done: list[str] = []
        self.failures: dict[str, list[Exception]] = {}
        self.typed: list[str] = []
        self.called = 0
        self.changes = Changes()
        self.doorway = Doorway(storage, self._handlers, self._outlet)
        self.workers = self.made(storage)

    def made(self, storage: Storage) -> Workers:
        return Workers(storage, self.doorway, typing=self._typing, answered=self._answered, again=0.01, noticed=0.25)

    def _handlers(self, _work: Work, _person: Person) -> Sequence[Handler]:
        return (self._handle,)

    async def _handle(self, incoming: Incoming, _memory: Memory) -> tuple[Reply, ...]:
        self.begun.append(incoming.text)
        self.changes.touch()
        await self.open.wait()
        if self.failures.get(incoming.text):
            raise self.failures[incoming.text].pop()
        self.done.append(incoming.text)
        self.changes.touch()
        return (reply(),)

    async def _outlet(self, _work: Work, _incoming: Incoming, _replies: tuple[Reply, ...]) -> None:
        return None

    async def _typing(self, incoming: Incoming) -> None:
        self.typed.append(incoming.text)
        self.changes.touch()

    def _answered(self) -> None:
        self.called += 1
        self.changes.touch()


@pytest.fixture
async def slow(storage: Storage) -> AsyncIterator[Slow]:
    """What is under way at the end of a test is finished before its database is closed."""
    slow = Slow(storage)
    yield slow
    await slow.workers.close()


def said(text: str, by: str = "ana") -> Incoming:
    return replace(message(text, person=by), channel="telegram")


async def accepted(storage: Storage, *messages: Incoming) -> list[Incoming]:
    async with storage.transaction() as work:
        return [one for one in messages if await work.inbox.accept(one)]


async def waiting(storage: Storage) -> list[str]:
    async with storage.transaction() as work:
        return [one.text for one in await work.inbox.waiting("telegram")]


async def until(slow: Slow, done: Sequence[str]) -> None:
    await slow.changes.until(lambda: sorted(slow.done) == sorted(done), 5)


async def test_row_02_the_messages_of_a_conversation_are_answered_one_after_the_other(
    storage: Storage, slow: Slow
) -> None:
    slow.workers.offer(await accepted(storage, *(said(str(n)) for n in range(5))))
    await slow.changes.until(lambda: slow.called == 5, 5)

    assert slow.done == list("01234")


async def test_row_02_one_that_takes_long_holds_up_nobody_else() -> None:
    storage = FakeStorage(FakeClock())
    slow = Slow(storage)
    slow.open.clear()

    slow.workers.offer(await accepted(storage, said("lenta"), said("otra", by="eva"), said("después")))
    await slow.changes.until(lambda: len(slow.begun) == 2, 5)

    assert slow.begun == ["lenta", "otra"]
    slow.open.set()
    await until(slow, ["lenta", "otra", "después"])


async def test_row_15_what_waits_when_the_program_stops_is_answered_once_at_the_next_start(store: Store) -> None:
    first = Slow(store)
    first.open.clear()
    first.workers.offer(await accepted(store, said("uno"), said("dos"), said("tres")))
    await first.changes.until(lambda: first.begun, 5)
    closing = asyncio.create_task(first.workers.close())
    first.open.set()
    await closing

    second = Slow(store)
    await second.workers.recover()
    await until(second, ["dos", "tres"])
    await second.workers.close()

    assert first.done == ["uno"]
    assert second.done == ["dos", "tres"]
    assert await waiting(store) == []


async def test_row_17_the_same_message_offered_again_is_answered_once(storage: Storage, slow: Slow) -> None:
    once = said("hola")

    slow.workers.offer(await accepted(storage, once))
    slow.workers.offer(await accepted(storage, once))
    slow.workers.offer([once, *await accepted(storage, said("fin"))])
    await until(slow, ["hola", "fin"])

    assert slow.done == ["hola", "fin"]


async def test_a_database_that_fails_is_asked_again_and_the_order_is_kept(storage: Storage, slow: Slow) -> None:
    slow.failures["uno"] = [StorageProblem("base"), StorageProblem("base")]

    slow.workers.offer(await accepted(storage, said("uno"), said("dos")))
    await until(slow, ["uno", "dos"])

    assert slow.done == ["uno", "dos"]
    assert slow.begun == ["uno", "uno", "uno", "dos"]


async def test_a_message_that_fails_is_apologised_for_and_holds_up_nothing(storage: Storage, slow: Slow) -> None:
    slow.failures["uy"] = [RuntimeError("no")]

    slow.workers.offer(await accepted(storage, said("uy"), said("dos")))
    await until(slow, ["dos"])

    assert await waiting(storage) == []


async def test_typing_is_shown_only_to_who_waits(storage: Storage, slow: Slow) -> None:
    slow.workers.offer(await accepted(storage, said("rápida")))
    await until(slow, ["rápida"])
    slow.open.clear()

    slow.workers.offer(await accepted(storage, said("lenta")))
    await slow.changes.until(lambda: slow.typed, 5)
    slow.open.set()
    await until(slow, ["rápida", "lenta"])

    assert slow.typed == ["lenta"]


async def test_the_log_never_quotes_a_message(storage: Storage, slow: Slow, caplog: pytest.LogCaptureFixture) -> None:
    slow.failures["mi secreto"] = [RuntimeError("mi secreto"), StorageProblem("base")]

    slow.workers.offer(await accepted(storage, said("mi secreto"), said("fin")))
    await until(slow, ["fin"])

    assert "secreto" not in caplog.text
    assert "waits" in caplog.text
