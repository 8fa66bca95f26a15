"""Which reminders follow from a meeting, from whom it is for, from what they chose and what they answered.

Before the start of the meeting only: its other sessions are no news to whoever was reminded of the first. A moment that
is past when it is planned is left out: whoever is told of a meeting three days before needs no reminder of a week.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.meetings.invited import interests, is_for_everybody, is_invited, is_vouched
from handlers.office import Access
from handlers.ports import (
    Attendance,
    Attendances,
    Clock,
    Meeting,
    Meetings,
    People,
    Person,
    Reminder,
    Reminders,
    Subscription,
    Subscriptions,
)


@dataclass(frozen=True, slots=True)
class Hearer:
    """Somebody that a meeting is for, and what they want to hear."""

    person: Person
    subscription: Subscription


def hears(meeting: Meeting, hearer: Hearer, answer: Attendance | None = None) -> bool:
    """Whether they want to hear of it: never who is silent or said no; who said yes, whatever its theme."""
    if hearer.subscription.silent or (answer and answer.answer == "no"):
        return False
    return answer is not None or interests(meeting, hearer.subscription)


def reminders_of(meeting: Meeting, hearer: Hearer, answer: Attendance | None, now: datetime) -> Iterator[Reminder]:
    """Those of one person for one meeting; of whole days, none in the night before."""
    if meeting.state != "announced" or not is_invited(meeting, hearer.person) or not hears(meeting, hearer, answer):
        return
    person = hearer.person
    for lead in sorted(set(hearer.subscription.leads), reverse=True):
        due = meeting.starts - lead
        at_night = meeting.sessions[0].whole_days and lead < timedelta(days=1)
        if lead > timedelta() and due >= now and not at_night:
            yield Reminder(meeting.number, person.channel, person.person, lead, due)


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans reminders over the ports of one transaction."""

    people: People
    meetings: Meetings
    attendances: Attendances
    subscriptions: Subscriptions
    reminders: Reminders
    clock: Clock
    access: Access
    """In an open house, whoever asked to hear of meetings does, also when nobody vouched for them."""

    async def hearers(self, meeting: Meeting) -> Sequence[Hearer]:
        """Whom an announcement of this meeting is for; those who are silent or chose other themes too (see `hears`)."""
        chosen = {(one.channel, one.person): one for one in await self.subscriptions.chosen()}
        found = {(person.channel, person.person): person for person in await self._vouched()}
        if self.access == "open" and is_for_everybody(meeting):
            for key in chosen.keys() - found.keys():
                person = await self.people.find(*key)
                if person is not None and person.standing != "revoked":
                    found[key] = person
        return [
            Hearer(person, chosen.get(key) or Subscription(*key))
            for key, person in sorted(found.items())
            if is_invited(meeting, person)
        ]

    async def answers(self, meeting: Meeting) -> Mapping[tuple[str, str], Attendance]:
        """What each person answered, by channel and person."""
        return {(one.who.channel, one.who.person): one for one in await self.attendances.of(meeting.number)}

    async def meeting(self, meeting: Meeting) -> None:
        """Everybody's reminders of one meeting, after it was announced, changed or cancelled."""
        now = self.clock.now()
        answers = await self.answers(meeting)
        planned = [
            reminder
            for hearer in await self.hearers(meeting)
            for reminder in reminders_of(
                meeting, hearer, answers.get((hearer.person.channel, hearer.person.person)), now
            )
        ]
        await self.reminders.plan(meeting.number, planned, now)

    async def person(self, person: Person) -> None:
        """One person's reminders of all meetings, after they answered an invitation or chose what to hear."""
        me, now = (person.channel, person.person), self.clock.now()
        hearer = Hearer(person, await self.subscriptions.of(*me))
        planned: list[Reminder] = []
        if is_vouched(person) or (self.access == "open" and person.standing != "revoked"):
            answers = {one.meeting: one for one in await self.attendances.by(*me)}
            for meeting in await self.meetings.listed(since=now):
                planned += reminders_of(meeting, hearer, answers.get(meeting.number), now)
        await self.reminders.plan_for(*me, planned, now)

    async def _vouched(self) -> Sequence[Person]:
        groups = (
            await self.people.standing("approved"),
            await self.people.having("secretariat"),
            await self.people.having("admin"),
        )
        return [person for group in groups for person in group if is_vouched(person)]
