"""What an edit would change, as administrators read it."""

from collections.abc import Sequence

from handlers.messages import Reply
from handlers.texts.facts import SOURCE_LINE

_LONGEST_LINE = 140


def line(replies: Sequence[Reply]) -> str:
    """An answer in one short line."""
    return " / ".join(_of_one(reply) for reply in replies)


def _of_one(reply: Reply) -> str:
    if reply.outcome == "choices":
        return f"pregunta: {'; '.join(choice.label for choice in reply.choices[:-1])}"[:_LONGEST_LINE]
    if reply.outcome == "forward":
        return "no lo sabe; ofrece enviarla"
    said = " ".join(part for part in reply.text.split("\n") if part and not SOURCE_LINE.match(part))
    return said if len(said) <= _LONGEST_LINE else said[: _LONGEST_LINE - 1].rsplit(" ", 1)[0] + "…"
