"""Coming in: a greeting, or what the link that was opened is about; and asking by a command, where one must."""

from collections.abc import Sequence
from functools import partial

from handlers.commands import EVERYBODY, Command
from handlers.messages import Choice, Incoming, Reply
from handlers.officials import links
from handlers.officials.ask import replies_to
from handlers.texts import welcome as texts
from knowledge.library import Library

_ASK = "/pregunta"


def commands(*, library: Library) -> Sequence[Command]:
    """«/pregunta …» is read as the question itself before any command is looked for; here comes only the bare one."""
    return (
        Command(("pregunta", "preguntar"), texts.ASK, ask, EVERYBODY),
        Command(("start", "inicio"), None, partial(start, library=library), EVERYBODY, needs="guest"),
    )


async def start(_incoming: Incoming, payload: str, *, library: Library) -> Reply:
    """A payload that leads nowhere is greeted like none."""
    question = links.question_of(payload, library.content)
    if question:
        return replies_to(question, None, library)[0]
    return Reply(
        texts.greeting(library.content), "small", tuple(Choice(example, example) for example in texts.EXAMPLES)
    )


async def ask(incoming: Incoming, _rest: str) -> Reply:
    """In a group nobody hears a message that names no command, so it is not waited for."""
    return Reply(texts.write_a_question(incoming.group), "command", awaits=None if incoming.group else _ASK)
