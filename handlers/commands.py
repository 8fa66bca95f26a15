"""Slash commands as tables; permission is checked once, here.

A name is read leniently: «/Ayuda», «/ayuda@bot», «/ ayuda», «/mis_consultas» and «/misconsultas» are all understood.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial

from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.ports import Role
from handlers.texts import common as texts
from knowledge.text import drop_accents

EVERYBODY: frozenset[Role] = frozenset({"official", "secretariat", "admin"})

_COMMAND = re.compile(r"\s*/\s*(?P<name>[^\s@/]*)(?:@\S*)?(?P<rest>.*)", re.DOTALL)

_SPOKEN = re.compile(r"\s*(?P<name>[^\W\d]+)\s+(?P<rest>\d+\b.*)", re.DOTALL)
"""«responder 1 ...» without the slash: nobody should believe that they answered when they did not."""

Run = Callable[[Incoming, str], Awaitable[Reply]]
"""The message, and what follows the name of the command."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its names (the first is shown), what it is for (`None`: not listed), who may use it."""

    names: tuple[str, ...]
    purpose: str | None
    run: Run
    roles: frozenset[Role]


async def dispatch(
    incoming: Incoming, _memory: Memory, *, commands: Sequence[Command], role: Role
) -> tuple[Reply, ...] | None:
    """Run what «/name rest» asks for; what this person may not use does not exist for them."""
    written = _COMMAND.fullmatch(incoming.text)
    spoken = None if written else _SPOKEN.fullmatch(incoming.text)
    named = _bare((written or spoken or {"name": ""})["name"])
    for command in commands:
        is_meant = named in map(_bare, command.names) and (written or "official" not in command.roles)
        if role in command.roles and is_meant:
            return (await command.run(incoming, (written or spoken or {"rest": ""})["rest"].strip()),)
    if written is None:
        return None
    return (Reply(texts.unknown_command("/" + written["name"][:30]), "command"),)


def with_help(commands: Sequence[Command], role: Role) -> tuple[Command, ...]:
    """The commands, with those that everybody has: help, and leaving what is under way."""
    leave = Command(("cancelar",), texts.CANCEL, _leave, EVERYBODY)
    everything = (*commands, leave)
    tell = Command(
        ("ayuda", "help", "start", "inicio"), texts.HELP, partial(_help, commands=everything, role=role), EVERYBODY
    )
    return (*everything, tell)


async def _help(_incoming: Incoming, _rest: str, *, commands: Sequence[Command], role: Role) -> Reply:
    mine = [(c.names[0], c.purpose) for c in commands if c.purpose is not None and role in c.roles]
    return Reply(texts.help_for([*mine, ("ayuda", texts.HELP)]), "command", action="help")


async def _leave(_incoming: Incoming, _rest: str) -> Reply:
    return Reply(texts.nothing_pending(), "command")


def _bare(name: str) -> str:
    return drop_accents(name.casefold()).replace("_", "").replace("-", "")
