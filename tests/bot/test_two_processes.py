"""Two programs on one database."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.storage.store import Store
from tests.conftest import url_of

pytestmark = pytest.mark.slow

OPENER = """
import asyncio, sys
from bot.clock import SystemClock
from bot.storage.database import opened
from bot.storage.store import Store
from tests.builders import NOON, asker

async def main(url, name):
    async with opened(url) as engine:
        store = Store(engine, SystemClock())
        for i in range(20):
            async with store.transaction() as work:
                await work.cases.listed(states=("new",))
                await work.cases.open(asker(name, message=f"{name}-{i}"), due=NOON)

asyncio.run(main(*sys.argv[1:]))
"""
ROOT = Path(__file__).parents[2]


def start(url: str, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", OPENER, url, name], cwd=ROOT, stderr=subprocess.PIPE, text=True)


async def test_two_processes_open_cases_at_the_same_time_and_every_case_has_its_own_number(
    store: Store, database: Path
) -> None:
    both = [start(url_of(database), name) for name in ("uno", "dos")]
    complaints = [process.communicate()[1] for process in both]

    async with store.transaction() as work:
        cases = await work.cases.listed()

    assert complaints == ["", ""]
    assert [case.number for case in cases] == list(range(1, 41))


def test_two_processes_may_create_the_same_database(tmp_path: Path) -> None:
    both = [start(url_of(tmp_path / "nueva.db"), name) for name in ("uno", "dos")]

    assert [process.communicate()[1] for process in both] == ["", ""]
