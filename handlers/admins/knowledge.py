"""What administrators may ask about the knowledge: why an answer comes out, and what is loaded."""

from collections.abc import Callable, Sequence
from functools import partial

from handlers.commands import Command
from handlers.messages import Incoming, Reply
from handlers.people.rights import ADMINS
from handlers.texts import admins as texts

Explain = Callable[[str], str]
Summary = Callable[[], str]


def commands(*, explain: Explain, summary: Summary) -> Sequence[Command]:
    """What only administrators may use."""
    return (
        Command(("explicar",), texts.EXPLAIN, partial(explained, explain=explain), ADMINS),
        Command(("contenido",), texts.CONTENT, partial(summarised, summary=summary), ADMINS),
    )


async def explained(_incoming: Incoming, question: str, *, explain: Explain) -> Reply:
    """Why this question is answered as it is."""
    return Reply(explain(question) if question else texts.question_missing(), "command")


async def summarised(_incoming: Incoming, _rest: str, *, summary: Summary) -> Reply:
    """What is loaded."""
    return Reply(summary(), "command")
