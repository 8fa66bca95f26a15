"""Domain values with quiet defaults: a test names only what matters to it."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.wiring import Brain, casework_of, registry_of
from bot.work import Work
from handlers.casework.work import Casework, Judgement
from handlers.dialogue import Memory
from handlers.messages import Choice, Incoming, Letter, Reply
from handlers.office import Access, Office
from handlers.people.registry import Registry
from handlers.people.rights import Visitor
from handlers.ports import Asker, Case, CaseState, Clock, Person, Place, Role, Standing
from handlers.secretariat.calendar import Calendar
from knowledge.text import plain

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
"""A Monday."""

OFFICE = Office(Calendar.parse(hours="lun-vie 09:00-17:00", zone="UTC"))

_ids = itertools.count(1)


def message(
    text: str = "hola",
    *,
    id: str | None = None,
    person: str = "ana",
    conversation: str | None = None,
    channel: str = "t",
    group: bool = False,
) -> Incoming:
    """A message; each has an id of its own."""
    return Incoming(id or f"m{next(_ids)}", channel, conversation or person, person, text, group=group)


def reply(text: str = "Buen día.", *choices: Choice, awaits: str | None = None) -> Reply:
    """A reply."""
    return Reply(text, "answer", choices, awaits=awaits)


def choice(label: str, says: str | None = None) -> Choice:
    """Something to pick."""
    return Choice(label, label if says is None else says)


def letter(key: str = "a", *, to: str = "ana", channel: str = "t", text: str | None = None) -> Letter:
    """A letter."""
    return Letter(key, channel, to, f"texto {key}" if text is None else text)


def person(
    name: str, role: Role = "official", *, channel: str = "t", standing: Standing = "approved", handle: str = ""
) -> Person:
    """Somebody whose conversation has their name."""
    return Person(channel, name, name, role, standing=standing, name=name, handle=handle)


class Nowhere:
    """A secretariat without places."""

    async def desks(self) -> Sequence[Place]:
        return ()


def visitor(role: Role = "official", *, who: Person | None = None, access: Access = "open") -> Visitor:
    """Somebody who writes to an open house."""
    return Visitor(who or person("ana", role), replace(OFFICE, access=access), Nowhere())


def asker(name: str = "ana", question: str = "¿Hay cupos?", *, message: str | None = None) -> Asker:
    """Somebody who asks."""
    return Asker("t", name, name, question, message or f"m{next(_ids)}", name=name)


JUDGEMENT = Judgement(
    consider=lambda question: "El asistente no encontró una respuesta aprobada.",
    alike=lambda question, others: [i for i, other in enumerate(others) if plain(other) == plain(question)],
    similar=lambda question, others: [],
)
"""Takes questions for the same when only case and accents differ."""


COMMISSIONS = {"México": "COMAR", "Perú": "Comisión Especial para los Refugiados (CEPR)", "Guyana": ""}


async def _silence(_incoming: Incoming, _memory: Memory) -> None:
    """An assistant that knows nothing."""


BRAIN = Brain(_silence, (), str, str, JUDGEMENT, COMMISSIONS)


def casework(work: Work, who: Person, clock: Clock, *, office: Office = OFFICE) -> Casework:
    """What somebody works on cases with."""
    return casework_of(work, who, brain=BRAIN, clock=clock, office=office)


def registry(work: Work, who: Person, clock: Clock, *, office: Office = OFFICE) -> Registry:
    """What somebody decides with who may do what; codes are counted, as nobody guesses in a test."""
    whole = registry_of(work, who, brain=BRAIN, clock=clock, office=office)
    return replace(whole, random_code=lambda: f"code-{next(_ids)}")


async def given_case(work: Work, question: str = "¿Hay cupos?", *, of: str = "ana", state: CaseState = "new") -> Case:
    """An opened case."""
    case = await work.cases.open(asker(of, question), due=NOON + timedelta(days=2))
    if state != "new":
        case = replace(case, state=state)
        await work.cases.change(case)
    return case
