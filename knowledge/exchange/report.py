"""What a file would do, row by row. Nothing may be imported while a row stands in the way."""

from dataclasses import dataclass
from typing import Literal

from knowledge.articles import Address, Table

State = Literal["new", "changed", "unchanged", "duplicate", "invalid"]


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one row; `cell` and `remedy` say what to mend."""

    sheet: str
    row: int
    state: State
    name: str = ""
    cell: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a file would do. Nothing may be imported while a line is invalid or a duplicate."""

    lines: tuple[Line, ...]
    changes: tuple[tuple[Address, Table | None, Table], ...]
    """Address, before, after."""
    refused: str = ""
    """Why the file cannot be read at all."""

    @property
    def wrong(self) -> tuple[Line, ...]:
        """Lines that stand in the way."""
        return tuple(line for line in self.lines if line.state in ("invalid", "duplicate"))

    def count(self, state: State) -> int:
        """How many lines are so."""
        return sum(line.state == state for line in self.lines)
