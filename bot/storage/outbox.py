"""Messages that must reach somebody, stored: queued, then sent or failed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables import ParcelRow
from bot.work import Parcel
from handlers.ports import Clock


class StoredOutbox:
    """Keeps the promises of `bot.work.Parcels`."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def put(self, *, key: str, channel: str, conversation: str, text: str) -> None:
        """Once for each key."""
        known = await self._session.scalar(select(ParcelRow.number).where(ParcelRow.key == key))
        if known is None:
            row = ParcelRow(key=key, channel=channel, conversation=conversation, text=text)
            row.state, row.attempts, row.due = "queued", 0, self._clock.now()
            self._session.add(row)
            await self._session.flush()

    async def due(self, now: datetime, channel: str, conversation: str | None = None) -> Sequence[Parcel]:
        """The head of each conversation's queue."""
        heads = (
            select(func.min(ParcelRow.number))
            .where(ParcelRow.state == "queued", ParcelRow.channel == channel)
            .group_by(ParcelRow.conversation)
        )
        if conversation is not None:
            heads = heads.where(ParcelRow.conversation == conversation)
        query = select(ParcelRow).where(ParcelRow.number.in_(heads), ParcelRow.due <= now).order_by(ParcelRow.number)
        return [
            Parcel(row.number, row.channel, row.conversation, row.text, row.attempts)
            for row in await self._session.scalars(query)
        ]

    async def delivered(self, parcel: Parcel, now: datetime) -> None:
        """Sent."""
        row = await self._session.get_one(ParcelRow, parcel.number)
        row.state, row.sent = "sent", now

    async def postponed(self, parcel: Parcel, until: datetime | None) -> None:
        """Queued again, or failed. One that another process delivered meanwhile stays delivered."""
        row = await self._session.get_one(ParcelRow, parcel.number)
        row.attempts = parcel.attempts + 1
        if row.state == "sent":
            return
        if until is None:
            row.state = "failed"
        else:
            row.due = until
