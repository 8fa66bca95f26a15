"""aiosqlite with one trip a statement: the thread of the connection executes, fetches everything and closes.

SQLAlchemy asks for a cursor, executes, fetches and closes, each a trip to that thread and back: most of what a message
cost. Nothing here streams rows; our results are short.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, Self

import aiosqlite


class Connection(aiosqlite.Connection):
    """Its cursors are plain values until they execute."""

    def cursor(self) -> "Cursor":  # type: ignore[override]
        """Nothing is asked of the thread yet."""
        return Cursor(self)

    async def create_function(self, *_given: Any, **_named: Any) -> None:
        """None of our statements calls Python; SQLAlchemy offers REGEXP, and would wait for the thread once more."""

    async def whole(self, act: Callable[[sqlite3.Cursor], object]) -> "_Whole":
        """Everything that one statement gives."""
        found: _Whole = await self._execute(_whole, self._conn, act)  # type: ignore[no-untyped-call]
        return found

    async def empty_log(self) -> None:
        """Move the write-ahead log into the database, and cut it to nothing; whoever reads is not waited for."""
        with suppress(sqlite3.Error):
            await self.whole(_empty_log)


class Cursor:
    """One statement at a time, and its rows."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: Sequence[Any] = ()
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Iterable[Any] = ()) -> Self:
        """Execute and fetch."""
        return await self._run(lambda cursor: cursor.execute(sql, parameters))  # type: ignore[arg-type]

    async def executemany(self, sql: str, parameters: Iterable[Any]) -> Self:
        """The same statement for each of the parameters."""
        return await self._run(lambda cursor: cursor.executemany(sql, parameters))

    async def fetchall(self) -> Sequence[Any]:
        """They are here already; given once."""
        rows, self._rows = self._rows, ()
        return rows

    async def close(self) -> None:
        """It was closed when it had fetched."""

    async def _run(self, act: Callable[[sqlite3.Cursor], object]) -> Self:
        self.description, self._rows, self.rowcount, self.lastrowid = await self._connection.whole(act)
        return self


async def connect(file: str, **options: Any) -> Connection:
    """For SQLAlchemy, in place of aiosqlite.connect; a program that ends does not wait for the thread.

    The connection is ready when it is handed over: whoever is cancelled meanwhile leaves none open behind.
    """
    connection = Connection(partial(_ready, file, **options), iter_chunk_size=64)
    connection._thread.daemon = True
    return await connection  # type: ignore[return-value]


def _ready(file: str, **options: Any) -> sqlite3.Connection:
    """Write-ahead log, foreign keys, and no transactions of the driver's own: ours begin with BEGIN IMMEDIATE.

    What is forgotten is overwritten, in the database (secure_delete) and in its log, which is cut when it starts anew
    (journal_size_limit): else a secret could be read in the file long after. Many builds of SQLite do the first anyway;
    we delete little, and the second is one call in a thousand pages.
    """
    connection: sqlite3.Connection = sqlite3.connect(file, isolation_level=None, **options)
    try:
        for order in ("foreign_keys = ON", "secure_delete = ON", "journal_size_limit = 0"):
            connection.execute(f"PRAGMA {order}")
        # Switching may collide with another process that starts; BEGIN IMMEDIATE then tells what is really wrong.
        with suppress(sqlite3.DatabaseError):
            connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


_Whole = tuple[Any, Sequence[Any], int, int | None]
"""Description, rows, how many rows were changed, and the last id."""


def _whole(connection: sqlite3.Connection, act: Callable[[sqlite3.Cursor], object]) -> _Whole:
    cursor = connection.cursor()
    try:
        act(cursor)
        return cursor.description, cursor.fetchall() if cursor.description else (), cursor.rowcount, cursor.lastrowid
    finally:
        cursor.close()


def _empty_log(cursor: sqlite3.Cursor) -> None:
    [(patience,)] = cursor.execute("PRAGMA busy_timeout").fetchall()
    cursor.execute("PRAGMA busy_timeout = 0").fetchall()
    try:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {patience}")
