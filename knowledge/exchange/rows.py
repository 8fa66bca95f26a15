"""The rows of a file, whatever its format: each of one kind of article, with the place of its cells."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter

from knowledge.articles import KINDS, Kind, id_key
from knowledge.exchange.cells import TOO_LONG
from knowledge.exchange.columns import COLUMNS, SHEETS, Column
from knowledge.exchange.encoded import FileError, decoded
from knowledge.exchange.separated import MOST_ROWS
from knowledge.exchange.workbook import read_sheets, sized
from knowledge.text import plain

_TO_CONVENE = " Si son reuniones por convocar, envíelo con el texto /reunion importar."
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet, or one article of a JSON."""

    sheet: str
    number: int
    kind: Kind
    cells: Mapping[str, str]
    """By the key of their column; a column that is not there changes nothing."""
    letters: Mapping[str, str]
    """Of the columns, by their key."""
    table: Mapping[str, Any] | None = None
    """As it stands in a JSON."""

    def at(self, key: str) -> str:
        """The cell of a field, «C12»; of the first column, when it has none."""
        letter = self.letters.get(key) or next(iter(self.letters.values()), "")
        return f"{letter}{self.number}" if letter else ""

    def column(self, key: str) -> Column:
        """The column that holds a field."""
        return next(column for column in COLUMNS[self.kind] if column.key == key)


def rows_of(content: bytes) -> list[Row]:
    """Every row that says something. Raises FileError."""
    sized(content)
    rows = list(_of_json(content) if _is_json(content) else _of_sheets(content))
    if len(rows) > MOST_ROWS:
        raise FileError(f"Hay más de {MOST_ROWS} filas; divida el archivo.")
    return rows


def _is_json(content: bytes) -> bool:
    start = content[:200]
    for mark in _MARKS:
        start = start.removeprefix(mark)
    return start.replace(b"\0", b"").lstrip()[:1] == b"{"


def _of_json(content: bytes) -> Iterator[Row]:
    text = decoded(content)
    try:
        rows = json.loads(text)["articulos"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise FileError(
            "El JSON no se puede leer, o no tiene «articulos»: use uno que haya dado /exportar json."
        ) from error
    if not isinstance(rows, list):
        raise FileError("En el JSON, «articulos» debe ser una lista: use uno que haya dado /exportar json.")
    for number, row in enumerate(rows, 1):
        kind = row.get("tipo") if isinstance(row, dict) else None
        if kind not in KINDS:
            raise FileError(f"El artículo {number} del JSON no tiene un «tipo» conocido.")
        yield Row("JSON", number, kind, {}, {}, {key: value for key, value in row.items() if key != "tipo"})


def _of_sheets(content: bytes) -> Iterator[Row]:
    kinds = {plain(name): kind for kind, name in SHEETS.items()}
    known = {name: rows for name, rows in read_sheets(content).items() if plain(name) in kinds}
    if not known:
        raise FileError("Ninguna hoja tiene un nombre conocido. Puede pedir una plantilla con /plantilla.")
    for name, rows in known.items():
        if any(cell.strip() for row in rows for cell in row):
            yield from _of_sheet(name, rows, kinds[plain(name)])


def _of_sheet(name: str, rows: Sequence[Sequence[str]], kind: Kind) -> Iterator[Row]:
    columns = _columns(name, rows[0], kind)
    letters = {column.key: get_column_letter(at + 1) for at, column in columns.items()}
    for number, row in enumerate(rows[1:], 2):
        cells = {column.key: row[at] if at < len(row) else "" for at, column in columns.items()}
        if any(cell.strip() for cell in cells.values()):
            said = {key: cell for key, cell in cells.items() if cell != TOO_LONG}
            yield Row(name, number, kind, said, letters)


def _columns(sheet: str, heads: Sequence[str], kind: Kind) -> dict[int, Column]:
    known = {plain(column.head): column for column in COLUMNS[kind]}
    found: dict[int, Column] = {}
    for at, head in enumerate(heads):
        column = known.get(plain(head))
        if column is None and head.strip():
            names = ", ".join(column.head for column in COLUMNS[kind])
            more = _TO_CONVENE if kind == "meeting" else ""
            raise FileError(f"Hoja «{sheet}»: no se conoce la columna «{head[:40]}». Las que hay: {names}.{more}")
        if column is not None and column in found.values():
            raise FileError(f"Hoja «{sheet}»: la columna «{column.head}» está dos veces; deje una.")
        if column is not None:
            found[at] = column
    needed = "question" if kind == "faq" else id_key(kind)
    if needed not in {column.key for column in found.values()}:
        head = next(column.head for column in COLUMNS[kind] if column.key == needed)
        raise FileError(f"Hoja «{sheet}»: falta la columna «{head}».")
    return found
