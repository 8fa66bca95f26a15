"""What the routine forgets of meetings. Questions, files and jobs: handlers/admins/curation/test_statistics.py."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.retention import ATTENDANCE_KEPT, DOCUMENTS_KEPT, FILES_KEPT, REMINDERS_KEPT, forget
from bot.work import Storage
from handlers.ports import Attendance, MeetingState, Reminder, StoredFile, Who
from tests.fakes import FakeClock
from tests.gathered import meeting

ANA = Who("t", "ana", "Ana")
HELD = meeting(documents=("meeting:1:document:1",))
DAY = timedelta(days=1)


async def forgotten(storage: Storage, clock: FakeClock, after: timedelta) -> Sequence[str]:
    """What is left when this has passed since the meeting, and the routine rang."""
    clock.advance(HELD.ends + after - clock.now())
    async with storage.transaction() as work:
        await forget(work, clock=clock, kept=timedelta(days=3650))
    async with storage.transaction() as work:
        left = {
            "meeting": await work.meetings.find(1),
            "reminder": await work.reminders.due(clock.now()),
            "answer": await work.attendances.of(1),
            "document": await work.files.get("meeting:1:document:1"),
            "copy": await work.files.get("meeting:1:document:m9:0"),
            "calendar": await work.files.get("calendar:1:0"),
        }
    return [name for name, found in left.items() if found]


async def held(storage: Storage, state: MeetingState = "announced") -> None:
    """A meeting with all that is kept of it."""
    async with storage.transaction() as work:
        made = await work.meetings.add(replace(HELD, state=state))
        reminders = [Reminder(1, "t", "ana", DAY, made.starts - DAY)]
        await work.reminders.plan(1, reminders, made.starts - 2 * DAY)
        await work.attendances.answer(Attendance(1, ANA, "Paraguay", "yes"))
        for key in ("meeting:1:document:1", "meeting:1:document:m9:0", "calendar:1:0"):
            await work.files.keep(key, StoredFile("a.pdf", b"%PDF"))


@pytest.mark.parametrize("state", ["announced", "cancelled"])
async def test_what_is_kept_of_a_meeting_goes_in_its_time_and_the_meeting_stays(
    storage: Storage, clock: FakeClock, state: MeetingState
) -> None:
    await held(storage, state)

    at_first = await forgotten(storage, clock, timedelta())
    in_a_month = await forgotten(storage, clock, REMINDERS_KEPT + DAY)
    almost_a_year = await forgotten(storage, clock, ATTENDANCE_KEPT - DAY)
    after_a_year = await forgotten(storage, clock, ATTENDANCE_KEPT + DAY)

    assert at_first == ["meeting", "reminder", "answer", "document", "copy", "calendar"]
    assert in_a_month == almost_a_year == ["meeting", "answer", "document"]
    assert after_a_year == ["meeting"]


async def test_the_document_of_a_draft_waits_for_its_meeting(storage: Storage, clock: FakeClock) -> None:
    await held(storage, "draft")

    assert "document" in await forgotten(storage, clock, FILES_KEPT)
    assert "document" not in await forgotten(storage, clock, DOCUMENTS_KEPT + DAY)
