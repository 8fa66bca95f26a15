"""Who handles a message, in order. READ THIS FIRST.

A message passes the doorway, which first replaces a pick («2», «sí») by what it stands for; then the handlers below are
asked, in this order, and the first that has something to say is heard.
"""

import secrets
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from bot.diaries import diary_of, planner_of
from bot.work import Work
from handlers import commands
from handlers.admins import audit, deliveries, exchanging, knowledge, statistics
from handlers.admins.curation import commands as curation
from handlers.admins.curation import replying
from handlers.admins.curation.curator import Curator
from handlers.admins.served import Served
from handlers.casework.work import Casework, Judgement
from handlers.courtesy import refuse_too_long
from handlers.office import Office
from handlers.officials import (
    announced,
    attending,
    calendars,
    choose,
    contact,
    followups,
    media,
    meetings,
    mine,
    notices,
    noting,
    offering,
    votes,
)
from handlers.officials.citing import Citation
from handlers.officials.votes import Opinions
from handlers.people import approval, gate, invitations, registration, roles
from handlers.people.registry import Registry
from handlers.people.rights import Visitor
from handlers.ports import Clock, Person
from handlers.router import Handler
from handlers.secretariat import convening, desk, meeting_files
from handlers.secretariat.at_desk import at_desk
from handlers.secretariat.convener import Convening

_MEETINGS = (attending, calendars, notices)

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
    themes: noting.Themes = lambda entry: ()
    past_meetings: Callable[[], str] = str
    """The last meetings that the content knows; empty when it knows none."""
    served: Served | None = None
    """The edition that administrators change; without one, they change nothing."""


def handlers_for(work: Work, person: Person, *, brain: Brain, clock: Clock, office: Office) -> Sequence[Handler]:
    """The ordered list, over the ports of one transaction."""
    casework = casework_of(work, person, brain=brain, clock=clock, office=office)
    diary = diary_of(work, person, past=brain.past_meetings, clock=clock, office=office)
    meeting = partial(announced.answer, answer=brain.answer, diary=diary)
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
        partial(convening.replied, convening=convening_of(work, casework)),
        partial(replying.replied, curator=_curator(work, person, brain=brain, clock=clock, office=office)),
        partial(gate.admit, visitor=visitor, answer=brain.answer),
        partial(meeting_files.received, convening=convening_of(work, casework)),
        partial(exchanging.received, curator=_curator(work, person, brain=brain, clock=clock, office=office)),
        media.received,
        choose.out_of_range,
        partial(
            noting.answer,
            answer=partial(offering.answer, answer=meeting, casework=casework),
            notes=noting.Notes(work.questions, person, brain.themes, brain.judgement.known),
        ),
    )


def commands_for(
    work: Work, person: Person, *, brain: Brain, clock: Clock, office: Office
) -> Sequence[commands.Command]:
    """Every command there is, with who may use it; /ayuda shows them in this order."""
    casework = casework_of(work, person, brain=brain, clock=clock, office=office)
    registry = registry_of(work, person, brain=brain, clock=clock, office=office)
    diary = diary_of(work, person, past=brain.past_meetings, clock=clock, office=office)
    return commands.with_help(
        (
            *brain.browse,
            *meetings.commands(diary=diary, manage=partial(convening.manage, convening=convening_of(work, casework))),
            *(command for table in _MEETINGS for command in table.commands(diary=diary)),
            *contact.commands(casework=casework),
            *mine.commands(casework=casework),
            *votes.commands(opinions=Opinions(work.votes, work.conversations, brain.answer, casework)),
            *choose.commands(),
            *registration.commands(registry=registry),
            *commands.at_the_desk(desk.commands(casework=casework)),
            *convening.commands(convening=convening_of(work, casework)),
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
    if curator is None:
        return ()
    tables = (curation, exchanging, statistics)
    return tuple(command for table in tables for command in table.commands(curator=curator))


def _curator(work: Work, person: Person, *, brain: Brain, clock: Clock, office: Office) -> Curator | None:
    if brain.served is None:
        return None
    return curator_of(work, person, brain.served, brain=brain, clock=clock, office=office)


def curator_of(work: Work, person: Person, served: Served, *, brain: Brain, clock: Clock, office: Office) -> Curator:
    """What `person` changes the knowledge with."""
    return Curator(
        person=person,
        served=served,
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


def convening_of(work: Work, casework: Casework) -> Convening:
    """What whoever acts convenes meetings with."""
    return Convening(
        meetings=work.meetings,
        jobs=work.jobs,
        deliveries=work.outbox,
        planner=planner_of(work, clock=casework.clock, office=casework.office),
        casework=casework,
        new_uid=lambda: f"{uuid.uuid4()}@enlace-conare",
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
