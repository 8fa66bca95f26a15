"""The secretariat's cases, stored."""

from collections.abc import Sequence
from typing import cast

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables import CaseRow
from handlers.messages import Incoming
from handlers.ports import Asker, Case, CaseState, Clock

_LARGEST = 2**31 - 1
"""The largest number a case can have: an INTEGER of PostgreSQL."""


class StoredCases:
    """Keeps the promises of `handlers.ports.Cases`."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def open(self, asked: Incoming, question: str) -> Case:
        """Number it; the unique message is the guard."""
        same = select(CaseRow).where(CaseRow.channel == asked.channel, CaseRow.message == asked.id)
        row = (await self._session.scalars(same)).one_or_none()
        if row is None:
            row = CaseRow(
                channel=asked.channel,
                message=asked.id,
                conversation=asked.conversation,
                person=asked.person,
                question=question,
                state="new",
                opened=self._clock.now(),
            )
            self._session.add(row)
            await self._session.flush()
            await self._session.refresh(row)
        return _case(row)

    async def find(self, number: int) -> Case | None:
        """Locked until the transaction ends, where the database locks rows."""
        if not 0 < number <= _LARGEST:
            return None
        row = await self._session.get(CaseRow, number, with_for_update=True)
        return None if row is None else _case(row)

    async def change(self, case: Case) -> None:
        """Only what may change."""
        row = await self._session.get_one(CaseRow, case.number)
        row.state = case.state
        row.taken_by = case.taken_by
        row.answer = case.answer
        row.answered_by = case.answered_by
        row.answered = case.answered
        await self._session.flush()

    async def listed(self, *, states: Sequence[CaseState] = (), asker: Asker | None = None) -> Sequence[Case]:
        """Oldest first."""
        query = select(CaseRow).order_by(CaseRow.number)
        if states:
            query = query.where(CaseRow.state.in_(states))
        if asker is not None:
            query = query.where(CaseRow.channel == asker.channel, CaseRow.person == asker.person)
        return [_case(row) for row in await self._session.scalars(query)]


def _case(row: CaseRow) -> Case:
    return Case(
        number=row.number,
        person=row.person,
        channel=row.channel,
        conversation=row.conversation,
        question=row.question,
        state=cast(CaseState, row.state),
        opened=row.opened,
        taken_by=row.taken_by,
        answer=row.answer,
        answered_by=row.answered_by,
        answered=row.answered,
    )
