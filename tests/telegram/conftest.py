"""One brain a session, warmed up; one moment a test; the double dates its messages by the same clock as the service."""

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol

import pytest

from bot import brain as brains
from bot.content import rebuilt
from bot.shelf import Making, Shelf
from bot.wiring import Brain
from handlers.dialogue import Memory
from handlers.messages import Incoming
from knowledge.load import SHIPPED
from knowledge.pages import Pages, read_pages
from tests.faults import core
from tests.shipped import shipped_library
from tests.still import Still
from tests.telegram.house import House, Kind, house_of
from tests.telegram.service import Moment


class OpenHouse(Protocol):
    def __call__(
        self, *, kind: Kind = "forum", settings: Mapping[str, str] | None = None, shelf: Shelf | None = None
    ) -> AbstractAsyncContextManager[House]: ...


@pytest.fixture(scope="session")
def brain() -> Brain:
    """Of the content that ships; its library is the one that other tests use."""
    made = brains.brain_over(shipped_library())
    asyncio.run(_warm(made))
    return made


@pytest.fixture(scope="session")
def shipped_pages() -> Pages:
    return read_pages(SHIPPED, [])


@pytest.fixture
def shelf(shipped_pages: Pages, moment: Moment) -> Shelf:
    """A real one: what administrators publish in this test is served in it, and nowhere else.

    Trials ask what every entry is asked by its name, and not the longer list: seconds are spared.
    """
    pages = {name: page for name, page in shipped_pages.items() if name != "saved.toml"}
    return Shelf(
        pages, Making(lambda _content: shipped_library(), rebuilt, brains.brain_of), lambda: moment.now().date()
    )


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> Moment:
    moment = Moment()
    monkeypatch.setattr(core, "time", moment)
    return moment


@pytest.fixture(autouse=True)
def _pauses_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """As python-telegram-bot is about to say them; what it says until then is a warning."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def open_house(database: Path, brain: Brain, moment: Moment) -> OpenHouse:
    """A house with settings of one's own."""

    def opened(
        *, kind: Kind = "forum", settings: Mapping[str, str] | None = None, shelf: Shelf | None = None
    ) -> AbstractAsyncContextManager[House]:
        return house_of(database, shelf or Still(brain), moment, settings or {}, kind=kind)

    return opened


@pytest.fixture
async def house(open_house: OpenHouse) -> AsyncIterator[House]:
    """As most are."""
    async with open_house() as house:
        yield house


@pytest.fixture
def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def _warm(brain: Brain) -> None:
    """The first question ever takes a second longer than the others."""
    await brain.answer(Incoming("1", "t", "1", "1", "¿Qué dice el literal k de Santiago?"), Memory())
