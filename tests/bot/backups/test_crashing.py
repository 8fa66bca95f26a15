"""Killed at any step, a restore leaves the old database or the new one, whole; a copy leaves none or a good one."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from shutil import copy

import pytest

from bot.backups.making import make
from bot.backups.reading import verify
from bot.backups.restoring import restore
from bot.backups.rotation import copies
from tests.bot.backups.filling import contents, names
from tests.builders import NOON

ROOT = Path(__file__).parents[3]
DOOMED = """
import os, pathlib, shutil, signal, sys
from datetime import UTC, datetime
from pathlib import Path

from bot.backups.making import make
from bot.backups.restoring import restore

left = int(sys.argv[1])

def doomed(module, name):
    real = getattr(module, name)
    def step(*given, **named):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)
    setattr(module, name, step)

for name in ("link", "rename", "replace", "unlink", "fsync", "chmod", "chown", "mkdir", "rmdir"):
    doomed(os, name)
doomed(shutil, "copyfileobj")
now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
one, other = Path(sys.argv[3]), Path(sys.argv[4])
if sys.argv[2] == "restore":
    restore(one, other, now, str)
else:
    make(one, other, now, sys.argv[5])
"""
"""Kills itself before its n-th step that changes something on the disk."""
MOST = 60


def run(step: int, order: str, *given: str | Path) -> int:
    """The exit code; that of a kill, or 0 when there are fewer steps."""
    told = [sys.executable, "-c", DOOMED, str(step), order, *map(str, given)]
    return subprocess.run(told, cwd=ROOT, check=False, timeout=60).returncode


@pytest.fixture
def archive(full: Path, folder: Path) -> Path:
    """A copy, since which the database changed; the change is only in the log, as after a crash."""
    made = make(full, folder, NOON)
    after_a_crash(full)
    return made.path


def after_a_crash(database: Path) -> None:
    """Somebody wrote, and left the write-ahead log behind."""
    crashing = (
        "import sqlite3, sys, os\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA journal_mode = WAL')\n"
        "c.execute('DELETE FROM votes')\n"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", crashing, str(database)], check=True)


def aside(database: Path) -> list[Path]:
    return [file for file in sorted(database.parent.iterdir()) if "antes-de" in file.name]


def test_a_restore_that_is_killed_leaves_the_old_database_or_the_new_one(
    full: Path, archive: Path, tmp_path: Path
) -> None:
    new = contents(Path(copy(full, tmp_path / "nueva.db")))
    states: list[str] = []
    for step in range(1, MOST):
        place = Path(copy_all(full, tmp_path / f"paso{step}"))
        code = run(step, "restore", archive, place)
        found = contents(place)
        states.append("new" if found == new else "old" if found == {**new, "votes": []} else "neither")
        restore(archive, place, NOON, str)
        assert contents(place) == new, f"restoring after a kill at step {step}"
        assert all(file.stat().st_nlink == 1 for file in aside(place)), "every database has one name"
        if code == 0:
            break
        assert code == -signal.SIGKILL

    assert len(states) > 8
    assert states == sorted(states, reverse=True), "first old, then new"
    assert {states[0], states[-1]} == {"old", "new"}


def copy_all(database: Path, folder: Path) -> Path:
    """The database and what lies beside it."""
    folder.mkdir()
    for file in database.parent.glob(f"{database.name}*"):
        copy(file, folder / file.name)
    return folder / database.name


@pytest.mark.parametrize("words", ["", "un caballo y una batería"])
def test_making_that_is_killed_leaves_no_copy_or_a_good_one(full: Path, tmp_path: Path, words: str) -> None:
    found: list[int] = []
    for step in range(1, MOST):
        folder = tmp_path / f"copias{step}"
        code = run(step, "make", full, folder, words)
        for file in copies(folder):
            assert verify(file, tmp_path, NOON, lambda: words).manifest.tables["votes"].rows == 4
        found.append(len(copies(folder)))
        if code == 0:
            break
        assert code == -signal.SIGKILL

    assert found[0] == 0
    assert found[-1] == 1
    assert contents(full)["votes"]


def test_what_was_set_aside_has_what_was_only_in_the_log(full: Path, archive: Path) -> None:
    assert full.with_name("enlace.db-wal").stat().st_size > 0

    restored = restore(archive, full, NOON, str)

    assert restored.aside is not None
    assert contents(restored.aside)["votes"] == []
    assert len(contents(full)["votes"]) == 4
    assert names(full.parent) == ["enlace.db", restored.aside.name, "enlace.db.lock"]


def test_two_restores_of_one_second_keep_both_databases(full: Path, archive: Path) -> None:
    one, other = (restore(archive, full, NOON, str).aside for _ in range(2))

    assert one is not None
    assert other is not None
    assert (len(contents(one)["votes"]), len(contents(other)["votes"])) == (0, 4)


def test_a_damaged_database_is_replaced_and_set_aside_with_its_log(full: Path, archive: Path) -> None:
    full.write_bytes(b"\xff" * 8192)
    log = full.with_name("enlace.db-wal").read_bytes()

    restored = restore(archive, full, NOON, str)

    assert restored.aside is not None
    assert len(contents(full)["votes"]) == 4
    assert restored.aside.read_bytes() == b"\xff" * 8192
    assert Path(f"{restored.aside}-wal").read_bytes() == log
    assert not full.with_name("enlace.db-wal").exists()


def test_a_log_without_its_database_does_not_reach_the_restored_one(full: Path, archive: Path) -> None:
    full.unlink()

    restored = restore(archive, full, NOON, str)

    assert len(contents(full)["votes"]) == 4
    assert restored.aside is not None
    assert Path(f"{restored.aside}-wal").exists()


@pytest.mark.parametrize("damaged", [False, True])
def test_when_the_last_step_is_refused_everything_is_as_it_was(
    full: Path, archive: Path, monkeypatch: pytest.MonkeyPatch, damaged: bool
) -> None:
    if damaged:
        full.write_bytes(b"\xff" * 8192)
    before = full.read_bytes() if damaged else contents(Path(copy_all(full, full.parent / "antes")))
    real = os.replace

    def refusing(source: str | Path, target: str | Path) -> None:
        if Path(target) == full:
            raise PermissionError(13, "no")
        real(source, target)

    monkeypatch.setattr(os, "replace", refusing)

    with pytest.raises(Exception, match="No se puede escribir en"):
        restore(archive, full, NOON, str)
    assert (full.read_bytes() if damaged else contents(full)) == before
    assert full.with_name("enlace.db-wal").exists() == damaged
    assert aside(full) == []


def test_a_disk_without_second_names_gets_a_copy(full: Path, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_given: object, **_named: object) -> None:
        raise OSError(95, "no")

    monkeypatch.setattr(os, "link", refusing)

    restored = restore(archive, full, NOON, str)

    assert restored.aside is not None
    assert contents(restored.aside)["votes"] == []
    assert len(contents(full)["votes"]) == 4


def test_a_link_to_the_database_stays_one(full: Path, archive: Path, tmp_path: Path) -> None:
    link = tmp_path / "enlace.db"
    link.symlink_to(full)

    restored = restore(archive, link, NOON, str)

    assert link.is_symlink()
    assert restored.aside is not None
    assert restored.aside.parent == full.parent
    assert len(contents(full)["votes"]) == 4


def test_whoever_could_open_the_old_database_can_open_the_new_one(full: Path, archive: Path) -> None:
    full.chmod(0o640)

    restore(archive, full, NOON, str)

    assert full.stat().st_mode & 0o777 == 0o640


def test_what_a_killed_program_left_is_cleared_after_a_day(full: Path, folder: Path) -> None:
    for name, hours in (("vieja", 25), ("nueva", 23)):
        left = full.parent / f".respaldo-{name}"
        left.mkdir()
        (left / "database.sqlite").write_bytes(b"x")
        os.utime(left, (NOON.timestamp() - hours * 3600,) * 2)

    make(full, folder, NOON)

    assert names(full.parent) == [".respaldo-nueva", "enlace.db"]


def test_a_restored_database_can_be_written(full: Path, archive: Path) -> None:
    restore(archive, full, NOON, str)

    with closing(sqlite3.connect(full)) as database, database:
        database.execute("DELETE FROM votes")
    assert contents(full)["votes"] == []
