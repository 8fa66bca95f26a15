"""What one transaction offers to the program: the ports of the handlers, plus those that only the program needs."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from handlers.messages import Incoming, Reply
from handlers.ports import Cases, Conversations, Outbox, People


@dataclass(frozen=True, slots=True)
class Parcel:
    """A stored message on its way to a conversation; `attempts` counts deliveries that failed."""

    number: int
    channel: str
    conversation: str
    text: str
    attempts: int


class Parcels(Outbox, Protocol):
    """The outbox, seen by those who put in and by the courier."""

    async def due(self, now: datetime, channel: str, conversation: str | None = None) -> Sequence[Parcel]:
        """The oldest waiting parcel of each conversation (only of `conversation` when given), if its moment has come.

        A parcel never overtakes an older one of its conversation that still waits.
        """
        ...

    async def delivered(self, parcel: Parcel, now: datetime) -> None:
        """It arrived; it is never due again."""
        ...

    async def postponed(self, parcel: Parcel, until: datetime | None) -> None:
        """It did not arrive: due again at `until`, or never when `None` (it stays recorded as failed)."""
        ...


class Inbox(Protocol):
    """Which messages were answered, and what was said."""

    async def answered(self, incoming: Incoming) -> tuple[Reply, ...] | None:
        """What was replied to the message with this channel and id; `None` if it is new."""
        ...

    async def remember(self, incoming: Incoming, replies: tuple[Reply, ...]) -> None:
        """Store the replies for a redelivery of the same message."""
        ...


@dataclass(frozen=True, slots=True)
class Work:
    """The ports of one transaction: either everything done through them is stored, or nothing."""

    cases: Cases
    outbox: Parcels
    conversations: Conversations
    inbox: Inbox
    people: People


class Storage(Protocol):
    """Where transactions come from."""

    def transaction(self) -> AbstractAsyncContextManager[Work]:
        """Commits at the end of the block; an exception inside it undoes everything."""
        ...
