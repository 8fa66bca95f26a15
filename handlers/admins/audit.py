"""The record of privileged acts, as administrators read it: names, and times on their own clocks."""

from collections.abc import Sequence
from functools import partial

from handlers.commands import Command
from handlers.messages import Incoming, Reply
from handlers.people.finding import by_reference
from handlers.people.registry import Registry
from handlers.people.rights import ADMINS
from handlers.ports import Deed
from handlers.texts import deeds as texts
from handlers.texts.people import called

_SHOWN, _MOST, _SEARCHED = 15, 50, 1_000


def commands(*, registry: Registry) -> Sequence[Command]:
    """What only administrators may read."""
    run = partial(latest, registry=registry)
    return (Command(("auditoria",), texts.AUDIT, run, ADMINS, where="private"),)


async def latest(_incoming: Incoming, rest: str, *, registry: Registry) -> Reply:
    """The newest first."""
    most = min(int(rest), _MOST) if rest.isdecimal() and int(rest[:6]) else _SHOWN
    lines = [await _line(deed, registry) for deed in await registry.audit.listed(most)]
    return Reply(texts.latest(lines, texts.clocks_of(registry.person, registry.office)), "command")


async def lines_about(target: str, *, registry: Registry, most: int = 5) -> Sequence[str]:
    """What was done about somebody lately."""
    found = [deed for deed in await registry.audit.listed(_SEARCHED) if deed.target == target]
    return [await _line(deed, registry) for deed in found[:most]]


async def _line(deed: Deed, registry: Registry) -> str:
    person = await by_reference(deed.target, registry)
    zone = texts.clocks_of(registry.person, registry.office)
    return texts.line(deed, called(person) if person else deed.target, zone)
