"""What a computed text is made of: the text, the facts that it rests on, and how a long fact is shortened."""

from dataclasses import dataclass

from knowledge.entries import Fact

MOST_LISTED = 8
_WHOLE = 220


@dataclass(frozen=True, slots=True)
class Told:
    """A text and the facts that it rests on."""

    text: str
    facts: tuple[Fact, ...]
    more: tuple[Fact, ...] = ()
    """What «más» goes on with."""


def short_point(label: str, kind: str) -> str:
    """«(punto 2) », or nothing when the number is not visible."""
    return f"({kind} {label}) " if label else ""


def brief(text: str) -> str:
    """The first sentence of a long text."""
    if len(text) <= _WHOLE:
        return text
    end = text.find(". ", 60, _WHOLE)
    return text[: end + 1] if end > 0 else text[: _WHOLE - 3].rsplit(" ", 1)[0] + "…"
