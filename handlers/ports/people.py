"""Who may do what: people, invitations, and the record of privileged acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

Role = Literal["official", "secretariat", "admin"]
Standing = Literal["guest", "pending", "approved", "revoked"]
"""Whether somebody vouched for a person: never asked, asked, yes, not any more."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of one channel: where they are written to, what they may do, and who they say they are."""

    channel: str
    person: str
    conversation: str
    role: Role = "official"
    standing: Standing = "guest"
    name: str = ""
    country: str = ""
    commission: str = ""
    post: str = ""
    email: str = ""
    zone: str = ""
    handle: str = ""
    """The public name on the channel, without «@»."""
    reachable: bool = True
    """False once they blocked the bot."""

    @property
    def who(self) -> "Who":
        """The person as records name them."""
        return Who(self.channel, self.person, self.name or self.handle or self.person)


@dataclass(frozen=True, slots=True)
class Who:
    """A person in a record: the name is what it was then."""

    channel: str
    person: str
    name: str

    def is_the_same_as(self, other: "Who") -> bool:
        """Names may change."""
        return (self.channel, self.person) == (other.channel, other.person)


class People(Protocol):
    """Who may do what. Rights belong to a person of a channel, never to a conversation."""

    async def find(self, channel: str, person: str) -> Person | None:
        """What is known of them; `None` for somebody who was never recorded."""
        ...

    async def having(self, role: Role) -> Sequence[Person]:
        """Everybody with this role whose standing is not revoked, in a fixed order."""
        ...

    async def standing(self, standing: Standing) -> Sequence[Person]:
        """Everybody with this standing, in a fixed order."""
        ...

    async def record(self, person: Person) -> None:
        """Store `person` in place of what was known of them."""
        ...


@dataclass(frozen=True, slots=True)
class Invitation:
    """Whoever opens it becomes `role` of this commission; `uses` are left."""

    code: str
    role: Role
    country: str
    commission: str
    made_by: Who
    expires: datetime
    uses: int


class Invitations(Protocol):
    """Invitations that administrators make."""

    async def make(self, invitation: Invitation) -> None:
        """Store it."""
        ...

    async def redeem(self, code: str, now: datetime) -> Invitation | None:
        """Use it once; `None` when there is none, it has expired or nothing is left of it."""
        ...


@dataclass(frozen=True, slots=True)
class Deed:
    """A privileged act: who did what to what."""

    who: Who
    act: str
    target: str
    detail: str = ""
    at: datetime | None = None


class Audit(Protocol):
    """What was done with privileges; nothing in it is ever changed."""

    async def note(self, deed: Deed) -> None:
        """Add a deed, stamped with the present moment."""
        ...

    async def listed(self, most: int) -> Sequence[Deed]:
        """The latest, newest first."""
        ...
