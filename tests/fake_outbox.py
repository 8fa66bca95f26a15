"""The outbox in memory, and where its letters ended up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.work import LEASE, ROUND, Parcel, Thread
from handlers.messages import Lane, Letter
from handlers.ports import Delivery, DeliveryState
from tests.fake_curation import FakeJobs

_LANES: tuple[Lane, ...] = ("reply", "desk", "broadcast")


class Now(Protocol):
    def now(self) -> datetime: ...


@dataclass
class Stored:
    """A letter and everything that is known of its way."""

    number: int
    letter: Letter
    state: DeliveryState
    due: datetime
    put: datetime
    attempts: int = 0
    uncertain: bool = False
    problem: str = ""
    claimed: datetime | None = None
    message: str | None = None

    @property
    def parcel(self) -> Parcel:
        return Parcel(self.number, self.letter, self.attempts, self.uncertain)


class FakeOutbox:
    def __init__(self, clock: Now) -> None:
        self._clock = clock
        self.stored: list[Stored] = []

    @property
    def letters(self) -> list[Letter]:
        """Everything that was put, in order."""
        return [stored.letter for stored in self.stored]

    async def put(self, letter: Letter) -> None:
        if any(stored.letter.key == letter.key for stored in self.stored):
            return
        now = self._clock.now()
        older = next((stored for stored in self.stored if _is_older(stored, letter)), None)
        if older is not None:
            older.letter, older.put, older.due = letter, now, now + letter.after
            return
        state: DeliveryState = "scheduled" if letter.after else "queued"
        self.stored.append(Stored(len(self.stored) + 1, letter, state, now + letter.after, now))

    async def recall(self, key: str) -> bool:
        for stored in self.stored:
            if stored.letter.key == key and stored.state in ("scheduled", "queued") and not stored.claimed:
                stored.state, stored.letter = "recalled", stored.letter.spent
                return True
        return False

    async def claim(
        self,
        now: datetime,
        channel: str,
        conversation: str | None = None,
        *,
        resting: frozenset[str] = frozenset(),
        most: int = ROUND,
    ) -> Sequence[Parcel]:
        self._wake(now, channel)
        here = [stored for stored in self.stored if stored.letter.channel == channel]
        here.sort(key=lambda stored: (_LANES.index(stored.letter.lane), stored.number))
        busy = resting | {stored.letter.conversation for stored in here if stored.state == "sending"}
        heads: dict[str, Stored] = {}
        for stored in here:
            if stored.state == "queued" and stored.letter.conversation not in busy:
                heads.setdefault(stored.letter.conversation, stored)
        ready = [stored for where, stored in heads.items() if stored.due <= now and conversation in (None, where)]
        for stored in ready[:most]:
            stored.state, stored.claimed = "sending", now
        return [stored.parcel for stored in ready[:most]]

    async def waits(self, channel: str) -> bool:
        return any((stored.state, stored.letter.channel) == ("queued", channel) for stored in self.stored)

    async def delivered(self, parcel: Parcel, message: str, now: datetime) -> None:
        stored = self._of(parcel)
        stored.state, stored.message, stored.problem = "sent", message, ""
        stored.letter = stored.letter.spent

    async def postponed(self, parcel: Parcel, until: datetime | None, problem: str, *, uncertain: bool = False) -> None:
        stored = self._of(parcel)
        stored.attempts = parcel.attempts + 1
        stored.uncertain = stored.uncertain or uncertain
        if stored.state == "sent":
            return
        stored.problem = problem
        stored.state = "failed" if until is None else "queued"
        stored.letter = stored.letter.spent if until is None else stored.letter
        stored.due = until or stored.due

    async def released(self, parcel: Parcel, until: datetime) -> None:
        stored = self._of(parcel)
        stored.state, stored.due = "queued", until

    async def interrupted(self, channel: str) -> int:
        return self._give_back([stored for stored in self.stored if stored.letter.channel == channel])

    async def troubled(self, most: int) -> Sequence[Delivery]:
        found = [stored for stored in self.stored if stored.state == "failed" or stored.uncertain]
        return [_delivery(stored) for stored in found[::-1][:most]]

    async def retry(self, number: int) -> bool:
        for stored in self.stored:
            if stored.number == number and stored.state == "failed":
                stored.state, stored.attempts, stored.due = "queued", 0, self._clock.now()
                return True
        return False

    async def counted(self) -> dict[DeliveryState, int]:
        states = [stored.state for stored in self.stored]
        return {state: states.count(state) for state in states}

    async def tally(self, prefix: str) -> Mapping[DeliveryState, int]:
        states = [stored.state for stored in self.stored if stored.letter.key.startswith(prefix)]
        return {state: states.count(state) for state in states}

    async def failed_of(self, prefix: str, most: int) -> Sequence[Delivery]:
        theirs = [stored for stored in self.stored if stored.letter.key.startswith(prefix)]
        return [_delivery(stored) for stored in theirs[::-1] if stored.state == "failed"][:most]

    def _wake(self, now: datetime, channel: str) -> None:
        here = [stored for stored in self.stored if stored.letter.channel == channel]
        for stored in here:
            if stored.state == "scheduled" and stored.due <= now:
                stored.state = "queued"
        self._give_back([stored for stored in here if stored.claimed and stored.claimed < now - LEASE])

    def _give_back(self, stored: Sequence[Stored]) -> int:
        claimed = [one for one in stored if one.state == "sending"]
        for one in claimed:
            one.state, one.uncertain, one.problem = "queued", True, "interrupted"
        return len(claimed)

    def _of(self, parcel: Parcel) -> Stored:
        return self.stored[parcel.number - 1]


class FakePosted:
    def __init__(self, outbox: FakeOutbox, jobs: FakeJobs) -> None:
        self._outbox = outbox
        self._jobs = jobs
        self._threads: dict[tuple[str, str, str], Thread] = {}
        self._moves: dict[tuple[str, str], str] = {}

    async def letter_at(self, channel: str, conversation: str, message: str) -> Letter | None:
        for stored in self._outbox.stored[::-1]:
            letter = stored.letter
            here = (letter.channel, letter.conversation) == (channel, conversation)
            if message and here and (stored.message == message or message in (stored.message or "").split(" ")):
                return letter
        return None

    async def unsure_of(self, channel: str, conversation: str) -> list[Letter]:
        unsure = [
            stored.letter for stored in self._outbox.stored[::-1] if stored.uncertain or stored.state == "sending"
        ]
        return [letter for letter in unsure if (letter.channel, letter.conversation) == (channel, conversation)]

    async def message_of(self, key: str) -> str | None:
        return next((stored.message for stored in self._outbox.stored if stored.letter.key == key), None)

    async def replaced(self, key: str, message: str) -> None:
        for stored in self._outbox.stored:
            if stored.letter.key == key:
                stored.message = message

    async def thread(self, channel: str, conversation: str, label: str) -> Thread:
        return self._threads.get((channel, conversation, label), Thread(label))

    async def label_of(self, channel: str, conversation: str, thread: str) -> str:
        for (where, place, label), known in self._threads.items():
            if (where, place, known.thread) == (channel, conversation, thread):
                return label
        return ""

    async def keep(self, channel: str, conversation: str, thread: Thread) -> None:
        self._threads[channel, conversation, thread.label] = thread

    async def moved(self, channel: str, old: str, new: str) -> None:
        self._moves[channel, old] = new
        for stored in self._outbox.stored:
            if (stored.letter.channel, stored.letter.conversation) == (channel, old):
                stored.letter, stored.message = replace(stored.letter, conversation=new), None
        for number, job in self._jobs.stored.items():
            if (job.who.channel, job.conversation) == (channel, old):
                self._jobs.stored[number] = replace(job, conversation=new)
        for key in [key for key in self._threads if key[:2] == (channel, old)]:
            self._threads[channel, new, key[2]] = replace(self._threads.pop(key), thread="", root="")

    async def now_at(self, channel: str, conversation: str) -> str:
        while (channel, conversation) in self._moves:
            conversation = self._moves[channel, conversation]
        return conversation


def _is_older(stored: Stored, letter: Letter) -> bool:
    old = stored.letter
    if stored.state != "queued" or stored.claimed or letter.act not in ("revise", "title") or old.act != letter.act:
        return False
    same = old.of == letter.of if letter.act == "revise" else old.thread == letter.thread
    return same and (old.channel, old.conversation) == (letter.channel, letter.conversation)


def _delivery(stored: Stored) -> Delivery:
    letter = stored.letter
    where = (stored.number, letter.key, letter.channel, letter.conversation)
    return Delivery(*where, stored.state, stored.attempts, stored.uncertain, stored.problem, stored.put)
