"""What is due now is told now, once, all of one person in one letter; never after the meeting began.

In one transaction: what is due, the letters that tell it, and that it was sent. Whoever does it again, after a crash or
in another process, finds nothing due, and the keys of the letters name what they tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from handlers.meetings import announcing
from handlers.ports import Clock, Meeting, Meetings, Outbox, People, Reminder, Reminders


@dataclass(frozen=True, slots=True)
class Reminding:
    """The ports of one transaction."""

    meetings: Meetings
    reminders: Reminders
    people: People
    outbox: Outbox
    clock: Clock


async def remind(reminding: Reminding, most: int = 500) -> int:
    """How many were due; call it again while there may be more."""
    now = reminding.clock.now()
    due = await reminding.reminders.due(now, most)
    known: dict[int, Meeting | None] = {}
    for (channel, name), theirs in groupby(due, key=lambda one: (one.channel, one.person)):
        reminders = list(theirs)
        for number in {one.meeting for one in reminders} - known.keys():
            known[number] = await reminding.meetings.find(number)
        await _tell(channel, name, _still_to_come(reminders, known, now), reminding)
    await reminding.reminders.sent(due, now)
    return len(due)


async def _tell(channel: str, name: str, due: Sequence[tuple[Meeting, Reminder]], reminding: Reminding) -> None:
    person = await reminding.people.find(channel, name)
    if not due or person is None or person.standing == "revoked" or not person.reachable or not person.conversation:
        return
    letter = announcing.reminder(person, due, reminding.clock.now())
    await reminding.outbox.put(letter)


def _still_to_come(
    reminders: Sequence[Reminder], known: dict[int, Meeting | None], now: datetime
) -> list[tuple[Meeting, Reminder]]:
    """The soonest first."""
    found = [(meeting, one) for one in reminders if (meeting := known[one.meeting]) is not None]
    told = [(meeting, one) for meeting, one in found if meeting.state == "announced" and meeting.starts > now]
    return sorted(told, key=lambda pair: pair[0].starts)
