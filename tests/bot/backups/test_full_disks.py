"""Where nothing can be written nothing is left behind, and whoever runs the program is told in one line."""

import os
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from bot.backups import making, packing
from bot.backups.making import make
from bot.backups.problems import BadDisk, CannotWrite, NoRoom
from tests.bot.backups.filling import contents, names
from tests.builders import NOON

ROOT = Path(__file__).parents[3]
LIMITED = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path

from bot.backups import making
from bot.backups.problems import BackupProblem
from bot.storage.problems import StorageProblem

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
describe = making._described

def fills_up(*given):
    told = describe(*given) if given else None
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
    return told

if sys.argv[5] == "archive":
    making._described = fills_up
else:
    fills_up()
try:
    making.make(Path(sys.argv[2]), Path(sys.argv[3]), datetime(2026, 11, 24, tzinfo=UTC), sys.argv[4])
except (BackupProblem, StorageProblem) as problem:
    sys.exit(str(problem))
"""
"""A process whose files end at so many bytes: writing more fails, as on a full disk. From when the database is copied,
or from when the copy is packed."""


@pytest.mark.parametrize("words", ["", "un caballo y una batería"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("of", ["copy", "archive"])
def test_a_disk_that_fills_up_leaves_neither_a_copy_nor_a_part_of_one(
    full: Path, folder: Path, words: str, part: float, of: str
) -> None:
    size = full.stat().st_size if of == "copy" else make(full, folder.parent / "prueba", NOON, words).bytes
    before = contents(full)

    told = [sys.executable, "-c", LIMITED, str(int(size * part)), str(full), str(folder), words, of]
    ended = subprocess.run(told, cwd=ROOT, check=False, capture_output=True, text=True)

    assert ended.returncode == 1
    assert "espacio" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert not folder.exists() or names(folder) == []
    assert not [name for name in names(full.parent) if name.startswith(".")]
    assert contents(full) == before


def test_a_folder_that_cannot_be_made_is_told(full: Path) -> None:
    """Not even root makes folders in /proc."""
    with pytest.raises(CannotWrite, match="«/proc/respaldos»"):
        make(full, Path("/proc/respaldos"), NOON)
    assert names(full.parent) == ["enlace.db"]


def test_a_file_in_place_of_the_folder_is_told(full: Path, folder: Path) -> None:
    folder.write_text("Soy un archivo.", encoding="utf-8")

    with pytest.raises(CannotWrite):
        make(full, folder, NOON)
    assert folder.read_text(encoding="utf-8") == "Soy un archivo."


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_told(full: Path, folder: Path) -> None:
    folder.mkdir(mode=0o500)

    with pytest.raises(CannotWrite):
        make(full, folder, NOON)
    assert names(folder) == []


def test_a_disk_without_room_for_the_service_and_the_copy_is_told_before_anything_is_written(
    full: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "RESERVE", 2**60)

    with pytest.raises(NoRoom):
        make(full, folder, NOON)
    assert not folder.exists()


def test_a_folder_whose_names_are_all_taken_is_told(full: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(full, folder, NOON)
    monkeypatch.setattr("bot.backups.making.timedelta", lambda seconds: NOON - NOON)

    with pytest.raises(CannotWrite):
        make(full, folder, NOON)
    assert len(names(folder)) == 1


@pytest.mark.parametrize("words", ["", "un caballo y una batería"])
@pytest.mark.parametrize("place", [0, 40, 5000, -1])
def test_a_disk_that_keeps_something_else_than_was_written_gets_no_copy(
    full: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, words: str, place: int
) -> None:
    settled = making._settled

    def forgetful(file: BinaryIO) -> None:
        file.seek(place, 2 if place < 0 else 0)
        [kept] = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([kept ^ 8]))
        settled(file)

    monkeypatch.setattr(making, "_settled", forgetful)

    with pytest.raises(BadDisk):
        make(full, folder, NOON, words)
    assert (names(folder), names(full.parent)) == ([], ["enlace.db"])
