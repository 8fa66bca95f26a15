"""Who handles a message: the first handler that has something to say."""

from collections.abc import Awaitable, Callable, Iterable

from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply

Handler = Callable[[Incoming, Memory], Awaitable[tuple[Reply, ...] | None]]
"""One message, and what the conversation remembers, to replies; `None` means «not mine»."""


async def first_reply(incoming: Incoming, memory: Memory, handlers: Iterable[Handler]) -> tuple[Reply, ...]:
    """The replies of the first handler that has any; none when nobody has."""
    for handle in handlers:
        replies = await handle(incoming, memory)
        if replies is not None:
            return replies
    return ()
