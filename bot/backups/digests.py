"""What is in a database, table by table: how many rows, and one number that changes with any of them.

Rows are told in the order of their primary key (of all columns where there is none), each value with its kind and its
length, so that no two contents are told alike. The file must stand still: it is read without locks.
"""

import hashlib
import sqlite3
import struct
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Digest:
    """The rows of one table."""

    rows: int
    sha256: str


def digests_of(database: Path) -> Mapping[str, Digest]:
    """Of every table, by its name. Raises sqlite3.Error when the file cannot be read as a database."""
    with closing(still(database)) as connection:
        return {name: _digest(connection, name) for name in _tables(connection)}


def still(database: Path) -> sqlite3.Connection:
    """A connection that only reads, leaves no files beside, and tells text from bytes without decoding it."""
    connection = sqlite3.connect(f"file:{quote(str(database.absolute()))}?mode=ro&immutable=1", uri=True)
    connection.text_factory = _Text
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def is_sound(database: Path) -> bool:
    """Whether SQLite finds nothing wrong with it."""
    try:
        with closing(still(database)) as connection:
            return connection.execute("PRAGMA integrity_check(1)").fetchall() == [(b"ok",)]
    except sqlite3.Error:
        return False


class _Text(bytes):
    """Text, as its bytes: what is no UTF-8 must not stop a copy."""


def _tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name.decode() for (name,) in found]


def _digest(connection: sqlite3.Connection, table: str) -> Digest:
    columns = connection.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()
    keys = sorted((place, name) for _, name, _, _, _, place in columns if place)
    order = [name for _, name in keys] or [column[1] for column in columns]
    listed = ", ".join(_quoted(name.decode()) for name in order)
    told, rows = hashlib.sha256(), 0
    told.update(b"".join(_value(column[1]) for column in columns))
    for row in connection.execute(f"SELECT * FROM {_quoted(table)} ORDER BY {listed}"):  # noqa: S608 — names, quoted
        told.update(b"".join(map(_value, row)))
        rows += 1
    return Digest(rows, told.hexdigest())


def _value(value: object) -> bytes:
    match value:
        case None:
            return b"n"
        case int():
            return b"i%d;" % value
        case float():
            return b"f" + struct.pack(">d", value)
        case _Text():
            return b"t%d;" % len(value) + value
        case bytes():
            return b"b%d;" % len(value) + value
        case _:
            raise TypeError(type(value))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
