"""The address of a private calendar: told once, and then in no byte of the database, of its log or of ours."""

import logging
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.channels.plain import rendered
from bot.channels.telegram.outlet import Outlet
from bot.courier import Courier
from bot.delivery import Refused, Uncertain
from bot.doorway import Doorway
from bot.storage.database import opened
from bot.storage.store import Store
from bot.wiring import handlers_for
from bot.work import Parcel
from handlers.officials.calendars import feed_of
from handlers.texts import calendars as texts
from tests.builders import BRAIN, OFFICE, message, person
from tests.conftest import url_of
from tests.fakes import FakeClock

PUBLIC = replace(OFFICE, public_url="https://enlace.example")
ASKED = message("/mi_calendario", id="m7")
_SECRET = re.compile(r"https://enlace\.example/calendario/([\w-]{43})\.ics")


@pytest.fixture
async def store(database: Path, clock: FakeClock) -> AsyncIterator[Store]:
    async with opened(url_of(database)) as engine:
        store = Store(engine, clock)
        async with store.transaction() as work:
            await work.people.record(person("ana"))
        yield store


class Post:
    """Fails as it is told to, then delivers."""

    def __init__(self, *failures: Exception) -> None:
        self._failures = list(failures)
        self.tried: list[str] = []

    async def deliver(self, parcel: Parcel) -> str:
        self.tried.append(parcel.letter.text)
        if self._failures:
            raise self._failures.pop(0)
        return "5"


def doorway(store: Store, clock: FakeClock, *, by_letter: bool = True) -> Doorway:
    handlers = partial(handlers_for, brain=BRAIN, clock=clock, office=PUBLIC)
    return Doorway(store, handlers, Outlet(clock, lambda entry: ()) if by_letter else None)


def secret_in(text: str) -> str:
    found = _SECRET.search(text)
    assert found, text
    return found[1]


def places(database: Path, secret: str) -> list[str]:
    """The files of the database in which the secret can be read."""
    files = [database, *database.parent.glob(f"{database.name}-*")]
    return [file.name.removeprefix(database.name) for file in files if secret.encode() in file.read_bytes()]


async def test_once_it_was_delivered_the_secret_is_in_no_byte_of_the_database_nor_in_the_log(
    store: Store, database: Path, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    post = Post(Uncertain("timeout"))
    courier = Courier(store, post.deliver, clock, channel="t")

    [said] = await doorway(store, clock).receive(ASKED)
    secret = secret_in(said.text)
    before = places(database, secret)
    await courier.deliver_all()
    unsure = places(database, secret)
    clock.advance(timedelta(minutes=1))
    await courier.deliver_all()

    assert (before, unsure) == (["-wal"], ["-wal"]), "until it arrived, it must be there"
    assert [secret_in(text) for text in post.tried] == [secret, secret]
    assert places(database, secret) == []
    assert secret not in caplog.text
    async with store.transaction() as work:
        assert await work.subscriptions.with_feed(feed_of(secret)) is not None


async def test_a_secret_that_reached_the_file_of_the_database_is_overwritten_there(
    store: Store, database: Path, clock: FakeClock
) -> None:
    [said] = await doorway(store, clock).receive(ASKED)
    secret = secret_in(said.text)
    with closing(sqlite3.connect(database)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    in_the_file = places(database, secret)

    await Courier(store, Post().deliver, clock, channel="t").deliver_all()

    assert in_the_file == [""]
    assert places(database, secret) == []


async def test_somebody_who_reads_meanwhile_is_not_waited_for_and_the_log_is_cut_when_it_starts_anew(
    store: Store, database: Path, clock: FakeClock
) -> None:
    [said] = await doorway(store, clock).receive(ASKED)
    secret = secret_in(said.text)
    with closing(sqlite3.connect(database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM outbox").fetchone()
        await Courier(store, Post().deliver, clock, channel="t").deliver_all()
        meanwhile = places(database, secret)
        reader.execute("COMMIT")
        reader.execute("PRAGMA wal_checkpoint(PASSIVE)")

    for name in ("uno", "dos"):
        async with store.transaction() as work:
            await work.people.record(person(name))

    assert meanwhile == ["-wal"]
    assert places(database, secret) == []


async def test_a_secret_that_is_given_up_is_forgotten_too(store: Store, database: Path, clock: FakeClock) -> None:
    [said] = await doorway(store, clock).receive(ASKED)
    post = Post(Refused("blocked"))
    courier = Courier(store, post.deliver, clock, channel="t")

    await courier.deliver_all()
    left = places(database, secret_in(said.text))
    async with store.transaction() as work:
        await work.outbox.retry(1)
    await courier.deliver_all()

    assert left == []
    assert post.tried == [said.text, texts.shown_once()]


@pytest.mark.parametrize("by_letter", [True, False])
async def test_the_same_message_again_hears_that_it_was_shown_once_and_how_to_renew_it(
    store: Store, clock: FakeClock, *, by_letter: bool
) -> None:
    answering = doorway(store, clock, by_letter=by_letter)
    [first] = await answering.receive(ASKED)
    await Courier(store, Post().deliver, clock, channel="t").deliver_all()

    [again] = await answering.receive(ASKED)

    assert secret_in(first.text)
    assert again.text == texts.shown_once()
    assert "/mi_calendario nuevo" in again.text


async def test_what_a_terminal_prints_is_never_written_down(store: Store, database: Path, clock: FakeClock) -> None:
    replies = await doorway(store, clock, by_letter=False).receive(ASKED)

    assert places(database, secret_in(rendered(replies, None))) == []
