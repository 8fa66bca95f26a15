"""A file -> a line of report for each row, and the changes that it would make. Nothing is changed here."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from knowledge.articles import IN_WORDS, NESTED, PROCESS, Address, Table, articles, id_key
from knowledge.changes import OURS, changed
from knowledge.exchange.cells import CellError, from_cell
from knowledge.exchange.encoded import FileError
from knowledge.exchange.placing import placed
from knowledge.exchange.questions import Naming, Wrong, question_of
from knowledge.exchange.report import Line, Report, State
from knowledge.exchange.rows import Row, rows_of
from knowledge.exchange.template import EXAMPLE
from knowledge.exchange.workbook import BROKEN, FORMULA
from knowledge.load import ContentError, content_of
from knowledge.pages import Pages

Progress = Callable[[int, int], None]
_EVERY = 250
_ID = re.compile(r"[\w.-]{1,80}")
_UNPRINTABLE = re.compile("[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What neither a spreadsheet nor a database keeps."""
_REFUSED: Mapping[str, str] = {
    FORMULA: "tiene una fórmula; escriba su resultado como texto",
    BROKEN: "tiene el error de una fórmula; escriba el texto",
}


@dataclass
class _Reading:
    """What was read so far."""

    every: Mapping[Address, Table]
    naming: Naming
    tables: dict[Address, Table] = field(default_factory=dict)
    places: dict[Address, int] = field(default_factory=dict)
    """The line of each address."""
    lines: list[Line] = field(default_factory=list)

    def put(self, line: Line, written: Mapping[Address, Table]) -> None:
        """The articles of one row, each once; the first gives it its name."""
        first = next(iter(written))
        twice = next((address for address in written if address in self.tables), None)
        if twice is not None:
            there = self.lines[self.places[twice]]
            remedy = f"«{twice.id}» ya está en {there.sheet}, fila {there.row}; déjelo una sola vez"
            self.lines.append(replace(line, state="duplicate", remedy=remedy))
            return
        state: State = "new" if first not in self.every else "unchanged"
        for address, table in written.items():
            known = self.every.get(address)
            same = known is not None and pruned(known) == pruned(table)
            self.tables[address] = known if same and known else table
            self.places[address] = len(self.lines)
            state = state if same or state == "new" else "changed"
        self.lines.append(replace(line, state=state))

    @property
    def changes(self) -> tuple[tuple[Address, Table | None, Table], ...]:
        """Address, before, after."""
        known = ((address, self.every.get(address), table) for address, table in self.tables.items())
        return tuple((address, before, table) for address, before, table in known if table != before)


def imported(content: bytes, pages: Pages, progress: Progress = lambda done, whole: None) -> Report:
    """What the file would change of these pages."""
    every = articles(pages)
    reading = _Reading(every, Naming(every))
    try:
        rows = [row for row in rows_of(content) if not _is_example(row, every)]
    except FileError as refusal:
        return Report((), (), str(refusal))
    for row in rows:
        if row.kind == "source" and (key := row.cells.get("key", "").strip()):
            reading.naming.meet(key, row.cells.get("name", "").strip(), row.cells.get("url", "").strip())
    for done, row in enumerate(rows, 1):
        _read(row, reading)
        if done % _EVERY == 0:
            progress(done, len(rows))
    lines = _checked(reading, rows, pages)
    progress(len(rows), len(rows))
    return Report(tuple(lines), reading.changes)


def _is_example(row: Row, every: Mapping[Address, Table]) -> bool:
    id = row.cells.get("id", "").strip()
    return id.startswith(EXAMPLE) and Address(row.kind, id) not in every


def _read(row: Row, reading: _Reading) -> None:
    """One line of report, always."""
    line = Line(row.sheet, row.number, "invalid")
    written = _written(row, reading)
    wrong = written if isinstance(written, Wrong) else _unfit(written, reading.every)
    if isinstance(written, Wrong) or wrong is not None:
        mend = wrong or written
        assert isinstance(mend, Wrong)  # noqa: S101 — either is
        reading.lines.append(replace(line, cell=row.at(mend.key), remedy=mend.remedy))
        return
    reading.put(replace(line, name=next(iter(written)).id), written)


