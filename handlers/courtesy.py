"""Limits, told civilly."""

from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.texts import officials as texts

LONGEST = 4000
"""Characters of a message that are read: about what one Telegram message can hold."""


async def refuse_too_long(incoming: Incoming, _memory: Memory) -> tuple[Reply, ...] | None:
    """Nobody reads more than LONGEST; what follows may rely on it."""
    if len(incoming.text) <= LONGEST:
        return None
    return (Reply(texts.too_long(len(incoming.text), LONGEST), "command"),)
