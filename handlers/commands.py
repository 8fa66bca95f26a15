"""Slash commands as tables; permission is checked once, here: by role, by standing, by place.

A name is read leniently: «/Ayuda», «/ayuda@bot», «/ ayuda», «/mis_consultas» and «/misconsultas» are all understood.
"""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, assert_never

from handlers.admins.curation.editing import DONE
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.officials.privately import way_out
from handlers.people.form import OVER
from handlers.people.gate import refusal
from handlers.people.rights import Visitor
from handlers.ports import Role, Standing
from handlers.texts import admission
from handlers.texts import common as texts
from knowledge.text import drop_accents

EVERYBODY: frozenset[Role] = frozenset({"official", "secretariat", "admin"})

Where = Literal["anywhere", "desk", "private"]
"""Where a command may be used: in any group too, in the secretariat's group too, or only where nobody else reads."""

_COMMAND = re.compile(r"\s*/\s*(?P<name>[^\s@/]*)(?:@\S*)?(?P<rest>.*)", re.DOTALL)

_SPOKEN = re.compile(r"\s*(?P<name>[^\W\d]+)\s+(?P<rest>\d+\b.*)", re.DOTALL)
"""«responder 1 ...» without the slash: nobody should believe that they answered when they did not."""

_SECTIONS: Mapping[Role, str] = {
    "official": texts.ASKING, "secretariat": texts.DESK, "admin": texts.ADMINISTERING
}  # fmt: skip

_MENU_NAME, _MENU_PURPOSE = re.compile(r"[^a-z0-9_]"), 256

Run = Callable[[Incoming, str], Awaitable[Reply]]
"""The message, and what follows the name of the command."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its names (the first is shown), what it is for (`None`: not listed), who may use it."""

    names: tuple[str, ...]
    purpose: str | None
    run: Run
    roles: frozenset[Role]
    needs: Standing = "approved"
    """The least standing that suffices; an open house asks for none where this says «approved»."""
    where: Where = "anywhere"


async def dispatch(
    incoming: Incoming, _memory: Memory, *, commands: Sequence[Command], visitor: Visitor
) -> tuple[Reply, ...] | None:
    """Run what «/name rest» asks for; what is not for this role does not exist for them."""
    written = _COMMAND.fullmatch(incoming.text)
    spoken = None if written else _SPOKEN.fullmatch(incoming.text)
    named = _bare((written or spoken or {"name": ""})["name"])
    for command in commands:
        is_meant = named in map(_bare, command.names) and (written or "official" not in command.roles)
        if visitor.person.role in command.roles and is_meant:
            return (await _permitted(command, incoming, (written or spoken or {"rest": ""})["rest"].strip(), visitor),)
    if written is None:
        return None
    return (refusal(visitor) if visitor.is_revoked else _unknown(written["name"]),)


def with_help(commands: Sequence[Command], visitor: Visitor) -> tuple[Command, ...]:
    """The commands, with those that everybody has: help, and leaving what is under way."""
    everything = (*commands, Command(("cancelar",), texts.CANCEL, _leave, EVERYBODY, needs="revoked"))
    run = partial(_help, commands=everything, visitor=visitor)
    return (*everything, Command(("ayuda", "help"), texts.HELP, run, EVERYBODY, needs="revoked"))


def at_the_desk(commands: Sequence[Command]) -> tuple[Command, ...]:
    """The same, where only the secretariat reads."""
    return tuple(replace(command, where="desk") for command in commands)


def menu_for(commands: Sequence[Command], role: Role, *, where: Where = "private") -> tuple[tuple[str, str], ...]:
    """Name and purpose of what is listed for a role, as a channel's menu takes them: [a-z0-9_]{1,32}, 256 letters."""
    places: dict[Where, set[Where]] = {
        "private": {"anywhere", "desk", "private"}, "desk": {"anywhere", "desk"}, "anywhere": {"anywhere"}
    }  # fmt: skip
    return tuple(
        (_MENU_NAME.sub("", drop_accents(command.names[0].casefold()))[:32], command.purpose[:_MENU_PURPOSE])
        for command in commands
        if command.purpose is not None and role in command.roles and command.where in places[where]
    )


async def _permitted(command: Command, incoming: Incoming, rest: str, visitor: Visitor) -> Reply:
    if not visitor.has(command.needs):
        return refusal(visitor)
    if not await _fits(command.where, incoming, visitor):
        tell = admission.in_private() if command.where == "private" else admission.at_the_desk()
        return Reply(tell, "command", way_out(visitor.office.bot))
    return await command.run(incoming, rest)


async def _fits(where: Where, incoming: Incoming, visitor: Visitor) -> bool:
    match where:
        case "anywhere":
            return True
        case "desk":
            return not incoming.group or await visitor.is_at_desk(incoming)
        case "private":
            return not incoming.group
        case never:
            assert_never(never)


def _unknown(name: str) -> Reply:
    return Reply(texts.unknown_command("/" + name[:30]), "command")


async def _help(incoming: Incoming, _rest: str, *, commands: Sequence[Command], visitor: Visitor) -> Reply:
    mine: dict[str, list[tuple[str, str]]] = {head: [] for head in _SECTIONS.values()}
    for command in commands:
        usable = visitor.person.role in command.roles and visitor.has(command.needs)
        if command.purpose is not None and usable and await _fits(command.where, incoming, visitor):
            mine[_section(command)].append((command.names[0], command.purpose))
    mine[texts.ASKING].append(("ayuda", texts.HELP))
    return Reply(texts.help_for(mine), "command", action="help")


def _section(command: Command) -> str:
    """By the least privileged role that may use it."""
    return next(head for role, head in _SECTIONS.items() if role in command.roles)


async def _leave(_incoming: Incoming, _rest: str) -> Reply:
    return Reply(texts.nothing_pending(), "command", form=OVER, editing=DONE)


def _bare(name: str) -> str:
    return drop_accents(name.casefold()).replace("_", "").replace("-", "")
