"""What people want to hear of meetings, and the reminders that are due to them, stored."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.columns import storable
from bot.storage.meetings import ended
from bot.storage.tables.meetings import ReminderRow, SubscriptionRow
from handlers.ports import Reminder, Subscription

_SECOND = timedelta(seconds=1)
_Key = tuple[int, str, str, int]


class StoredSubscriptions:
    """Keeps the promises of `handlers.ports.Subscriptions`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of(self, channel: str, person: str) -> Subscription:
        """Who has no row has the defaults."""
        row = await self._session.get(SubscriptionRow, (storable(channel), storable(person)))
        return Subscription(channel, person) if row is None else _subscription(row)

    async def keep(self, subscription: Subscription) -> None:
        """One row a person; the database refuses the feed of somebody else."""
        row = SubscriptionRow(
            channel=storable(subscription.channel), person=storable(subscription.person),
            leads=[lead // _SECOND for lead in subscription.leads], themes=list(subscription.themes),
            countries=list(subscription.countries), silent=subscription.silent, feed=subscription.feed or None,
        )  # fmt: skip
        row = await self._session.merge(row)
        await self._session.flush()
        await self._session.refresh(row)

    async def chosen(self) -> Sequence[Subscription]:
        """By their key."""
        query = select(SubscriptionRow).order_by(SubscriptionRow.channel, SubscriptionRow.person)
        return [_subscription(row) for row in await self._session.scalars(query)]

    async def with_feed(self, feed: str) -> Subscription | None:
        """NULL equals nothing, but an empty text may be asked for."""
        row = await self._session.scalar(select(SubscriptionRow).where(SubscriptionRow.feed == feed)) if feed else None
        return None if row is None else _subscription(row)


class StoredReminders:
    """Keeps the promises of `handlers.ports.Reminders`, in a fixed number of statements for however many."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def plan(self, meeting: int, reminders: Sequence[Reminder], now: datetime) -> None:
        """Among those of the meeting."""
        if any(reminder.meeting != meeting for reminder in reminders):
            raise ValueError("reminders of another meeting")
        await self._replan(ReminderRow.meeting == meeting, reminders, now)

    async def plan_for(self, channel: str, person: str, reminders: Sequence[Reminder], now: datetime) -> None:
        """Among those of the person."""
        if any((reminder.channel, reminder.person) != (channel, person) for reminder in reminders):
            raise ValueError("reminders of another person")
        theirs = (ReminderRow.channel == channel) & (ReminderRow.person == person)
        await self._replan(theirs, reminders, now)

    async def due(self, now: datetime, most: int = 500) -> Sequence[Reminder]:
        """A person's place is one more than the reminders of whoever comes before: people are taken whole."""
        whose = (ReminderRow.channel, ReminderRow.person)
        first = func.min(ReminderRow.due).over(partition_by=whose).label("first")
        waiting = select(ReminderRow, first).where(ReminderRow.sent.is_(None), ReminderRow.due <= now)
        one = waiting.subquery().c
        place = func.rank().over(order_by=(one.first, one.channel, one.person)).label("place")
        row = select(one.meeting, one.channel, one.person, one.lead, one.due, place).subquery().c
        query = select(row.meeting, row.channel, row.person, row.lead, row.due).where(row.place <= most)
        query = query.order_by(row.place, row.due, row.meeting, row.lead)
        return [Reminder(m, c, p, lead * _SECOND, due) for m, c, p, lead, due in await self._session.execute(query)]

    async def sent(self, reminders: Sequence[Reminder], now: datetime) -> None:
        """In one statement for all."""
        if not reminders:
            return
        named = [ReminderRow.meeting, ReminderRow.channel, ReminderRow.person, ReminderRow.lead, ReminderRow.due]
        these = [column == bindparam(f"its_{column.key}") for column in named]
        change = update(ReminderRow).where(*these, ReminderRow.sent.is_(None)).values(sent=bindparam("now"))
        rows = [
            {"now": now, "its_due": one.due, "its_meeting": one.meeting, "its_channel": one.channel,
             "its_person": one.person, "its_lead": one.lead // _SECOND}
            for one in reminders
        ]  # fmt: skip
        await (await self._session.connection()).execute(change, rows)

    async def drop(self, before: datetime) -> int:
        """By the end of the meeting as it stands now."""
        gone = delete(ReminderRow).where(ReminderRow.meeting.in_(ended(before))).returning(ReminderRow.meeting)
        return len((await self._session.scalars(gone)).all())

    async def _replan(self, scope: ColumnElement[bool], reminders: Sequence[Reminder], now: datetime) -> None:
        """Everything in `scope` is written anew, what was sent with its moment."""
        columns = (ReminderRow.meeting, ReminderRow.channel, ReminderRow.person, ReminderRow.lead)
        query = select(*columns, ReminderRow.due, ReminderRow.sent).where(scope, ReminderRow.sent.is_not(None))
        rows = {(m, c, p, lead): (due, sent) for m, c, p, lead, due, sent in await self._session.execute(query)}
        for reminder in reminders:
            before = rows.get(_key(reminder))
            if before is None or before[1] is None or (reminder.due > now and reminder.due != before[0]):
                rows[_key(reminder)] = (reminder.due, None)
        await self._session.execute(delete(ReminderRow).where(scope))
        names = ("meeting", "channel", "person", "lead", "due", "sent")
        if rows:
            await self._session.execute(
                insert(ReminderRow), [dict(zip(names, (*key, *when), strict=True)) for key, when in rows.items()]
            )


def _key(reminder: Reminder) -> _Key:
    return reminder.meeting, storable(reminder.channel), storable(reminder.person), reminder.lead // _SECOND


def _subscription(row: SubscriptionRow) -> Subscription:
    leads = tuple(seconds * _SECOND for seconds in row.leads)
    chosen = (leads, tuple(row.themes), tuple(row.countries), row.silent, row.feed or "")
    return Subscription(row.channel, row.person, *chosen)
