"""A Telegram for each test, and the whole channel running against it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

import pytest

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.inline import Citation
from bot.channels.telegram.menus import Menus
from bot.channels.telegram.outlet import Outlet
from bot.channels.telegram.polling import Patience
from bot.channels.telegram.program import Program, Tempo
from bot.clock import SystemClock
from bot.doorway import Doorway, HandlersFor
from bot.settings import Telegram
from bot.storage.store import Store
from bot.work import Parcel, Work
from handlers.dialogue import Memory
from handlers.messages import Choice, Incoming, Letter, Reply
from handlers.ports import Person, Place
from handlers.router import Handler
from tests.bot.telegram.post import Post
from tests.fakes import FakeClock
from tests.faults.conftest import bot_for
from tests.faults.limits import Limits
from tests.faults.telegram_double import TelegramDouble

SCALE = 0.02
"""A minute of Telegram's limits lasts 1.2 s here."""

PATIENCE = Patience(hold=5, shortest=0.05, longest=0.2)
TEMPO = Tempo(scale=SCALE, answers=0.5, round=0.1, again=0.05, noticed=0.3, patience=PATIENCE)


@pytest.fixture(autouse=True)
def _pauses_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot is about to say pauses so; what it says until then is a warning."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def double() -> AsyncIterator[TelegramDouble]:
    async with TelegramDouble(limits=Limits(scale=SCALE)) as double:
        yield double


@dataclass(frozen=True)
class Cited:
    id: str
    title: str
    description: str
    text: str


def cite(query: str) -> Sequence[Citation]:
    return [Cited("k", "Literal k", "De la Declaración", f"Sobre <{query}>.\nFuente: Declaración de Santiago")]


async def echo(incoming: Incoming, _memory: Memory) -> tuple[Reply, ...]:
    """Says what it heard, with a button."""
    return (Reply(f"Oí: {incoming.text}", "answer", (Choice("Otra vez", "de nuevo"),)),)


def echoing(_work: Work, _person: Person) -> Sequence[Handler]:
    return (echo,)


def votes(entry: str) -> tuple[Choice, ...]:
    return (Choice("👍", f"/util {entry}"), Choice("👎", f"/no_util {entry}"))


@dataclass
class Stage:
    """The program around the channel."""

    store: Store
    double: TelegramDouble
    handlers: HandlersFor = echoing
    group: str = ""
    tempo: Tempo = TEMPO
    alarms: list[int] = field(default_factory=list)
    lost: list[tuple[str, str]] = field(default_factory=list)

    def channel(self, *, public_url: str = "", secret: str = "") -> TelegramChannel:
        doorway = Doorway(self.store, self.handlers, Outlet(SystemClock(), votes))
        listed = (("ayuda", "muestra la ayuda"),)
        program = Program(
            storage=self.store,
            doorway=doorway,
            clock=SystemClock(),
            cite=cite,
            menus=Menus({"official": listed, "secretariat": listed, "admin": listed}, listed, listed),
            group=self.group,
            open_to_all=True,
            given_up=self.given_up,
            alarm=self.alarms.append,
        )
        settings = Telegram(self.double.token, self.double.url, public_url, secret)
        return TelegramChannel(settings, program, self.tempo)

    async def given_up(self, _work: Work, parcel: Parcel, problem: str) -> None:
        self.lost.append((parcel.letter.key, problem))
        self.double.core.changes.touch()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[TelegramChannel]:
        stop = asyncio.Event()
        channel = self.channel()
        task = asyncio.create_task(channel.run(stop))
        try:
            yield channel
        finally:
            stop.set()
            await task

    async def put(self, *letters: Letter) -> None:
        async with self.store.transaction() as work:
            for letter in letters:
                await work.outbox.put(letter)


@pytest.fixture
async def stage(store: Store, double: TelegramDouble) -> Stage:
    return Stage(store, double)


def letter_to(chat: int, key: str = "a", text: str = "Buenos días.", **more: object) -> Letter:
    """A letter to a chat of the double."""
    return replace(Letter(key, "telegram", str(chat), text), **more)  # type: ignore[arg-type]


def group_of(chat: int) -> Place:
    return Place("telegram", str(chat), "group")


@pytest.fixture
async def calm() -> AsyncIterator[TelegramDouble]:
    """Without limits, for what is not paced."""
    async with TelegramDouble(limits=Limits(enforced=False)) as double:
        yield double


@pytest.fixture
async def post(store: Store, clock: FakeClock, calm: TelegramDouble) -> AsyncIterator[Post]:
    """Ana has started the bot."""
    calm.person(77, "Ana", has_started=True)
    async with bot_for(calm, read_timeout=0.2) as bot:
        yield Post(store, clock, bot)
