"""What handlers need from outside, as Protocols. Each docstring is a promise; each promise has a contract test.

Implementations live in bot/storage; none of them is imported here. Reading order: people, cases, letters, memory.
"""

from handlers.ports.cases import (
    OPEN,
    Asker,
    Case,
    CaseEntry,
    CaseLog,
    Cases,
    CaseState,
    Draft,
    Drafts,
    EntryKind,
    Place,
    PlaceKind,
    Places,
)
from handlers.ports.letters import Deliveries, Delivery, DeliveryState, Outbox
from handlers.ports.memory import TURN_LASTS, Clock, Conversations, Votes
from handlers.ports.people import Audit, Deed, Invitation, Invitations, People, Person, Role, Standing, Who

__all__ = [
    "OPEN",
    "TURN_LASTS",
    "Asker",
    "Audit",
    "Case",
    "CaseEntry",
    "CaseLog",
    "CaseState",
    "Cases",
    "Clock",
    "Conversations",
    "Deed",
    "Deliveries",
    "Delivery",
    "DeliveryState",
    "Draft",
    "Drafts",
    "EntryKind",
    "Invitation",
    "Invitations",
    "Outbox",
    "People",
    "Person",
    "Place",
    "PlaceKind",
    "Places",
    "Role",
    "Standing",
    "Votes",
    "Who",
]
