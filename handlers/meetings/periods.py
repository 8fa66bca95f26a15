"""The time that somebody asks about, as days on their clocks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from handlers.meetings.when import Impossible, Understood, period


@dataclass(frozen=True, slots=True)
class Period:
    """First and last days, both included; `said` is the part of the text that was read.

    Without `days`, `problem` says to the person why there are none.
    """

    days: Sequence[tuple[date, date]]
    said: str
    problem: str = ""

    def holds(self, first: date, last: date) -> bool:
        """Whether any of it falls on these days."""
        return any(first <= end and begin <= last for begin, end in self.days)

    @property
    def first(self) -> date:
        """Its very first day."""
        return min(begin for begin, _ in self.days)

    @property
    def last(self) -> date:
        """Its very last day."""
        return max(end for _, end in self.days)


def period_of(text: str, today: date) -> Period | None:
    """`None` when no time is said."""
    match period(text, today):
        case None:
            return None
        case Impossible(reason):
            return Period((), "", reason)
        case Understood(spans, said):
            return Period(tuple((span.first, span.last) for span in spans), said)
        case never:
            assert_never(never)
