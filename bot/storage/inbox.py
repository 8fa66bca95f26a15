"""Which messages came in and were answered, stored: a redelivery hears the same replies and changes nothing."""

import logging
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.codec import incoming_from_json, incoming_to_json, replies_from_json, replies_to_json
from bot.storage.columns import storable
from bot.storage.tables.messages import MessageRow
from handlers.messages import Incoming, Reply
from handlers.ports import Clock

log = logging.getLogger(__name__)


class StoredInbox:
    """Keeps the promises of `bot.work.Inbox`."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock
        # Sessions forget what nobody holds: without this, each step would read the row again.
        self._rows: dict[tuple[str, str], MessageRow] = {}

    async def accept(self, incoming: Incoming) -> bool:
        """The unique message is the guard."""
        if await self._row(incoming) is not None:
            return False
        row = self._new(incoming)
        row.says = incoming_to_json(incoming)
        return True

    async def waiting(self, channel: str) -> Sequence[Incoming]:
        """Those of one moment by their number, which grows. What cannot be read waits for a version that can."""
        query = (
            select(MessageRow.message, MessageRow.says)
            .where(MessageRow.channel == channel, MessageRow.answered.is_(None))
            .order_by(MessageRow.arrived, func.length(MessageRow.message), MessageRow.message)
        )
        found = [(id, incoming_from_json(says)) for id, says in await self._session.execute(query)]
        for id in [id for id, incoming in found if incoming is None]:
            log.error("inbox: message %s cannot be read, and is not answered", id)
        return [incoming for _, incoming in found if incoming is not None]

    async def answered(self, incoming: Incoming) -> tuple[Reply, ...] | None:
        """Replies that cannot be read any more count as none said: the message was answered all the same."""
        row = await self._row(incoming)
        return None if row is None or row.answered is None else replies_from_json(row.replies or "") or ()

    async def remember(self, incoming: Incoming, replies: tuple[Reply, ...], *, failed: bool = False) -> None:
        """Whether it was accepted before or not. A secret is not written down, not even until it is delivered."""
        row = await self._row(incoming) or self._new(incoming)
        row.replies, row.answered, row.failed = (
            replies_to_json(tuple(reply.kept for reply in replies)),
            self._clock.now(),
            failed,
        )
        row.says = incoming_to_json(incoming) if failed else ""

    async def first_about(self, channel: str, conversation: str, source: str) -> str | None:
        """The oldest row."""
        query = (
            select(MessageRow.message)
            .where(
                MessageRow.channel == channel,
                MessageRow.conversation == conversation,
                MessageRow.source == source,
            )
            .order_by(MessageRow.arrived, func.length(MessageRow.message), MessageRow.message)
        )
        return await self._session.scalar(query.limit(1))

    def _new(self, incoming: Incoming) -> MessageRow:
        row = MessageRow(channel=incoming.channel, message=incoming.id, conversation=incoming.conversation)
        row.source, row.arrived, row.failed = incoming.source, self._clock.now(), False
        self._session.add(row)
        self._rows[_key(incoming)] = row
        return row

    async def _row(self, incoming: Incoming) -> MessageRow | None:
        key = _key(incoming)
        if key not in self._rows:
            found = await self._session.get(MessageRow, key)
            if found is None:
                return None
            self._rows[key] = found
        return self._rows[key]


def _key(incoming: Incoming) -> tuple[str, str]:
    return storable(incoming.channel), storable(incoming.id)
