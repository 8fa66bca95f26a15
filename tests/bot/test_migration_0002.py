"""A database of the second version keeps every row of every table, as it was, or is left alone."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import op

from bot.storage import migrations
from bot.storage.database import opened
from bot.storage.store import Store
from bot.work import Parcel
from handlers.messages import Choice, Letter
from handlers.ports import Change, Edition, Vote, Who
from knowledge.articles import Address
from tests.bot.test_migration import NINE, ODD, make, tables, until_the_power_goes, upgraded
from tests.builders import NOON, letter
from tests.conftest import url_of
from tests.fakes import FakeClock

EVA = '{"channel": "t", "person": "eva", "name": "Eva"}'
SENT = "2026-11-23 10:00:00.000000"
ROWS: dict[str, list[tuple[Any, ...]]] = {
    "people": [
        ("t", "eva", "eva", "admin", "approved", "Eva", "Perú", "CEPR", "Jefa", "e@x.org", "America/Lima", "eva", 1)
    ],
    "cases": [(3, ODD, "new", NINE, None, None, NINE, "", EVA, None, None, None, 0, None, None, 0, "55", "")],
    "askers": [("t", "m1", 3, 0, "ana", "ana", ODD, "55", "Ana", "CONARE", "Bolivia")],
    "case_entries": [(4, 3, NINE, "asked", "Ana", ODD)],
    "drafts": [(2, 3, "¿Hay cupos?", "[]", "Sí.", "", EVA)],
    "outbox": [
        (1, "k1", "t", "ana", ODD, "queued", 0, NINE, None, '[{"label": "Sí", "says": "sí", "link": ""}]', "revise",
         "ficha", "case:3", "F-1", 2, 1, "TimedOut", NINE, None, None),
        (5, "k5", "t", "eva", "Nueva.", "sent", 1, NINE, SENT, "[]", "say", "", "", "", 1, 0, "", NINE, NINE, "77 78"),
    ],
    "conversations": [("t", "ana", '{"dialogue": {"is": "idle"}, "turn": null}', NINE)],
    "inbox": [
        ("t", "m1", "[]", NINE, "ana", "55", "", NINE, 0),
        ("t", "m2", None, None, "ana", "56", '{"id": "m2", "channel": "t", "conversation": "ana", "person": "ana", '
         '"text": "¿Becas?"}', NINE, 0),
    ],
    "invitations": [("abc", "official", "Perú", "CEPR", EVA, NINE, 2)],
    "audit": [(9, NINE, EVA, "role", "t:eva", "admin")],
    "votes": [("t", "ana", "F-1", 1, SENT)],
    "threads": [("t", "grupo", "case:3", "901", "🟡 3", "55")],
    "moves": [("t", "viejo", "grupo")],
}  # fmt: skip
"""Of every table, in the order of its columns."""

NEW = {
    *("changesets", "editions", "files", "jobs", "overrides", "questions", "revisions", "trials"),
    *("attendances", "meetings", "reminders", "subscriptions"),
}


@pytest.fixture
async def old(tmp_path: Path) -> Path:
    """A database of revision 0002, as the migrations make it, with rows in every table."""
    file = tmp_path / "enlace.db"
    await asyncio.to_thread(make, file, "0002", ROWS)
    return file


async def test_rows_of_every_table_are_put_to_the_test(old: Path) -> None:
    theirs = set(tables(old)) - {migrations.TABLE, "sqlite_sequence"}

    assert theirs == set(ROWS)


async def test_every_row_of_every_table_is_as_it_was(old: Path) -> None:
    before = tables(old)

    await upgraded(old)

    after = tables(old)
    assert set(after) - set(before) == NEW
    for name in ROWS.keys() - {"outbox"}:
        assert after[name] == before[name], name
    assert [row[:20] for row in after["outbox"]] == before["outbox"]
    assert [row[20:] for row in after["outbox"]] == [("", "[]")] * 2
    assert all(after[name] == [] for name in NEW)


async def test_numbers_that_were_given_are_not_given_again(old: Path, clock: FakeClock) -> None:
    with closing(sqlite3.connect(old)) as database, database:
        database.execute("DELETE FROM outbox WHERE number = 5")

    async with opened(url_of(old)) as engine, Store(engine, clock).transaction() as work:
        await work.outbox.put(letter("nueva", to="leo"))
        _, parcel = sorted(await work.outbox.claim(clock.now(), "t"), key=lambda one: one.number)

    assert (parcel.letter.key, parcel.number) == ("nueva", 6)


async def test_what_was_under_way_goes_on(old: Path, clock: FakeClock) -> None:
    offered = (Choice("Sí", "sí"),)
    async with opened(url_of(old)) as engine, Store(engine, clock).transaction() as work:
        claimed = await work.outbox.claim(clock.now(), "t")
        delivered = await work.posted.letter_at("t", "eva", "78")
        [waiting] = await work.inbox.waiting("t")
        case = await work.cases.find(3)
        votes = await work.questions.votes_since(NOON.date())

    whole = Letter("k1", "t", "ana", ODD, offered, "revise", "ficha", "case:3", "broadcast", entry="F-1")
    assert claimed == [Parcel(1, whole, 0, True)]
    assert delivered == Letter("k5", "t", "eva", "Nueva.")
    assert (waiting.text, waiting.file, waiting.markup) == ("¿Becas?", None, "")
    assert case is not None
    assert (case.question, [asker.person for asker in case.askers]) == (ODD, ["ana"])
    assert list(votes) == [Vote("F-1", True, NOON.replace(hour=10))]


async def test_an_upgraded_database_takes_editions_and_never_changes_them(old: Path, clock: FakeClock) -> None:
    change = Change(Address("faq", "cupos"), None, {"id": "cupos"})
    async with opened(url_of(old)) as engine, Store(engine, clock).transaction() as work:
        latest = await work.editions.latest()
        await work.editions.publish(Edition(0, 1, Who("t", "eva", "Eva"), ""), [change], {})

    assert latest == 0
    orders = ("UPDATE audit SET act = 'x'", "DELETE FROM revisions", "UPDATE editions SET reason = 'x'")
    with closing(sqlite3.connect(old)) as database, database:
        for order in orders:
            with pytest.raises(sqlite3.IntegrityError, match=r"never changed|only ever added"):
                database.execute(order)


@pytest.mark.parametrize("after", [0, 1, 4, 8, 13, 17])
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
    assert len(tables(old)["outbox"]) == 2
