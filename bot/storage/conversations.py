"""What each conversation remembers, stored."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.codec import memory_from_json, memory_to_json
from bot.storage.tables import ConversationRow, storable
from handlers.dialogue import Memory
from handlers.ports import TURN_LASTS, Clock


class StoredConversations:
    """Keeps the promises of `handlers.ports.Conversations`."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def recall(self, channel: str, conversation: str) -> Memory:
        """A memory that another version wrote differently is forgotten: the person only has to ask again."""
        row = await self._session.get(ConversationRow, _key(channel, conversation))
        memory = None if row is None else memory_from_json(row.memory)
        if row is None or memory is None:
            return Memory()
        is_fresh = self._clock.now() - row.changed <= TURN_LASTS
        return memory if is_fresh else Memory(memory.dialogue)

    async def remember(self, channel: str, conversation: str, memory: Memory) -> None:
        """One row a conversation."""
        name, which = _key(channel, conversation)
        row = ConversationRow(channel=name, conversation=which, memory=memory_to_json(memory))
        row.changed = self._clock.now()
        await self._session.merge(row)
        await self._session.flush()


def _key(channel: str, conversation: str) -> tuple[str, str]:
    return storable(channel), storable(conversation)
