"""What each conversation remembers, stored."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.codec import memory_from_json, memory_to_json
from bot.storage.columns import storable
from bot.storage.tables.messages import ConversationRow
from handlers.dialogue import Memory
from handlers.ports import TURN_LASTS, Clock


class StoredConversations:
    """Keeps the promises of `handlers.ports.Conversations`."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock
        # Sessions forget what nobody holds: without this, remembering would read again what was recalled.
        self._rows: dict[tuple[str, str], ConversationRow] = {}

    async def recall(self, channel: str, conversation: str) -> Memory:
        """A memory that another version wrote differently is forgotten: the person only has to ask again."""
        row = await self._row(_key(channel, conversation))
        memory = None if row is None else memory_from_json(row.memory)
        if row is None or memory is None:
            return Memory()
        is_fresh = self._clock.now() - row.changed <= TURN_LASTS
        return memory if is_fresh else replace(memory, turn=None)

    async def remember(self, channel: str, conversation: str, memory: Memory) -> None:
        """One row a conversation."""
        key = _key(channel, conversation)
        row = await self._row(key)
        if row is None:
            row = self._rows[key] = ConversationRow(channel=key[0], conversation=key[1])
            self._session.add(row)
        row.memory, row.changed = memory_to_json(memory), self._clock.now()

    async def _row(self, key: tuple[str, str]) -> ConversationRow | None:
        if key not in self._rows:
            found = await self._session.get(ConversationRow, key)
            if found is None:
                return None
            self._rows[key] = found
        return self._rows[key]


def _key(channel: str, conversation: str) -> tuple[str, str]:
    return storable(channel), storable(conversation)
