"""Everything that it takes to decide who may do what: the ports of one transaction, and the countries there are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from handlers.messages import Choice, Letter
from handlers.office import Office
from handlers.ports import (
    Audit,
    Clock,
    Conversations,
    Deed,
    Deliveries,
    Invitations,
    Outbox,
    People,
    Person,
    Place,
    Places,
    Who,
)
from knowledge.entries import Content

PROGRAM = Who("", "", "El programa")
"""Who acts when nobody does: what the settings say, and the first code."""


@dataclass(frozen=True, slots=True)
class Registry:
    """The ports of one transaction, and who acts."""

    person: Person
    """Whoever wrote."""
    people: People
    invitations: Invitations
    audit: Audit
    deliveries: Deliveries
    outbox: Outbox
    places: Places
    conversations: Conversations
    clock: Clock
    office: Office
    commissions: Mapping[str, str]
    """The countries that can be picked, each with the name of its commission; empty when it is not known."""
    random_code: Callable[[], str]
    """A code that nobody can guess: at least 128 bits, letters that a link may have."""

    async def note(self, act: str, target: str, detail: str = "") -> None:
        """Record what the person who wrote did."""
        await self.audit.note(Deed(self.person.who, act, target, detail))

    async def write(self, to: Person, key: str, text: str, choices: tuple[Choice, ...] = ()) -> None:
        """A letter to somebody, if they ever wrote in private; `key` tells it from all others to them."""
        if to.conversation:
            key = f"person:{reference(to)}:{key}"
            await self.outbox.put(Letter(key, to.channel, to.conversation, text, choices))

    async def desks(self) -> tuple[Place, ...]:
        """Where the secretariat reads; administrators' own conversations as long as there is no secretariat."""
        found = await self.places.desks()
        if found:
            return tuple(found)
        admins = await self.people.having("admin")
        return tuple(Place(a.channel, a.conversation, "personal") for a in admins if a.conversation)

    def is_settled(self, person: Person) -> bool:
        """Whether the settings make them an administrator."""
        return person.channel == "telegram" and person.person in self.office.admins


def reference(person: Person | Who) -> str:
    """Names a person in commands and records, whatever they are called."""
    return f"{person.channel}:{person.person}"


def commissions_of(content: Content) -> dict[str, str]:
    """What the content knows of each country's commission; a remark in place of a name is no name."""
    found = {commission.country: _title(commission.name, commission.acronym) for commission in content.commissions}
    return {country: found.get(country, "") for country in sorted({*content.members, *found})}


def _title(name: str, acronym: str) -> str:
    if "," in name or not name[:1].isupper():
        return acronym
    return f"{name} ({acronym})" if acronym else name
