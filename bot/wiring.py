"""Who handles a message, in order. READ THIS FIRST.

A message passes the doorway, which first replaces a pick («2», «sí») by what it stands for; then the handlers below are
asked, in this order, and the first that has something to say is heard.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from bot.work import Work
from handlers import commands
from handlers.admins import knowledge
from handlers.courtesy import refuse_too_long
from handlers.officials import choose, contact
from handlers.ports import Clock, Role
from handlers.router import Handler
from handlers.secretariat import desk


@dataclass(frozen=True, slots=True)
class Brain:
    """What is said from the content: `answer` is handlers.officials.ask over the library; admins look into it."""

    answer: Handler
    browse: Sequence[commands.Command]
    explain: knowledge.Explain
    summary: knowledge.Summary


def handlers_for(work: Work, role: Role, *, brain: Brain, clock: Clock) -> Sequence[Handler]:
    """The ordered list, over the ports of one transaction."""
    return (
        refuse_too_long,
        partial(commands.dispatch, commands=commands_for(work, role, brain=brain, clock=clock), role=role),
        choose.out_of_range,
        brain.answer,
    )


def commands_for(work: Work, role: Role, *, brain: Brain, clock: Clock) -> Sequence[commands.Command]:
    """Every command there is, with who may use it; /ayuda shows them in this order."""
    return commands.with_help(
        (
            *brain.browse,
            *contact.commands(cases=work.cases, outbox=work.outbox, people=work.people),
            *desk.commands(cases=work.cases, outbox=work.outbox, clock=clock),
            *knowledge.commands(explain=brain.explain, summary=brain.summary),
        ),
        role,
    )
