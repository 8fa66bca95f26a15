"""What a reading of a date can be. Whatever is not sure is never Understood: the caller asks the person."""

from dataclasses import dataclass
from datetime import date, time

EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)
"""Where «antes de 2020» begins and where «después del 10 de marzo» ends; no year outside them is read."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days on the clocks of somebody, both ends included, and the hours of each of them when they were said.

    A `closes` of 00:00 is the midnight that ends the day.
    """

    first: date
    last: date
    opens: time | None
    closes: time | None

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError("a span begins before it ends")


@dataclass(frozen=True, slots=True)
class Understood:
    """There is one reading; `said` is the part of the text it was read from, as it was typed."""

    spans: tuple[Span, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date was meant, but it cannot be; `reason` is a sentence for the person."""

    reason: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """More than one reading is plausible. Without `options`, no single span holds a reading: ask in free text."""

    options: tuple[Span, ...]
    question: str
