"""A Telegram of our own: a real HTTP server that a real bot talks to, with people, groups, limits and faults.

    async with TelegramDouble() as double:
        ana = double.person(77, "Ana")
        ...a bot that uses double.base_url and double.token...
        await ana.says("hola")
        await double.until(lambda: ana.finds("Buenos días"))

Nothing of the product is imported here. See ``__init__`` for the reading order.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Self, TypeVar

from aiohttp import web

from tests.faults.changes import Changes
from tests.faults.core import Core
from tests.faults.faults import Faults
from tests.faults.groups import Group
from tests.faults.ledger import Ledger
from tests.faults.limits import Limiter, Limits, Violation
from tests.faults.lookups import scope_key
from tests.faults.people import Person
from tests.faults.server import Server
from tests.faults.updates import Updates
from tests.faults.webhook import Webhook
from tests.faults.wire import Json
from tests.faults.world import RIGHTS, Chat, File, Standing, User, World

T = TypeVar("T")
TOKEN = "700700700:prueba-prueba-prueba-prueba-prueba"
USERNAME = "enlace_prueba_bot"


class TelegramDouble:
    def __init__(self, *, limits: Limits | None = None, reads_all: bool = False, only_one_poller: bool = True) -> None:
        """``reads_all``: the bot has no privacy mode; ``only_one_poller``: a second long poll ends the first (409)."""
        bot = User(int(TOKEN.split(":")[0]), "Enlace de prueba", USERNAME, is_bot=True)
        world = World(bot, reads_all=reads_all)
        changes = Changes()
        self.core = Core(
            world, Limiter(limits or Limits()), Updates(only_one_poller), changes, Webhook(noticed=changes.touch)
        )
        self.faults = Faults()
        self.token = TOKEN
        self.url = ""
        self._server = Server(self.core, self.token, self.faults)
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        await self._listen(0)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.goes_down()
        await self.core.webhook.end()

    @property
    def base_url(self) -> str:
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        return f"{self.url}/file/bot"

    @property
    def ledger(self) -> Ledger:
        return self.core.ledger

    @property
    def updates(self) -> Updates:
        return self.core.updates

    @property
    def webhook(self) -> Webhook:
        return self.core.webhook

    @property
    def violations(self) -> list[Violation]:
        return self.core.limiter.violations

    @property
    def peaks(self) -> dict[str, int]:
        """The most sends seen in one window, by rule: overall, private, group, topics."""
        return self.core.limiter.peaks

    def person(self, number: int, first_name: str, *, username: str | None = None, has_started: bool = False) -> Person:
        """Somebody with an account. The bot cannot write first to who has not started it."""
        user = User(number, first_name, username)
        chat = self.core.world.meet(user)
        chat.contact = "open" if has_started else "never"
        return Person(self.core, user)

    def hidden(self, person: Person) -> None:
        """From now on their forwarded messages do not link to their account."""
        person.user = replace(person.user, hides_account=True)
        self.core.world.users[person.id] = person.user

    def group(self, title: str, people: Sequence[Person] = ()) -> Group:
        """A basic group; the bot is an administrator."""
        return self._peopled(self.core.world.found("group", title), people)

    def supergroup(self, title: str, people: Sequence[Person] = ()) -> Group:
        return self._peopled(self.core.world.found("supergroup", title), people)

    def forum(self, title: str, people: Sequence[Person] = ()) -> Group:
        """A supergroup with topics; the bot may manage them."""
        return self._peopled(self.core.world.found("supergroup", title, is_forum=True), people)

    def file(self, name: str, content: bytes, *, size: int | None = None) -> File:
        """A file with an id that a bot may send, look up and download; ``size`` may be a lie."""
        return self.core.world.store(content, name, size=size)

    def commands(self, scope: Json | None = None, language: str = "") -> dict[str, str]:
        """The menu set for exactly this scope and language."""
        kept = self.core.commands.get(scope_key(scope, language), [])
        return {command["command"]: command["description"] for command in kept}

    def expire(self, query_id: str) -> None:
        """This tap or inline question is too old to be answered."""
        self.core.queries[query_id].is_old = True

    def repeat(self, update_id: int) -> None:
        """Give an update once more, confirmed or not."""
        self.updates.repeat(update_id)
        self.core.changes.touch()

    def forge(self, update: Json) -> int:
        """Queue any update at all; numbered unless it brings its number."""
        return self.updates.push(dict(update))

    async def post_forged(self, update: Json, *, secret: str | None) -> int:
        """POST to the bot's webhook as an intruder; the status of the answer."""
        return await self.webhook.post(update, secret)

    async def until(self, holds: Callable[[], T | None], *, timeout: float = 5.0) -> T:  # noqa: ASYNC109 — see Changes
        """Wait for it without polling; what it returned. Fails after ``timeout`` seconds."""
        try:
            return await self.core.changes.until(holds, timeout)
        except TimeoutError:
            raise AssertionError(f"still not so after {timeout} s; last calls: {self.ledger.tail()}") from None

    async def goes_down(self) -> None:
        """Nobody listens any more: connections are refused."""
        self._server.closing.set()
        self.updates.end_polls()
        if self._runner is not None:
            await self._runner.cleanup()
        self._runner = None

    async def comes_back(self) -> None:
        """At the same address, with everything it knew."""
        await self._listen(int(self.url.rsplit(":", 1)[1]))

    async def _listen(self, port: int) -> None:
        self._server.closing = asyncio.Event()
        self._runner = web.AppRunner(self._server.app(), access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port, reuse_address=True).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    def _peopled(self, chat: Chat, people: Sequence[Person]) -> Group:
        first = {people[0].id: Standing("administrator", RIGHTS)} if people else {}
        chat.members = {person.id: Standing("member") for person in people} | first
        return Group(self.core, chat)
