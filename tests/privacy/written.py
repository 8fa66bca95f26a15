"""The labelled messages: what each of them says of a person, and questions that say nothing of anybody."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handlers.privacy.items import Kind

_HERE = Path(__file__).parent
_RELEVANCE = _HERE.parent / "relevance"


@dataclass(frozen=True, slots=True)
class Message:
    """A message, and the stretches of it that are personal, in the order in which they stand."""

    id: str
    country: str
    text: str
    personal: tuple[tuple[Kind, str], ...]

    def spans(self) -> Iterator[tuple[Kind, int, int]]:
        """Where they stand; the same words twice are two stretches."""
        at = 0
        for kind, value in self.personal:
            start = self.text.index(value, at)
            at = start + len(value)
            yield kind, start, at


def messages() -> list[Message]:
    """Every labelled message."""
    return [
        Message(row["id"], row["country"], row["text"], tuple((Kind(kind), value) for kind, value in row["personal"]))
        for row in _rows(_HERE / "messages.jsonl")
    ]


def ordinary() -> list[str]:
    """Questions with years, laws, amounts, places and institutions."""
    return [row["q"] for row in _rows(_HERE / "ordinary.jsonl")]


def asked() -> list[str]:
    """Every labelled question of the relevance exam."""
    return [row["q"] for path in sorted(_RELEVANCE.glob("*.jsonl")) for row in _rows(path)]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
