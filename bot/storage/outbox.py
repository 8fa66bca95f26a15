"""The outbox, stored. Numbers give the order; the unique key keeps a letter from being put twice."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import BigInteger, ColumnElement, Select, and_, cast, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.codec import LANES, choices_to_json, formatted_to_json, letter_of
from bot.storage.tables.messages import ParcelRow
from bot.work import LEASE, ROUND, Parcel
from handlers.messages import Letter
from handlers.ports import Clock, Delivery, DeliveryState

REDACTED = "redacted"
"""In the `info` of a session that forgot a secret: the log of the database is to be emptied when it has committed."""

_LANE = 10**12
"""More than letters will ever be: the place of a letter in its queue is its lane, then its number."""


class StoredOutbox:
    """Keeps the promises of `bot.work.Parcels`."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def put(self, letter: Letter) -> None:
        """Once for each key."""
        if await self._session.scalar(select(ParcelRow.number).where(ParcelRow.key == letter.key)) is not None:
            return
        row = await self._older_revision(letter) or ParcelRow(state="queued", attempts=0, uncertain=False, problem="")
        _write(row, letter)
        now = self._clock.now()
        row.put, row.due = now, now + letter.after
        if letter.after:
            row.state = "scheduled"
        self._session.add(row)
        await self._session.flush()

    async def recall(self, key: str) -> bool:
        """Only what nobody ever took: what was given back may have arrived, or a piece of it."""
        query = select(ParcelRow).where(ParcelRow.key == key, ParcelRow.state.in_(("scheduled", "queued")))
        row = await self._session.scalar(query)
        if row is None or row.claimed is not None:
            return False
        row.state = "recalled"
        self._redact(row)
        await self._session.flush()
        return True

    async def claim(
        self,
        now: datetime,
        channel: str,
        conversation: str | None = None,
        *,
        resting: frozenset[str] = frozenset(),
        most: int = ROUND,
    ) -> Sequence[Parcel]:
        """The head of each queue, if its moment has come."""
        await self._wake(now, channel)
        taken = list(await self._session.scalars(_heads(now, channel, conversation, resting).limit(most)))
        for row in taken:
            row.state, row.claimed = "sending", now
        await self._session.flush()
        return [Parcel(row.number, letter_of(row), row.attempts, row.uncertain) for row in taken]

    async def waits(self, channel: str) -> bool:
        """One is enough."""
        query = select(ParcelRow.number).where(ParcelRow.state == "queued", ParcelRow.channel == channel)
        return await self._session.scalar(query.limit(1)) is not None

    async def delivered(self, parcel: Parcel, message: str, now: datetime) -> None:
        """Sent."""
        told = {"state": "sent", "sent": now, "message": message, "problem": ""}
        await self._session.execute(update(ParcelRow).where(ParcelRow.number == parcel.number).values(told))
        if parcel.letter.redacted:
            self._redact(await self._session.get_one(ParcelRow, parcel.number))

    async def postponed(self, parcel: Parcel, until: datetime | None, problem: str, *, uncertain: bool = False) -> None:
        """Queued again, or failed."""
        row = await self._session.get_one(ParcelRow, parcel.number)
        row.attempts = parcel.attempts + 1
        row.uncertain = row.uncertain or uncertain
        if row.state == "sent":
            return
        row.problem = problem
        if until is None:
            row.state = "failed"
            self._redact(row)
        else:
            row.state, row.due = "queued", until

    async def released(self, parcel: Parcel, until: datetime) -> None:
        """Only the moment changes."""
        row = await self._session.get_one(ParcelRow, parcel.number)
        row.state, row.due = "queued", until

    async def interrupted(self, channel: str) -> int:
        """Whatever was claimed."""
        return await self._give_back(ParcelRow.channel == channel)

    async def troubled(self, most: int) -> Sequence[Delivery]:
        """Newest first."""
        query = select(ParcelRow).where(or_(ParcelRow.state == "failed", ParcelRow.uncertain))
        return [
            _delivery(row) for row in await self._session.scalars(query.order_by(ParcelRow.number.desc()).limit(most))
        ]

    async def retry(self, number: int) -> bool:
        """From the beginning, in its old place of the queue."""
        query = select(ParcelRow).where(ParcelRow.number == number, ParcelRow.state == "failed")
        row = await self._session.scalar(query)
        if row is None:
            return False
        row.state, row.attempts, row.due = "queued", 0, self._clock.now()
        await self._session.flush()
        return True

    async def counted(self) -> dict[DeliveryState, int]:
        """One query."""
        query = select(ParcelRow.state, func.count()).group_by(ParcelRow.state)
        return {row[0]: row[1] for row in await self._session.execute(query)}  # type: ignore[misc]

    async def tally(self, prefix: str) -> Mapping[DeliveryState, int]:
        """Along the index of the keys."""
        query = select(ParcelRow.state, func.count()).where(_begins_with(prefix)).group_by(ParcelRow.state)
        return {row[0]: row[1] for row in await self._session.execute(query)}  # type: ignore[misc]

    async def failed_of(self, prefix: str, most: int) -> Sequence[Delivery]:
        """Likewise."""
        query = select(ParcelRow).where(_begins_with(prefix), ParcelRow.state == "failed")
        rows = await self._session.scalars(query.order_by(ParcelRow.number.desc()).limit(most))
        return [_delivery(row) for row in rows]

    async def _older_revision(self, letter: Letter) -> ParcelRow | None:
        """A revision of the same letter that nobody took yet; what it said is out of date."""
        if letter.act not in ("revise", "title"):
            return None
        same = (ParcelRow.of == letter.of) if letter.act == "revise" else (ParcelRow.thread == letter.thread)
        place = and_(ParcelRow.channel == letter.channel, ParcelRow.conversation == letter.conversation)
        waits = and_(ParcelRow.act == letter.act, ParcelRow.state == "queued", ParcelRow.claimed.is_(None))
        return await self._session.scalar(select(ParcelRow).where(place, waits, same).limit(1))

    async def _wake(self, now: datetime, channel: str) -> None:
        """Letters whose moment has come join their queue; claims that nobody speaks of any more are given back."""
        due = and_(ParcelRow.channel == channel, ParcelRow.state == "scheduled", ParcelRow.due <= now)
        await self._session.execute(update(ParcelRow).where(due).values(state="queued"))
        await self._give_back(and_(ParcelRow.channel == channel, ParcelRow.claimed < now - LEASE))

    def _redact(self, row: ParcelRow) -> None:
        letter = letter_of(row)
        if letter.redacted:
            _write(row, letter.spent)
            self._session.info[REDACTED] = True

    async def _give_back(self, which: ColumnElement[bool]) -> int:
        rows = list(await self._session.scalars(select(ParcelRow).where(which, ParcelRow.state == "sending")))
        for row in rows:
            row.state, row.uncertain, row.problem = "queued", True, "interrupted"
        await self._session.flush()
        return len(rows)


