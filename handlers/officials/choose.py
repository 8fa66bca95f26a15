"""What a short message stands for, given what was offered: «2», a label, «sí», «no», or the text of a command.

Anything else passes unchanged: a conversation never gets stuck in a choice.
"""

from collections.abc import Sequence
from dataclasses import replace

from handlers.dialogue import Choosing, Idle, Memory, Writing
from handlers.messages import Choice, Incoming, Reply
from handlers.texts import picking as texts
from knowledge.text import plain

LEAVE = "/cancelar"
"""What somebody says, in as many words, who wants nothing done."""

_MOST_DIGITS = 2
"""Larger numbers are years, laws or phones: a new question."""


def resolve(incoming: Incoming, memory: Memory) -> Incoming:
    """The message as if the person had typed what it stands for."""
    if incoming.text.lstrip().startswith("/"):
        return incoming
    match memory.dialogue:
        case Choosing(offered):
            says = _picked(plain(incoming.text), offered)
            return incoming if says is None else replace(incoming, text=says)
        case Writing(command):
            leaves = plain(incoming.text) in texts.LEAVING
            return replace(incoming, text=LEAVE if leaves else f"{command} {incoming.text}")
        case Idle():
            return incoming


async def out_of_range(incoming: Incoming, memory: Memory) -> tuple[Reply, ...] | None:
    """A number that was not offered: offer the same again."""
    if not isinstance(memory.dialogue, Choosing):
        return None
    offered = memory.dialogue.offered
    number = _number(plain(incoming.text))
    if number is None or 0 < number <= len(offered):
        return None
    return (Reply(texts.no_such_choice(len(offered)), "choices", offered),)


def _picked(said: str, offered: Sequence[Choice]) -> str | None:
    """What the pick says. Labels come first: one may be a number, or say «no»."""
    for choice in offered:
        if said and said == plain(choice.label):
            return choice.says
    if said in texts.LEAVING:
        return LEAVE
    number = _number(said) or texts.ORDINALS.get(_after_article(said), 0)
    if 0 < number <= len(offered):
        return offered[number - 1].says
    if said in texts.YES and len(offered) == 2:
        return offered[0].says
    return offered[-1].says if said in texts.NO else None


def _number(said: str) -> int | None:
    digits = _after_article(said)
    return int(digits) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else None


def _after_article(said: str) -> str:
    """«la opcion 2» -> «2»."""
    before, _, last = said.rpartition(" ")
    return last if not before or before in texts.BEFORE_A_NUMBER else said
