"""What is forgotten, and when.

Questions, after as long as the settings say; files and finished jobs, in a month; of meetings, reminders a month after
they ended, answers to invitations and documents a year after. The meetings themselves stay.
"""

from datetime import datetime, timedelta
from typing import get_args

from bot.work import Work
from handlers.ports import Clock, MeetingState

FILES_KEPT = timedelta(days=30)
"""Whoever was sent one has it in their chat."""

REMINDERS_KEPT = timedelta(days=30)
"""After the end of the meeting: nobody is reminded of it again."""

ATTENDANCE_KEPT = DOCUMENTS_KEPT = timedelta(days=365)
"""After the end of the meeting: a year in which its report may need who came, and the next one what was handed out."""


async def forget(work: Work, *, clock: Clock, kept: timedelta) -> None:
    """In one transaction; there is nothing to do at most times."""
    now = clock.now()
    await work.questions.drop(now - kept)
    await work.reminders.drop(now - REMINDERS_KEPT)
    await work.attendances.drop(now - ATTENDANCE_KEPT)
    await work.files.drop(now - FILES_KEPT, but=await _documents(work, now - DOCUMENTS_KEPT))
    await work.jobs.drop(now - FILES_KEPT)


async def _documents(work: Work, since: datetime) -> frozenset[str]:
    """Of the meetings that ended after this moment, or are to come, drafts too."""
    meetings = await work.meetings.listed(get_args(MeetingState), since=since)
    return frozenset(key for meeting in meetings for key in meeting.documents)
