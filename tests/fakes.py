"""The ports in memory, with the behaviour that their contracts demand."""

import copy
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from bot.work import Parcel, Work
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.ports import TURN_LASTS, Asker, Case, CaseState, Person, Role
from tests.builders import NOON


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
        self._by_message: dict[tuple[str, str], int] = {}

    async def open(self, asked: Incoming, question: str) -> Case:
        key = (asked.channel, asked.id)
        if key not in self._by_message:
            number = len(self.stored) + 1
            self._by_message[key] = number
            self.stored[number] = Case(
                number, asked.person, asked.channel, asked.conversation, question, "new", self._clock.now()
            )
        return self.stored[self._by_message[key]]

    async def find(self, number: int) -> Case | None:
        return self.stored.get(number)

    async def change(self, case: Case) -> None:
        self.stored[case.number] = case

    async def listed(self, *, states: Sequence[CaseState] = (), asker: Asker | None = None) -> Sequence[Case]:
        return [
            case
            for case in self.stored.values()
            if (not states or case.state in states) and asker in (None, Asker(case.channel, case.person))
        ]


class FakeOutbox:
    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self.queued: dict[str, Parcel] = {}
        self._due: dict[int, datetime | None] = {}
        self.sent: list[Parcel] = []

    async def put(self, *, key: str, channel: str, conversation: str, text: str) -> None:
        if key not in self.queued:
            number = len(self.queued) + 1
            self.queued[key] = Parcel(number, channel, conversation, text, 0)
            self._due[number] = self._clock.now()

    async def due(self, now: datetime, channel: str, conversation: str | None = None) -> Sequence[Parcel]:
        heads: dict[str, Parcel] = {}
        for parcel in self.queued.values():
            waits = self._due[parcel.number] is not None and parcel.channel == channel
            if waits and conversation in (None, parcel.conversation):
                heads.setdefault(parcel.conversation, parcel)
        return [parcel for parcel in heads.values() if (moment := self._due[parcel.number]) and moment <= now]

    async def delivered(self, parcel: Parcel, now: datetime) -> None:
        self._due[parcel.number] = None
        self.sent.append(parcel)

    async def postponed(self, parcel: Parcel, until: datetime | None) -> None:
        key = next(key for key, stored in self.queued.items() if stored.number == parcel.number)
        self.queued[key] = replace(parcel, attempts=parcel.attempts + 1)
        if parcel.number not in {sent.number for sent in self.sent}:
            self._due[parcel.number] = until


class FakeConversations:
    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._memories: dict[tuple[str, str], tuple[Memory, datetime]] = {}

    async def recall(self, channel: str, conversation: str) -> Memory:
        memory, changed = self._memories.get((channel, conversation), (Memory(), self._clock.now()))
        return memory if self._clock.now() - changed <= TURN_LASTS else Memory(memory.dialogue)

    async def remember(self, channel: str, conversation: str, memory: Memory) -> None:
        self._memories[channel, conversation] = (memory, self._clock.now())


class FakeInbox:
    def __init__(self) -> None:
        self._said: dict[tuple[str, str], tuple[Reply, ...]] = {}

    async def answered(self, incoming: Incoming) -> tuple[Reply, ...] | None:
        return self._said.get((incoming.channel, incoming.id))

    async def remember(self, incoming: Incoming, replies: tuple[Reply, ...]) -> None:
        self._said[incoming.channel, incoming.id] = replies


class FakePeople:
    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Person] = {}

    async def role_of(self, channel: str, person: str) -> Role:
        known = self._known.get((channel, person))
        return known.role if known else "official"

    async def having(self, role: Role) -> Sequence[Person]:
        return [known for _, known in sorted(self._known.items()) if known.role == role]

    async def record(self, person: Person) -> None:
        self._known[person.channel, person.person] = person


class FakeStorage:
    """One transaction after another; an error puts everything back."""

    def __init__(self, clock: FakeClock) -> None:
        self._ports = (FakeCases(clock), FakeOutbox(clock), FakeConversations(clock), FakeInbox(), FakePeople())
        self._clock = clock

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Work]:
        before = copy.deepcopy(self._ports, {id(self._clock): self._clock})
        try:
            yield Work(*self._ports)
        except BaseException:
            self._ports = before
            raise
