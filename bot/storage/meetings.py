"""Meetings and the answers to their invitations, stored."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.columns import LARGEST, storable
from bot.storage.tables.meetings import AttendanceRow, MeetingRow
from handlers.ports import Attendance, Clock, Meeting, MeetingState, Session, Who

_SAME = (
    "uid", "title", "zone", "starts", "ends", "mode", "made_by", "state", "sequence", "country", "city", "place",
    "link", "convenes", "theme", "agenda",
)  # fmt: skip
"""Under the same name in the row and in the value."""

_LISTS = ("documents", "countries", "roles")
"""Likewise, as JSON."""


class StoredMeetings:
    """Keeps the promises of `handlers.ports.Meetings`."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def add(self, meeting: Meeting) -> Meeting:
        """Given back as it was stored."""
        row = MeetingRow(**_values(meeting), changed=self._clock.now())
        self._session.add(row)
        await self._session.flush()
        await self._session.refresh(row)
        return _meeting(row)

    async def find(self, number: int) -> Meeting | None:
        """As it is now, not as the session first saw it; locked where the database locks rows."""
        if not 0 < number <= LARGEST:
            return None
        row = await self._session.get(MeetingRow, number, populate_existing=True, with_for_update=True)
        return None if row is None else _meeting(row)

    async def change(self, meeting: Meeting, was: Meeting) -> Meeting | None:
        """The whole value is compared, not its moment: two changes may share one."""
        if await self.find(was.number) != was:
            return None
        values = {**_values(meeting), "changed": self._clock.now()}
        await self._session.execute(update(MeetingRow).where(MeetingRow.number == was.number).values(values))
        return await self.find(was.number)

    async def listed(
        self, states: Sequence[MeetingState] = ("announced",), *, since: datetime | None = None, most: int | None = None
    ) -> Sequence[Meeting]:
        """Of two that begin together, the one that was stored first."""
        query = select(MeetingRow).where(MeetingRow.state.in_(states))
        if since is not None:
            query = query.where(MeetingRow.ends > since)
        query = query.order_by(MeetingRow.starts, MeetingRow.number).limit(most)
        rows = await self._session.scalars(query.execution_options(populate_existing=True))
        return [_meeting(row) for row in rows]


class StoredAttendances:
    """Keeps the promises of `handlers.ports.Attendances`."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def answer(self, attendance: Attendance) -> None:
        """One row a meeting and person."""
        who = attendance.who
        row = AttendanceRow(
            meeting=attendance.meeting, channel=storable(who.channel), person=storable(who.person), name=who.name,
            country=attendance.country, answer=attendance.answer, delegate=attendance.delegate,
            commission=attendance.commission, at=self._clock.now(),
        )  # fmt: skip
        await self._session.merge(row)
        await self._session.flush()

    async def of(self, meeting: int) -> Sequence[Attendance]:
        """Of two namesakes, by who they are."""
        if not 0 < meeting <= LARGEST:
            return []
        names = (AttendanceRow.country, AttendanceRow.name, AttendanceRow.channel, AttendanceRow.person)
        return await self._all(select(AttendanceRow).where(AttendanceRow.meeting == meeting).order_by(*names))

    async def by(self, channel: str, person: str) -> Sequence[Attendance]:
        """By the number of the meeting."""
        theirs = (AttendanceRow.channel == channel, AttendanceRow.person == person)
        return await self._all(select(AttendanceRow).where(*theirs).order_by(AttendanceRow.meeting))

    async def drop(self, before: datetime) -> int:
        """By the end of the meeting as it stands now."""
        gone = delete(AttendanceRow).where(AttendanceRow.meeting.in_(ended(before))).returning(AttendanceRow.meeting)
        return len((await self._session.scalars(gone)).all())

    async def _all(self, query: Select[AttendanceRow]) -> list[Attendance]:
        rows = await self._session.scalars(query.execution_options(populate_existing=True))
        return [_attendance(row) for row in rows]


def ended(before: datetime) -> Select[int]:
    """The numbers of the meetings that ended before this moment."""
    return select(MeetingRow.number).where(MeetingRow.ends < before)


def _values(meeting: Meeting) -> dict[str, Any]:
    values = {name: getattr(meeting, name) for name in _SAME} | {name: list(getattr(meeting, name)) for name in _LISTS}
    sessions = [[_written(s.starts), _written(s.ends), s.whole_days, s.title, s.place] for s in meeting.sessions]
    return values | {"sessions": sessions}


def _meeting(row: MeetingRow) -> Meeting:
    same: dict[str, Any] = {name: getattr(row, name) for name in _SAME if name not in ("starts", "ends")}
    lists: dict[str, Any] = {name: tuple(getattr(row, name)) for name in _LISTS}
    sessions = tuple(
        Session(datetime.fromisoformat(starts), datetime.fromisoformat(ends), *others)
        for starts, ends, *others in row.sessions  # what was stored before sessions had places has none
    )
    return Meeting(number=row.number, sessions=sessions, changed=row.changed, **same, **lists)


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _attendance(row: AttendanceRow) -> Attendance:
    who = Who(row.channel, row.person, row.name)
    answer: Any = row.answer
    return Attendance(row.meeting, who, row.country, answer, row.delegate, row.commission, row.at)
