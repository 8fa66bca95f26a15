"""What every test may ask for. A database costs a file copy: its tables are made once a session."""

import asyncio
import gc
import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: as many as the program uses

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

SLOW = (
    "tests/bot/backups",
    "tests/bot/statistics",
    "tests/bot/test_exchange.py",
    "tests/bot/test_migration",
    "tests/handlers/admins/curation/test_statistics.py",
    "tests/handlers/meetings/icalendar",
    "tests/handlers/meetings/test_sheets.py",
    "tests/handlers/meetings/when/test_any_text.py",
    "tests/handlers/meetings/when/test_clocks.py",
    "tests/handlers/secretariat/test_meeting_sheets.py",
    "tests/knowledge/exchange",
)
"""Where spreadsheets, databases, the whole content or all clocks of three years are gone through; and pictures."""


WHOLE = ("tests/bot",)
"""Where programs run as a whole, beside those with servers and all labelled questions: coverage is of what they use."""


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Who leaves some tests out need not even read them."""
    left_out = config.option.markexpr
    unread = ("not server" in left_out and _is_in(SERVERS, collection_path, config)) or (
        "not slow" in left_out and _is_in(SLOW, collection_path, config)
    )
    return True if unread else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _is_in(SERVERS, item.path, item.config):
            item.add_marker("server")
        is_generated = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        if is_generated or _is_in(SLOW, item.path, item.config):
            item.add_marker("slow")
        if (
            item.get_closest_marker("server")
            or item.get_closest_marker("relevance")
            or _is_in(WHOLE, item.path, item.config)
        ):
            item.add_marker("whole")


def pytest_collection_finish() -> None:
    """Thousands of tests stay until the end: the collector of garbage need not look at them again and again."""
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


def _is_in(places: tuple[str, ...], path: Path, config: pytest.Config) -> bool:
    return path.relative_to(config.rootpath).as_posix().startswith(places)


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


@pytest.fixture(params=["fake", pytest.param("sqlite", marks=pytest.mark.slow)])
async def storage(request: pytest.FixtureRequest, clock: FakeClock, blank_database: Path) -> AsyncIterator[Storage]:
    """Both implementations of every port, one after the other; files are for the whole suite."""
    if request.param == "fake":
        yield FakeStorage(clock)
        return
    async with opened(url_of(request.getfixturevalue("database"))) as engine:
        yield Store(engine, clock)


@pytest.fixture
async def work(clock: FakeClock) -> AsyncIterator[Work]:
    """The ports in memory, for tests of handlers."""
    async with FakeStorage(clock).transaction() as work:
        yield work


def url_of(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"
