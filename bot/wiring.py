"""Who handles a message, in order. READ THIS FIRST.

A message passes the doorway, which first replaces a pick («2», «sí») by what it stands for; then the handlers below are
asked, in this order, and the first that has something to say is heard.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from bot.work import Work
from handlers import commands
from handlers.admins import audit, deliveries, exchanging, knowledge
from handlers.admins.curation import commands as curation
from handlers.admins.curation.curator import Curator
from handlers.admins.standing import Standing
from handlers.casework.work import Casework, Judgement
from handlers.courtesy import refuse_too_long
from handlers.office import Office
from handlers.officials import choose, contact, followups, media, mine, offering, votes
from handlers.officials.citing import Citation
from handlers.officials.votes import Opinions
from handlers.people import approval, gate, invitations, registration, roles
from handlers.people.registry import Registry
from handlers.people.rights import Visitor
from handlers.ports import Clock, Person
from handlers.router import Handler
from handlers.secretariat import desk
from handlers.secretariat.at_desk import at_desk

Cite = Callable[[str], Sequence[Citation]]
"""What was asked for -> what can be pasted into any chat, the best first."""


@dataclass(frozen=True, slots=True)
class Brain:
    """What is said from the content: `answer` is handlers.officials.ask over the library; admins look into it."""

    answer: Handler
    browse: Sequence[commands.Command]
    explain: knowledge.Explain
    summary: knowledge.Summary
    judgement: Judgement
    commissions: Mapping[str, str] = field(default_factory=dict)
    """The countries that whoever registers may pick, each with its commission."""
    cite: Cite = lambda query: ()
    standing: Standing | None = None
    """The edition that administrators change; without one, they change nothing."""


def handlers_for(work: Work, person: Person, *, brain: Brain, clock: Clock, office: Office) -> Sequence[Handler]:
    """The ordered list, over the ports of one transaction."""
    casework = casework_of(work, person, brain=brain, clock=clock, office=office)
    visitor = Visitor(person, office, work.places)
    offered = commands_for(work, person, brain=brain, clock=clock, office=office)
    dispatch = partial(commands.dispatch, commands=offered, visitor=visitor)
    return (
        partial(gate.turn_away, visitor=visitor),
        partial(at_desk, casework=casework, run=dispatch),
        refuse_too_long,
        partial(followups.edited, casework=casework),
        partial(followups.replied, casework=casework),
        dispatch,
        partial(gate.admit, visitor=visitor, answer=brain.answer),
        partial(exchanging.received, curator=_curator(work, person, brain=brain, clock=clock, office=office)),
        media.received,
        choose.out_of_range,
        partial(offering.answer, answer=brain.answer, casework=casework),
    )


def commands_for(
    work: Work, person: Person, *, brain: Brain, clock: Clock, office: Office
) -> Sequence[commands.Command]:
    """Every command there is, with who may use it; /ayuda shows them in this order."""
    casework = casework_of(work, person, brain=brain, clock=clock, office=office)
    registry = registry_of(work, person, brain=brain, clock=clock, office=office)
    return commands.with_help(
        (
            *brain.browse,
            *contact.commands(casework=casework),
            *mine.commands(casework=casework),
            *votes.commands(opinions=Opinions(work.votes, work.conversations, brain.answer, casework)),
            *choose.commands(),
            *registration.commands(registry=registry),
            *commands.at_the_desk(desk.commands(casework=casework)),
            *approval.commands(registry=registry),
            *knowledge.commands(explain=brain.explain, summary=brain.summary),
            *_curation(work, person, brain=brain, clock=clock, office=office),
            *roles.commands(registry=registry),
            *invitations.commands(registry=registry),
            *deliveries.commands(registry=registry),
            *audit.commands(registry=registry),
        ),
        Visitor(person, office, work.places),
    )


def _curation(work: Work, person: Person, *, brain: Brain, clock: Clock, office: Office) -> Sequence[commands.Command]:
    curator = _curator(work, person, brain=brain, clock=clock, office=office)
    return () if curator is None else (*curation.commands(curator=curator), *exchanging.commands(curator=curator))


def _curator(work: Work, person: Person, *, brain: Brain, clock: Clock, office: Office) -> Curator | None:
    if brain.standing is None:
        return None
    return curator_of(work, person, brain.standing, brain=brain, clock=clock, office=office)


def curator_of(
    work: Work, person: Person, standing: Standing, *, brain: Brain, clock: Clock, office: Office
) -> Curator:
    """What `person` changes the knowledge with."""
    return Curator(
        person=person,
        standing=standing,
        changesets=work.changesets,
        editions=work.editions,
        trials=work.trials,
        jobs=work.jobs,
        questions=work.questions,
        audit=work.audit,
        people=work.people,
        conversations=work.conversations,
        outbox=work.outbox,
        casework=casework_of(work, person, brain=brain, clock=clock, office=office),
        clock=clock,
        office=office,
        explain=brain.explain,
    )


def casework_of(work: Work, person: Person, *, brain: Brain, clock: Clock, office: Office) -> Casework:
    """What `person` works on cases with."""
    return Casework(
        person=person,
        cases=work.cases,
        log=work.log,
        outbox=work.outbox,
        places=work.places,
        people=work.people,
        audit=work.audit,
        drafts=work.drafts,
        clock=clock,
        office=office,
        judgement=brain.judgement,
    )


def registry_of(work: Work, person: Person, *, brain: Brain, clock: Clock, office: Office) -> Registry:
    """What `person` decides with who may do what."""
    return Registry(
        person=person,
        people=work.people,
        invitations=work.invitations,
        audit=work.audit,
        deliveries=work.outbox,
        outbox=work.outbox,
        places=work.places,
        conversations=work.conversations,
        clock=clock,
        office=office,
        commissions=brain.commissions,
        random_code=partial(secrets.token_urlsafe, 24),
    )
