"""What belongs to the desk besides the cases, stored: their history, drafts for the FAQ, and the places of the desk."""

import json
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.cases import CaseEntryRow, DraftRow
from bot.storage.tables.messages import MoveRow
from bot.storage.tables.people import PersonRow
from handlers.ports import CaseEntry, Clock, Draft, Place


class StoredCaseLog:
    """Keeps the promises of `handlers.ports.CaseLog`."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def write(self, number: int, entry: CaseEntry) -> int:
        """Entries are only added."""
        row = CaseEntryRow(case_number=number, at=self._clock.now(), kind=entry.kind, name=entry.name, text=entry.text)
        self._session.add(row)
        await self._session.flush()
        query = select(func.count()).select_from(CaseEntryRow).where(CaseEntryRow.case_number == number)
        return await self._session.scalar(query) or 0

    async def read(self, number: int) -> Sequence[CaseEntry]:
        """By their number, which grows."""
        query = select(CaseEntryRow).where(CaseEntryRow.case_number == number).order_by(CaseEntryRow.number)
        rows = await self._session.scalars(query)
        return [CaseEntry(row.kind, row.name, row.text, row.at) for row in rows]  # type: ignore[arg-type]


class StoredDrafts:
    """Keeps the promises of `handlers.ports.Drafts`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, draft: Draft) -> Draft:
        """One row a case."""
        row = await self._session.scalar(select(DraftRow).where(DraftRow.case_number == draft.case))
        row = row or DraftRow(case_number=draft.case)
        row.question, row.answer, row.source, row.made_by = draft.question, draft.answer, draft.source, draft.made_by
        row.wordings = json.dumps(draft.wordings, ensure_ascii=False)
        self._session.add(row)
        await self._session.flush()
        return _draft(row)

    async def listed(self) -> Sequence[Draft]:
        """By their number."""
        return [_draft(row) for row in await self._session.scalars(select(DraftRow).order_by(DraftRow.number))]


class StoredPlaces:
    """Keeps the promises of `handlers.ports.Places`: `fixed` are those of the settings, wherever they have moved."""

    def __init__(self, session: AsyncSession, fixed: Sequence[Place]) -> None:
        self._session = session
        self._fixed = fixed

    async def desks(self) -> Sequence[Place]:
        """A group reaches everybody on its channel; without one, each secretary is written to."""
        places = [await self._today(place) for place in self._fixed]
        reached = {place.channel for place in places if place.kind == "group"}
        query = select(PersonRow).where(PersonRow.role == "secretariat", PersonRow.standing != "revoked")
        rows = await self._session.scalars(query.order_by(PersonRow.channel, PersonRow.person))
        own = [
            Place(r.channel, r.conversation, "personal") for r in rows if r.channel not in reached and r.conversation
        ]
        return [*places, *own]

    async def _today(self, place: Place) -> Place:
        row = await self._session.get(MoveRow, (place.channel, place.conversation))
        return place if row is None else await self._today(Place(place.channel, row.new, place.kind))


def _draft(row: DraftRow) -> Draft:
    wordings = tuple(json.loads(row.wordings))
    return Draft(row.number, row.case_number, row.question, wordings, row.answer, row.source, row.made_by)
