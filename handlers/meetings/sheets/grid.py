"""The bytes of a workbook -> the rows of its sheet of meetings, by the names of their columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from handlers.meetings.icalendar import Refused
from handlers.meetings.understanding import NAMES
from handlers.texts import cell_mistakes
from handlers.texts import meeting_sheets as texts
from knowledge.exchange.encoded import FileError
from knowledge.exchange.workbook import BROKEN, FORMULA, read_workbook
from knowledge.text import plain

MOST_ROWS = 500
_TEMPLATE = "/reunion plantilla"
_NEEDED = ("title", "first")
_LONGEST = {"agenda": 2_000, "link": 500, "guests": 1_000}
_LONG = 200
"""Characters of a cell that no other limit is set for."""
_KEYS: Mapping[str, str] = {**NAMES} | {plain(head): key for key, head in texts.HEADS.items()}
"""The name of a column by what may stand in the first row: its head, or another word that people use for it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a cell."""

    row: int
    column: str
    """Its name; empty for one without a head."""
    place: str
    """For people: «Reuniones, celda C4»."""
    remedy: str


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in a row, by the names of columns; nothing for a cell that is empty, or that cannot be read."""

    number: int
    cells: Mapping[str, str]
    spoilt: frozenset[str] = frozenset()
    """The columns whose cell cannot be read, which was said already."""

    def says(self, column: str) -> str:
        """The text of a cell; empty when it has none."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet whose first row is understood, and what is wrong with single cells, whatever they mean."""

    sheet: str
    letters: Mapping[str, str]
    """Of the columns that are there, by their name."""
    rows: Sequence[Row]
    problems: Sequence[Problem]

    def wrong(self, row: int, column: str, remedy: str) -> Problem:
        """At the cell of a column."""
        return Problem(row, column, texts.cell(self.sheet, self.letters.get(column, ""), row), remedy)


def grid_of(content: bytes) -> Grid | Refused:
    """Every row that says something, at least one."""
    try:
        sheets = read_workbook(content, _TEMPLATE)
    except FileError as error:
        return Refused(str(error))
    name = _sheet_of(list(sheets))
    if name is None:
        return Refused(texts.no_such_sheet(list(sheets)))
    lines = {at: row for at, row in enumerate(sheets[name], 1) if any(cell.strip() for cell in row)}
    if len(lines) < 2:
        return Refused(texts.nothing_there(name))
    if len(lines) - 1 > MOST_ROWS:
        return Refused(texts.too_many(len(lines) - 1, MOST_ROWS))
    top, *others = lines
    columns = _columns(name, lines[top])
    return columns if isinstance(columns, Refused) else _grid(name, columns, {at: lines[at] for at in others})


def _sheet_of(names: Sequence[str]) -> str | None:
    named = [name for name in names if plain(name) == plain(texts.SHEET)]
    return named[0] if named else names[0] if len(names) == 1 else None


def _columns(sheet: str, heads: Sequence[str]) -> Mapping[int, str] | Refused:
    """The names of columns by their place, from zero."""
    found = {at: _KEYS.get(plain(head), "") for at, head in enumerate(heads) if head.strip()}
    unknown = [_shown(heads[at]) for at, key in found.items() if not key]
    keys = [key for key in found.values() if key]
    twice = [texts.HEADS[key] for key in dict.fromkeys(keys) if keys.count(key) > 1]
    missing = [texts.HEADS[key] for key in _NEEDED if key not in keys]
    if unknown or twice or missing:
        return Refused(texts.wrong_heads(sheet, unknown, twice, missing))
    return found


def _grid(sheet: str, columns: Mapping[int, str], lines: Mapping[int, Sequence[str]]) -> Grid:
    letters = {key: get_column_letter(at + 1) for at, key in columns.items()}
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, line in lines.items():
        cells: dict[str, str] = {}
        spoilt: set[str] = set()
        for at, text in enumerate(line):
            key, said = columns.get(at, ""), text.strip()
            problem = _unfit(key, said)
            if problem:
                place = texts.cell(sheet, get_column_letter(at + 1), number)
                problems.append(Problem(number, key, place, problem))
                spoilt.add(key)
            elif said:
                cells[key] = said
        rows.append(Row(number, cells, frozenset(spoilt)))
    return Grid(sheet, letters, rows, problems)


def _unfit(column: str, said: str) -> str:
    """Why a cell cannot be read, whatever it means; empty when it can."""
    if not said:
        return ""
    if said in (FORMULA, BROKEN):
        return cell_mistakes.formula() if said == FORMULA else cell_mistakes.broken()
    if not column:
        return cell_mistakes.headless()
    most = _LONGEST.get(column, _LONG)
    return cell_mistakes.too_long(len(said), most) if len(said) > most else ""


def _shown(head: str) -> str:
    return head.replace(FORMULA, "=…").replace(BROKEN, "#…")
