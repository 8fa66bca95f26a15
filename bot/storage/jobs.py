"""Jobs, files and questions, stored."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, time

from sqlalchemy import and_, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.columns import storable, storable_json
from bot.storage.tables.jobs import FileRow, JobRow, QuestionRow
from bot.storage.tables.people import VoteRow
from handlers.ports import Asked, Clock, Job, StoredFile, Vote


class StoredJobs:
    """Keeps the promises of `handlers.ports.Jobs`."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def put(self, job: Job) -> Job:
        """Whoever changed their name meanwhile is the same person."""
        here = (JobRow.channel == job.who.channel, JobRow.conversation == job.conversation)
        query = select(JobRow).where(JobRow.state == "queued", JobRow.kind == job.kind, *here)
        person, asks = storable(job.who.person), _as_stored(job.asks)
        for row in await self._session.scalars(query.order_by(JobRow.number)):
            if (row.who.person, row.asks) == (person, asks):
                return _job(row)
        row = JobRow(
            kind=job.kind, who=job.who, channel=job.who.channel, conversation=job.conversation, asks=asks,
            state="queued", put=self._clock.now(),
        )  # fmt: skip
        self._session.add(row)
        await self._session.flush()
        await self._session.refresh(row)
        return _job(row)

    async def claim(self, channel: str | None = None) -> Job | None:
        """By its number."""
        query = select(JobRow).where(JobRow.state == "queued").order_by(JobRow.number).limit(1)
        row = await self._session.scalar(query if channel is None else query.where(JobRow.channel == channel))
        if row is None:
            return None
        row.state = "running"
        await self._session.flush()
        return _job(row)

    async def finish(self, number: int, *, failed: bool = False) -> None:
        """Its row stays, as a record, until it is dropped."""
        state = "failed" if failed else "done"
        await self._session.execute(update(JobRow).where(JobRow.number == number).values(state=state))

    async def interrupted(self, channel: str | None = None) -> int:
        """Those that run."""
        running = update(JobRow).where(JobRow.state == "running").values(state="queued").returning(JobRow.number)
        found = await self._session.scalars(running if channel is None else running.where(JobRow.channel == channel))
        return len(found.all())

    async def drop(self, before: datetime) -> int:
        """By when they were put."""
        over = delete(JobRow).where(JobRow.state.in_(("done", "failed")), JobRow.put < before)
        return len((await self._session.scalars(over.returning(JobRow.number))).all())


class StoredFiles:
    """Keeps the promises of `handlers.ports.Files`."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def keep(self, key: str, file: StoredFile) -> None:
        """One row a key."""
        await self._session.execute(delete(FileRow).where(FileRow.key == key))
        row = {"key": key, "name": file.name, "content": file.content, "kept": self._clock.now()}
        await self._session.execute(insert(FileRow).values(row))

    async def get(self, key: str) -> StoredFile | None:
        """By its key."""
        found = await self._session.execute(select(FileRow.name, FileRow.content).where(FileRow.key == key))
        row = found.first()
        return None if row is None else StoredFile(row.name, row.content)

    async def drop(self, before: datetime, *, but: Collection[str] = ()) -> int:
        """By when they were kept."""
        old = and_(FileRow.kept < before, FileRow.key.not_in(but))
        gone = await self._session.scalars(delete(FileRow).where(old).returning(FileRow.key))
        return len(gone.all())


class StoredQuestions:
    """Keeps the promises of `handlers.ports.Questions`."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def note(self, asked: Asked) -> None:
        """A row of its own."""
        row = QuestionRow(
            question=asked.question, outcome=asked.outcome, entry=asked.entry, country=asked.country,
            themes=list(asked.themes), at=self._clock.now(),
        )  # fmt: skip
        self._session.add(row)
        await self._session.flush()

    async def since(self, day: date, *, outcomes: Sequence[str] = ()) -> Sequence[Asked]:
        """By their number, which grows."""
        query = select(QuestionRow).where(QuestionRow.at >= _start(day)).order_by(QuestionRow.number)
        if outcomes:
            query = query.where(QuestionRow.outcome.in_(outcomes))
        rows = await self._session.scalars(query)
        return [Asked(r.question, r.outcome, r.entry, r.country, tuple(r.themes), r.at) for r in rows]

    async def votes_since(self, day: date) -> Sequence[Vote]:
        """A vote that was changed has the moment of its last change."""
        query = select(VoteRow).where(VoteRow.at >= _start(day))
        query = query.order_by(VoteRow.at, VoteRow.entry, VoteRow.channel, VoteRow.person)
        return [Vote(row.entry, row.helped, row.at) for row in await self._session.scalars(query)]

    async def drop(self, before: datetime) -> int:
        """By when they were asked."""
        gone = delete(QuestionRow).where(QuestionRow.at < before).returning(QuestionRow.number)
        return len((await self._session.scalars(gone)).all())


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _as_stored(asks: Mapping[str, str]) -> object:
    return json.loads(storable_json(dict(asks)))


def _job(row: JobRow) -> Job:
    return Job(row.number, row.kind, row.who, row.conversation, dict(row.asks), row.state)  # type: ignore[arg-type]
