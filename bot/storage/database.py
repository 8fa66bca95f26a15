"""Opening and closing the database.

SQLite: write-ahead log, foreign keys, and every transaction starts with BEGIN IMMEDIATE, so that two processes wait for
one another instead of failing half-way (a deferred transaction that reads first cannot always become a writer).
The recipe is SQLAlchemy's own for aiosqlite: the driver's transactions off, BEGIN sent by us.
"""

import contextlib
import sqlite3
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

from sqlalchemy import URL, Connection, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage import migrations
from bot.storage.driver import Connection as Connected
from bot.storage.driver import connect
from bot.storage.problems import CannotOpen, Foreign, TooNew, translated

PATIENCE = 5.0
"""Seconds to wait for another process; a transaction of ours takes some 10 ms."""


@contextlib.asynccontextmanager
async def opened(url: str, *, patience: float = PATIENCE) -> AsyncIterator[AsyncEngine]:
    """An engine on an up-to-date database, created if need be; closed at the end of the block.

    Raises a StorageProblem that tells what is wrong with it.
    """
    place = _place(url)
    _make_folder(place)
    (file,), options = place.get_dialect()().create_connect_args(place)
    creator = partial(connect, file, timeout=patience, **options)
    engine = create_async_engine(place, hide_parameters=True, async_creator=creator)
    event.listen(engine.sync_engine, "begin", _begin)
    try:
        with translated(shown(engine)):
            _try_file(file, uri=bool(options.get("uri")))
            async with engine.begin() as connection:
                await connection.run_sync(_bring_up_to_date)
        yield engine
    finally:
        await engine.dispose()


async def emptied_log(engine: AsyncEngine) -> None:
    """Nothing of what was ever written is left in the log, if nobody reads just now; else, when the log starts anew."""
    async with engine.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        if isinstance(driver, Connected):
            await driver.empty_log()


def shown(engine: AsyncEngine) -> str:
    """The database as a person knows it: its file."""
    return engine.url.database or ""


def _place(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError as error:
        raise CannotOpen(url) from error


def _make_folder(place: URL) -> None:
    database = place.database or ""
    if database.startswith("file:"):  # a URI of SQLite says itself how to open
        return
    try:
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotOpen(database) from error


def _try_file(file: str, *, uri: bool) -> None:
    """Open and close it once without aiosqlite: a thread of 0.22 that cannot open outlives the loop, and complains."""
    sqlite3.connect(file, uri=uri).close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _bring_up_to_date(connection: Connection) -> None:
    """Alembic takes 0.2 s to import, so it is only asked when a plain look at the revision says so."""
    revision = _revision(connection)
    if revision == migrations.HEAD:
        # SQLite begins happily on a file that it cannot write; this writes nothing and needs the right to.
        connection.execute(text(f"UPDATE {migrations.TABLE} SET version_num = version_num WHERE 1 = 0"))  # noqa: S608
        return
    if not migrations.upgrade(connection, revision):
        raise TooNew(connection.engine.url.database or "")


def _revision(connection: Connection) -> str | None:
    tables = inspect(connection).get_table_names()
    if migrations.TABLE in tables:
        found = connection.execute(text(f"SELECT version_num FROM {migrations.TABLE}")).scalar()  # noqa: S608 — a constant
        return None if found is None else str(found)
    if tables:
        raise Foreign(connection.engine.url.database or "")
    return None
