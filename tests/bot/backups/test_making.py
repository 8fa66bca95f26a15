"""A copy holds everything that was stored at one moment, and whoever restores it has exactly that again."""

import asyncio
import json
import sqlite3
import threading
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine

from bot.backups.making import backup_now, make
from bot.backups.manifest import Manifest
from bot.backups.reading import verify
from bot.backups.restoring import restore
from bot.settings import Settings
from bot.storage import migrations
from bot.storage.database import opened
from bot.storage.problems import CannotOpen, Damaged, Foreign, Locked, TooNew
from bot.storage.store import Store
from bot.storage.tables import Base
from tests.bot.backups.filling import SECRET, contents, names
from tests.builders import NOON, given_case
from tests.conftest import url_of
from tests.fakes import FakeClock

WORDS = "un caballo, ñandú y una batería"


def nobody() -> str:
    raise AssertionError("no passphrase is needed")


@pytest.mark.parametrize("words", ["", WORDS])
def test_every_table_comes_back_as_it_was(full: Path, folder: Path, words: str) -> None:
    before = contents(full)
    made = make(full, folder, NOON, words)
    with closing(sqlite3.connect(full)) as database, database:
        database.execute("DELETE FROM cases")
        database.execute("UPDATE people SET name = 'otro'")
    changed = contents(full)

    restored = restore(made.path, full, NOON, lambda: words)

    assert {table.name for table in Base.metadata.sorted_tables if not before[table.name]} == set()
    assert changed != before
    assert contents(full) == before
    assert restored.aside is not None
    assert contents(restored.aside) == changed
    assert names(full.parent) == ["enlace.db", restored.aside.name, "enlace.db.lock"]


def test_what_was_made_is_told(full: Path, folder: Path) -> None:
    rows = {name: len(rows) for name, rows in contents(full).items() if name != "made"}

    made = make(full, folder, NOON)

    assert made.path == folder / "enlace-20261123-120000.respaldo"
    assert (made.bytes, made.tables, made.rows) == (made.path.stat().st_size, len(rows), sum(rows.values()))
    assert not made.is_encrypted


def test_only_its_owner_may_read_a_copy(full: Path, folder: Path) -> None:
    made = make(full, folder, NOON)

    assert (made.path.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)
    assert names(folder) == [made.path.name]


def test_a_copy_is_a_zip_with_a_manifest_that_a_person_can_read(full: Path, folder: Path) -> None:
    made = make(full, folder, NOON)

    with zipfile.ZipFile(made.path) as archive:
        assert archive.namelist() == ["manifest.json", "database.sqlite"]
        assert archive.testzip() is None
        told = json.loads(archive.read("manifest.json"))
    assert (told["format"], told["revision"], told["moment"]) == (1, migrations.HEAD, "2026-11-23T12:00:00+00:00")
    assert told["tables"]["cases"]["rows"] == len(contents(full)["cases"])


def test_nothing_can_be_read_in_an_encrypted_copy(full: Path, folder: Path) -> None:
    plain, sealed = make(full, folder, NOON), make(full, folder, NOON, WORDS)

    content = sealed.path.read_bytes()
    assert sealed.is_encrypted
    assert abs(sealed.bytes - plain.bytes) < 200
    assert not any(known in content for known in (b"manifest.json", b"SQLite", b"PK\x03\x04", SECRET.encode()))


def test_two_copies_of_one_second_have_two_names_and_two_salts(full: Path, folder: Path) -> None:
    one, other = make(full, folder, NOON, WORDS), make(full, folder, NOON, WORDS)

    assert other.path.name == "enlace-20261123-120001.respaldo"
    assert one.path.read_bytes()[16:60] != other.path.read_bytes()[16:60]


def test_a_passphrase_is_the_same_however_its_accents_are_typed(full: Path, folder: Path) -> None:
    made = make(full, folder, NOON, unicodedata.normalize("NFD", WORDS))

    assert verify(made.path, full.parent, NOON, lambda: unicodedata.normalize("NFC", WORDS)).is_encrypted


async def test_what_is_only_in_the_write_ahead_log_is_copied(database: Path, folder: Path, clock: FakeClock) -> None:
    async with opened(url_of(database)) as engine:
        async with Store(engine, clock).transaction() as work:
            await given_case(work, "¿La última?")
        size = database.with_name("enlace.db-wal").stat().st_size

        made = make(database, folder, NOON)

    assert size > 0
    assert restored_elsewhere(made.path)["cases"][0][1] == "¿La última?"


