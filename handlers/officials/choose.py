"""What a message stands for, given what was offered: «2», a label, «sí», «no», the text of a command, «/pregunta …».

Anything else passes unchanged: a conversation never gets stuck in a choice.
"""

from collections.abc import Sequence
from dataclasses import replace

from handlers.commands import EVERYBODY, Command
from handlers.dialogue import Choosing, Idle, Memory, Writing
from handlers.messages import Choice, Incoming, Reply
from handlers.officials import links
from handlers.texts import picking as texts
from handlers.texts import welcome
from knowledge.text import plain

LEAVE = "/cancelar"
"""What somebody says, in as many words, who wants nothing done."""

GONE = "/opcion_vencida"
"""What a button says whose letter is gone."""

_MOST_DIGITS = 2
"""Larger numbers are years, laws or phones: a new question."""


def commands() -> Sequence[Command]:
    """What an old button says."""
    return (Command((GONE.removeprefix("/"),), None, gone, EVERYBODY, needs="revoked"),)


async def gone(incoming: Incoming, _rest: str) -> Reply:
    """The letter of the button is gone, or says something else by now: how to go on."""
    return Reply(welcome.gone_at_desk() if incoming.topic else welcome.gone(), "command")


def resolve(incoming: Incoming, memory: Memory) -> Incoming:
    """The message as if the person had typed what it stands for."""
    return replace(incoming, text=links.meant(_completed(incoming, memory)))


async def out_of_range(incoming: Incoming, memory: Memory) -> tuple[Reply, ...] | None:
    """A number that was not offered: offer the same again."""
    if not isinstance(memory.dialogue, Choosing):
        return None
    offered = memory.dialogue.offered
    number = _number(plain(incoming.text))
    if number is None or 0 < number <= len(offered):
        return None
    return (Reply(texts.no_such_choice(len(offered)), "choices", offered),)


def _is_among_others(incoming: Incoming) -> bool:
    """«Sí» said to a colleague picks nothing: in a group only an answer to us does, about a case not even that."""
    return bool(incoming.topic) or (incoming.group and not incoming.regarding)


def _completed(incoming: Incoming, memory: Memory) -> str:
    if _speaks_for_itself(incoming) or _is_among_others(incoming):
        return incoming.text
    match memory.dialogue:
        case Choosing(offered):
            says = _picked(plain(incoming.text), [choice for choice in offered if choice.says])
            return incoming.text if says is None else says
        case Writing(command, offered):
            if plain(incoming.text) in texts.LEAVING:
                return LEAVE
            says = _picked(plain(incoming.text), offered)
            return f"{command} {incoming.text}" if says is None else says
        case Idle():
            return incoming.text


def _speaks_for_itself(incoming: Incoming) -> bool:
    """Commands, buttons, changes of an older message, and answers to what shows a case, article or meeting."""
    tapped = incoming.picks is not None
    shown = incoming.regarding.startswith(("case:", "article:", "meeting:"))
    return tapped or incoming.edits or shown or incoming.text.lstrip().startswith("/")


def _picked(said: str, offered: Sequence[Choice]) -> str | None:
    """What the pick says. Labels come first: one may be a number, or say «no»."""
    for choice in offered:
        if said and said == plain(choice.label):
            return choice.says
    if not offered:
        return None
    if said in texts.LEAVING:
        return LEAVE
    number = _number(said) or texts.ORDINALS.get(_after_article(said), 0)
    if 0 < number <= len(offered):
        return offered[number - 1].says
    if said in texts.YES and (len(offered) == 2 or offered[-1].says == LEAVE):
        return offered[0].says
    return offered[-1].says if said in texts.NO else None


def _number(said: str) -> int | None:
    digits = _after_article(said)
    return int(digits) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else None


def _after_article(said: str) -> str:
    """«la opcion 2» -> «2»."""
    before, _, last = said.rpartition(" ")
    return last if not before or before in texts.BEFORE_A_NUMBER else said
