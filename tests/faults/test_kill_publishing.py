"""Killed while five thousand entries are published, at thirty moments: all of them are served afterwards, or none."""

import asyncio
import multiprocessing
import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.clock import SystemClock
from bot.storage.database import opened
from bot.storage.store import Store
from handlers.ports import Change, Edition, Who
from knowledge.articles import Address
from tests.conftest import url_of

pytestmark = pytest.mark.slow

ENTRIES, MOMENTS = 5_000, 30
WHO = Who("t", "olga", "Olga")
CHANGES = tuple(
    Change(Address("faq", f"e{n}"), None, {"id": f"e{n}", "question": f"¿Entrada {n}?", "says": ["Q1"]})
    for n in range(ENTRIES)
)
_STATEMENTS = 2 + 3 * -(-ENTRIES // 400)
"""What publishing sends to the database, about: the edition, and three for each block."""


async def publish(database: str) -> None:
    async with opened(database) as engine, Store(engine, SystemClock()).transaction() as work:
        await work.editions.publish(Edition(0, 1, WHO, ""), CHANGES, {})


def doomed(database: str, moment: int) -> None:
    """A process that publishes, and is killed before its statement of this number, or as it commits."""
    left = moment

    def counted(*_: Any) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", counted)
    event.listen(Engine, "commit", counted)
    asyncio.run(publish(database))


def counted(database: Path) -> tuple[int, int, int]:
    with closing(sqlite3.connect(database)) as open_:
        editions, revisions, overrides = (
            int(open_.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 — names of ours
            for table in ("editions", "revisions", "overrides")
        )
    return editions, revisions, overrides


@pytest.mark.parametrize("seed", range(MOMENTS))
async def test_an_edition_is_whole_or_not_there(database: Path, seed: int) -> None:
    async with opened(url_of(database)):
        pass
    moment = 4 + seed * (_STATEMENTS + 6) // MOMENTS
    process = multiprocessing.get_context("forkserver").Process(target=doomed, args=(url_of(database), moment))
    process.start()
    await asyncio.to_thread(process.join)

    found = counted(database)

    assert found in ((0, 0, 0), (1, ENTRIES, ENTRIES))
    assert process.exitcode == -signal.SIGKILL or moment > _STATEMENTS
    assert (found[0] == 1) == (process.exitcode == 0)
    async with opened(url_of(database)) as engine, Store(engine, SystemClock()).transaction() as work:
        assert await work.editions.latest() == found[0]
        assert len(await work.editions.overrides()) == found[2]