def _written(row: Row, reading: _Reading) -> dict[Address, Table] | Wrong:
    table = dict(row.table) if row.table is not None else _of_cells(row)
    if isinstance(table, Wrong):
        return table
    if row.kind == "faq" and row.table is None:
        return question_of(row, table, reading.naming)
    return _plainly(row, table, reading.every)


def _of_cells(row: Row) -> dict[str, Any] | Wrong:
    table: dict[str, Any] = {}
    for key, cell in row.cells.items():
        column = row.column(key)
        if cell in _REFUSED:
            return Wrong(key, f"«{column.head}» {_REFUSED[cell]}")
        try:
            value = from_cell(cell, column.form)
        except CellError as error:
            return Wrong(key, f"«{column.head}» {error}")
        if value is not None:
            table[key] = value
    return table


def _plainly(row: Row, table: dict[str, Any], every: Mapping[Address, Table]) -> dict[Address, Table] | Wrong:
    """An article that stands by itself. Columns that are not there keep what they hold."""
    key = id_key(row.kind)
    id = table.get(key)
    if not isinstance(id, str) or not id:
        return Wrong(key, "falta el id")
    address = Address(row.kind, id)
    kept = {} if row.table is not None else every.get(address, {})
    written = {**{key: value for key, value in kept.items() if key not in row.cells}, **table}
    if row.kind == "fact":
        home = kept or {"of": f"page:{PROCESS}{OURS}", "as": "fact"}
        written = {**{key: home[key] for key in ("of", "as") if key in home}, **written}
    return {address: written}


def _unfit(written: Mapping[Address, Table], every: Mapping[Address, Table]) -> Wrong | None:
    """What no check of the content would see."""
    for address, table in written.items():
        known = every.get(address)
        if known is None and address.kind not in IN_WORDS and not _ID.fullmatch(address.id):
            return Wrong(id_key(address.kind), "el id solo puede tener letras, números, guiones y puntos")
        if any(_UNPRINTABLE.search(text) for text in _texts(table)):
            return Wrong("", "hay signos que no se ven y no se pueden guardar; escriba el texto de nuevo")
        if address.kind == "fact" and table.get("as") not in NESTED:
            return Wrong("as", f"debe ser uno de: {', '.join(NESTED)}")
        if known is not None and any(known.get(key) != table.get(key) for key in ("of", "as")):
            return Wrong("of", "un hecho que existe no se puede llevar a otra ficha")
    return None


def _texts(value: object) -> Sequence[str]:
    """Every text inside."""
    if isinstance(value, str):
        return (value,)
    inside = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return [text for one in inside for text in _texts(one)]


def _checked(reading: _Reading, rows: Sequence[Row], pages: Pages) -> list[Line]:
    """The same checks as of all content; each mistake on its row."""
    changes = {address: after for address, _, after in reading.changes}
    if not changes:
        return reading.lines
    lost = [a for a, table in changes.items() if a.kind == "fact" and not _has_home(str(table["of"]), reading)]
    for address in lost:
        place = reading.places[address]
        remedy = f"«{changes[address]['of']}» no existe; deje «pertenece a» vacío, o escriba una ficha que exista"
        reading.lines[place] = replace(reading.lines[place], state="invalid", cell=rows[place].at("of"), remedy=remedy)
    try:
        content_of(changed(pages, changes))
    except ContentError as error:
        return placed(error.mistakes, reading.lines, rows, reading.places)
    return reading.lines


def _has_home(of: str, reading: _Reading) -> bool:
    owner = Address.read(of)
    return of.startswith(f"page:{PROCESS}") or owner in reading.every or owner in reading.tables


def pruned(table: Table) -> dict[str, Any]:
    """Without fields that say nothing: an empty cell and a field that is not there are the same."""
    return {key: value for key, value in table.items() if value not in (None, "", [], {}) or value is False}
