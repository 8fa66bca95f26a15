"""One transaction over every port: commits at the end, undoes everything on an error."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.storage.cases import StoredCases
from bot.storage.changesets import StoredChangesets, StoredTrials
from bot.storage.conversations import StoredConversations
from bot.storage.database import emptied_log, shown
from bot.storage.desk import StoredCaseLog, StoredDrafts, StoredPlaces
from bot.storage.editions import StoredEditions
from bot.storage.inbox import StoredInbox
from bot.storage.jobs import StoredFiles, StoredJobs, StoredQuestions
from bot.storage.meetings import StoredAttendances, StoredMeetings
from bot.storage.outbox import REDACTED, StoredOutbox
from bot.storage.people import StoredAudit, StoredInvitations, StoredPeople, StoredVotes
from bot.storage.posted import StoredPosted
from bot.storage.problems import translated
from bot.storage.reminders import StoredReminders, StoredSubscriptions
from bot.work import Work
from handlers.ports import Clock, Place


class Store:
    """The database as the rest of the program sees it; `places` are the secretariat's, from the settings."""

    def __init__(self, engine: AsyncEngine, clock: Clock, *, places: Sequence[Place] = ()) -> None:
        self._engine = engine
        self._clock = clock
        self._places = places
        # SQLite has one writer: waiting here is fair, and costs nothing; its own waiting sleeps, and favours nobody.
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Work]:
        """Ports that share one transaction. Raises StorageProblem when the database fails."""
        with translated(shown(self._engine)):
            async with self._turn:
                async with AsyncSession(self._engine) as session, session.begin():
                    yield self._work(session)
                if REDACTED in session.info:
                    await emptied_log(self._engine)

    def _work(self, session: AsyncSession) -> Work:
        clock = self._clock
        return Work(
            cases=StoredCases(session, clock),
            log=StoredCaseLog(session, clock),
            drafts=StoredDrafts(session),
            places=StoredPlaces(session, self._places),
            outbox=StoredOutbox(session, clock),
            posted=StoredPosted(session),
            conversations=StoredConversations(session, clock),
            votes=StoredVotes(session, clock),
            inbox=StoredInbox(session, clock),
            people=StoredPeople(session),
            invitations=StoredInvitations(session),
            audit=StoredAudit(session, clock),
            changesets=StoredChangesets(session, clock),
            editions=StoredEditions(session, clock),
            trials=StoredTrials(session, clock),
            jobs=StoredJobs(session, clock),
            files=StoredFiles(session, clock),
            questions=StoredQuestions(session, clock),
            meetings=StoredMeetings(session, clock),
            attendances=StoredAttendances(session, clock),
            subscriptions=StoredSubscriptions(session),
            reminders=StoredReminders(session),
        )
