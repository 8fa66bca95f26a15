"""Meetings in the workshop and on the clock: announcements to everybody, the list of who comes, reminders.

An announcement is put in small transactions, whose letters have keys of their own: one that is cut off goes on where it
stood, and people's own messages are answered meanwhile.
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from typing import get_args

from bot.diaries import planner_of
from bot.retention import ATTENDANCE_KEPT
from bot.sheets import Page, workbook
from bot.work import Storage, Work
from bot.workshop import Telling
from handlers.meetings import announcing
from handlers.meetings.icalendar import Copy, file_of
from handlers.meetings.reminding import Reminding, remind
from handlers.office import Office
from handlers.ports import Attendance, Clock, Job, Meeting, StoredFile
from handlers.texts import convening as texts

AT_ONCE = 100
"""Letters that are put in one transaction."""
_REMINDED = 500


class Announcing:
    """Does jobs of the kind «announce»."""

    def __init__(self, storage: Storage, clock: Clock, office: Office) -> None:
        self._storage = storage
        self._clock = clock
        self._office = office

    async def __call__(self, job: Job, telling: Telling) -> None:
        """A job about a version of the meeting that is over says nothing: a later job tells the later one."""
        async with self._storage.transaction() as work:
            meeting = await work.meetings.find(int(job.asks["meeting"]))
            if meeting is None or str(meeting.sequence) != job.asks["sequence"]:
                return
            planner = planner_of(work, clock=self._clock, office=self._office)
            audience = await announcing.audience(meeting, planner)
            await planner.meeting(meeting)
            file = await self._calendar(meeting, work)
        await self._put(job, meeting, audience, file, telling)
        await telling.result(texts.progress_done(len(audience), meeting))

    async def _put(
        self, job: Job, meeting: Meeting, audience: Sequence[announcing.Reached], file: str, telling: Telling
    ) -> None:
        news: texts.News = next(one for one in get_args(texts.News) if one == job.asks["news"])
        for begin in range(0, len(audience), AT_ONCE):
            async with self._storage.transaction() as work:
                for reached in audience[begin : begin + AT_ONCE]:
                    own = file if reached.answered and news != "new" else ""
                    await work.outbox.put(announcing.letter(meeting, news, reached.person, file=own))
            telling.progress(min(begin + AT_ONCE, len(audience)), len(audience))

    async def _calendar(self, meeting: Meeting, work: Work) -> str:
        """For those who said that they come: their calendars hear of the change too."""
        key = f"calendar:{meeting.number}:{meeting.sequence}"
        content = file_of(meeting, Copy(self._clock.now(), approved=True))
        await work.files.keep(key, StoredFile(f"reunion-{meeting.number}.ics", content))
        return key


class Attending:
    """Does jobs of the kind «attendance»."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    async def __call__(self, job: Job, telling: Telling) -> None:
        """Counts by country in words; names in the sheet."""
        async with self._storage.transaction() as work:
            meeting = await work.meetings.find(int(job.asks["meeting"]))
            answers = await work.attendances.of(int(job.asks["meeting"]))
        if meeting is None:
            return
        if not answers and meeting.ends < self._clock.now() - ATTENDANCE_KEPT:
            await telling.result(texts.attendance_gone(meeting))
            return
        sheet = await asyncio.to_thread(_listed, answers)
        name = f"asistencia-reunion-{meeting.number}.xlsx"
        await telling.result(texts.attendance(meeting, _by_country(answers)), file=StoredFile(name, sheet))


async def reminded(work: Work, *, clock: Clock) -> None:
    """A routine of the clockwork: everything that is due, however much it is."""
    reminding = Reminding(work.meetings, work.reminders, work.people, work.outbox, clock)
    while await remind(reminding, _REMINDED) >= _REMINDED:
        pass


def _by_country(answers: Sequence[Attendance]) -> list[tuple[str, int, int, int]]:
    count = Counter((one.country, one.answer) for one in answers)
    countries = sorted({one.country for one in answers})
    return [(name, count[name, "yes"], count[name, "delegate"], count[name, "no"]) for name in countries]


def _listed(answers: Sequence[Attendance]) -> bytes:
    rows = [
        (
            *(one.country, one.commission, one.who.name, texts.ANSWERS[one.answer], one.delegate),
            one.at.replace(tzinfo=None) if one.at else None,
        )
        for one in answers
    ]
    return workbook([Page("Sheet", texts.ATTENDANCE_COLUMNS, rows, width=24)])
