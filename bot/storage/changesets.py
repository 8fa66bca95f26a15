"""Changesets and their trials, stored."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.columns import LARGEST
from bot.storage.tables.curation import ChangesetRow, TrialRow
from handlers.ports import UNDER_WAY, Change, Changeset, ChangesetState, Clock, Shift, Trial
from knowledge.articles import Address


class StoredChangesets:
    """Keeps the promises of `handlers.ports.Changesets`."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def add(self, changeset: Changeset) -> Changeset:
        """The first version; given back as it was stored."""
        now = self._clock.now()
        row = ChangesetRow(**_values(changeset), created=now, changed=now, version=1)
        self._session.add(row)
        await self._session.flush()
        await self._session.refresh(row)
        return _changeset(row)

    async def find(self, number: int) -> Changeset | None:
        """As it is now, not as the session first saw it."""
        if not 0 < number <= LARGEST:
            return None
        row = await self._session.get(ChangesetRow, number, populate_existing=True)
        return None if row is None else _changeset(row)

    async def change(self, changeset: Changeset) -> Changeset | None:
        """In one statement that names the version: of two, one finds nothing to change."""
        same = (ChangesetRow.number == changeset.number, ChangesetRow.version == changeset.version)
        values = {**_values(changeset), "changed": self._clock.now(), "version": changeset.version + 1}
        changed = update(ChangesetRow).where(*same).values(values).returning(ChangesetRow.number)
        if await self._session.scalar(changed) is None:
            return None
        return await self.find(changeset.number)

    async def listed(self, states: Sequence[ChangesetState] = UNDER_WAY, most: int = 50) -> Sequence[Changeset]:
        """By their last change; of two at one moment, the younger first."""
        query = select(ChangesetRow).where(ChangesetRow.state.in_(states))
        query = query.order_by(ChangesetRow.changed.desc(), ChangesetRow.number.desc()).limit(most)
        return [_changeset(row) for row in await self._session.scalars(query)]


class StoredTrials:
    """Keeps the promises of `handlers.ports.Trials`."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def keep(self, trial: Trial) -> None:
        """One row a changeset."""
        shifts = [[s.question, s.before, s.after, s.worse] for s in trial.shifts]
        row = TrialRow(
            changeset=trial.changeset, version=trial.version, edition=trial.edition, asked=trial.asked, shifts=shifts,
            mistakes=list(trial.mistakes), at=self._clock.now(),
        )  # fmt: skip
        await self._session.merge(row)
        await self._session.flush()

    async def of(self, changeset: int) -> Trial | None:
        """By the number of its changeset."""
        row = await self._session.get(TrialRow, changeset) if 0 < changeset <= LARGEST else None
        if row is None:
            return None
        shifts = tuple(Shift(*shift) for shift in row.shifts)
        return Trial(row.changeset, row.version, row.edition, row.asked, shifts, tuple(row.mistakes), row.at)


def _values(changeset: Changeset) -> dict[str, Any]:
    return {
        "author": changeset.author,
        "state": changeset.state,
        "changes": [[c.address.kind, c.address.id, c.before, c.after] for c in changeset.changes],
        "reason": changeset.reason,
        "origin": changeset.origin,
    }


def _changeset(row: ChangesetRow) -> Changeset:
    return Changeset(
        number=row.number,
        author=row.author,
        state=row.state,  # type: ignore[arg-type]
        changes=tuple(Change(Address(kind, id), before, after) for kind, id, before, after in row.changes),
        reason=row.reason,
        origin=row.origin,
        created=row.created,
        changed=row.changed,
        version=row.version,
    )
