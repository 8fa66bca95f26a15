"""Who may do what, stored: people, invitations, votes, and the record of privileged acts."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.columns import storable
from bot.storage.tables.people import DeedRow, InvitationRow, PersonRow, VoteRow
from handlers.ports import Clock, Deed, Invitation, Person, Role, Standing

_FIELDS = [field.name for field in fields(Person)]
"""A person and their row have the same."""


class StoredPeople:
    """Keeps the promises of `handlers.ports.People`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find(self, channel: str, person: str) -> Person | None:
        """By their key."""
        row = await self._session.get(PersonRow, (storable(channel), storable(person)))
        return None if row is None else _person(row)

    async def having(self, role: Role) -> Sequence[Person]:
        """Revoked is revoked."""
        return await self._all(PersonRow.role == role, PersonRow.standing != "revoked")

    async def standing(self, standing: Standing) -> Sequence[Person]:
        """Whatever their role."""
        return await self._all(PersonRow.standing == standing)

    async def record(self, person: Person) -> None:
        """One row a person of a channel."""
        row = PersonRow(**{name: getattr(person, name) for name in _FIELDS})
        row.channel, row.person = storable(person.channel), storable(person.person)
        await self._session.merge(row)
        await self._session.flush()

    async def _all(self, *which: object) -> list[Person]:
        query = select(PersonRow).where(*which).order_by(PersonRow.channel, PersonRow.person)  # type: ignore[arg-type]
        return [_person(row) for row in await self._session.scalars(query)]


class StoredInvitations:
    """Keeps the promises of `handlers.ports.Invitations`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def make(self, invitation: Invitation) -> None:
        """One row a code."""
        self._session.add(InvitationRow(**{f.name: getattr(invitation, f.name) for f in fields(Invitation)}))
        await self._session.flush()

    async def redeem(self, code: str, now: datetime) -> Invitation | None:
        """Counted down in the same transaction."""
        row = await self._session.get(InvitationRow, storable(code), with_for_update=True)
        if row is None or row.expires <= now or row.uses < 1:
            return None
        row.uses -= 1
        await self._session.flush()
        return Invitation(**{f.name: getattr(row, f.name) for f in fields(Invitation)})


class StoredAudit:
    """Keeps the promises of `handlers.ports.Audit`; the database refuses to change what is there."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def note(self, deed: Deed) -> None:
        """Only added."""
        row = DeedRow(at=self._clock.now(), who=deed.who, act=deed.act, target=deed.target, detail=deed.detail)
        self._session.add(row)
        await self._session.flush()

    async def listed(self, most: int) -> Sequence[Deed]:
        """By their number, from the last."""
        rows = await self._session.scalars(select(DeedRow).order_by(DeedRow.number.desc()).limit(most))
        return [Deed(row.who, row.act, row.target, row.detail, row.at) for row in rows]


class StoredVotes:
    """Keeps the promises of `handlers.ports.Votes`."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def cast(self, channel: str, person: str, entry: str, helped: bool) -> None:
        """One row a person and entry."""
        row = VoteRow(channel=storable(channel), person=storable(person), entry=storable(entry), helped=helped)
        row.at = self._clock.now()
        await self._session.merge(row)
        await self._session.flush()


def _person(row: PersonRow) -> Person:
    return Person(**{name: getattr(row, name) for name in _FIELDS})
