"""What takes longer than a message may: jobs, the files that go in and out, and what was asked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol

from handlers.ports.people import Who

JobKind = Literal[
    "try", "import", "export", "template", "statistics", "backup", "announce", "attendance", "calendar", "document",
    "meetings", "meetings_template",
]  # fmt: skip
JobState = Literal["queued", "running", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Job:
    """Work for the workshop, asked for by somebody who is told of it where they asked."""

    number: int
    """Given when it is stored."""
    kind: JobKind
    who: Who
    conversation: str
    """On the channel of `who`."""
    asks: Mapping[str, str] = field(default_factory=dict)
    """What the kind needs to know: the number of a changeset, a format, a file."""
    state: JobState = "queued"


class Jobs(Protocol):
    """Jobs in the order in which they were asked for."""

    async def put(self, job: Job) -> Job:
        """Queued, with a number of its own; the same for the same person that still waits is that one."""
        ...

    async def claim(self, channel: str | None = None) -> Job | None:
        """The oldest that is queued (of `channel`, when given), running from now on; nobody else gets it."""
        ...

    async def finish(self, number: int, *, failed: bool = False) -> None:
        """Done, or failed for good."""
        ...

    async def interrupted(self, channel: str | None = None) -> int:
        """Everything running (of `channel`, when given) is queued again: whoever ran it is gone. Returns how many."""
        ...

    async def drop(self, before: datetime) -> int:
        """Forget those that are over and were asked for before this moment; no number comes again. Returns how many."""
        ...


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file on its way out, or one that came in."""

    name: str
    content: bytes


class Files(Protocol):
    """Files by the key that letters name."""

    async def keep(self, key: str, file: StoredFile) -> None:
        """Keeping the same key again replaces it."""
        ...

    async def get(self, key: str) -> StoredFile | None:
        """The file; `None` when it was never kept or has been dropped."""
        ...

    async def drop(self, before: datetime, *, but: Collection[str] = ()) -> int:
        """Forget those kept before this moment, `but` not those with these keys. Returns how many."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the assistant dealt with it: never who asked, and cleaned of what may name a person."""

    question: str
    outcome: str
    """An Outcome of handlers.messages."""
    entry: str = ""
    """What answered."""
    country: str = ""
    """The country of the commission of whoever asked, when it is known."""
    themes: tuple[str, ...] = ()
    at: datetime | None = None
    """Set by the storage."""


@dataclass(frozen=True, slots=True)
class Vote:
    """Whether an entry helped somebody."""

    entry: str
    helped: bool
    at: datetime


class Questions(Protocol):
    """What was asked."""

    async def note(self, asked: Asked) -> None:
        """Added at the moment of the clock."""
        ...

    async def since(self, day: date, *, outcomes: Sequence[str] = ()) -> Sequence[Asked]:
        """From the start of `day` (UTC) on, oldest first; with `outcomes`, only those."""
        ...

    async def votes_since(self, day: date) -> Sequence[Vote]:
        """Votes from the start of `day` on, oldest first."""
        ...

    async def drop(self, before: datetime) -> int:
        """Forget those asked before this moment. Returns how many."""
        ...
