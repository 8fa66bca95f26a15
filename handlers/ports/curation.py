"""What administrators change of the knowledge: changesets under way, editions that were published, what they tried."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from handlers.ports.people import Who
from knowledge.articles import Address, Table

ChangesetState = Literal["draft", "approval", "published", "discarded"]
"""Being written; waiting for another administrator; in an edition; thrown away."""

UNDER_WAY: tuple[ChangesetState, ...] = ("draft", "approval")


@dataclass(frozen=True, slots=True)
class Change:
    """One article before and after; `None` before: it is new; `None` after: it is taken out."""

    address: Address
    before: Table | None
    """As it read when the change was begun: whoever publishes must not undo what others published since."""
    after: Table | None


@dataclass(frozen=True, slots=True)
class Changeset:
    """What would be published together, and undone together."""

    number: int
    """Given when it is stored."""
    author: Who
    state: ChangesetState
    changes: tuple[Change, ...]
    reason: str = ""
    origin: str = ""
    """Where it comes from: «case:12», «undo:5», «file:preguntas.xlsx»; empty: written in the chat."""
    created: datetime | None = None
    changed: datetime | None = None
    """Set by the storage."""
    version: int = 0
    """Grows each time that it is changed: what was tried and approved is this version of it."""


class Changesets(Protocol):
    """Changesets under way, and those that are over."""

    async def add(self, changeset: Changeset) -> Changeset:
        """Stored with a number of its own, at the moment of the clock."""
        ...

    async def find(self, number: int) -> Changeset | None:
        """The changeset with this number."""
        ...

    async def change(self, changeset: Changeset) -> Changeset | None:
        """Store it in place of the one with its number, as the next version.

        `None`, and nothing changes, when somebody changed it since `changeset` was read (its `version` is not the
        stored one).
        """
        ...

    async def listed(self, states: Sequence[ChangesetState] = UNDER_WAY, most: int = 50) -> Sequence[Changeset]:
        """Those in any of `states`, the last changed first."""
        ...


@dataclass(frozen=True, slots=True)
class Override:
    """What an article reads by the will of an administrator; `None`: it is taken out."""

    table: Table | None
    shipped: Table | None
    """What shipped at its address when it was changed: the common ancestor when something else ships one day."""
    edition: int
    """The edition that last changed it."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One publication. Editions are numbered from 1 without gaps; 0 is what ships."""

    number: int
    """Given when it is stored."""
    changeset: int
    who: Who
    reason: str
    approved_by: Who | None = None
    accepted: int = 0
    """How many answers were known to get worse, and accepted."""
    undoes: int | None = None
    """The edition that it takes back."""
    at: datetime | None = None
    """Set by the storage."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One article in one edition. Revisions are only ever added."""

    edition: Edition
    address: Address
    before: Table | None
    after: Table | None


class Editions(Protocol):
    """What was published. The same for every process on one database."""

    async def latest(self) -> int:
        """The number of the latest edition; 0 when nothing was ever published."""
        ...

    async def overrides(self) -> Mapping[Address, Override]:
        """What every edition together makes of the articles."""
        ...

    async def publish(
        self, edition: Edition, changes: Sequence[Change], shipped: Mapping[Address, Table | None]
    ) -> Edition:
        """A new edition of all `changes`, or nothing; each becomes a revision and an override.

        `shipped` is what ships at the address of each. A change whose `after` is what ships ends its override.
        """
        ...

    async def revisions(
        self, *, address: Address | None = None, edition: int | None = None, most: int = 20
    ) -> Sequence[Revision]:
        """Of an article, of an edition, or of all; the latest edition first, then by their addresses."""
        ...


@dataclass(frozen=True, slots=True)
class Shift:
    """A saved question whose answer an edit changes: how it was answered, how it would be."""

    question: str
    before: str
    """What was read, in one short line."""
    after: str
    worse: bool
    """It was answered by an entry that still exists, and would no longer be."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a changeset would do to all saved questions."""

    changeset: int
    version: int
    edition: int
    """The edition that it was tried upon: with another, it must be tried again."""
    asked: int
    """How many questions."""
    shifts: tuple[Shift, ...]
    mistakes: tuple[str, ...] = ()
    """Why it cannot be published at all."""
    at: datetime | None = None
    """Set by the storage."""

    @property
    def worse(self) -> tuple[Shift, ...]:
        """Answers that would be lost."""
        return tuple(shift for shift in self.shifts if shift.worse)


class Trials(Protocol):
    """The latest trial of each changeset."""

    async def keep(self, trial: Trial) -> None:
        """In place of the one of the same changeset."""
        ...

    async def of(self, changeset: int) -> Trial | None:
        """The latest one."""
        ...
