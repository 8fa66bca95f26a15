"""One transaction over every port: commits at the end, undoes everything on an error."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.storage.cases import StoredCases
from bot.storage.conversations import StoredConversations
from bot.storage.database import shown
from bot.storage.inbox import StoredInbox
from bot.storage.outbox import StoredOutbox
from bot.storage.people import StoredPeople
from bot.storage.problems import translated
from bot.work import Work
from handlers.ports import Clock


class Store:
    """The database as the rest of the program sees it."""

    def __init__(self, engine: AsyncEngine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Work]:
        """Ports that share one transaction. Raises StorageProblem when the database fails."""
        with translated(shown(self._engine)):
            async with AsyncSession(self._engine) as session, session.begin():
                yield Work(
                    cases=StoredCases(session, self._clock),
                    outbox=StoredOutbox(session, self._clock),
                    conversations=StoredConversations(session, self._clock),
                    inbox=StoredInbox(session, self._clock),
                    people=StoredPeople(session),
                )
