"""From a file to a database that is proven to be the one that was copied; what is not is refused before it is used."""

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from bot.backups import packing
from bot.backups.manifest import Manifest, Unreadable, is_known, read_manifest
from bot.backups.packing import Packed
from bot.backups.problems import CannotRead, DamagedBackup, NewerBackup, NoRoom, NotABackup, writing_in
from bot.backups.sealing import MAGIC, unseal
from bot.backups.workplace import workplace

Passphrase = Callable[[], str]
"""Asked only when the copy is encrypted."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a copy held: the database is a verified file."""

    manifest: Manifest
    database: Path
    is_encrypted: bool


def verify(archive: Path, beside: Path, now: datetime, passphrase: Passphrase) -> Content:
    """Everything that restoring proves, and no more; the database of the answer is gone again."""
    with writing_in(beside):
        beside.mkdir(parents=True, exist_ok=True)
        with workplace(beside, now) as folder:
            return read(archive, folder, passphrase)


def read(archive: Path, folder: Path, passphrase: Passphrase) -> Content:
    """Put its database into an empty folder. Raises BackupProblem when anything at all is not as it was written."""
    with _opened(archive) as file:
        begins = file.read(len(MAGIC))
        if begins == MAGIC:
            with _plain(file, archive, folder, passphrase) as packed:
                return _proven(Packed(packed, archive), folder, archive, is_encrypted=True)
        if begins.startswith(packing.BEGINS):
            return _proven(Packed(file, archive), folder, archive, is_encrypted=False)
    raise NotABackup(archive)


def _opened(archive: Path) -> IO[bytes]:
    try:
        return archive.open("rb")
    except OSError as error:
        raise CannotRead(archive) from error


def _plain(file: IO[bytes], archive: Path, folder: Path, passphrase: Passphrase) -> IO[bytes]:
    """The decrypted ZIP, on disk rather than in memory."""
    words = passphrase()
    if archive.stat().st_size + packing.RESERVE > shutil.disk_usage(folder).free:
        raise NoRoom(folder)
    with ExitStack() as closing:
        packed = closing.enter_context((folder / "copia.zip").open("x+b"))
        unseal(file, packed, words, archive)
        closing.pop_all()
    return packed


def _proven(packed: Packed, folder: Path, archive: Path, *, is_encrypted: bool) -> Content:
    try:
        manifest = read_manifest(packed.manifest())
    except Unreadable as error:
        raise (NewerBackup if error.is_newer else DamagedBackup)(archive) from error
    if not is_known(manifest.revision):
        raise NewerBackup(archive)
    database = folder / packing.DATABASE
    packed.unpack(database, manifest.size)
    if not manifest.describes(database):
        raise DamagedBackup(archive)
    return Content(manifest, database, is_encrypted)
