"""What is remembered of conversations and answers, and the present moment."""

from datetime import datetime, timedelta
from typing import Protocol

from handlers.dialogue import Memory

TURN_LASTS = timedelta(hours=2)
"""After this, a question stands by itself again: yesterday's must not colour today's first one."""


class Conversations(Protocol):
    """What each conversation remembers."""

    async def recall(self, channel: str, conversation: str) -> Memory:
        """The stored memory, or an empty one; without its turn once `TURN_LASTS` has passed."""
        ...

    async def remember(self, channel: str, conversation: str, memory: Memory) -> None:
        """Replace the stored memory."""
        ...


class Votes(Protocol):
    """Whether answers helped."""

    async def cast(self, channel: str, person: str, entry: str, helped: bool) -> None:
        """Store the vote of a person on an entry in place of their last one."""
        ...


class Clock(Protocol):
    """The present moment."""

    def now(self) -> datetime:
        """Now, in UTC, with its zone."""
        ...
