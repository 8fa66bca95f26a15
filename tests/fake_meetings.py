"""Meetings, the answers to their invitations, preferences and reminders in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from handlers.ports import Attendance, Clock, Meeting, MeetingState, Reminder, Session, Subscription

_Key = tuple[int, str, str, timedelta]


class FakeMeetings:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.stored: dict[int, Meeting] = {}

    async def add(self, meeting: Meeting) -> Meeting:
        return self._keep(len(self.stored) + 1, meeting)

    async def find(self, number: int) -> Meeting | None:
        return self.stored.get(number)

    async def change(self, meeting: Meeting, was: Meeting) -> Meeting | None:
        if self.stored.get(was.number) != was:
            return None
        return self._keep(was.number, meeting)

    async def listed(
        self, states: Sequence[MeetingState] = ("announced",), *, since: datetime | None = None, most: int | None = None
    ) -> Sequence[Meeting]:
        found = [m for m in self.stored.values() if m.state in states and (since is None or m.ends > since)]
        return sorted(found, key=lambda meeting: (meeting.starts, meeting.number))[:most]

    def ended(self, number: int, before: datetime) -> bool:
        return number in self.stored and self.stored[number].ends < before

    def _keep(self, number: int, meeting: Meeting) -> Meeting:
        sessions = tuple(_in_utc(session) for session in meeting.sessions)
        self.stored[number] = replace(meeting, number=number, sessions=sessions, changed=self._clock.now())
        return self.stored[number]


class FakeAttendances:
    def __init__(self, clock: Clock, meetings: FakeMeetings) -> None:
        self._clock = clock
        self._meetings = meetings
        self._answers: dict[tuple[int, str, str], Attendance] = {}

    async def answer(self, attendance: Attendance) -> None:
        key = (attendance.meeting, attendance.who.channel, attendance.who.person)
        self._answers[key] = replace(attendance, at=self._clock.now())

    async def of(self, meeting: int) -> Sequence[Attendance]:
        found = [one for one in self._answers.values() if one.meeting == meeting]
        return sorted(found, key=lambda one: (one.country, one.who.name, one.who.channel, one.who.person))

    async def by(self, channel: str, person: str) -> Sequence[Attendance]:
        return [one for key, one in sorted(self._answers.items()) if key[1:] == (channel, person)]

    async def drop(self, before: datetime) -> int:
        gone = [key for key in self._answers if self._meetings.ended(key[0], before)]
        for key in gone:
            del self._answers[key]
        return len(gone)


class FakeSubscriptions:
    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Subscription] = {}

    async def of(self, channel: str, person: str) -> Subscription:
        return self._kept.get((channel, person), Subscription(channel, person))

    async def keep(self, subscription: Subscription) -> None:
        self._kept[subscription.channel, subscription.person] = subscription

    async def chosen(self) -> Sequence[Subscription]:
        return [subscription for _, subscription in sorted(self._kept.items(), key=lambda item: item[0])]

    async def with_feed(self, feed: str) -> Subscription | None:
        return next((one for one in self._kept.values() if feed and one.feed == feed), None)


class FakeReminders:
    def __init__(self, meetings: FakeMeetings) -> None:
        self._meetings = meetings
        self._unsent: dict[_Key, Reminder] = {}
        self._sent: dict[_Key, Reminder] = {}

    async def plan(self, meeting: int, reminders: Sequence[Reminder], now: datetime) -> None:
        if any(reminder.meeting != meeting for reminder in reminders):
            raise ValueError("reminders of another meeting")
        self._unsent = {key: one for key, one in self._unsent.items() if one.meeting != meeting}
        self._take(reminders, now)

    async def plan_for(self, channel: str, person: str, reminders: Sequence[Reminder], now: datetime) -> None:
        if any((reminder.channel, reminder.person) != (channel, person) for reminder in reminders):
            raise ValueError("reminders of another person")
        theirs = (channel, person)
        self._unsent = {key: one for key, one in self._unsent.items() if (one.channel, one.person) != theirs}
        self._take(reminders, now)

    async def due(self, now: datetime, most: int = 500) -> Sequence[Reminder]:
        people: dict[tuple[str, str], list[Reminder]] = {}
        for one in sorted(self._unsent.values(), key=lambda one: (one.due, one.meeting, one.lead)):
            if one.due <= now:
                people.setdefault((one.channel, one.person), []).append(one)
        taken: list[Reminder] = []
        for _, theirs in sorted(people.items(), key=lambda item: (item[1][0].due, item[0])):
            if len(taken) < most:
                taken += theirs
        return taken

    async def sent(self, reminders: Sequence[Reminder], now: datetime) -> None:
        for reminder in reminders:
            if self._unsent.get(_key(reminder)) == reminder:
                self._sent[_key(reminder)] = self._unsent.pop(_key(reminder))

    async def drop(self, before: datetime) -> int:
        gone = [(of, key) for of in (self._unsent, self._sent) for key in of if self._meetings.ended(key[0], before)]
        for of, key in gone:
            del of[key]
        return len(gone)

    def _take(self, reminders: Sequence[Reminder], now: datetime) -> None:
        for reminder in reminders:
            sent = self._sent.get(_key(reminder))
            if sent is None or (reminder.due != sent.due and reminder.due > now):
                self._sent.pop(_key(reminder), None)
                self._unsent[_key(reminder)] = replace(reminder, due=reminder.due.astimezone(UTC))


def _key(reminder: Reminder) -> _Key:
    return reminder.meeting, reminder.channel, reminder.person, reminder.lead


def _in_utc(session: Session) -> Session:
    return replace(session, starts=session.starts.astimezone(UTC), ends=session.ends.astimezone(UTC))
