"""The secretariat's work: cases and their history, the places where it hears of them, drafts for the FAQ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from handlers.ports.people import Who

CaseState = Literal["new", "taken", "waiting", "answered", "closed"]
OPEN: tuple[CaseState, ...] = ("new", "taken", "waiting")
"""The states in which somebody still waits for the secretariat, or it for them."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who waits for the answer of a case. The same identifier on two channels is two people."""

    channel: str
    person: str
    conversation: str
    question: str
    message: str
    """The id of the incoming message that asked."""
    source: str = ""
    """The channel's id of what they wrote, so that its edits are recognised."""
    name: str = ""
    origin: str = ""
    """Country and commission, when they are registered."""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A question that waits for the secretariat, or was answered by it."""

    number: int
    question: str
    state: CaseState
    opened: datetime
    due: datetime
    """When the askers were told to expect an answer."""
    askers: tuple[Asker, ...]
    considered: str = ""
    """What the assistant would have answered, and why it did not."""
    taken_by: Who | None = None
    answer: str | None = None
    answered_by: Who | None = None
    answered: datetime | None = None
    reopened: bool = False
    escalated: datetime | None = None
    merged_into: int | None = None
    pending: str | None = None
    """An answer that was written and not yet confirmed."""
    pending_by: Who | None = None
    version: int = 0
    """Grows with every answer, correction and withdrawal: the letters of each have keys of their own."""
    source: str = ""
    """The message that the pending or the last answer was written in («conversation/message»): its edits count."""
    file: str = ""
    """A message that goes along with that answer («conversation/message»), such as a photo."""


class Cases(Protocol):
    """The secretariat's cases, each with its askers."""

    async def open(self, asker: Asker, *, due: datetime, considered: str = "") -> Case:
        """Record a question so that it cannot be lost, and number it.

        Opening twice for the same message of a channel returns the same case, also one that it joined.
        """
        ...

    async def find(self, number: int) -> Case | None:
        """The case with this number."""
        ...

    async def change(self, case: Case) -> None:
        """Store `case`, with its askers, in place of the one with its number."""
        ...

    async def listed(
        self, *, states: Sequence[CaseState] = (), asker: tuple[str, str] | None = None, most: int | None = None
    ) -> Sequence[Case]:
        """Cases, oldest first, in any of `states` (all when empty) and of the `asker` (channel, person).

        With `most`, only the latest so many.
        """
        ...


EntryKind = Literal[
    "asked", "joined", "followup", "edited", "taken", "precision", "answer", "correction", "withdrawn", "closed",
    "reopened", "escalated", "merged", "note", "media", "undelivered", "released", "undone", "draft",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """Something that happened to a case."""

    kind: EntryKind
    name: str
    """Who did it, as they were called then."""
    text: str = ""
    at: datetime | None = None


class CaseLog(Protocol):
    """The history of each case."""

    async def write(self, number: int, entry: CaseEntry) -> int:
        """Add an entry, stamped with the present moment; returns how many the case has now."""
        ...

    async def read(self, number: int) -> Sequence[CaseEntry]:
        """The history, oldest first."""
        ...


PlaceKind = Literal["group", "personal", "mail"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the secretariat hears of cases: its group, a secretary's own conversation, or a mailbox."""

    channel: str
    conversation: str
    kind: PlaceKind


class Places(Protocol):
    """The secretariat's places."""

    async def desks(self) -> Sequence[Place]:
        """The group if there is one, the own conversations of secretaries that no group reaches, and the mailbox."""
        ...


@dataclass(frozen=True, slots=True)
class Draft:
    """An answered case on its way to become an entry of the FAQ."""

    number: int
    case: int
    question: str
    wordings: tuple[str, ...]
    answer: str
    source: str
    made_by: Who


class Drafts(Protocol):
    """Drafts for the FAQ; publishing them is for administrators."""

    async def add(self, draft: Draft) -> Draft:
        """Store it and number it; a second one of the same case replaces the first."""
        ...

    async def listed(self) -> Sequence[Draft]:
        """All of them, oldest first."""
        ...
