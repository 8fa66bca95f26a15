"""What handlers need from outside, as Protocols. Each docstring is a promise; each promise has a contract test.

Implementations live in bot/storage; none of them is imported here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

from handlers.dialogue import Memory
from handlers.messages import Incoming

TURN_LASTS = timedelta(hours=2)
"""After this, a question stands by itself again: yesterday's must not colour today's first one."""

CaseState = Literal["new", "taken", "answered", "closed"]
Role = Literal["official", "secretariat", "admin"]


@dataclass(frozen=True, slots=True)
class Case:
    """A question that waits for the secretariat, or was answered by it."""

    number: int
    person: str
    channel: str
    conversation: str
    question: str
    state: CaseState
    opened: datetime
    taken_by: str | None = None
    answer: str | None = None
    answered_by: str | None = None
    answered: datetime | None = None


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asked. The same identifier on two channels is two people."""

    channel: str
    person: str


class Cases(Protocol):
    """The secretariat's cases."""

    async def open(self, asked: Incoming, question: str) -> Case:
        """Record a question so that it cannot be lost, and number it.

        Opening twice for the same message returns the same case.
        """
        ...

    async def find(self, number: int) -> Case | None:
        """The case with this number."""
        ...

    async def change(self, case: Case) -> None:
        """Store `case` in place of the one with its number."""
        ...

    async def listed(self, *, states: Sequence[CaseState] = (), asker: Asker | None = None) -> Sequence[Case]:
        """Cases, oldest first, in any of `states` (all when empty) and of `asker` (anybody when `None`)."""
        ...


class Outbox(Protocol):
    """Messages that must reach somebody."""

    async def put(self, *, key: str, channel: str, conversation: str, text: str) -> None:
        """Store a message for delivery, in the same transaction as what it tells about.

        Putting the same idempotency `key` twice stores one message.
        """
        ...


class Conversations(Protocol):
    """What each conversation remembers."""

    async def recall(self, channel: str, conversation: str) -> Memory:
        """The stored memory, or an empty one; without its turn once `TURN_LASTS` has passed."""
        ...

    async def remember(self, channel: str, conversation: str, memory: Memory) -> None:
        """Replace the stored memory."""
        ...


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody we know: what they may do, and the conversation in which they are written to."""

    channel: str
    person: str
    conversation: str
    role: Role


class People(Protocol):
    """Who may do what. Rights belong to a person of a channel, never to a conversation."""

    async def role_of(self, channel: str, person: str) -> Role:
        """The recorded role; somebody unknown is an official."""
        ...

    async def having(self, role: Role) -> Sequence[Person]:
        """Everybody with this role."""
        ...

    async def record(self, person: Person) -> None:
        """Store `person` in place of what was known of them."""
        ...


class Clock(Protocol):
    """The present moment."""

    def now(self) -> datetime:
        """Now, in UTC, with its zone."""
        ...
