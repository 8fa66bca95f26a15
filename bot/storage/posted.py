"""Where our letters ended up, stored: messages, topics, and conversations that moved."""

from collections.abc import Sequence

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.codec import letter_of
from bot.storage.columns import Base, storable
from bot.storage.tables.cases import AskerRow
from bot.storage.tables.jobs import JobRow
from bot.storage.tables.messages import MoveRow, ParcelRow, ThreadRow
from bot.storage.tables.people import PersonRow
from bot.work import Thread
from handlers.messages import Letter

_FORGOTTEN: dict[type[Base], dict[str, str | None]] = {
    ParcelRow: {"message": None},
    ThreadRow: {"thread": "", "root": ""},
}
"""Ids that mean something else, or nothing, where a conversation has moved to."""

_MOST_UNSURE = 50


class StoredPosted:
    """Keeps the promises of `bot.work.Posted`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def letter_at(self, channel: str, conversation: str, message: str) -> Letter | None:
        """The latest, should a channel use an id again."""
        here = (ParcelRow.channel == channel, ParcelRow.conversation == conversation)
        pieces = " " + ParcelRow.message + " "
        this = or_(ParcelRow.message == message, pieces.contains(f" {message} ", autoescape=True))
        query = select(ParcelRow).where(*here, this).order_by(ParcelRow.number.desc())
        row = await self._session.scalar(query.limit(1))
        return None if row is None or not message else letter_of(row)

    async def unsure_of(self, channel: str, conversation: str) -> Sequence[Letter]:
        """Also those whose answer is being waited for."""
        here = (ParcelRow.channel == channel, ParcelRow.conversation == conversation)
        unsure = or_(ParcelRow.uncertain, ParcelRow.state == "sending")
        query = select(ParcelRow).where(*here, unsure).order_by(ParcelRow.number.desc()).limit(_MOST_UNSURE)
        return [letter_of(row) for row in await self._session.scalars(query)]

    async def message_of(self, key: str) -> str | None:
        """Empty for a channel without ids."""
        return await self._session.scalar(select(ParcelRow.message).where(ParcelRow.key == key))

    async def replaced(self, key: str, message: str) -> None:
        """The row of the letter."""
        await self._session.execute(update(ParcelRow).where(ParcelRow.key == key).values(message=message))

    async def thread(self, channel: str, conversation: str, label: str) -> Thread:
        """An unknown one has neither id nor title."""
        row = await self._session.get(ThreadRow, (storable(channel), storable(conversation), storable(label)))
        return Thread(label) if row is None else Thread(row.label, row.thread, row.title, row.root)

    async def label_of(self, channel: str, conversation: str, thread: str) -> str:
        """Topics that people opened have none."""
        here = (ThreadRow.channel == channel, ThreadRow.conversation == conversation)
        return await self._session.scalar(select(ThreadRow.label).where(*here, ThreadRow.thread == thread)) or ""

    async def keep(self, channel: str, conversation: str, thread: Thread) -> None:
        """One row a label."""
        row = ThreadRow(channel=storable(channel), conversation=storable(conversation), label=storable(thread.label))
        row.thread, row.title, row.root = thread.thread, thread.title, thread.root
        await self._session.merge(row)
        await self._session.flush()

    async def moved(self, channel: str, old: str, new: str) -> None:
        """Letters that wait, topics, people, askers and whoever waits for a job go along."""
        await self._session.merge(MoveRow(channel=storable(channel), old=storable(old), new=storable(new)))
        for table in (ParcelRow, ThreadRow, PersonRow, AskerRow, JobRow):
            here = (table.channel == channel, table.conversation == old)
            await self._session.execute(
                update(table).where(*here).values(conversation=new, **_FORGOTTEN.get(table, {}))
            )
        await self._session.flush()

    async def now_at(self, channel: str, conversation: str) -> str:
        """A conversation may have moved more than once."""
        seen: set[str] = set()
        while conversation not in seen:
            seen.add(conversation)
            row = await self._session.get(MoveRow, (storable(channel), storable(conversation)))
            conversation = conversation if row is None else row.new
        return conversation
