"""Where a conversation stands: a union of frozen values that carry their own data.

    Idle                     nothing is expected
    Choosing(offered)        we offered these; a number, a label or «sí»/«no» picks one
    Writing(command)         the next free text completes this command, unless it picks what was offered with it

A conversation never gets stuck: anything that is neither a pick nor a text for the command is a new question.
A registration, or a change of the knowledge, under way is kept beside it: what is done in between does not lose it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from handlers.admins.curation.editing import DONE, Editing
from handlers.messages import Choice, Reply, Turn
from handlers.people.form import Form


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
    offered: tuple[Choice, ...] = ()


Dialogue = Idle | Choosing | Writing


@dataclass(frozen=True, slots=True)
class Memory:
    """All that a conversation remembers between two messages."""

    dialogue: Dialogue = Idle()
    turn: Turn | None = None
    form: Form | None = None
    editing: Editing | None = None


def after(memory: Memory, replies: Iterable[Reply]) -> Memory:
    """What to remember once `replies` were given."""
    for reply in replies:
        form = memory.form if reply.form is None else reply.form
        form = form if form and form.left else None
        editing = memory.editing if reply.editing is None else reply.editing
        editing = None if editing == DONE else editing
        memory = Memory(_expected(reply, form, editing), reply.turn or memory.turn, form, editing)
    return memory


def _expected(reply: Reply, form: Form | None, editing: Editing | None) -> Dialogue:
    """What was in between is over when it expects nothing: then what is under way goes on."""
    if form and reply.form is not None:
        return Writing(form.command, reply.choices)
    if editing and reply.editing is not None:
        return Writing(editing.command, reply.choices)
    if reply.awaits:
        return Writing(reply.awaits, reply.choices)
    if reply.choices:
        return Choosing(reply.choices)
    under_way = form or editing
    return Writing(under_way.command) if under_way else Idle()
