"""One transaction of the program, and the ports that only the program itself uses. Storage implements them."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from handlers.messages import Incoming, Letter, Reply
from handlers.ports import (
    Attendances,
    Audit,
    CaseLog,
    Cases,
    Changesets,
    Conversations,
    Deliveries,
    Drafts,
    Editions,
    Files,
    Invitations,
    Jobs,
    Meetings,
    Outbox,
    People,
    Places,
    Questions,
    Reminders,
    Subscriptions,
    Trials,
    Votes,
)

ROUND = 25
"""How many parcels one round of the courier takes: fewer than any channel accepts in a second."""

LEASE = timedelta(minutes=2)
"""After this, whoever claimed a parcel and said nothing more of it is taken for dead."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A stored letter on its way; `attempts` counts deliveries that failed.

    An `uncertain` one may have arrived already: an attempt ended without an answer.
    """

    number: int
    letter: Letter
    attempts: int = 0
    uncertain: bool = False


class Parcels(Outbox, Deliveries, Protocol):
    """The outbox as its courier sees it."""

    async def claim(
        self,
        now: datetime,
        channel: str,
        conversation: str | None = None,
        *,
        resting: frozenset[str] = frozenset(),
        most: int = ROUND,
    ) -> Sequence[Parcel]:
        """Take the first waiting parcel of each conversation (only of `conversation` when given) to be delivered.

        Nobody else takes them until they are delivered, postponed or released, or `LEASE` has passed: then they are
        waiting again, as uncertain. Those of the first lane come first, then the oldest; none of a conversation that is
        `resting`, or to which one is under way; never more than `most`. A parcel never overtakes an older one of its
        conversation and lane that still waits, but one that waits for its moment (`Letter.after`) holds up nobody.
        """
        ...

    async def waits(self, channel: str) -> bool:
        """Whether any letter of `channel` is queued, also one whose moment has not come."""
        ...

    async def delivered(self, parcel: Parcel, message: str, now: datetime) -> None:
        """It arrived, as the channel's `message` (empty when it has none); it is never claimed again. Words that
        may not be kept are forgotten (`Letter.redacted`), as they are when it is given up or recalled."""
        ...

    async def postponed(self, parcel: Parcel, until: datetime | None, problem: str, *, uncertain: bool = False) -> None:
        """It did not arrive: waits until `until`, or never again when `None` (it stays recorded as failed).

        When `uncertain`, it may have arrived; that stays recorded whatever comes later. One that was delivered
        meanwhile stays delivered.
        """
        ...

    async def released(self, parcel: Parcel, until: datetime) -> None:
        """It was not attempted; waits until `until`."""
        ...

    async def interrupted(self, channel: str) -> int:
        """Everything claimed of `channel` waits again, as uncertain: whoever claimed it is gone. Returns how many."""
        ...


@dataclass(frozen=True, slots=True)
class Thread:
    """A topic: our label, the channel's id (empty before it exists), its title, and our first message in it."""

    label: str
    thread: str = ""
    title: str = ""
    root: str = ""


class Posted(Protocol):
    """Where our letters ended up, in the channel's own terms."""

    async def letter_at(self, channel: str, conversation: str, message: str) -> Letter | None:
        """The letter that was delivered as this message of the channel, or in several of which this is one."""
        ...

    async def unsure_of(self, channel: str, conversation: str) -> Sequence[Letter]:
        """Letters that may be there as messages that we do not know: an attempt got no answer; the latest first."""
        ...

    async def message_of(self, key: str) -> str | None:
        """The channel's id of a letter that was delivered; the ids of its pieces, separated by spaces."""
        ...

    async def replaced(self, key: str, message: str) -> None:
        """What a letter was delivered as is gone: it is this message from now on."""
        ...

    async def thread(self, channel: str, conversation: str, label: str) -> Thread:
        """The topic with this label, which may not exist on the channel yet."""
        ...

    async def label_of(self, channel: str, conversation: str, thread: str) -> str:
        """The label of a topic of the channel; empty for one that is not ours."""
        ...

    async def keep(self, channel: str, conversation: str, thread: Thread) -> None:
        """Store a topic in place of the one with its label."""
        ...

    async def moved(self, channel: str, old: str, new: str) -> None:
        """A conversation has another id from now on, everywhere; ids of its messages and topics mean nothing there."""
        ...

    async def now_at(self, channel: str, conversation: str) -> str:
        """Where a conversation with this id is today."""
        ...


class Inbox(Protocol):
    """Which messages came in, which were answered, and what was said."""

    async def accept(self, incoming: Incoming) -> bool:
        """Store a message before the network hears that we have it; false when we had it: nothing changes then."""
        ...

    async def waiting(self, channel: str) -> Sequence[Incoming]:
        """What was accepted and is not answered yet, in the order of arrival."""
        ...

    async def answered(self, incoming: Incoming) -> tuple[Reply, ...] | None:
        """What was replied to the message with this channel and id; `None` if it was not answered."""
        ...

    async def remember(self, incoming: Incoming, replies: tuple[Reply, ...], *, failed: bool = False) -> None:
        """Store the replies for a redelivery of the same message, each as it may be `kept`: a secret is told once.
        The message's own words are kept only when it `failed`."""
        ...

    async def first_about(self, channel: str, conversation: str, source: str) -> str | None:
        """The id of the incoming message that the channel's message `source` first was."""
        ...


@dataclass(frozen=True, slots=True)
class Work:
    """What one transaction offers."""

    cases: Cases
    log: CaseLog
    drafts: Drafts
    places: Places
    outbox: Parcels
    posted: Posted
    conversations: Conversations
    votes: Votes
    inbox: Inbox
    people: People
    invitations: Invitations
    audit: Audit
    changesets: Changesets
    editions: Editions
    trials: Trials
    jobs: Jobs
    files: Files
    questions: Questions
    meetings: Meetings
    attendances: Attendances
    subscriptions: Subscriptions
    reminders: Reminders


class Storage(Protocol):
    """Something that remembers."""

    def transaction(self) -> AbstractAsyncContextManager[Work]:
        """Everything inside happens, or nothing: an error that leaves the block undoes it all."""
        ...
