"""One pass of the labelled questions through the code of the door: each is the first message of a new person."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.asking import as_record
from handlers.officials.ask import replies_to
from knowledge.library import Library
from tests.relevance import labels
from tests.relevance.labels import Question, Result, Said

HERE = Path(__file__).parent
SETS = ("held_a", "held_b", "far", "twins")


@dataclass(frozen=True, slots=True)
class Marked:
    """A question of a set, what was said to it and what that is worth."""

    set: str
    question: Question
    said: Said
    result: Result


def examine(library: Library, sets: Iterable[str] = SETS) -> tuple[Marked, ...]:
    """Every question of these sets, in order."""
    ask("hola", library)  # the first question of a process pays for everybody's
    return tuple(marked for name in sets for marked in _marked(name, library))


def ask(text: str, library: Library) -> Said:
    """What the door says; `ms` covers what the person waits for, not what choices not yet picked would answer."""
    begun = time.perf_counter()
    replies = replies_to(text, None, library)
    spent = (time.perf_counter() - begun) * 1000
    return labels.said(as_record(replies, library), spent)


def _marked(name: str, library: Library) -> Iterator[Marked]:
    for question in labels.read(HERE / f"{name}.jsonl"):
        said = ask(question.text, library)
        yield Marked(name, question, said, labels.result(question, said))
