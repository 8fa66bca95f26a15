"""The days that were chosen stay, the newest good copy always does, and other people's files are left alone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.backups.rotation import copies, moment_of, name_at, rotate
from tests.bot.backups.filling import names

PANAMA = ZoneInfo("America/Panama")
DAY = timedelta(days=1)
EIGHT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""Three in the morning in Panama."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def put(folder: Path, *moments: datetime) -> list[Path]:
    files = [folder / name_at(moment) for moment in moments]
    for file in files:
        file.touch()
    return files


def test_a_name_says_its_moment_in_utc(folder: Path) -> None:
    there = EIGHT.astimezone(PANAMA)

    assert name_at(there) == "enlace-20261123-080000.respaldo"
    assert moment_of(folder / name_at(there)) == EIGHT


@pytest.mark.parametrize(
    "name",
    [
        "enlace-20261123-080000.respaldo.tmp",
        "enlace-20261399-080000.respaldo",
        "copia de enlace-20261123-080000.respaldo",
        "enlace-20261123-080000.zip",
        "enlace.db",
    ],
)
def test_other_names_are_no_copies(folder: Path, name: str) -> None:
    (folder / name).touch()

    assert moment_of(folder / name) is None
    assert copies(folder) == []


def test_there_are_no_copies_in_a_folder_that_is_not_there(folder: Path) -> None:
    assert list(copies(folder / "nada")) == []


def test_the_chosen_days_stay(folder: Path) -> None:
    files = put(folder, *(EIGHT - n * DAY for n in range(20)))

    gone = rotate(folder, 14, files[0], PANAMA)

    assert copies(folder) == sorted(files[:14])
    assert sorted(gone) == sorted(files[14:])


def test_copies_made_by_hand_push_no_other_day_out(folder: Path) -> None:
    by_hand = [EIGHT + timedelta(hours=n) for n in range(1, 10)]
    files = put(folder, EIGHT - 2 * DAY, EIGHT - DAY, EIGHT, *by_hand)

    rotate(folder, 2, files[-1], PANAMA)

    assert copies(folder) == files[1:]


def test_a_day_is_a_day_of_the_secretariat(folder: Path) -> None:
    """Eleven at night and one in the morning in Panama are one day in UTC, and two there."""
    late, early = EIGHT - timedelta(hours=4), EIGHT - timedelta(hours=2)
    files = put(folder, late, early)

    rotate(folder, 1, files[-1], PANAMA)

    assert copies(folder) == files[1:]


def test_days_without_copies_do_not_count(folder: Path) -> None:
    files = put(folder, EIGHT - 300 * DAY, EIGHT - 200 * DAY, EIGHT)

    rotate(folder, 3, files[-1], PANAMA)

    assert copies(folder) == files


def test_the_copy_that_was_just_made_stays_whatever_the_clock_said_before(folder: Path) -> None:
    future = put(folder, EIGHT + 900 * DAY, EIGHT + 901 * DAY)
    old, made = put(folder, EIGHT - DAY, EIGHT)

    rotate(folder, 1, made, PANAMA)

    assert copies(folder) == [made, *future]
    assert not old.exists()


def test_nothing_goes_when_it_is_not_known_what_was_made(folder: Path) -> None:
    files = put(folder, EIGHT - DAY, EIGHT)

    assert list(rotate(folder, 1, folder / "otra.zip", PANAMA)) == []
    assert list(rotate(folder, 0, files[-1], PANAMA)) == []
    assert copies(folder) == files


def test_files_of_others_are_left_alone(folder: Path) -> None:
    others = ["acta.pdf", "enlace.db", "enlace-20200101-000000.zip", "enlace-20200101-000000.respaldo.tmp2", "x.tmp"]
    for name in others:
        (folder / name).touch()
    [made] = put(folder, EIGHT)

    rotate(folder, 1, made, PANAMA)

    assert names(folder) == sorted([*others, made.name])


def test_what_was_never_finished_goes_after_a_day(folder: Path) -> None:
    [made] = put(folder, EIGHT)
    for moment in (EIGHT - timedelta(hours=25), EIGHT - timedelta(hours=1)):
        (folder / f"{name_at(moment)}.tmp").touch()

    rotate(folder, 1, made, PANAMA)

    assert names(folder) == ["enlace-20261123-070000.respaldo.tmp", made.name]
