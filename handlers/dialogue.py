"""Where a conversation stands: a union of frozen values that carry their own data.

    Idle                     nothing is expected
    Choosing(offered)        we offered these; a number, a label or «sí»/«no» picks one
    Writing(command)         the next free text completes this command

A conversation never gets stuck: anything that is neither a pick nor a text for the command is a new question.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from handlers.messages import Choice, Reply, Turn


@dataclass(frozen=True, slots=True)
class Idle:
    """Nothing is expected."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """We offered these, in this order; the last one declines."""

    offered: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """The next text that is not a command completes `command`."""

    command: str


Dialogue = Idle | Choosing | Writing


@dataclass(frozen=True, slots=True)
class Memory:
    """All that a conversation remembers between two messages."""

    dialogue: Dialogue = Idle()
    turn: Turn | None = None


def after(memory: Memory, replies: Iterable[Reply]) -> Memory:
    """What to remember once `replies` were given."""
    for reply in replies:
        dialogue: Dialogue = Idle()
        if reply.choices:
            dialogue = Choosing(reply.choices)
        elif reply.awaits:
            dialogue = Writing(reply.awaits)
        memory = Memory(dialogue, reply.turn or memory.turn)
    return memory
