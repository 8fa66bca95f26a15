"""One copy a day, whatever is restarted when; a failure is told, tried again, and stops nothing."""

import asyncio
import logging
import random
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.backups import daily
from bot.backups.daily import Daily, last_due
from bot.backups.making import Made, make
from bot.backups.reading import verify
from bot.backups.rotation import copies, moment_of, name_at
from bot.settings import Backups, Settings
from tests.bot.backups.filling import names
from tests.builders import NOON
from tests.conftest import url_of
from tests.fakes import FakeClock

PANAMA, SANTIAGO = ZoneInfo("America/Panama"), ZoneInfo("America/Santiago")
THREE = time(3, 0)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Maker:
    """Makes copies that are only names, as fast as a test wants; refuses when told to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.refuses = False
        self.attempts: list[datetime] = []

    def __call__(self, now: datetime) -> Made:
        self.attempts.append(now)
        if self.refuses:
            raise ZeroDivisionError("las palabras de alguien")
        self._folder.mkdir(exist_ok=True)
        path = self._folder / name_at(now)
        path.touch(exist_ok=False)
        return Made(path, 1, 1, 1, is_encrypted=False)

    def daily(self, *, keep: int = 14, at: time = THREE, zone: ZoneInfo = PANAMA) -> Daily:
        """As after a start of the program."""
        return Daily(Backups(self._folder, keep, at, ""), zone, FakeClock(), self)


@pytest.fixture
def maker(folder: Path) -> Maker:
    return Maker(folder)


def made(folder: Path) -> list[datetime]:
    return [moment for file in copies(folder) if (moment := moment_of(file))]


def local(text: str, zone: ZoneInfo = PANAMA) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


async def test_the_first_copy_is_made_at_the_first_start(maker: Maker, folder: Path) -> None:
    await maker.daily().tick(NOON)

    assert made(folder) == [NOON]


async def test_the_next_one_is_made_at_its_hour(maker: Maker, folder: Path) -> None:
    program = maker.daily()
    for moment in ("2026-11-23T12:00", "2026-11-23T23:59", "2026-11-24T02:59", "2026-11-24T03:00", "2026-11-24T03:01"):
        await program.tick(local(moment))

    assert made(folder) == [local("2026-11-23T12:00"), local("2026-11-24T03:00")]


async def test_a_restart_neither_skips_nor_doubles_a_day(maker: Maker, folder: Path) -> None:
    for moment in (
        "2026-11-23T03:00",
        "2026-11-23T03:00:30",
        "2026-11-24T02:59",
        "2026-11-24T09:00",
        "2026-11-24T10:00",
    ):
        await maker.daily().tick(local(moment))

    assert made(folder) == [local("2026-11-23T03:00"), local("2026-11-24T09:00")]


async def test_a_copy_made_by_hand_after_the_hour_is_the_one_of_the_day(maker: Maker, folder: Path) -> None:
    maker(local("2026-11-23T04:00"))

    await maker.daily().tick(local("2026-11-23T05:00"))
    await maker.daily().tick(local("2026-11-24T03:00"))

    assert made(folder) == [local("2026-11-23T04:00"), local("2026-11-24T03:00")]


async def test_a_copy_from_the_future_does_not_stop_those_of_today(maker: Maker, folder: Path) -> None:
    maker(NOON + 900 * DAY)

    await maker.daily(keep=1).tick(NOON)

    assert made(folder) == [NOON, NOON + 900 * DAY]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("zone", "at"), [(PANAMA, THREE), (SANTIAGO, time(0, 30)), (SANTIAGO, time(23, 59))])
async def test_over_weeks_of_restarts_every_day_with_a_running_program_has_one_copy(
    maker: Maker, folder: Path, seed: int, zone: ZoneInfo, at: time
) -> None:
    """From before a change of clocks in Chile to after it; an outage may last three days."""
    chance = random.Random(seed)  # noqa: S311 — outages, not secrets
    now, end = datetime(2026, 8, 20, 12, tzinfo=UTC), datetime(2026, 10, 1, tzinfo=UTC)
    seen: list[datetime] = []
    all_made: set[datetime] = set()
    program = maker.daily(keep=5, at=at, zone=zone)
    while now < end:
        await program.tick(now)
        seen.append(now)
        all_made |= set(made(folder))
        assert len({moment.astimezone(zone).date() for moment in made(folder)}) <= 5
        assert made(folder)[-1] == max(all_made)
        now += timedelta(minutes=30)
        if chance.random() < 0.03:
            now += chance.random() * chance.choice([HOUR / 2, DAY, 3 * DAY])
            program = maker.daily(keep=5, at=at, zone=zone)

    slots = [*sorted({last_due(moment, at, zone) for moment in seen}), end]
    counts = [sum(one <= moment < other for moment in all_made) for one, other in pairwise(slots)]
    assert set(counts) == {1}
    assert len(counts) > 20


async def test_only_the_chosen_days_stay(maker: Maker, folder: Path) -> None:
    program = maker.daily(keep=3)
    for day in range(10):
        await program.tick(NOON + day * DAY)

    assert made(folder) == [NOON + day * DAY for day in (7, 8, 9)]


async def test_a_failure_is_told_without_words_and_tried_again_in_an_hour(
    maker: Maker, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    maker.refuses = True
    program = maker.daily()
    for minutes in (0, 1, 59, 60, 61):
        await program.tick(NOON + timedelta(minutes=minutes))
    maker.refuses = False
    await program.tick(NOON + 2 * HOUR)

    assert maker.attempts == [NOON, NOON + HOUR, NOON + 2 * HOUR]
    assert made(folder) == [NOON + 2 * HOUR]
    assert caplog.text.count("backup: not made (ZeroDivisionError at test_daily.py") == 2
    assert "palabras" not in caplog.text


async def test_after_a_failure_a_clock_that_is_set_back_does_not_make_it_wait(maker: Maker, folder: Path) -> None:
    maker.refuses = True
    program = maker.daily()
    await program.tick(NOON + 900 * DAY)
    maker.refuses = False

    await program.tick(NOON)

    assert made(folder) == [NOON]


async def test_nothing_is_deleted_when_no_copy_could_be_made(maker: Maker, folder: Path) -> None:
    for day in range(5):
        maker(NOON - (5 - day) * DAY)
    maker.refuses = True

    await maker.daily(keep=1).tick(NOON)

    assert len(made(folder)) == 5


async def test_a_folder_that_cannot_be_read_is_a_failure_like_any(
    maker: Maker, folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(_folder: Path) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(daily, "copies", refusing)

    await maker.daily().tick(NOON)

    assert "backup: not made (PermissionError" in caplog.text


def settings(database: Path, folder: Path, **more: str) -> Settings:
    return Settings.from_env({"DATABASE_URL": url_of(database), "BACKUP_FOLDER": str(folder), **more})


def test_the_service_makes_none_when_it_is_turned_off(full: Path, folder: Path) -> None:
    assert daily.parts(settings(full, folder, BACKUP_KEEP="0"), FakeClock()) == []


async def test_the_service_makes_a_whole_copy_without_stopping_for_it(
    full: Path, folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO, "bot")
    stop, turns = asyncio.Event(), 0
    tick = Daily.tick

    async def once(program: Daily, now: datetime) -> None:
        await tick(program, now)
        stop.set()

    monkeypatch.setattr(Daily, "tick", once)
    [part] = daily.parts(settings(full, folder, BACKUP_PASSPHRASE="doce letras o más"), FakeClock())
    running: asyncio.Future[None] = asyncio.ensure_future(part(stop))
    while not running.done():
        turns += 1
        await asyncio.sleep(0)

    [copy] = copies(folder)
    assert verify(copy, full.parent, NOON, lambda: "doce letras o más").is_encrypted
    assert turns > 10
    assert f"backup: made {copy.name}" in caplog.text
    assert str(folder) not in caplog.text


async def test_a_database_that_fails_is_a_failure_like_any(
    full: Path, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(sqlite3.connect(full)) as database, database:
        database.execute("DROP TABLE alembic_version")
    chosen = settings(full, folder)
    program = Daily(chosen.backups, PANAMA, FakeClock(), lambda now: make(full, chosen.backups.folder, now, ""))

    await program.tick(NOON)

    assert "backup: not made (Foreign" in caplog.text
    assert names(full.parent) == ["enlace.db"]
