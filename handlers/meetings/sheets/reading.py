"""A workbook -> the drafts of all its meetings; or everything that is wrong with it, and no draft."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from handlers.meetings.icalendar import Refused
from handlers.meetings.sheets.grid import Grid, Problem, Row, grid_of
from handlers.meetings.sheets.rows import continues, draft
from handlers.ports import Meeting, Who
from handlers.texts import meeting_sheets as texts

_SHOWN = 20
"""Mistakes that are told at once."""
_ORDER = tuple(texts.HEADS)


@dataclass(frozen=True, slots=True)
class Reading:
    """For whom a workbook is read, what day it is for them, and what the drafts are called in calendars."""

    who: Who
    today: date
    uid: Callable[[int], str]
    """Of the draft at a place, from zero."""


def read(content: bytes, reading: Reading) -> tuple[Meeting, ...] | Refused:
    """At least one draft, in the order of the rows."""
    grid = grid_of(content)
    if isinstance(grid, Refused):
        return grid
    problems = list(grid.problems)
    drafts = [
        draft(rows, reading.today, reading.who, lambda *wrong: problems.append(grid.wrong(*wrong)))
        for rows in _meetings(grid)
    ]
    if problems:
        return Refused(texts.refused([(one.place, one.remedy) for one in sorted(problems, key=_place)], _SHOWN))
    return tuple(replace(one, uid=reading.uid(at)) for at, one in enumerate(drafts) if one)


def _meetings(grid: Grid) -> list[list[Row]]:
    """The rows of each."""
    found: list[list[Row]] = []
    for row in grid.rows:
        if found and continues(row, found[-1][0]):
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _place(problem: Problem) -> tuple[int, int]:
    return problem.row, _ORDER.index(problem.column) if problem.column else len(_ORDER)
