"""What an examination found."""

from dataclasses import dataclass
from typing import Literal

Sign = Literal["fine", "warning", "problem"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; a problem must be mended before the service works."""

    sign: Sign
    text: str


def fine(text: str) -> Finding:
    """In order."""
    return Finding("fine", text)


def warning(text: str) -> Finding:
    """It works, perhaps not as wanted."""
    return Finding("warning", text)


def problem(text: str) -> Finding:
    """It does not work."""
    return Finding("problem", text)
