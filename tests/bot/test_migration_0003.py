"""A database of the third version keeps every row of every table, as it was, or is left alone."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import op

from bot.storage import migrations
from bot.storage.database import opened
from bot.storage.store import Store
from handlers.ports import Asked, Meeting, Reminder, Session, Subscription, Who
from tests.bot import test_migration_0002 as second
from tests.bot.test_migration import NINE, ODD, make, tables, until_the_power_goes, upgraded
from tests.builders import NOON
from tests.conftest import url_of
from tests.fakes import FakeClock

ROWS: dict[str, list[tuple[Any, ...]]] = {
    **second.ROWS,
    "outbox": [(*row, "job:1:result", '[["«a»", "<b>a</b>"]]') for row in second.ROWS["outbox"]],
    "changesets": [(3, second.EVA, '[["faq", "cupos", null, {"id": "cupos"}]]', ODD, "", "published", NINE, NINE, 2)],
    "editions": [(1, 3, second.EVA, ODD, None, 0, None, NINE)],
    "revisions": [(1, "faq", "cupos", "null", '{"id": "cupos"}')],
    "overrides": [("faq", "cupos", '{"id": "cupos"}', "null", 1)],
    "trials": [(3, 2, 0, 812, "[]", "[]", NINE)],
    "jobs": [(7, "export", second.EVA, "{}", "t", "eva", "queued", NINE)],
    "files": [("job:1:result", "Preguntas ñ.xlsx", b"\0\xff", NINE)],
    "questions": [(5, ODD, "", "Perú", '["Becas"]', "unknown", NINE)],
}
"""Of every table, in the order of its columns."""

NEW = {"attendances", "meetings", "reminders", "subscriptions"}


@pytest.fixture
async def old(tmp_path: Path) -> Path:
    """A database of revision 0003, as the migrations make it, with rows in every table."""
    file = tmp_path / "enlace.db"
    await asyncio.to_thread(make, file, "0003", ROWS)
    return file


async def test_rows_of_every_table_are_put_to_the_test(old: Path) -> None:
    assert set(tables(old)) - {migrations.TABLE, "sqlite_sequence"} == set(ROWS)


async def test_every_row_of_every_table_is_as_it_was(old: Path) -> None:
    before = tables(old)

    await upgraded(old)

    after = tables(old)
    assert set(after) - set(before) == NEW
    assert {name: after[name] for name in ROWS} == {name: before[name] for name in ROWS}
    assert all(after[name] == [] for name in NEW)


async def test_an_upgraded_database_works_on_and_takes_meetings(old: Path, clock: FakeClock) -> None:
    session = Session(NOON, NOON + timedelta(hours=1))
    meeting = Meeting(0, "r1@enlace", "Taller", "America/Lima", (session,), "online", Who("t", "eva", "Eva"))
    reminder = Reminder(1, "t", "ana", timedelta(days=1), NOON)
    async with opened(url_of(old)) as engine, Store(engine, clock).transaction() as work:
        stored = await work.meetings.add(meeting)
        await work.subscriptions.keep(Subscription("t", "ana"))
        await work.reminders.plan(1, [reminder], NOON)
        due = await work.reminders.due(NOON)
        asked = await work.questions.since(NOON.date() - timedelta(days=365))
        job = await work.jobs.claim()

    assert stored == replace(meeting, number=1, changed=NOON)
    assert due == [reminder]
    assert asked == [Asked(ODD, "unknown", "", "Perú", ("Becas",), NOON.replace(month=3, day=2, hour=9))]
    assert job and job.number == 7


async def test_what_was_published_still_cannot_be_changed(old: Path) -> None:
    await upgraded(old)

    with closing(sqlite3.connect(old)) as database, database:
        for order in ("UPDATE audit SET act = 'x'", "DELETE FROM revisions", "UPDATE editions SET reason = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match=r"never changed|only ever added"):
                database.execute(order)


@pytest.mark.parametrize("after", range(8))
async def test_an_upgrade_that_is_interrupted_leaves_the_old_database_and_can_be_repeated(
    old: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    before = tables(old)
    with monkeypatch.context() as patch:
        left_to_do = iter(range(after))
        for order in ("batch_alter_table", "create_table", "create_index", "execute"):
            patch.setattr(op, order, until_the_power_goes(getattr(op, order), left_to_do))
        with pytest.raises(RuntimeError, match="the power went"):
            await upgraded(old)
    left = tables(old)

    await upgraded(old)

    assert left == before
    assert set(tables(old)) >= NEW
