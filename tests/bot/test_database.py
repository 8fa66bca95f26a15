"""Every bad database is told in one Spanish line; every good one opens, old or new."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.storage import migrations
from bot.storage.database import opened
from bot.storage.problems import CannotOpen, Damaged, Foreign, Locked, ReadOnly, StorageProblem, TooNew
from bot.storage.store import Store
from bot.storage.tables import Base
from tests.builders import given_case, person
from tests.conftest import url_of
from tests.fakes import FakeClock


async def problem_with(url: str) -> StorageProblem:
    with pytest.raises(StorageProblem) as caught:
        async with opened(url, patience=0.01):
            pass
    assert "\n" not in str(caught.value)
    return caught.value


async def test_the_folder_and_the_file_are_created(tmp_path: Path) -> None:
    file = tmp_path / "nueva" / "más" / "enlace.db"

    async with opened(url_of(file)):
        pass

    assert file.exists()


async def test_what_was_stored_is_there_after_opening_again(database: Path, clock: FakeClock) -> None:
    async with opened(url_of(database)) as engine, Store(engine, clock).transaction() as work:
        await given_case(work, "¿Hay cupos?")

    async with opened(url_of(database)) as engine, Store(engine, clock).transaction() as work:
        [case] = await work.cases.listed()

    assert case.question == "¿Hay cupos?"


async def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    file = tmp_path / "enlace.db"
    file.write_text("Esto es una carta. " * 100, encoding="utf-8")

    assert isinstance(await problem_with(url_of(file)), Damaged)
    assert file.read_text(encoding="utf-8").startswith("Esto es una carta.")


async def test_a_corrupt_file_is_told(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[100:4096] = b"\xff" * 3996
    database.write_bytes(content)

    assert isinstance(await problem_with(url_of(database)), Damaged)


async def test_a_database_that_another_program_holds_is_told(database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        assert isinstance(await problem_with(url_of(database)), Locked)


async def test_a_database_that_cannot_be_written_is_told(database: Path) -> None:
    assert isinstance(await problem_with(f"sqlite+aiosqlite:///file:{database}?mode=ro&uri=true"), ReadOnly)


async def test_a_file_on_a_read_only_disk_is_told(database: Path) -> None:
    assert isinstance(await problem_with(f"sqlite+aiosqlite:///file:{database}?immutable=1&uri=true"), ReadOnly)


async def test_a_folder_where_nothing_can_be_made_is_told() -> None:
    """Not even root makes files in /proc."""
    assert isinstance(await problem_with("sqlite+aiosqlite:////proc/enlace.db"), CannotOpen)
    assert isinstance(await problem_with("sqlite+aiosqlite:////proc/carpeta/enlace.db"), CannotOpen)


async def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    assert isinstance(await problem_with(url_of(tmp_path)), CannotOpen)


async def test_a_file_in_place_of_the_folder_is_told(database: Path) -> None:
    assert isinstance(await problem_with(url_of(database / "enlace.db")), CannotOpen)


async def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "ajena.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE facturas (numero INTEGER)")

    assert isinstance(await problem_with(url_of(file)), Foreign)


async def test_a_database_of_a_newer_version_is_told(database: Path) -> None:
    with closing(sqlite3.connect(database)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()

    assert isinstance(await problem_with(url_of(database)), TooNew)


async def test_a_lock_that_comes_later_is_told_too(store: Store, database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(Locked):
            async with store.transaction() as work:
                await given_case(work)


def test_head_names_the_last_revision() -> None:
    assert ScriptDirectory.from_config(migrations.configured()).get_heads() == [migrations.HEAD]


async def test_the_migrations_make_exactly_the_tables_of_the_program(database: Path) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))

    async with opened(url_of(database)) as engine, engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_sqlite_is_set_up_for_two_processes(database: Path) -> None:
    async with opened(url_of(database)) as engine, engine.connect() as connection:
        modes = [
            (await connection.execute(text(f"PRAGMA {name}"))).scalar() for name in ("journal_mode", "foreign_keys")
        ]

    assert modes == ["wal", 1]


async def test_what_no_database_can_store_is_left_out(store: Store) -> None:
    async with store.transaction() as work:
        await given_case(work, "a\0b\ud800c 😀 ñ")
        await work.people.record(person("eva\0\udfff"))

    async with store.transaction() as work:
        [case] = await work.cases.listed()

    assert case.question == "abc 😀 ñ"


async def test_a_memory_of_another_version_is_forgotten(store: Store, database: Path) -> None:
    with closing(sqlite3.connect(database)) as other:
        other.execute("INSERT INTO conversations VALUES ('t', 'ana', '{\"dialogo\": []}', '2026-01-01')")
        other.execute("INSERT INTO conversations VALUES ('t', 'eva', '[', '2026-01-01')")
        other.commit()

    async with store.transaction() as work:
        recalled = [await work.conversations.recall("t", name) for name in ("ana", "eva", "nadie")]

    assert recalled[0] == recalled[1] == recalled[2]


async def test_a_moment_without_its_zone_is_refused(store: Store) -> None:
    naive = FakeClock().now().replace(tzinfo=None)

    with pytest.raises(Exception, match="zone"):
        async with store.transaction() as work:
            await work.outbox.claim(naive, "t")
