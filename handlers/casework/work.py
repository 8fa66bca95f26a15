"""Everything that it takes to work on a case: the ports of one transaction, and the judgement of the assistant."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handlers.office import Office
from handlers.ports import Audit, CaseLog, Cases, Clock, Drafts, Outbox, People, Person, Places

Consider = Callable[[str], str]
"""A question -> what the assistant would have answered, and why it did not; for the secretariat."""

Alike = Callable[[str, Sequence[str]], Sequence[int]]
"""A question and others -> the places of those that ask the same, or something similar, best first."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the assistant makes of questions; pure."""

    consider: Consider
    alike: Alike
    """Those that ask the same: one answer serves all."""
    similar: Alike
    """Those that are worth looking at."""
    known: frozenset[str] = frozenset()
    """Words that name public things, never a person."""


@dataclass(frozen=True, slots=True)
class Casework:
    """The ports of one transaction, the office and the judgement, and who acts."""

    person: Person
    """Whoever wrote; the program itself when the clock acts."""
    cases: Cases
    log: CaseLog
    outbox: Outbox
    places: Places
    people: People
    audit: Audit
    drafts: Drafts
    clock: Clock
    office: Office
    judgement: Judgement
