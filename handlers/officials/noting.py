"""What officials ask is noted, for statistics and for the trials of editions: cleaned, and never who asked.

Only free text is: what was picked among offered choices is a question that was noted already. Nor are greetings,
commands, corrections of a message, and what the secretariat and administrators try out.
"""

from collections.abc import Callable
from dataclasses import dataclass

from handlers.dialogue import Choosing, Memory
from handlers.messages import Incoming, Outcome, Reply
from handlers.ports import Asked, Person, Questions
from handlers.privacy.cleaning import cleaned
from handlers.router import Handler

NOTED: frozenset[Outcome] = frozenset({"answer", "choices", "forward", "action"})
BETWEEN = " | "
"""Between the labels of what was offered."""
_LONGEST = 400

Themes = Callable[[str], tuple[str, ...]]
"""What answered -> what it is about."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What it takes to note a question: where, of whom, and what is public of it."""

    questions: Questions
    person: Person
    themes: Themes
    known: frozenset[str]


async def answer(incoming: Incoming, memory: Memory, *, answer: Handler, notes: Notes) -> tuple[Reply, ...] | None:
    """What `answer` says; a question of an official is noted with how it was dealt with."""
    replies = await answer(incoming, memory)
    if notes.person.role == "official" and not incoming.edits and not _was_offered(incoming, memory):
        for reply in replies or ():
            if _counts(reply):
                await notes.questions.note(_asked(incoming, reply, notes))
    return replies


def _counts(reply: Reply) -> bool:
    """«Más» tells more of an answer: nothing new was asked."""
    return reply.outcome in NOTED and (reply.outcome != "answer" or bool(reply.entry))


def _was_offered(incoming: Incoming, memory: Memory) -> bool:
    dialogue = memory.dialogue
    return isinstance(dialogue, Choosing) and any(choice.says == incoming.text for choice in dialogue.offered)


def _asked(incoming: Incoming, reply: Reply, notes: Notes) -> Asked:
    asked = reply.turn.question if reply.turn is not None else incoming.text
    return Asked(
        question=cleaned(" ".join(asked.split())[:_LONGEST], known=notes.known),
        outcome=reply.outcome,
        entry=_what(reply),
        country=notes.person.country,
        themes=notes.themes(reply.entry) if reply.outcome == "answer" else (),
    )


def _what(reply: Reply) -> str:
    """What answered; the labels that were offered; the errand that began."""
    if reply.outcome == "choices":
        return BETWEEN.join(choice.label for choice in reply.choices[:-1])
    return reply.action or "" if reply.outcome == "action" else reply.entry
