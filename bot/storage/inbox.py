"""Which messages were answered, stored: a redelivery hears the same replies and changes nothing."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.codec import replies_from_json, replies_to_json
from bot.storage.tables import MessageRow, storable
from handlers.messages import Incoming, Reply
from handlers.ports import Clock


class StoredInbox:
    """Keeps the promises of `bot.work.Inbox`."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def answered(self, incoming: Incoming) -> tuple[Reply, ...] | None:
        """Replies that cannot be read any more count as none said: the message was answered all the same."""
        row = await self._session.get(MessageRow, (storable(incoming.channel), storable(incoming.id)))
        return None if row is None else replies_from_json(row.replies) or ()

    async def remember(self, incoming: Incoming, replies: tuple[Reply, ...]) -> None:
        """The unique message refuses a second answer."""
        row = MessageRow(channel=incoming.channel, message=incoming.id, replies=replies_to_json(replies))
        row.answered = self._clock.now()
        self._session.add(row)
        await self._session.flush()
