"""Answering an invitation: «asistiré», «no asistiré», «delego». The last answer counts, until the meeting begins.

For whoever was vouched for and is invited; everybody else hears civilly why not, and nothing is stored.
"""

from collections.abc import Sequence
from functools import partial

from handlers.commands import EVERYBODY, Command
from handlers.meetings.invited import is_invited, is_vouched
from handlers.messages import Choice, Incoming, Reply
from handlers.officials.diary import Diary
from handlers.officials.meetings import on_meeting
from handlers.ports import Attendance, AttendanceAnswer, Meeting
from handlers.texts import attending as texts
from handlers.texts import meetings, sessions

LONGEST_NAME = 120
"""Letters, as in /registro."""

_DELEGATE = "/delegar"


def commands(*, diary: Diary) -> Sequence[Command]:
    """One for each answer."""

    def answering(name: str, purpose: str, answer: AttendanceAnswer) -> Command:
        run = on_meeting(partial(respond, answer=answer, diary=diary), diary)
        return Command((name,), purpose, run, EVERYBODY, "guest", "private")

    return (
        answering("asistir", texts.ATTEND, "yes"),
        answering("no_asistir", texts.DECLINE, "no"),
        answering("delegar", texts.DELEGATE, "delegate"),
    )


async def respond(incoming: Incoming, meeting: Meeting, text: str, *, answer: AttendanceAnswer, diary: Diary) -> Reply:
    """Store the answer and plan its reminders; a delegate needs a name, which is asked for."""
    refused = _refusal(meeting, diary)
    if refused is not None:
        return refused
    delegate = " ".join(text.split()) if answer == "delegate" else ""
    if answer == "delegate" and not _is_name(delegate):
        asks = texts.no_name(LONGEST_NAME) if delegate else texts.who(meeting)
        return Reply(asks, "command", awaits=f"{_DELEGATE} {meeting.number}")
    me = diary.person
    attendance = Attendance(meeting.number, me.who, me.country, answer, delegate, me.commission)
    await diary.attendances.answer(attendance)
    await diary.planner.person(me)
    others = [choice for choice in texts.choices(meeting.number) if choice.says.split()[0] != _command(answer)]
    calendar = Choice(texts.TO_CALENDAR, f"/calendario {meeting.number}")
    offered = (*((calendar,) if answer != "no" else ()), *others, Choice(meetings.ALL, "/reuniones"))
    return Reply(_told(meeting, attendance, diary), "command", offered)


def _refusal(meeting: Meeting, diary: Diary) -> Reply | None:
    """Why their answer is not stored; `None` when it is."""
    now, waits = diary.clock.now(), diary.person.standing == "pending"
    if meeting.state == "cancelled":
        return Reply(texts.cancelled(meeting), "command")
    if meeting.ends <= now:
        return Reply(texts.is_over(meeting), "command")
    if meeting.starts <= now:
        return Reply(texts.has_begun(meeting), "command")
    if not is_vouched(diary.person):
        register = () if waits else (Choice(texts.REGISTER, "/registro"),)
        return Reply(texts.only_approved(waits=waits), "command", register)
    if not is_invited(meeting, diary.person):
        return Reply(texts.not_invited(meeting.number), "command")
    return None


def _is_name(written: str) -> bool:
    letters = sum(letter.isalpha() for letter in written)
    return letters >= 2 and len(written) <= LONGEST_NAME and "?" not in written


def _command(answer: AttendanceAnswer) -> str:
    return {"yes": "/asistir", "no": "/no_asistir", "delegate": _DELEGATE}[answer]


def _told(meeting: Meeting, attendance: Attendance, diary: Diary) -> str:
    day = sessions.short(meeting, diary.clock.now(), diary.clocks)
    if attendance.answer == "delegate":
        return texts.sends(meeting, day, attendance.delegate)
    return texts.comes(meeting, day) if attendance.answer == "yes" else texts.stays(meeting, day)
