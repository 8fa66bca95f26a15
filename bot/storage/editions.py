"""Editions, stored: what was published, article by article, and what that makes of the knowledge."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import delete, func, insert, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.columns import LARGEST
from bot.storage.tables.curation import EditionRow, OverrideRow, RevisionRow
from handlers.ports import Change, Clock, Edition, Override, Revision
from knowledge.articles import Address, Table

_AT_ONCE = 400
"""Rows a statement: SQLite allows some 32,000 parameters."""


class StoredEditions:
    """Keeps the promises of `handlers.ports.Editions`."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def latest(self) -> int:
        """The greatest number."""
        return await self._session.scalar(select(func.max(EditionRow.number))) or 0

    async def overrides(self) -> Mapping[Address, Override]:
        """In the order of the editions: what came later is added later."""
        query = select(
            OverrideRow.kind, OverrideRow.article, OverrideRow.says, OverrideRow.shipped, OverrideRow.edition
        )
        rows = await self._session.execute(query.order_by(OverrideRow.edition, OverrideRow.kind, OverrideRow.article))
        return {Address(kind, id): Override(says, shipped, edition) for kind, id, says, shipped, edition in rows}

    async def publish(
        self, edition: Edition, changes: Sequence[Change], shipped: Mapping[Address, Table | None]
    ) -> Edition:
        """In the transaction of whoever publishes; a number that another process took meanwhile fails it.

        Whoever catches an error inside of that transaction finds nothing of the edition either. Raises ValueError when
        an article would change twice: nobody could tell what it says.
        """
        if len({change.address for change in changes}) < len(changes):
            raise ValueError("an article cannot change twice in one edition")
        edition = replace(edition, number=await self.latest() + 1, at=self._clock.now())
        async with self._session.begin_nested():
            self._session.add(_row(edition))
            await self._session.flush()
            for at in range(0, len(changes), _AT_ONCE):
                await self._apply(edition.number, changes[at : at + _AT_ONCE], shipped)
        return edition

    async def revisions(
        self, *, address: Address | None = None, edition: int | None = None, most: int = 20
    ) -> Sequence[Revision]:
        """Joined with their editions."""
        query = select(RevisionRow, EditionRow).join(EditionRow, EditionRow.number == RevisionRow.edition)
        if address is not None:
            query = query.where(RevisionRow.kind == address.kind, RevisionRow.article == address.id)
        if edition is not None:
            query = query.where(RevisionRow.edition == (edition if 0 < edition <= LARGEST else 0))
        query = query.order_by(RevisionRow.edition.desc(), RevisionRow.kind, RevisionRow.article).limit(most)
        return [_revision(row, published) for row, published in await self._session.execute(query)]

    async def _apply(self, number: int, changes: Sequence[Change], shipped: Mapping[Address, Table | None]) -> None:
        named = [{"kind": c.address.kind, "article": c.address.id} for c in changes]
        said = [{"edition": number, "before": c.before, "after": c.after} for c in changes]
        await self._session.execute(insert(RevisionRow), [a | b for a, b in zip(named, said, strict=True)])
        place = tuple_(OverrideRow.kind, OverrideRow.article)
        await self._session.execute(
            delete(OverrideRow).where(place.in_([(c.address.kind, c.address.id) for c in changes]))
        )
        kept = [
            a | {"says": c.after, "shipped": shipped.get(c.address), "edition": number}
            for a, c in zip(named, changes, strict=True)
            if c.after != shipped.get(c.address)
        ]
        if kept:
            await self._session.execute(insert(OverrideRow), kept)


def _row(edition: Edition) -> EditionRow:
    return EditionRow(
        number=edition.number, changeset=edition.changeset, who=edition.who, reason=edition.reason,
        approved_by=edition.approved_by, accepted=edition.accepted, undoes=edition.undoes, at=edition.at,
    )  # fmt: skip


def _revision(row: RevisionRow, edition: EditionRow) -> Revision:
    published = Edition(
        edition.number, edition.changeset, edition.who, edition.reason, edition.approved_by, edition.accepted,
        edition.undoes, edition.at,
    )  # fmt: skip
    return Revision(published, Address(row.kind, row.article), row.before, row.after)  # type: ignore[arg-type]
