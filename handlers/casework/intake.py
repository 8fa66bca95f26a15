"""A question becomes a case, or joins the open one that asks the same. The promise comes from the stored case.

Whoever sends the same again, or taps an old button, comes back to the case that they have: never two of one question.
"""

from dataclasses import dataclass, replace
from typing import Literal

from handlers.casework import board
from handlers.casework.following import follow
from handlers.casework.sending import Sending
from handlers.casework.work import Casework
from handlers.messages import Incoming
from handlers.ports import OPEN, Asker, Case, CaseEntry, Person
from handlers.texts import contact as texts
from knowledge.text import plain

Way = Literal["opened", "joined", "known", "added", "full"]
"""A new case; somebody else's; their own, from before; their own, to which other words were added; none: too many."""

PAST = 200
"""How many of the latest cases are looked through for similar ones."""

MOST_OPEN = 10
"""Cases that one person may have open: the secretariat's group takes some twenty messages a minute, from everybody."""

_LATEST = 50
"""How many of a person's own cases are looked through."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The case in which a question is kept, and how it came there."""

    case: Case
    way: Way


async def take_in(incoming: Incoming, sending: Sending, *, casework: Casework) -> Taken:
    """Record what is sent and tell the secretariat. The same again changes nothing."""
    asker = _asker(incoming, sending, casework.person)
    own = await _sent_before(asker, sending, casework)
    if own:
        return Taken(own, "known")
    same = None if sending.attached else await _open_alike(sending.text, casework)
    if same is None:
        theirs = await casework.cases.listed(states=OPEN, asker=(asker.channel, asker.person))
        if len(theirs) >= MOST_OPEN:
            return Taken(theirs[-1], "full")
        return Taken(await _open(asker, sending, casework), "opened")
    if any(_is_same(known, asker) for known in same.askers):
        entry = CaseEntry("followup", asker.name, sending.text)
        return Taken(await follow(same, entry, casework=casework), "added")
    return Taken(await _join(same, asker, casework), "joined")


async def _open(asker: Asker, sending: Sending, casework: Casework) -> Case:
    now, office = casework.clock.now(), casework.office
    due = office.calendar.promise(now, office.promise)
    case = await casework.cases.open(asker, due=due, considered=casework.judgement.consider(asker.question))
    await casework.log.write(case.number, CaseEntry("asked", asker.name, asker.question))
    past = await casework.cases.listed(states=("answered", "closed"), most=PAST)
    places = casework.judgement.similar(asker.question, [other.question for other in past])
    await board.opened(case, [past[place] for place in places], casework=casework)
    if sending.attached:
        entry = CaseEntry("media", asker.name, texts.attached(), now)
        mark = str(await casework.log.write(case.number, entry))
        copy = f"{asker.conversation}/{sending.source}"
        await board.heard(case, entry, mark, casework=casework, copy=copy)
    return case


async def _join(case: Case, asker: Asker, casework: Casework) -> Case:
    case = replace(case, askers=(*case.askers, asker))
    await casework.cases.change(case)
    entry = CaseEntry("joined", asker.name, asker.question, casework.clock.now())
    mark = str(await casework.log.write(case.number, entry))
    await board.heard(case, entry, mark, casework=casework)
    await board.changed(case, mark, casework=casework)
    return case


async def _sent_before(asker: Asker, sending: Sending, casework: Casework) -> Case | None:
    """Their own case of the same message, whatever became of it, or of the same words, while it is open."""
    own = await casework.cases.listed(asker=(asker.channel, asker.person), most=_LATEST)
    for case in reversed(own):
        mine = next(known for known in case.askers if _is_same(known, asker))
        ended_in_vain = case.state == "closed" and case.answer is None
        if sending.source and mine.source == sending.source and not ended_in_vain:
            return case
        same_words = plain(mine.question) == plain(asker.question)
        if case.state in OPEN and same_words and not sending.attached:
            return case
    return None


async def _open_alike(question: str, casework: Casework) -> Case | None:
    cases = await casework.cases.listed(states=OPEN)
    places = casework.judgement.alike(question, [case.question for case in cases])
    return cases[places[0]] if places else None


def _is_same(one: Asker, other: Asker) -> bool:
    return (one.channel, one.person) == (other.channel, other.person)


def _asker(incoming: Incoming, sending: Sending, person: Person) -> Asker:
    origin = ", ".join(part for part in (person.commission, person.country) if part)
    return Asker(
        channel=incoming.channel,
        person=incoming.person,
        conversation=person.conversation or incoming.conversation,
        question=sending.text,
        message=incoming.id,
        source=sending.source,
        name=person.name or incoming.name or incoming.person,
        origin=origin,
        country=person.country,
    )
