"""Who may do what, stored."""

from collections.abc import Sequence
from typing import cast

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables import PersonRow, storable
from handlers.ports import Person, Role


class StoredPeople:
    """Keeps the promises of `handlers.ports.People`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def role_of(self, channel: str, person: str) -> Role:
        """Nobody has rights by default."""
        row = await self._session.get(PersonRow, (storable(channel), storable(person)))
        return "official" if row is None else cast(Role, row.role)

    async def having(self, role: Role) -> Sequence[Person]:
        """In a fixed order."""
        query = select(PersonRow).where(PersonRow.role == role).order_by(PersonRow.channel, PersonRow.person)
        return [Person(row.channel, row.person, row.conversation, role) for row in await self._session.scalars(query)]

    async def record(self, person: Person) -> None:
        """One row a person of a channel."""
        channel, name = storable(person.channel), storable(person.person)
        row = PersonRow(channel=channel, person=name, conversation=person.conversation, role=person.role)
        await self._session.merge(row)
        await self._session.flush()
