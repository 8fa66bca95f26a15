"""What is not exactly a copy as it was made is refused in one line, and the present database stays as it is."""

import json
import random
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from bot.backups import packing
from bot.backups.making import make
from bot.backups.problems import (
    BackupProblem,
    CannotRead,
    DamagedBackup,
    NewerBackup,
    NoRoom,
    NotABackup,
    ServiceRuns,
    TooBig,
    WrongPassphrase,
)
from bot.backups.reading import verify
from bot.backups.restoring import restore
from bot.lock import alone_on
from bot.storage.problems import Locked
from tests.bot.backups.filling import contents, names
from tests.builders import NOON

WORDS = "un caballo y una batería"
PLACES = random.Random(7).sample(range(10_000), 20)  # noqa: S311 — places, not secrets
"""Of the bytes that are damaged, in parts of ten thousand."""


@pytest.fixture(scope="session")
def copies(filled_database: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The bytes of one copy that is not encrypted, and of one that is."""
    folder = tmp_path_factory.mktemp("copias")
    return {words: make(filled_database, folder, NOON, words).path.read_bytes() for words in ("", WORDS)}


@pytest.fixture
def refused(full: Path, tmp_path: Path) -> Iterator[Callable[[bytes], BackupProblem]]:
    """Tries to restore these bytes; what was said. Nothing may have changed, and nothing may lie about."""
    before = full.read_bytes()

    def attempt(content: bytes) -> BackupProblem:
        archive = tmp_path / "enlace-20260101-000000.respaldo"
        archive.write_bytes(content)
        with pytest.raises(BackupProblem) as caught:
            restore(archive, full, NOON, lambda: WORDS)
        assert "\n" not in str(caught.value)
        return caught.value

    yield attempt
    assert full.read_bytes() == before
    assert set(names(full.parent)) <= {"enlace.db", "enlace.db.lock"}


Refused = Callable[[bytes], BackupProblem]


@pytest.mark.parametrize("words", ["", WORDS])
@pytest.mark.parametrize("place", PLACES)
def test_one_byte_that_differs_anywhere_is_enough(
    copies: dict[str, bytes], refused: Refused, words: str, place: int
) -> None:
    content = bytearray(copies[words])
    content[len(content) * place // 10_000] ^= 1 + place % 255

    assert isinstance(refused(bytes(content)), DamagedBackup | NotABackup | WrongPassphrase)


@pytest.mark.parametrize("words", ["", WORDS])
@pytest.mark.parametrize("where", ["first", "last"])
def test_the_first_and_the_last_byte_count(copies: dict[str, bytes], refused: Refused, words: str, where: str) -> None:
    content = bytearray(copies[words])
    content[0 if where == "first" else -1] ^= 1

    assert isinstance(refused(bytes(content)), DamagedBackup | NotABackup)


@pytest.mark.parametrize("words", ["", WORDS])
@pytest.mark.parametrize("left", [0, 1, 16, 59, 60, 75, 76, 500, -1000, -64, -17, -1])
def test_a_copy_that_is_cut_off_is_refused(copies: dict[str, bytes], refused: Refused, words: str, left: int) -> None:
    assert isinstance(refused(copies[words][:left]), DamagedBackup | NotABackup)


@pytest.mark.parametrize("words", ["", WORDS])
def test_a_copy_with_something_after_it_is_refused(copies: dict[str, bytes], refused: Refused, words: str) -> None:
    assert isinstance(refused(copies[words] + b"\0"), DamagedBackup)


def test_another_passphrase_is_told_from_a_damaged_copy(copies: dict[str, bytes], full: Path, tmp_path: Path) -> None:
    archive = tmp_path / "copia.respaldo"
    archive.write_bytes(copies[WORDS])

    with pytest.raises(WrongPassphrase, match="La clave no es la de la copia"):
        restore(archive, full, NOON, WORDS.upper)


@pytest.mark.parametrize("content", [b"", b"Estimada colega: ", b"Estimada colega: " * 9999, b"PK", b"%PDF-1.7" * 99])
def test_a_file_of_something_else_is_refused(refused: Refused, content: bytes) -> None:
    assert isinstance(refused(content), NotABackup)


def test_a_database_by_itself_is_no_copy(refused: Refused, full: Path) -> None:
    assert isinstance(refused(full.read_bytes()), NotABackup)


def test_the_zip_of_another_program_is_refused(refused: Refused) -> None:
    assert isinstance(refused(zipped({"carta.docx": b"Estimada colega"})), DamagedBackup)


def test_a_file_that_is_not_there_or_a_folder_is_told(full: Path, tmp_path: Path) -> None:
    for archive in (tmp_path / "nada.respaldo", tmp_path):
        with pytest.raises(CannotRead):
            restore(archive, full, NOON, str)


def zipped(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP that somebody built, with a seal as ours have."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.comment = b"0" * 64
        for name, content in entries.items():
            archive.writestr(name, content)
    return resealed(file.getvalue())


def resealed(content: bytes) -> bytes:
    return content[:-64] + sha256(content[:-64]).hexdigest().encode()


def entries_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def claiming(content: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """A copy whose manifest says something else."""
    entries = entries_of(content)
    manifest = json.loads(entries["manifest.json"])
    change(manifest)
    return zipped({**entries, "manifest.json": json.dumps(manifest).encode()})


def test_a_rebuilt_copy_with_the_same_content_is_as_good(copies: dict[str, bytes], full: Path, tmp_path: Path) -> None:
    """Or the tests that follow would prove nothing."""
    archive = tmp_path / "copia.respaldo"
    archive.write_bytes(claiming(copies[""], lambda manifest: None))

    assert verify(archive, full.parent, NOON, str).manifest.tables["cases"].rows == len(contents(full)["cases"])


LIES: dict[str, Callable[[dict[str, Any]], object]] = {
    "the hash of the database": lambda told: told["database"].update(sha256="0" * 64),
    "its size": lambda told: told["database"].update(bytes=told["database"]["bytes"] - 1),
    "a negative size": lambda told: told["database"].update(bytes=-1),
    "the number of rows": lambda told: told["tables"]["cases"].update(rows=99),
    "the rows of a table": lambda told: told["tables"]["cases"].update(sha256="0" * 64),
    "a table too few": lambda told: told["tables"].pop("votes"),
    "a table too many": lambda told: told["tables"].update(facturas={"rows": 0, "sha256": "0" * 64}),
    "an older revision": lambda told: told.update(revision="0002"),
    "no tables": lambda told: told.pop("tables"),
    "tables of another kind": lambda told: told.update(tables=["cases"]),
    "a moment without its zone": lambda told: told.update(moment="2026-01-01T00:00:00"),
    "no moment": lambda told: told.update(moment="ayer"),
    "no number of rows": lambda told: told["tables"]["cases"].update(rows=True),
    "another form": lambda told: told.update(format="uno"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_manifest_that_does_not_fit_its_database_is_refused(
    copies: dict[str, bytes], refused: Refused, lie: str
) -> None:
    assert isinstance(refused(claiming(copies[""], LIES[lie])), DamagedBackup)


@pytest.mark.parametrize("manifest", [b"", b"[]", b"null", b"{}", b"\xff\xfe", b"[" * 100_000, b'{"format": 1}'])
def test_a_manifest_that_is_none_is_refused(copies: dict[str, bytes], refused: Refused, manifest: bytes) -> None:
    entries = {**entries_of(copies[""]), "manifest.json": manifest}

    assert isinstance(refused(zipped(entries)), DamagedBackup)


@pytest.mark.parametrize("change", [{"revision": "9999"}, {"format": 2}])
def test_a_copy_of_a_newer_version_is_told(copies: dict[str, bytes], refused: Refused, change: dict[str, Any]) -> None:
    assert isinstance(refused(claiming(copies[""], lambda told: told.update(change))), NewerBackup)


def test_a_database_that_is_newer_than_its_manifest_says_is_refused(
    copies: dict[str, bytes], refused: Refused, tmp_path: Path
) -> None:
    entries = entries_of(copies[""])
    file = tmp_path / "nueva.db"
    file.write_bytes(entries["database.sqlite"])
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    content = file.read_bytes()
    said = {"bytes": len(content), "sha256": sha256(content).hexdigest()}
    newer = zipped({**entries, "database.sqlite": content})

    assert isinstance(refused(claiming(newer, lambda told: told.update(database=said))), DamagedBackup)


@pytest.mark.parametrize("names", [["manifest.json"], ["database.sqlite"], ["manifest.json", "database.sqlite", "x"]])
def test_a_zip_with_other_entries_is_refused(copies: dict[str, bytes], refused: Refused, names: list[str]) -> None:
    entries = entries_of(copies[""])

    assert isinstance(refused(zipped({name: entries.get(name, b"") for name in names})), DamagedBackup)


def test_an_entry_that_would_land_elsewhere_is_refused(copies: dict[str, bytes], refused: Refused) -> None:
    entries = entries_of(copies[""])

    evil = {"manifest.json": entries["manifest.json"], "../database.sqlite": entries["database.sqlite"]}
    assert isinstance(refused(zipped(evil)), DamagedBackup)


def test_a_way_of_packing_that_we_do_not_use_is_refused(copies: dict[str, bytes], refused: Refused) -> None:
    assert isinstance(refused(zipped(entries_of(copies[""]), zipfile.ZIP_LZMA)), DamagedBackup)


def test_a_bomb_in_place_of_the_manifest_is_not_unpacked(copies: dict[str, bytes], refused: Refused) -> None:
    entries = {**entries_of(copies[""]), "manifest.json": b"\0" * (packing.LARGEST_MANIFEST + 1)}

    assert isinstance(refused(zipped(entries)), TooBig)


def test_a_bomb_that_says_its_size_is_not_unpacked(
    copies: dict[str, bytes], refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "LARGEST", 2**20)
    entries = {**entries_of(copies[""]), "database.sqlite": b"\0" * (2**20 + 1)}
    bomb = claiming(zipped(entries), lambda told: told["database"].update(bytes=2**20 + 1))

    assert isinstance(refused(bomb), TooBig)
    assert len(bomb) < 10_000


def test_a_bomb_that_hides_its_size_is_cut_off_where_it_said(
    copies: dict[str, bytes], refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its entry holds 8 MB and says 8 kB, with the right sum of those: what comes after is never unpacked."""
    held, said = b"\0" * 2**23, b"\0" * 2**13
    honest = zipped({**entries_of(copies[""]), "database.sqlite": held})
    bomb = claiming(honest, lambda told: told["database"].update(bytes=len(said)))
    for tell in (len, zlib.crc32):
        bomb = bomb.replace(tell(held).to_bytes(4, "little"), tell(said).to_bytes(4, "little"))
    unpacked: list[int] = []
    monkeypatch.setattr("bot.backups.manifest.sha256_of", lambda file: unpacked.append(file.stat().st_size))

    assert isinstance(refused(resealed(bomb)), DamagedBackup)
    assert unpacked == [len(said)]


def test_a_bomb_for_which_there_is_no_room_is_not_unpacked(
    copies: dict[str, bytes], refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "RESERVE", 2**60)

    assert isinstance(refused(copies[""]), NoRoom)
    assert isinstance(refused(copies[WORDS]), NoRoom)


def test_nothing_is_restored_under_a_running_service(copies: dict[str, bytes], refused: Refused, full: Path) -> None:
    with alone_on(str(full)):
        assert isinstance(refused(copies[""]), ServiceRuns)


def test_nothing_is_restored_while_a_conversation_has_the_database_open(
    copies: dict[str, bytes], full: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "copia.respaldo"
    archive.write_bytes(copies[""])
    with closing(sqlite3.connect(full)) as terminal:
        terminal.execute("PRAGMA journal_mode = WAL")
        terminal.execute("DELETE FROM votes")
        terminal.commit()
        with pytest.raises(Locked):
            restore(archive, full, NOON, str)

        assert terminal.execute("SELECT COUNT(*) FROM votes").fetchone() == (0,)
    assert contents(full)["votes"] == []
    assert not [name for name in names(full.parent) if "antes-de" in name or name.startswith(".")]
