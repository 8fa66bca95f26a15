"""A copy as one ZIP: the manifest and the database, and nothing else is ever taken out of one.

Any program opens it. Its comment, the last 64 bytes, is the sha256 of all bytes before, so that no byte can differ
unseen, not even one that ZIP does not care for. Reading takes little memory, however much is packed.
"""

import hashlib
import shutil
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from bot.backups.problems import DamagedBackup, NoRoom, TooBig

MANIFEST, DATABASE = "manifest.json", "database.sqlite"
BEGINS = b"PK\x03\x04"
LARGEST = 4 * 2**30
"""Bytes of a database: more is neither packed nor unpacked."""
LARGEST_MANIFEST = 2**20
RESERVE = 50 * 2**20
"""Bytes that no copy takes from the disk: a service needs them to write."""
CHUNK = 2**20
_SEAL = 64
_ILL_FORMED = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(EOFError, ValueError, OverflowError, NotImplementedError, RuntimeError),
)
"""What zipfile says of files that somebody built."""


def pack(manifest: bytes, database: Path, file: IO[bytes]) -> None:
    """Write both into an empty file that is open for reading too. Raises TooBig."""
    if database.stat().st_size > LARGEST or len(manifest) > LARGEST_MANIFEST:
        raise TooBig(database)
    with zipfile.ZipFile(file, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        archive.comment = b"0" * _SEAL
        archive.writestr(MANIFEST, manifest)
        with database.open("rb") as content, archive.open(DATABASE, "w", force_zip64=True) as entry:
            shutil.copyfileobj(content, entry, CHUNK)
    seal = _seal_of(file)
    file.seek(-_SEAL, 2)
    file.write(seal)


class Packed:
    """A packed copy that is open for reading; `shown` is its name in complaints. Everything raises DamagedBackup."""

    def __init__(self, file: IO[bytes], shown: Path) -> None:
        self._file = file
        self._shown = shown
        self._archive = self._opened()

    def manifest(self) -> bytes:
        """Its bytes, which say what the database must be."""
        info = self._archive.getinfo(MANIFEST)
        if info.file_size > LARGEST_MANIFEST:
            raise TooBig(self._shown)
        return b"".join(self._content(info))

    def unpack(self, to: Path, size: int) -> None:
        """Write the database, which must have that size; raises TooBig or NoRoom before anything is written."""
        info = self._archive.getinfo(DATABASE)
        if max(info.file_size, size) > LARGEST:
            raise TooBig(self._shown)
        if info.file_size != size:
            raise DamagedBackup(self._shown)
        if size + RESERVE > shutil.disk_usage(to.parent).free:
            raise NoRoom(to.parent)
        with to.open("xb") as database:
            for piece in self._content(info):
                database.write(piece)

    def _opened(self) -> zipfile.ZipFile:
        """Nothing is read of a file whose seal is broken, nor of one with other entries than ours."""
        if self._file.seek(0, 2) < _SEAL or _seal_of(self._file) != _last(self._file):
            raise DamagedBackup(self._shown)
        try:
            archive = zipfile.ZipFile(self._file)
        except _ILL_FORMED as error:
            raise DamagedBackup(self._shown) from error
        if not self._is_ours(archive):
            raise DamagedBackup(self._shown)
        return archive

    def _is_ours(self, archive: zipfile.ZipFile) -> bool:
        entries = archive.infolist()
        return sorted(entry.filename for entry in entries) == [DATABASE, MANIFEST] and all(
            entry.compress_type in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED) and not entry.flag_bits & 1
            for entry in entries
        )

    def _content(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """Piece by piece; never more than the entry says, however much is in it."""
        try:
            with self._archive.open(info) as entry:
                yield from iter(lambda: entry.read(CHUNK), b"")
        except _ILL_FORMED as error:
            raise DamagedBackup(self._shown) from error


def _last(file: IO[bytes]) -> bytes:
    file.seek(-_SEAL, 2)
    return file.read()


def _seal_of(file: IO[bytes]) -> bytes:
    left = max(0, file.seek(0, 2) - _SEAL)
    file.seek(0)
    seal = hashlib.sha256()
    while left:
        piece = file.read(min(CHUNK, left))
        if not piece:
            break
        seal.update(piece)
        left -= len(piece)
    return seal.hexdigest().encode()
