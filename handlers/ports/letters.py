"""Letters on their way, and what became of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from handlers.messages import Letter


class Outbox(Protocol):
    """Letters that must reach somebody."""

    async def put(self, letter: Letter) -> None:
        """Store a letter for delivery, in the same transaction as what it tells about.

        Putting the same idempotency `key` twice stores one. A revision replaces an older one that still waits.
        """
        ...

    async def recall(self, key: str) -> bool:
        """Stop a letter that was not attempted yet; false when it is too late or there is none."""
        ...


DeliveryState = Literal["scheduled", "queued", "sending", "sent", "failed", "recalled"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a letter."""

    number: int
    key: str
    channel: str
    conversation: str
    state: DeliveryState
    attempts: int
    uncertain: bool
    """An attempt ended without an answer: it may have arrived, perhaps twice."""
    problem: str
    """The class of what went wrong last, never words of a person."""
    put: datetime


class Deliveries(Protocol):
    """What administrators see of the outbox."""

    async def troubled(self, most: int) -> Sequence[Delivery]:
        """Failed letters and uncertain ones, newest first."""
        ...

    async def retry(self, number: int) -> bool:
        """Queue a failed letter again; false when there is none with this number that failed."""
        ...

    async def counted(self) -> dict[DeliveryState, int]:
        """How many letters are in each state."""
        ...

    async def tally(self, prefix: str) -> Mapping[DeliveryState, int]:
        """The same of those whose key begins with `prefix`, to the letter; a state without letters is left out."""
        ...

    async def failed_of(self, prefix: str, most: int) -> Sequence[Delivery]:
        """Those of them that failed, newest first."""
        ...
