"""Everything that goes wrong with a database, in one tree; each says in Spanish what to do about it.

StorageProblem        any failure of the database
  CannotOpen          the file cannot be created or opened
  ReadOnly            it opens, but nothing can be stored in it
  Locked              another program holds it for too long
  Damaged             the file is corrupt, or no database at all
  Foreign             a database of another program
  TooNew              written by a newer version of this program
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from handlers.texts import operation as texts


class StorageProblem(Exception):  # noqa: N818 — the house calls them problems
    """Any failure of the database; its text is one line in Spanish for whoever runs the program."""

    says = staticmethod(texts.database_failed)

    def __init__(self, place: str) -> None:
        super().__init__(self.says(place))


class CannotOpen(StorageProblem):
    """The file cannot be created or opened."""

    says = staticmethod(texts.database_cannot_open)


class ReadOnly(StorageProblem):
    """Nothing can be stored in it."""

    says = staticmethod(texts.database_read_only)


class Locked(StorageProblem):
    """Another program holds it for too long."""

    says = staticmethod(texts.database_locked)


class Damaged(StorageProblem):
    """Corrupt, or no database at all."""

    says = staticmethod(texts.database_damaged)


class Foreign(StorageProblem):
    """A database of another program."""

    says = staticmethod(texts.database_foreign)


class TooNew(StorageProblem):
    """Written by a newer version of this program."""

    says = staticmethod(texts.database_too_new)


_BY_CODE: dict[int, type[StorageProblem]] = {
    sqlite3.SQLITE_CANTOPEN: CannotOpen,
    sqlite3.SQLITE_PERM: CannotOpen,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_BUSY: Locked,
    sqlite3.SQLITE_LOCKED: Locked,
    sqlite3.SQLITE_CORRUPT: Damaged,
    sqlite3.SQLITE_NOTADB: Damaged,
}


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Errors of the driver leave the block as a `StorageProblem` about the database at `place`."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise _BY_CODE.get(_code(cause), StorageProblem)(place) from error


def _code(error: BaseException | None) -> int:
    """The primary result code of SQLite (the low byte of the extended one), or -1."""
    while error is not None:
        code = getattr(error, "sqlite_errorcode", None)
        if isinstance(code, int):
            return code & 0xFF
        error = error.__cause__
    return -1
