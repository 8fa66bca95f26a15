"""What the service does in trouble, and what it says of it: nothing is lost, and no word of a person is logged."""

import asyncio
import io
import logging
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot import logs
from tests.faults.faults import ServerError
from tests.telegram.conftest import OpenHouse

pytestmark = pytest.mark.slow

CUPOS = "¿Hay cupos para el taller de Lima?"


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """What the program logs, as it does when it is asked for everything."""
    root, names = logging.getLogger(), ("bot", "telegram")
    handlers, levels = root.handlers[:], [root.level, *(logging.getLogger(name).level for name in names)]
    logs.set_up("DEBUG")
    written = io.StringIO()
    for handler in root.handlers:
        if isinstance(handler, logging.StreamHandler):
            handler.setStream(written)
    yield written
    root.handlers[:] = handlers
    for logger, level in zip((root, *map(logging.getLogger, names)), levels, strict=True):
        logger.setLevel(level)


async def test_what_the_service_logs_holds_no_words_no_names_and_no_token(
    open_house: OpenHouse, logged: io.StringIO
) -> None:
    async with open_house() as house:
        token = house.double.token
        await house.asks(house.ana, CUPOS)
        house.double.forge({"message": {"message_id": 1, "date": "Zutano"}})
        with house.double.faults.every("sendMessage", ServerError(), chat=house.ana.id):
            await house.says(house.beto, "/start")
            await house.eva.says("Quedan Zutano.", chat=house.group, reply_to=house.card().id)
            await house.calm()
        await house.ana.blocks()
        await house.taps(house.eva, "Enviar", chat=house.group.chat)
        await house.passes(timedelta(seconds=61))
    shown = logged.getvalue()

    for word in ("cupos", "Zutano", "Ana", "Beto", "Eva", "Secretaría", token, "enlace.db"):
        assert word not in shown
    assert "cannot be read (TypeError)" in shown
    assert "not delivered (blocked)" in shown


async def test_a_full_disk_delays_and_loses_nothing(database: Path, open_house: OpenHouse, logged: io.StringIO) -> None:
    async with open_house() as house:
        await house.says(house.ana, "/start")
        before = len(house.ana.screen())
        with no_file_grows_beyond(database.with_name(f"{database.name}-wal").stat().st_size):
            await house.ana.says(f"/contactar {CUPOS}")
            await house.beto.says("hola")
            await asyncio.sleep(1)
            meanwhile = house.ana.screen()[before:]
        await house.calm()
        told = house.ana.screen()[-1].text
    shown = logged.getvalue()

    assert meanwhile == []
    assert "registrada con el número 1" in told
    assert "updates are not stored yet: StorageProblem" in shown
    assert "cupos" not in shown


@contextmanager
def no_file_grows_beyond(size: int) -> Iterator[None]:
    """As on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
