"""What every test may ask for. A database costs a file copy: its tables are made once a session."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage.database import opened
from bot.storage.store import Store
from bot.work import Storage, Work
from tests.fakes import FakeClock, FakeStorage

SERVERS = (
    "tests/faults",
    "tests/bot/telegram",
    "tests/telegram",
    "tests/bot/test_email.py",
    "tests/bot/test_doctor.py",
)
"""Where real servers are spoken to over real connections."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.relative_to(item.config.rootpath).as_posix().startswith(SERVERS):
            item.add_marker("server")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def blank_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("blank") / "enlace.db"

    async def create() -> None:
        async with opened(url_of(file)):
            pass

    asyncio.run(create())
    return file


@pytest.fixture
def database(blank_database: Path, tmp_path: Path) -> Path:
    """The file of an up-to-date, empty database."""
    return Path(shutil.copy(blank_database, tmp_path / "enlace.db"))


@pytest.fixture
async def store(database: Path, clock: FakeClock) -> AsyncIterator[Store]:
    async with opened(url_of(database), patience=0.05) as engine:
        yield Store(engine, clock)


@pytest.fixture(params=["fake", "sqlite"])
async def storage(request: pytest.FixtureRequest, clock: FakeClock, database: Path) -> AsyncIterator[Storage]:
    """Both implementations of every port, one after the other."""
    if request.param == "fake":
        yield FakeStorage(clock)
        return
    async with opened(url_of(database)) as engine:
        yield Store(engine, clock)


@pytest.fixture
async def work(clock: FakeClock) -> AsyncIterator[Work]:
    """The ports in memory, for tests of handlers."""
    async with FakeStorage(clock).transaction() as work:
        yield work


def url_of(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"
