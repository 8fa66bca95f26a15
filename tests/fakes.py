"""The ports in memory, with the behaviour that their contracts demand. The rest is in fake_*."""

import copy
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import fields, replace
from datetime import datetime, timedelta
from types import MethodType
from typing import Any

from bot.work import Work
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.ports import (
    TURN_LASTS,
    Asker,
    Case,
    CaseEntry,
    CaseState,
    Deed,
    Draft,
    Invitation,
    Person,
    Place,
    Role,
    Standing,
    Vote,
)
from tests.builders import NOON
from tests.fake_curation import (
    FakeChangesets,
    FakeEditions,
    FakeFiles,
    FakeJobs,
    FakeQuestions,
    FakeTrials,
)
from tests.fake_meetings import FakeAttendances, FakeMeetings, FakeReminders, FakeSubscriptions
from tests.fake_outbox import FakeOutbox, FakePosted


class FakeClock:
    """Stands still until told otherwise."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def advance(self, by: timedelta) -> None:
        self._now += by


class FakeCases:
    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self.stored: dict[int, Case] = {}

    async def open(self, asker: Asker, *, due: datetime, considered: str = "") -> Case:
        for case in self.stored.values():
            if any((known.channel, known.message) == (asker.channel, asker.message) for known in case.askers):
                return case
        number = len(self.stored) + 1
        now = self._clock.now()
        case = Case(number, asker.question, "new", now, due, (asker,), considered)
        self.stored[number] = case
        return case

    async def find(self, number: int) -> Case | None:
        return self.stored.get(number)

    async def change(self, case: Case) -> None:
        self.stored[case.number] = case

    async def listed(
        self, *, states: Sequence[CaseState] = (), asker: tuple[str, str] | None = None, most: int | None = None
    ) -> Sequence[Case]:
        found = [
            case
            for case in self.stored.values()
            if (not states or case.state in states)
            and (asker is None or any((a.channel, a.person) == asker for a in case.askers))
        ]
        return found if most is None else found[-most:]


class FakeCaseLog:
    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._entries: dict[int, list[CaseEntry]] = {}

    async def write(self, number: int, entry: CaseEntry) -> int:
        entries = self._entries.setdefault(number, [])
        entries.append(replace(entry, at=self._clock.now()))
        return len(entries)

    async def read(self, number: int) -> Sequence[CaseEntry]:
        return list(self._entries.get(number, []))


class FakeDrafts:
    def __init__(self) -> None:
        self._by_case: dict[int, Draft] = {}

    async def add(self, draft: Draft) -> Draft:
        known = self._by_case.get(draft.case)
        draft = replace(draft, number=known.number if known else len(self._by_case) + 1)
        self._by_case[draft.case] = draft
        return draft

    async def listed(self) -> Sequence[Draft]:
        return sorted(self._by_case.values(), key=lambda draft: draft.number)


class FakePlaces:
    def __init__(self, people: "FakePeople", fixed: Sequence[Place] = ()) -> None:
        self._people = people
        self.fixed = list(fixed)

    async def desks(self) -> Sequence[Place]:
        reached = {place.channel for place in self.fixed if place.kind == "group"}
        own = [p for p in await self._people.having("secretariat") if p.channel not in reached and p.conversation]
        return [*self.fixed, *(Place(p.channel, p.conversation, "personal") for p in own)]


class FakeVotes:
    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._moments: dict[tuple[str, str, str], datetime] = {}
        self.cast_: dict[tuple[str, str, str], bool] = {}

    def oldest_first(self) -> Sequence[Vote]:
        by_moment = sorted(self.cast_, key=lambda key: (self._moments[key], key[2], key))
        return [Vote(key[2], self.cast_[key], self._moments[key]) for key in by_moment]

    async def cast(self, channel: str, person: str, entry: str, helped: bool) -> None:
        key = (channel, person, entry)
        self.cast_[key], self._moments[key] = helped, self._clock.now()


class FakeConversations:
    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._memories: dict[tuple[str, str], tuple[Memory, datetime]] = {}

    async def recall(self, channel: str, conversation: str) -> Memory:
        memory, changed = self._memories.get((channel, conversation), (Memory(), self._clock.now()))
        return memory if self._clock.now() - changed <= TURN_LASTS else replace(memory, turn=None)

    async def remember(self, channel: str, conversation: str, memory: Memory) -> None:
        self._memories[channel, conversation] = (memory, self._clock.now())


class FakeInbox:
    def __init__(self) -> None:
        self._said: dict[tuple[str, str], tuple[Reply, ...]] = {}
        self._accepted: dict[tuple[str, str], Incoming] = {}

    async def accept(self, incoming: Incoming) -> bool:
        key = (incoming.channel, incoming.id)
        if key in self._accepted or key in self._said:
            return False
        self._accepted[key] = incoming
        return True

    async def waiting(self, channel: str) -> Sequence[Incoming]:
        return [m for key, m in self._accepted.items() if key[0] == channel and key not in self._said]

    async def answered(self, incoming: Incoming) -> tuple[Reply, ...] | None:
        return self._said.get((incoming.channel, incoming.id))

    async def remember(self, incoming: Incoming, replies: tuple[Reply, ...], *, failed: bool = False) -> None:
        self._accepted.setdefault((incoming.channel, incoming.id), incoming)
        self._said[incoming.channel, incoming.id] = tuple(reply.kept for reply in replies)

    async def first_about(self, channel: str, conversation: str, source: str) -> str | None:
        here = (channel, conversation, source)
        about = (m.id for m in self._accepted.values() if (m.channel, m.conversation, m.source) == here)
        return next(about, None)


class FakePeople:
    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Person] = {}

    async def find(self, channel: str, person: str) -> Person | None:
        return self._known.get((channel, person))

    async def having(self, role: Role) -> Sequence[Person]:
        return [p for _, p in sorted(self._known.items()) if p.role == role and p.standing != "revoked"]

    async def standing(self, standing: Standing) -> Sequence[Person]:
        return [p for _, p in sorted(self._known.items()) if p.standing == standing]

    async def record(self, person: Person) -> None:
        self._known[person.channel, person.person] = person


class FakeInvitations:
    def __init__(self) -> None:
        self._stored: dict[str, Invitation] = {}

    async def make(self, invitation: Invitation) -> None:
        self._stored[invitation.code] = invitation

    async def redeem(self, code: str, now: datetime) -> Invitation | None:
        found = self._stored.get(code)
        if found is None or found.expires <= now or found.uses < 1:
            return None
        self._stored[code] = replace(found, uses=found.uses - 1)
        return self._stored[code]


class FakeAudit:
    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._deeds: list[Deed] = []

    async def note(self, deed: Deed) -> None:
        self._deeds.append(replace(deed, at=self._clock.now()))

    async def listed(self, most: int) -> Sequence[Deed]:
        return self._deeds[::-1][:most]


class FakeStorage:
    """One transaction after another; an error puts everything back."""

    def __init__(self, clock: FakeClock, places: Sequence[Place] = ()) -> None:
        people = FakePeople()
        outbox, jobs, votes = FakeOutbox(clock), FakeJobs(clock), FakeVotes(clock)
        meetings = FakeMeetings(clock)
        self._clock = clock
        self._work = Work(
            cases=FakeCases(clock),
            log=FakeCaseLog(clock),
            drafts=FakeDrafts(),
            places=FakePlaces(people, places),
            outbox=outbox,
            posted=FakePosted(outbox, jobs),
            conversations=FakeConversations(clock),
            votes=votes,
            inbox=FakeInbox(),
            people=people,
            invitations=FakeInvitations(),
            audit=FakeAudit(clock),
            changesets=FakeChangesets(clock),
            editions=FakeEditions(clock),
            trials=FakeTrials(clock),
            jobs=jobs,
            files=FakeFiles(clock),
            questions=FakeQuestions(clock, votes.oldest_first),
            meetings=meetings,
            attendances=FakeAttendances(clock, meetings),
            subscriptions=FakeSubscriptions(),
            reminders=FakeReminders(meetings),
        )

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Work]:
        before = _snapshot(self._work, {id(self._clock): self._clock})
        try:
            yield self._work
        except BaseException:
            self._work = before
            raise


def _snapshot(value: Any, made: dict[int, Any]) -> Any:
    """What holds records is copied, once each; the records themselves are frozen, and shared."""
    if id(value) in made:
        return made[id(value)]
    copied = value
    match value:
        case dict():
            copied = made[id(value)] = {key: _snapshot(held, made) for key, held in value.items()}
        case list():
            copied = made[id(value)] = [_snapshot(held, made) for held in value]
        case set():
            copied = made[id(value)] = set(value)
        case MethodType():
            copied = MethodType(value.__func__, _snapshot(value.__self__, made))
        case Work():
            copied = replace(
                value, **{field.name: _snapshot(getattr(value, field.name), made) for field in fields(value)}
            )
        case _ if type(value).__module__.startswith("tests.fake"):
            copied = made[id(value)] = copy.copy(value)
            vars(copied).update({name: _snapshot(held, made) for name, held in vars(value).items()})
    return copied
