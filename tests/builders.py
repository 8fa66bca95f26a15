"""Domain values with quiet defaults: a test names only what matters to it."""

import itertools
from datetime import UTC, datetime

from bot.work import Work
from handlers.messages import Choice, Incoming, Reply
from handlers.ports import Case, CaseState, Person, Role

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

_ids = itertools.count(1)


def message(
    text: str = "hola",
    *,
    id: str | None = None,
    person: str = "ana",
    conversation: str | None = None,
    channel: str = "t",
) -> Incoming:
    """A message; each has an id of its own."""
    return Incoming(id or f"m{next(_ids)}", channel, conversation or person, person, text)


def reply(text: str = "Buen día.", *choices: Choice, awaits: str | None = None) -> Reply:
    """A reply."""
    return Reply(text, "answer", choices, awaits=awaits)


def choice(label: str, says: str | None = None) -> Choice:
    """Something to pick."""
    return Choice(label, label if says is None else says)


def person(name: str, role: Role = "official", *, channel: str = "t") -> Person:
    """Somebody whose conversation has their name."""
    return Person(channel, name, name, role)


async def given_case(
    work: Work, question: str = "¿Hay cupos?", *, asker: str = "ana", state: CaseState = "new"
) -> Case:
    """An opened case."""
    case = await work.cases.open(message(person=asker), question)
    if state != "new":
        case = Case(case.number, case.person, case.channel, case.conversation, question, state, case.opened)
        await work.cases.change(case)
    return case
