"""What changed between two versions of an article, word by word: as data, for whoever tells it to a person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from knowledge.articles import Table

Step = Literal["same", "gone", "new"]

_WORDS = re.compile(r"\s*\S+")
_SHOWN_AROUND = 4
"""Words that are kept on each side of a change."""
_MOSTLY_NEW = 0.3
"""Below this share of common words a text is told as replaced: a patchwork cannot be read."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: words that stayed, went or came, in the order in which they are read."""

    field: str
    steps: tuple[tuple[Step, str], ...]


def differences(before: Table | None, after: Table | None) -> tuple[Difference, ...]:
    """Field by field; those that read the same are left out."""
    old, new = before or {}, after or {}
    found = (Difference(field, _steps(old.get(field), new.get(field))) for field in dict.fromkeys((*old, *new)))
    return tuple(one for one in found if any(step != "same" for step, _ in one.steps))


def _steps(before: Any, after: Any) -> tuple[tuple[Step, str], ...]:
    if before == after:
        return ()
    if isinstance(before, list) or isinstance(after, list):
        return tuple(_of_lists(before or [], after or []))
    return tuple(_of_words(_text(before), _text(after)))


def _of_lists(before: list[Any], after: list[Any]) -> Iterator[tuple[Step, str]]:
    """Whole items: a wording is not mended, it is another."""
    yield from (("gone", _text(one)) for one in before if one not in after)
    yield from (("new", _text(one)) for one in after if one not in before)
    if sorted(map(_text, before)) == sorted(map(_text, after)):
        yield from (("new", _text(one)) for one in after)


def _of_words(before: str, after: str) -> Iterator[tuple[Step, str]]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    blocks = matcher.get_opcodes() if matcher.ratio() >= _MOSTLY_NEW else [("replace", 0, len(old), 0, len(new))]
    for at, (tag, a, b, c, d) in enumerate(blocks):
        if tag == "equal":
            yield "same", _shortened(old[a:b], first=at == 0, last=at == len(blocks) - 1)
            continue
        if b > a:
            yield "gone", "".join(old[a:b]).strip()
        if d > c:
            yield "new", "".join(new[c:d]).strip()


def _shortened(words: list[str], *, first: bool, last: bool) -> str:
    """Of a long passage that stayed, only what is near a change."""
    ends = (0 if first else _SHOWN_AROUND) + (0 if last else _SHOWN_AROUND)
    if len(words) <= ends + 1:
        return "".join(words).strip()
    head = [] if first else words[:_SHOWN_AROUND]
    tail = [] if last else words[-_SHOWN_AROUND:]
    return "".join((*head, " […]", *tail)).strip()


def _text(value: Any) -> str:
    return "" if value is None else str(value)
