"""The one path: turns, no second answer, one transaction, one error boundary."""

import asyncio
import logging
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.doorway import Doorway, Outlet
from bot.storage.problems import StorageProblem
from bot.storage.store import Store
from bot.work import Storage, Work
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.ports import Person, Role
from handlers.router import Handler
from tests.builders import NOON, asker, choice, letter, message, person, reply


class Counting:
    """Says how many messages it has answered, and opens a case for each."""

    def __init__(self, storage: Storage, *, fails_on: str = "", outlet: Outlet | None = None) -> None:
        self.heard: list[str] = []
        self.roles: list[Role] = []
        self._fails_on = fails_on
        self.doorway = Doorway(storage, self._handlers, outlet)

    def _handlers(self, work: Work, person: Person) -> Sequence[Handler]:
        async def count(incoming: Incoming, _memory: Memory) -> tuple[Reply, ...]:
            self.heard.append(incoming.text)
            self.roles.append(person.role)
            await work.cases.open(asker(incoming.person, incoming.text, message=incoming.id), due=NOON)
            await asyncio.sleep(0)
            if incoming.text == self._fails_on:
                raise RuntimeError(f"no se pudo con {incoming.text}")
            return (reply(f"Van {len(self.heard)}.", choice("Uno", "el uno"), choice("Dos", "el dos")),)

        return (count,)


async def cases(storage: Storage) -> list[str]:
    async with storage.transaction() as work:
        return [case.question for case in await work.cases.listed()]


async def test_a_message_is_answered_and_stored(storage: Storage) -> None:
    counting = Counting(storage)

    [said] = await counting.doorway.receive(message("hola"))

    assert said.text == "Van 1."
    assert await cases(storage) == ["hola"]


async def test_the_same_message_again_hears_the_same_and_changes_nothing(storage: Storage) -> None:
    counting = Counting(storage)
    once = message("hola")

    first = await counting.doorway.receive(once)
    again = await counting.doorway.receive(once)

    assert again == first
    assert counting.heard == ["hola"]
    assert await cases(storage) == ["hola"]


async def test_the_same_message_twice_at_once_is_answered_once(storage: Storage) -> None:
    counting = Counting(storage)
    once = message("hola")

    first, second = await asyncio.gather(counting.doorway.receive(once), counting.doorway.receive(once))

    assert first == second
    assert counting.heard == ["hola"]


async def test_a_pick_is_replaced_by_what_it_stands_for(storage: Storage) -> None:
    counting = Counting(storage)

    await counting.doorway.receive(message("hola"))
    await counting.doorway.receive(message("2"))

    assert counting.heard == ["hola", "el dos"]


async def test_conversations_do_not_share_what_was_offered(storage: Storage) -> None:
    counting = Counting(storage)

    await counting.doorway.receive(message("hola", person="ana"))
    await counting.doorway.receive(message("2", person="eva"))

    assert counting.heard == ["hola", "2"]


async def test_the_role_of_the_person_reaches_the_handlers(storage: Storage) -> None:
    counting = Counting(storage)
    async with storage.transaction() as work:
        await work.people.record(person("eva", "secretariat"))

    await counting.doorway.receive(message(person="ana", conversation="grupo"))
    await counting.doorway.receive(message(person="eva", conversation="grupo"))

    assert counting.roles == ["official", "secretariat"]


async def test_a_failure_undoes_everything_and_apologises(storage: Storage) -> None:
    counting = Counting(storage, fails_on="uy")

    [said] = await counting.doorway.receive(message("uy"))

    assert "Disculpe" in said.text
    assert await cases(storage) == []


async def test_the_log_and_the_apology_share_a_reference_and_no_word_of_the_person(
    storage: Storage, caplog: pytest.LogCaptureFixture
) -> None:
    counting = Counting(storage, fails_on="mi secreto")

    [said] = await counting.doorway.receive(message("mi secreto"))

    [record] = caplog.records
    reference = re.search(r"ref ([0-9a-f]{6})", record.getMessage())
    assert reference is not None
    assert reference[1] in said.text
    assert record.levelno == logging.ERROR
    assert "secreto" not in caplog.text
    assert "\n" not in record.getMessage()


async def test_a_message_that_failed_may_be_sent_again(storage: Storage) -> None:
    counting = Counting(storage, fails_on="uy")
    once = message("uy")

    await counting.doorway.receive(once)
    await counting.doorway.receive(once)

    assert counting.heard == ["uy", "uy"]


async def test_many_messages_at_once_are_answered_one_after_the_other(store: Store) -> None:
    counting = Counting(store)

    replies = await asyncio.gather(*(counting.doorway.receive(message(str(i))) for i in range(10)))

    assert sorted(said.text for [said] in replies) == sorted(f"Van {i}." for i in range(1, 11))


async def test_what_cannot_be_stored_never_enters(store: Store) -> None:
    counting = Counting(store)

    await counting.doorway.receive(message("a\0b\ud800c"))

    assert counting.heard == ["abc"]


async def leave(work: Work, incoming: Incoming, replies: tuple[Reply, ...]) -> None:
    for number, said in enumerate(replies):
        await work.outbox.put(letter(f"{incoming.id}:{number}", to=incoming.conversation, text=said.text))


async def letters(storage: Storage) -> list[str]:
    async with storage.transaction() as work:
        return [parcel.letter.text for parcel in await work.outbox.claim(NOON, "t")]


async def test_replies_leave_in_the_transaction_of_the_message(storage: Storage) -> None:
    counting = Counting(storage, outlet=leave)
    once = message("hola")

    await counting.doorway.receive(once)
    await counting.doorway.receive(once)

    assert await letters(storage) == ["Van 1."]


async def test_a_message_of_the_inbox_that_fails_is_apologised_for_once_and_kept(store: Store, database: Path) -> None:
    counting = Counting(store, fails_on="uy", outlet=leave)
    once = message("uy")
    async with store.transaction() as work:
        await work.inbox.accept(once)

    await counting.doorway.receive(once)
    await counting.doorway.receive(once)

    [apology] = await letters(store)
    with closing(sqlite3.connect(database)) as file:
        kept = file.execute("SELECT failed, says FROM inbox").fetchone()
    assert "Disculpe" in apology
    assert counting.heard == ["uy"]
    assert kept[0] == 1
    assert "uy" in kept[1]


async def test_with_an_outlet_a_database_that_fails_leaves_the_message_waiting(store: Store, database: Path) -> None:
    counting = Counting(store, outlet=leave)
    once = message("hola")
    async with store.transaction() as work:
        await work.inbox.accept(once)

    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageProblem):
            await counting.doorway.receive(once)

    async with store.transaction() as work:
        assert [waiting.text for waiting in await work.inbox.waiting("t")] == ["hola"]


async def test_in_a_group_a_number_said_to_a_colleague_picks_nothing(storage: Storage) -> None:
    counting = Counting(storage)

    for who, text in (("ana", "hola"), ("eva", "2"), ("ana", "2")):
        await counting.doorway.receive(replace(message(text, person=who, conversation="grupo"), group=True))

    assert counting.heard == ["hola", "2", "2"]
