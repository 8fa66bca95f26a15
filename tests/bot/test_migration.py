"""A database of the first version is carried over completely: every row, every odd value, or nothing at all."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command, op
from sqlalchemy import create_engine

from bot.storage import migrations
from bot.storage.database import opened
from bot.storage.store import Store
from handlers.ports import Who
from tests.builders import asker, message
from tests.conftest import url_of
from tests.fakes import FakeClock

NINE = "2026-03-02 09:00:00.000000"
ODD = "«¿Cupos?» 🙂\n'; DROP TABLE cases; --\u200f\t" + "x" * 100_000
ROWS: dict[str, list[tuple[Any, ...]]] = {
    "people": [("terminal", "ana", "ana", "official"), ("terminal", "Eva 🙂", "eva", "secretariat")],
    "cases": [
        (1, "terminal", "m1", "ana", "ana", ODD, "new", NINE, None, None, None, None),
        (2, "terminal", "m2", "ana", "ana", "¿Quién?", "taken", NINE, "Eva 🙂", None, None, None),
        (4, "terminal", "m4", "beto", "beto", "¿Dónde?", "answered", NINE, "eva", "Aquí.", "eva", NINE),
        (7, "terminal", "m7", "ana", "ana", "", "closed", NINE, None, "", "eva", NINE),
    ],
    "outbox": [
        (1, "k1", "terminal", "ana", ODD, "queued", 0, NINE, None),
        (2, "k2", "terminal", "beto", "Aquí.", "sent", 1, NINE, NINE),
        (5, "k5", "terminal", "eva", "Nueva.", "failed", 12, NINE, None),
    ],
    "conversations": [("terminal", "ana", '{"dialogue": {"is": "idle"}, "turn": null}', NINE)],
    "inbox": [("terminal", "m1", "[]", NINE), ("terminal", "m2", "no es JSON", NINE)],
}
"""Of every table, in the order of its columns."""


@pytest.fixture
async def old(tmp_path: Path) -> Path:
    """A database of revision 0001, as its own migration makes it, with rows in every table."""
    file = tmp_path / "enlace.db"
    await asyncio.to_thread(make, file, "0001", ROWS)
    return file


def make(file: Path, revision: str, rows_of: Mapping[str, Sequence[tuple[Any, ...]]]) -> None:
    """A database of this revision, as the migrations make it, with these rows."""
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        command.upgrade(migrations.configured(connection), revision)
    engine.dispose()
    with closing(sqlite3.connect(file)) as database, database:
        for table, rows in rows_of.items():
            for row in rows:
                places = ", ".join("?" * len(row))
                database.execute(f"INSERT INTO {table} VALUES ({places})", row)  # noqa: S608 — our own tables


def tables(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that is in it."""
    with closing(sqlite3.connect(file)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: database.execute(f"SELECT * FROM {name}").fetchall() for name in sorted(names)}  # noqa: S608


async def upgraded(file: Path) -> None:
    async with opened(url_of(file)):
        pass


async def test_every_case_keeps_its_words_its_state_and_who_asked(old: Path, clock: FakeClock) -> None:
    async with opened(url_of(old)) as engine, Store(engine, clock).transaction() as work:
        new, taken, answered, closed = await work.cases.listed()

    assert [case.number for case in (new, taken, answered, closed)] == [1, 2, 4, 7]
    assert (new.question, new.state, new.askers[0].question) == (ODD, "new", ODD)
    assert new.opened == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert new.due == new.opened + timedelta(days=2)
    assert (new.taken_by, new.answer, new.answered, new.version) == (None, None, None, 0)
    assert taken.taken_by == Who("terminal", "Eva 🙂", "Eva 🙂")
    assert (answered.answer, answered.version) == ("Aquí.", 1)
    assert (answered.answered_by, answered.answered) == (Who("terminal", "eva", "eva"), answered.opened)
    assert (closed.question, closed.answer, closed.version) == ("", "", 1)
    assert [case.askers[0].conversation for case in (new, answered)] == ["ana", "beto"]


async def test_what_was_asked_before_is_found_and_not_asked_twice(old: Path, clock: FakeClock) -> None:
    async with opened(url_of(old)) as engine, Store(engine, clock).transaction() as work:
        again = await work.cases.open(asker("ana", message="m1"), due=clock.now())
        same = await work.cases.open(asker("ana", message="m99"), due=clock.now())
        mine = await work.cases.listed(asker=("terminal", "ana"))

    assert again.number == 8
    assert same.number == 9
    assert [case.number for case in mine] == [1, 2, 7]


async def test_people_letters_messages_and_memories_are_carried_over(old: Path, clock: FakeClock) -> None:
    async with opened(url_of(old)) as engine, Store(engine, clock).transaction() as work:
        eva = await work.people.find("terminal", "Eva 🙂")
        [waiting] = await work.outbox.claim(clock.now(), "terminal")
        counted, [failed] = await work.outbox.counted(), await work.outbox.troubled(9)
        said = [await work.inbox.answered(message(id=id, channel="terminal")) for id in ("m1", "m2", "m3")]
        left = await work.inbox.waiting("terminal")
        retried = await work.outbox.retry(5)

    assert eva is not None
    assert (eva.role, eva.conversation, eva.standing, eva.reachable) == ("secretariat", "eva", "guest", True)
    assert (waiting.letter.text, waiting.letter.act, waiting.letter.choices) == (ODD, "say", ())
    assert (counted, failed.key, failed.attempts) == ({"sending": 1, "sent": 1, "failed": 1}, "k5", 12)
    assert said == [(), (), None]
    assert left == []
    assert retried


async def test_opening_it_again_changes_nothing(old: Path) -> None:
    await upgraded(old)
    once = tables(old)

    await upgraded(old)

    assert tables(old) == once


@pytest.mark.parametrize("after", [0, 3, 6, 9, 12, 15, 18])
async def test_an_upgrade_that_is_interrupted_leaves_the_old_database_and_can_be_repeated(
    old: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    before = tables(old)
    with monkeypatch.context() as patch:
        left_to_do = iter(range(after))
        for order in ("batch_alter_table", "create_table", "create_index", "execute"):
            patch.setattr(op, order, until_the_power_goes(getattr(op, order), left_to_do))
        with pytest.raises(RuntimeError, match="the power went"):
            await upgraded(old)
    left = tables(old)

    await upgraded(old)

    assert left == before
    assert len(tables(old)["cases"]) == len(ROWS["cases"])


async def test_the_record_of_an_upgraded_database_cannot_be_changed(old: Path) -> None:
    await upgraded(old)

    with closing(sqlite3.connect(old)) as database, database:
        database.execute(
            "INSERT INTO audit (at, who, act, target, detail) VALUES (?, ?, 'role', '', '')",
            (NINE, '{"channel": "", "person": "", "name": ""}'),
        )
        for order in ("UPDATE audit SET act = 'x'", "DELETE FROM audit"):
            with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                database.execute(order)


def until_the_power_goes(order: Callable[..., Any], left: Iterator[int]) -> Callable[..., Any]:
    """`order`, as long as there is something `left`."""

    def run(*args: Any, **more: Any) -> Any:
        if next(left, None) is None:
            raise RuntimeError("the power went")
        return order(*args, **more)

    return run