def restored_elsewhere(archive: Path) -> dict[str, list[tuple[object, ...]]]:
    place = archive.parent / "otra" / "enlace.db"
    assert restore(archive, place, NOON, nobody).aside is None
    return contents(place)


@contextmanager
def writing(database: Path) -> Iterator[list[int]]:
    """Somebody who stores one thing in two tables, again and again, each time in one transaction; how often so far."""
    stop, under_way, done = threading.Event(), threading.Event(), [0]

    def write() -> None:
        with closing(sqlite3.connect(database, isolation_level=None, timeout=30)) as connection:
            while not stop.is_set():
                done[0] += 1
                if done[0] == 50:
                    under_way.set()
                pair = ("t", f"w{done[0]}", "z" * 500)
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("INSERT INTO moves VALUES (?, ?, ?)", pair)
                connection.execute("INSERT INTO conversations VALUES (?, ?, ?, '2026-01-01')", pair)
                connection.execute("COMMIT")

    thread = threading.Thread(target=write)
    thread.start()
    try:
        assert under_way.wait(timeout=30)
        yield done
    finally:
        stop.set()
        thread.join()


def test_a_copy_that_is_made_while_others_write_is_of_one_moment(full: Path, folder: Path) -> None:
    counts = []
    with writing(full) as done:
        for _ in range(5):
            before = done[0]
            made = make(full, folder, NOON)
            counts.append((before, pairs_in(made.path, full.parent), done[0]))

    for before, (moves, conversations), after in counts:
        assert moves == conversations
        assert before - 1 <= moves - 4 <= after
    assert counts[0][1] < counts[-1][1]


def pairs_in(archive: Path, beside: Path) -> tuple[int, int]:
    tables = verified(archive, beside).tables
    return tables["moves"].rows, tables["conversations"].rows


def verified(archive: Path, beside: Path) -> Manifest:
    return verify(archive, beside, NOON, nobody).manifest


def test_an_older_database_is_copied_as_it_is_and_brought_up_to_date_after_it_was_restored(
    tmp_path: Path, folder: Path
) -> None:
    old = tmp_path / "vieja.db"
    engine = create_engine(f"sqlite:///{old}")
    with engine.begin() as connection:
        command.upgrade(migrations.configured(connection), "0002")
    engine.dispose()
    place = tmp_path / "enlace.db"

    restore(make(old, folder, NOON).path, place, NOON, nobody)
    revision = contents(place)["alembic_version"]
    asyncio.run(upgraded(place))

    assert contents(old)["alembic_version"] == revision == [("0002",)]
    assert contents(place)["alembic_version"] == [(migrations.HEAD,)]


async def upgraded(place: Path) -> None:
    async with opened(url_of(place)):
        pass


async def test_a_copy_is_made_as_the_settings_say(full: Path, folder: Path) -> None:
    env = {"DATABASE_URL": url_of(full), "BACKUP_FOLDER": str(folder), "BACKUP_PASSPHRASE": WORDS}

    made = await backup_now(Settings.from_env(env), NOON)

    assert (made.path.parent, made.is_encrypted) == (folder, True)
    assert verify(made.path, full.parent, NOON, lambda: WORDS).manifest.rows == made.rows


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(CannotOpen):
        make(tmp_path / "nada.db", folder, NOON)
    assert names(tmp_path) == []


def test_a_damaged_database_is_told_rather_than_copied(full: Path, folder: Path) -> None:
    content = bytearray(full.read_bytes())
    content[4096 * 3 : 4096 * 4] = b"\xff" * 4096
    full.write_bytes(content)

    with pytest.raises(Damaged):
        make(full, folder, NOON)
    assert not folder.exists()


@pytest.mark.parametrize(
    ("change", "problem"),
    [("DROP TABLE alembic_version", Foreign), ("UPDATE alembic_version SET version_num = '9999'", TooNew)],
)
def test_a_database_that_could_not_be_restored_is_not_copied(
    full: Path, folder: Path, change: str, problem: type[Exception]
) -> None:
    with closing(sqlite3.connect(full)) as database, database:
        database.execute(change)

    with pytest.raises(problem):
        make(full, folder, NOON)
    assert names(full.parent) == ["enlace.db"]


def test_whoever_locks_the_database_is_not_waited_for_without_end(
    full: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.backups.making.PATIENCE", 0.01)
    with closing(sqlite3.connect(full, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("DELETE FROM votes")

        with pytest.raises(Locked):
            make(full, folder, NOON)
