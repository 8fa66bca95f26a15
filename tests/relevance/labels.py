"""What a right answer is: the labelled questions, and the result of what was said to one.

Patterns are compared with lower-case text without accents. A pattern that refuses a correct answer is a fault of the
label. No question is asked here.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, assert_never, cast

Kind = Literal["in", "out", "small", "action", "known twin", "unknown twin"]
Result = Literal[
    "right", "both", "offered", "unoffered", "wrong", "twin", "missed",
    "false", "asked", "declined", "apart", "other",
    "fine", "started", "unfit",
]  # fmt: skip
Side = Literal["good", "between", "bad"]

GOOD: frozenset[Result] = frozenset(("right", "declined", "apart", "fine", "started"))
BAD: frozenset[Result] = frozenset(("wrong", "twin", "false", "unfit"))

_ANSWERED = frozenset(("answer", "action"))
_MOST_CHOICES = 4


@dataclass(frozen=True, slots=True)
class Question:
    """A question by somebody who never saw the content, and what they would accept."""

    id: str
    text: str
    kind: Kind
    topic: str
    style: str
    expect: tuple[tuple[str, ...], ...]
    """One pattern of each group must match."""
    forbid: tuple[str, ...]
    """No pattern may match; for a twin, what only the other one's answer says."""
    action: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the door said to one question. `choices` are what picking each would answer; `ms` milliseconds."""

    outcome: str
    text: str
    choices: tuple[str, ...]
    action: str
    ms: float


def read(path: Path) -> tuple[Question, ...]:
    """The questions of one set, in order."""
    return tuple(question(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line)


def question(row: Mapping[str, object]) -> Question:
    """A line of a set; one with `known` belongs to a pair of twins."""
    twin = "known twin" if row.get("known") else "unknown twin"
    return Question(
        id=str(row["id"]),
        text=str(row["q"]),
        kind=cast(Kind, twin if "known" in row else row["kind"]),
        topic=str(row.get("topic", "")),
        style=str(row.get("style", "")),
        expect=tuple(tuple(group) for group in cast(Iterable[Iterable[str]], row.get("expect", ()))),
        forbid=tuple(cast(Iterable[str], row.get("forbid", ()))),
        action=str(row.get("action", "")),
    )


def said(record: Mapping[str, object], ms: float) -> Said:
    """The door's record of a reply."""
    choices = cast(Iterable[Mapping[str, str]], record.get("choices", ()))
    texts = tuple(choice["text"] for choice in choices)
    return Said(str(record["outcome"]), str(record["text"]), texts, str(record.get("action", "")), ms)


def plain(text: str) -> str:
    """As the labels are written: lower case, no accents (not even that of the ñ), single spaces."""
    bare = (mark for mark in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(mark) != "Mn")
    return re.sub(r"\s+", " ", "".join(bare))


def holds(question: Question, text: str) -> bool:
    """Whether the text says all that is expected and nothing that is forbidden."""
    return expected(question, text) and not forbidden(question, text)


def expected(question: Question, text: str) -> bool:
    """Whether the text says all that is expected."""
    read_as = plain(text)
    return all(any(re.search(pattern, read_as) for pattern in group) for group in question.expect)


def forbidden(question: Question, text: str) -> bool:
    """Whether the text says something that is forbidden."""
    read_as = plain(text)
    return any(re.search(pattern, read_as) for pattern in question.forbid)


def result(question: Question, said: Said) -> Result:
    """What became of a question."""
    match question.kind:
        case "in":
            return "right" if _is_answered(said) and holds(question, said.text) else _short_of_right(question, said)
        case "known twin":
            return _of_known_twin(question, said)
        case "unknown twin":
            return _of_unknown_twin(question, said)
        case "out":
            return "false" if said.outcome == "answer" else _held_back(said) or "other"
        case "small":
            return "fine" if said.outcome in ("small", "action", "choices") else "unfit"
        case "action":
            return "started" if _has_started(question, said) else "unfit"
        case never:
            assert_never(never)


def side(result: Result) -> Side:
    """Whether a person was served, misled, or neither."""
    return "good" if result in GOOD else "bad" if result in BAD else "between"


def _is_answered(said: Said) -> bool:
    return said.outcome in _ANSWERED


def _short_of_right(question: Question, said: Said) -> Result:
    if said.outcome == "choices":
        return "offered" if any(holds(question, text) for text in said.choices[:_MOST_CHOICES]) else "unoffered"
    return "wrong" if said.outcome == "answer" else "missed"


def _of_known_twin(question: Question, said: Said) -> Result:
    """Telling both is no error: the person reads the right one as well."""
    right, others = expected(question, said.text), forbidden(question, said.text)
    if _is_answered(said) and (right or others):
        return "twin" if not right else "both" if others else "right"
    return _short_of_right(question, said)


def _of_unknown_twin(question: Question, said: Said) -> Result:
    """We lack its answer: anything but the twin's will do."""
    if _is_answered(said) and forbidden(question, said.text):
        return "twin"
    return _held_back(said) or "apart"


def _held_back(said: Said) -> Literal["asked", "declined"] | None:
    if said.outcome == "choices":
        return "asked"
    return "declined" if said.outcome == "forward" else None


def _has_started(question: Question, said: Said) -> bool:
    """Offering to forward is a way to the secretariat too."""
    return said.action == question.action or (question.action == "contact" and said.outcome == "forward")
