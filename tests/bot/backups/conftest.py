"""What tests of copies may ask for."""

import asyncio
import shutil
from pathlib import Path

import pytest

from tests.bot.backups.filling import fill


@pytest.fixture(scope="session")
def filled_database(blank_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = Path(shutil.copy(blank_database, tmp_path_factory.mktemp("filled") / "enlace.db"))
    asyncio.run(fill(file))
    return file


@pytest.fixture
def full(filled_database: Path, tmp_path: Path) -> Path:
    """A database with rows in every table, in a folder of its own."""
    (tmp_path / "var").mkdir()
    return Path(shutil.copy(filled_database, tmp_path / "var" / "enlace.db"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where copies go; not there yet."""
    return tmp_path / "respaldos"
