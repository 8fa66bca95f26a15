"""Two services never answer from one database."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.lock import AlreadyRunning, alone_on
from bot.storage.problems import CannotOpen

HOLDER = "from bot.lock import alone_on\nwith alone_on({!r}):\n    print('tengo', flush=True)\n    input()"
ROOT = Path(__file__).parents[2]


def test_a_second_service_is_refused_and_a_killed_one_leaves_the_database_free(tmp_path: Path) -> None:
    database = str(tmp_path / "enlace.db")
    first = subprocess.Popen(
        [sys.executable, "-c", HOLDER.format(database)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert first.stdout is not None
    assert first.stdin is not None
    assert first.stdout.readline() == b"tengo\n"

    with pytest.raises(AlreadyRunning), alone_on(database):
        pass
    first.kill()
    first.wait()
    first.stdin.close()
    first.stdout.close()

    with alone_on(database):
        pass


def test_different_databases_do_not_disturb_each_other(tmp_path: Path) -> None:
    with alone_on(str(tmp_path / "una.db")), alone_on(str(tmp_path / "otra.db")):
        pass


def test_the_folder_of_a_database_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    with alone_on(str(tmp_path / "nueva" / "enlace.db")):
        assert (tmp_path / "nueva").is_dir()


def test_a_folder_that_cannot_be_made_is_a_problem_of_the_database() -> None:
    with pytest.raises(CannotOpen, match=r"«/proc/enlace/enlace\.db»"), alone_on("/proc/enlace/enlace.db"):
        pass
