"""What somebody may do here: by their role, their standing, and how freely this installation lets people ask."""

from dataclasses import dataclass

from handlers.messages import Incoming
from handlers.office import Office
from handlers.ports import Person, Place, Places, Role, Standing

STAFF: frozenset[Role] = frozenset({"secretariat", "admin"})
"""Whoever has one of these roles was vouched for by whoever gave it."""
ADMINS: frozenset[Role] = frozenset({"admin"})


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever wrote, and the house they write to."""

    person: Person
    office: Office
    places: Places

    @property
    def is_revoked(self) -> bool:
        """Nothing is left to them but help, and the answers to what they asked."""
        return self.person.standing == "revoked"

    @property
    def is_admitted(self) -> bool:
        """Whether they may ask: anybody in an open house, else whoever was approved."""
        vouched = self.person.standing == "approved" or self.person.role in STAFF
        return not self.is_revoked and (vouched or self.office.access == "open")

    def has(self, need: Standing) -> bool:
        """Whether their standing suffices; «approved» is what an open house asks of nobody."""
        match need:
            case "revoked":
                return True
            case "guest" | "pending":
                return not self.is_revoked
            case "approved":
                return self.is_admitted

    async def is_at_desk(self, incoming: Incoming) -> bool:
        """Whether this is a group of the secretariat."""
        here = Place(incoming.channel, incoming.conversation, "group")
        return incoming.group and here in await self.places.desks()
