"""The secretariat's cases, stored, each with its askers."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.columns import LARGEST
from bot.storage.tables.cases import AskerRow, CaseRow
from handlers.ports import Asker, Case, CaseState, Clock

_SAME = (
    "question", "state", "due", "considered", "taken_by", "answer", "answered_by", "answered", "reopened", "escalated",
    "merged_into", "pending", "pending_by", "version", "source", "file",
)  # fmt: skip
"""What may change, under the same name in the row and in the value."""


_ASKER = [field.name for field in fields(Asker)]
"""An asker and their row have the same."""


class StoredCases:
    """Keeps the promises of `handlers.ports.Cases`."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def open(self, asker: Asker, *, due: datetime, considered: str = "") -> Case:
        """Number it; the unique message is the guard."""
        same = select(AskerRow).where(AskerRow.channel == asker.channel, AskerRow.message == asker.message)
        known = await self._session.scalar(same)
        if known is not None:
            return await self._case(await self._session.get_one(CaseRow, known.case_number))
        row = CaseRow(question=asker.question, state="new", opened=self._clock.now(), due=due, considered=considered)
        row.reopened, row.version, row.source, row.file = False, 0, "", ""
        self._session.add(row)
        await self._session.flush()
        self._session.add(_asker_row(asker, row.number, 0))
        await self._session.flush()
        return await self._case(row)

    async def find(self, number: int) -> Case | None:
        """Locked until the transaction ends, where the database locks rows."""
        if not 0 < number <= LARGEST:
            return None
        row = await self._session.get(CaseRow, number, with_for_update=True)
        return None if row is None else await self._case(row)

    async def change(self, case: Case) -> None:
        """Askers are written anew, in their order."""
        row = await self._session.get_one(CaseRow, case.number)
        for name in _SAME:
            setattr(row, name, getattr(case, name))
        await self._session.execute(delete(AskerRow).where(AskerRow.case_number == case.number))
        for place, asker in enumerate(case.askers):
            await self._session.merge(_asker_row(asker, case.number, place))
        await self._session.flush()

    async def listed(
        self, *, states: Sequence[CaseState] = (), asker: tuple[str, str] | None = None, most: int | None = None
    ) -> Sequence[Case]:
        """Oldest first."""
        query = select(CaseRow)
        if states:
            query = query.where(CaseRow.state.in_(states))
        if asker is not None:
            channel, person = asker
            theirs = select(AskerRow.case_number).where(AskerRow.channel == channel, AskerRow.person == person)
            query = query.where(CaseRow.number.in_(theirs))
        query = query.order_by(CaseRow.number.desc()).limit(most)
        rows = list(await self._session.scalars(query))
        return await self._cases(rows[::-1])

    async def _case(self, row: CaseRow) -> Case:
        return (await self._cases([row]))[0]

    async def _cases(self, rows: Sequence[CaseRow]) -> list[Case]:
        numbers = [row.number for row in rows]
        query = select(AskerRow).where(AskerRow.case_number.in_(numbers)).order_by(AskerRow.place)
        askers: dict[int, list[Asker]] = {}
        for asker in await self._session.scalars(query):
            askers.setdefault(asker.case_number, []).append(_asker(asker))
        return [_value(row, askers.get(row.number, [])) for row in rows]


def _value(row: CaseRow, askers: Sequence[Asker]) -> Case:
    same = {name: getattr(row, name) for name in _SAME}
    return Case(number=row.number, opened=row.opened, askers=tuple(askers), **same)


def _asker(row: AskerRow) -> Asker:
    return Asker(**{name: getattr(row, name) for name in _ASKER})


def _asker_row(asker: Asker, number: int, place: int) -> AskerRow:
    return AskerRow(case_number=number, place=place, **{name: getattr(asker, name) for name in _ASKER})