def _heads(now: datetime, channel: str, conversation: str | None, resting: frozenset[str]) -> Select[ParcelRow]:
    """Of each conversation the first of its first lane, when its moment has come and nothing is on its way there."""
    waits = (ParcelRow.channel == channel, ParcelRow.state == "queued")
    under_way = select(ParcelRow.conversation).where(ParcelRow.channel == channel, ParcelRow.state == "sending")
    place = cast(ParcelRow.lane, BigInteger) * _LANE + ParcelRow.number
    firsts = select(func.min(place)).where(*waits, ParcelRow.conversation.not_in(under_way))
    if conversation is not None:
        firsts = firsts.where(ParcelRow.conversation == conversation)
    if resting:
        firsts = firsts.where(ParcelRow.conversation.not_in(resting))
    heads = select(ParcelRow).where(*waits, place.in_(firsts.group_by(ParcelRow.conversation)), ParcelRow.due <= now)
    return heads.order_by(ParcelRow.lane, ParcelRow.number)


def _begins_with(prefix: str) -> ColumnElement[bool]:
    """Up to the prefix with the last of all characters. LIKE would take «_» and «%» for anything, «A» for «a»."""
    return ParcelRow.key.between(prefix, prefix + "\U0010ffff")


def _write(row: ParcelRow, letter: Letter) -> None:
    row.key, row.channel, row.conversation, row.text = letter.key, letter.channel, letter.conversation, letter.text
    row.choices, row.act, row.of = choices_to_json(letter.choices), letter.act, letter.of
    row.thread, row.lane, row.entry = letter.thread, LANES.index(letter.lane), letter.entry
    row.file, row.formatted = letter.file, formatted_to_json(letter.formatted, letter.redacted)


def _delivery(row: ParcelRow) -> Delivery:
    state: DeliveryState = row.state  # type: ignore[assignment]
    put = row.put or row.due
    return Delivery(
        row.number, row.key, row.channel, row.conversation, state, row.attempts, row.uncertain, row.problem, put
    )
