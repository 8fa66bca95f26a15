"""When a calendar reminds of a session: what the person chose, less what would only be noise."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from icalendar import Alarm

from handlers.meetings.icalendar.plain import written
from handlers.ports.meetings import Session

REMINDERS = (timedelta(days=7), timedelta(days=1), timedelta(hours=1))
"""How long before, for whoever chose nothing."""


def alarms_for(session: Session, reminders: Sequence[timedelta], *, says: str, since: datetime) -> Iterator[Alarm]:
    """Nothing before `since`, when they knew already; of whole days, nothing in the night before."""
    for ahead in sorted(set(reminders), reverse=True):
        at_night = session.whole_days and ahead < timedelta(days=1)
        if ahead > timedelta() and session.starts - ahead >= since and not at_night:
            yield _alarm(ahead, says)


def _alarm(ahead: timedelta, says: str) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", written(says))
    alarm.add("TRIGGER", -ahead)
    return alarm
