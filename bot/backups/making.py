"""From a database, in use or not, to one file that was read back before it got its name.

Takes space beside the database for two copies of it while it works. The database may be of an older revision, which is
what one wants before an update; it is not brought up to date.
"""

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO
from urllib.parse import quote

from sqlalchemy import make_url

from bot.backups import packing
from bot.backups.digests import is_sound
from bot.backups.manifest import Manifest, is_known, manifest_of, revision_of
from bot.backups.problems import (
    BadDisk,
    CannotWrite,
    DamagedBackup,
    NoRoom,
    NotABackup,
    PassphraseProblem,
    TooBig,
    writing_in,
)
from bot.backups.reading import read
from bot.backups.rotation import DRAFT, name_at
from bot.backups.sealing import seal
from bot.backups.workplace import settle, workplace
from bot.settings import Settings
from bot.storage.database import PATIENCE
from bot.storage.problems import CannotOpen, Damaged, Foreign, TooNew, translated


@dataclass(frozen=True, slots=True)
class Made:
    """A copy that was made, and read back."""

    path: Path
    bytes: int
    tables: int
    rows: int
    is_encrypted: bool


async def backup_now(settings: Settings, now: datetime) -> Made:
    """Make one as the settings say, in a thread; raises BackupProblem or StorageProblem."""
    chosen = settings.backups
    return await asyncio.to_thread(make, database_of(settings), chosen.folder, now, chosen.passphrase)


def make(database: Path, folder: Path, now: datetime, passphrase: str = "") -> Made:
    """A new copy in the folder, encrypted with a passphrase if there is one; nothing is left behind when it fails.

    Raises BackupProblem, or a StorageProblem when it is the database that cannot be read.
    """
    if not database.is_file():
        raise CannotOpen(str(database))
    with writing_in(folder), workplace(database.parent, now) as bench:
        if 3 * _size(database) + packing.RESERVE > shutil.disk_usage(bench).free:
            raise NoRoom(database.parent)
        copy = bench / packing.DATABASE
        _copy(database, copy)
        manifest = _described(copy, database, now)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _draft(folder, now) as (draft, final):
            _write(draft, manifest, copy, passphrase)
            copy.unlink()
            _read_back(draft, manifest, bench, passphrase)
            size = draft.stat().st_size
            draft.replace(final)
        settle(folder)
    return Made(final, size, len(manifest.tables), manifest.rows, bool(passphrase))


def database_of(settings: Settings) -> Path:
    """The file that is copied."""
    return Path(make_url(settings.database_url).database or "")


def _size(database: Path) -> int:
    log = database.with_name(f"{database.name}-wal")
    return database.stat().st_size + (log.stat().st_size if log.exists() else 0)


def _copy(database: Path, copy: Path) -> None:
    """As it is at one moment, whoever writes meanwhile. The read transaction comes first: without one, SQLite would
    wait for ever for whoever locks it."""
    uri = f"file:{quote(str(database.absolute()))}?mode=rw"
    with (
        translated(str(database)),
        closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=PATIENCE)) as source,
        closing(sqlite3.connect(copy, isolation_level=None)) as target,
    ):
        source.execute("BEGIN")
        source.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")


def _described(copy: Path, database: Path, now: datetime) -> Manifest:
    """Raises what is wrong with the database itself: whoever copies a damaged one would rotate the good ones away."""
    if copy.stat().st_size > packing.LARGEST:
        raise TooBig(database)
    if not is_sound(copy):
        raise Damaged(str(database))
    revision = revision_of(copy)
    if revision is None:
        raise Foreign(str(database))
    if not is_known(revision):
        raise TooNew(str(database))
    with translated(str(database)):
        return manifest_of(copy, now)


@contextmanager
def _draft(folder: Path, now: datetime) -> Iterator[tuple[Path, Path]]:
    """A new empty file, and the name it shall get: that of the first second that is free. Gone when the block fails."""
    for later in range(60):
        final = folder / name_at(now + timedelta(seconds=later))
        draft = final.with_name(final.name + DRAFT)
        with suppress(FileExistsError):
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            if not final.exists():  # asked when nobody else can be about to make it
                break
            draft.unlink()
    else:
        raise CannotWrite(folder)
    try:
        yield draft, final
    finally:
        draft.unlink(missing_ok=True)


def _write(draft: Path, manifest: Manifest, copy: Path, passphrase: str) -> None:
    if not passphrase:
        with draft.open("r+b") as file:
            packing.pack(manifest.written(), copy, file)
            _settled(file)
        return
    plain = copy.with_name("por-cifrar.zip")
    with plain.open("x+b") as file, draft.open("r+b") as sealed:
        packing.pack(manifest.written(), copy, file)
        file.seek(0)
        seal(file, sealed, passphrase)
        _settled(sealed)
    plain.unlink()


def _settled(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _read_back(draft: Path, manifest: Manifest, bench: Path, passphrase: str) -> None:
    try:
        is_good = read(draft, bench, lambda: passphrase).manifest == manifest
    except (DamagedBackup, NotABackup, PassphraseProblem):
        is_good = False
    if not is_good:
        raise BadDisk(draft.parent)
