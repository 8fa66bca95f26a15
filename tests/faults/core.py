"""What the methods of the double share, and the shape of a method."""

import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.faults.changes import Changes
from tests.faults.ledger import Call, Ledger
from tests.faults.limits import Limiter
from tests.faults.updates import Updates
from tests.faults.webhook import Webhook
from tests.faults.wire import Fields, Json, bad_request
from tests.faults.world import Body, Chat, Message, User, World


@dataclass(slots=True)
class Query:
    """A tap or an inline question that waits for its answer."""

    person: int
    is_old: bool = False


@dataclass(slots=True)
class Core:
    world: World
    limiter: Limiter
    updates: Updates
    changes: Changes
    webhook: Webhook
    ledger: Ledger = field(default_factory=Ledger)
    queries: dict[str, Query] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    profile: dict[str, Any] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def add(self, chat: Chat, sender: User, body: Body, **more: Any) -> Message:
        """Put a message in a chat. ``more`` are the remaining fields of Message."""
        date = more.pop("date", None) or now()
        message = Message(next(chat.ids), chat, sender, date, body, **more)
        chat.messages[message.id] = message
        self.changes.touch()
        return message

    def announce(self, kind: str, content: Json) -> int | None:
        """Give the bot an update."""
        number = self.updates.add(kind, content)
        self.changes.touch()
        return number

    def ask(self, person: int) -> str:
        """A new query id."""
        identity = f"{self.world.bot.id}{next(self._numbers):06}"
        self.queries[identity] = Query(person)
        return identity

    def number(self) -> int:
        return next(self._numbers)


@dataclass(frozen=True, slots=True)
class Method:
    """How a method runs, and the names of the parameters it knows."""

    run: Callable[[Core, Call], Any]
    parameters: frozenset[str]


def method(run: Callable[[Core, Call], Any], *parameters: str) -> Method:
    return Method(run, frozenset(parameters))


def now() -> int:
    """The time that messages carry."""
    return int(time.time())


def chat_id_of(fields: Fields, name: str = "chat_id") -> int:
    """Numbers only: people of this double are not found by their @name, and neither are they by bots in Telegram."""
    text = fields.text(name)
    if not text:
        raise bad_request("chat_id is empty")
    if not text.lstrip("-").isdigit():
        raise bad_request("chat not found")
    return int(text)
