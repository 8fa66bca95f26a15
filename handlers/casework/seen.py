"""A case as the secretariat looks at it: with who asks, what was answered to others, and the present moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.ports import OPEN, Case, CaseEntry, Person

PAST = 200
"""How many of the latest cases are looked through for similar ones."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a card is made of; moments are told on the clocks of `zone`."""

    case: Case
    person: Person | None
    """Who asked first, as they are registered."""
    similar: Sequence[Case]
    now: datetime
    zone: ZoneInfo
    history: Sequence[CaseEntry] = ()

    @property
    def is_overdue(self) -> bool:
        """Somebody was promised an answer by now."""
        return self.case.state in OPEN and self.case.due < self.now
