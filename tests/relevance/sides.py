"""What changed since the results that were last accepted: last.json, a result for each question, committed."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from tests.relevance.exam import HERE, Marked
from tests.relevance.labels import Result, side

LAST = HERE / "last.json"
_RANK = ("bad", "between", "good")


@dataclass(frozen=True, slots=True)
class Change:
    """A question that came to another result than last time."""

    marked: Marked
    before: Result

    @property
    def rise(self) -> int:
        """Above 0 when it moved to a better side, below 0 to a worse one, 0 on the same side."""
        return _RANK.index(side(self.marked.result)) - _RANK.index(side(self.before))

    def __str__(self) -> str:
        mark = "+" if self.rise > 0 else "-" if self.rise < 0 else "="
        question = self.marked.question
        return f"{mark} {question.id:6} {self.before} -> {self.marked.result}  «{question.text}»"


def accepted(path: Path = LAST) -> Mapping[str, Result]:
    """The results last accepted; none before the first time."""
    if not path.exists():
        return {}
    return cast(Mapping[str, Result], json.loads(path.read_text(encoding="utf-8")))


def accept(marked: Iterable[Marked], path: Path = LAST) -> None:
    """Keep these results, a line each, so that a diff shows what a change did."""
    results = {one.question.id: one.result for one in marked}
    path.write_text(json.dumps(results, indent=0) + "\n", encoding="utf-8")


def changes(marked: Iterable[Marked], before: Mapping[str, Result]) -> Iterator[Change]:
    """The losses first; questions that are new are no change."""
    found = (Change(one, before[one.question.id]) for one in marked if one.question.id in before)
    yield from sorted((one for one in found if one.before != one.marked.result), key=lambda change: change.rise)
