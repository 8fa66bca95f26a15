"""Rows of text as the bytes of a spreadsheet, the same for the same rows; and back, from anybody's file.

Nothing in a file is trusted: sizes are looked at before anything is unpacked, formulas are never computed, and what
looks like one is written so that no program computes it.
"""

import io
import lzma
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.datavalidation import DataValidation

from knowledge.exchange.encoded import FileError, decoded
from knowledge.exchange.separated import MOST_ROWS, Rows, marked, separated, unmarked

LARGEST, MOST_UNPACKED, MOST_RATIO, MOST_MEMBERS, MOST_COLUMNS = 20_000_000, 100_000_000, 200, 2_000, 60
_EPOCH = (2020, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_WIDTH = {"id": 28, "pregunta": 50, "respuesta": 70, "texto": 70, "redacciones": 60, "nota": 40, "detalle": 50}

_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, SyntaxError, LookupError, ValueError, TypeError,
    AttributeError, ArithmeticError, AssertionError, RuntimeError, OSError, EOFError,
)  # fmt: skip
"""What a crafted or damaged spreadsheet raises: an error of XML is one of syntax, an entity one of value."""

_OLD = b"\xd0\xcf\x11\xe0"
"""How files of Excel begin that are no packed XML."""

FORMULA, BROKEN = "\0formula", "\0error"
"""What a cell with a formula, or with the error of one, reads as: nobody's text."""


def spreadsheet(sheets: Mapping[str, Rows], allowed: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """The first row of each sheet are its heads; `allowed` are the only words that go under a head."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for at, row in enumerate(rows, 1):
            for column, text in enumerate(row, 1):
                if text:
                    _write(sheet.cell(at, column), text, is_head=at == 1)
        sheet.freeze_panes = "A2"
        for column, head in enumerate(rows[0], 1):
            letter = sheet.cell(1, column).column_letter
            sheet.column_dimensions[letter].width = _WIDTH.get(head, 22)
            if allowed and head in allowed:
                choice = DataValidation("list", formula1=f'"{",".join(allowed[head])}"', showErrorMessage=True)
                choice.add(f"{letter}2:{letter}{MOST_ROWS}")
                sheet.add_data_validation(choice)
    written = io.BytesIO()
    book.save(written)
    return _timeless(written.getvalue())


def _write(cell: object, text: str, *, is_head: bool) -> None:
    assert isinstance(cell, Cell)  # noqa: S101 — nothing is merged
    cell.value, cell.data_type = marked(text), "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(bold=is_head)


def _timeless(packed: bytes) -> bytes:
    """Without the moment in which it was made."""
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = _MOMENT.sub(rb"\g<1>2020-01-01T00:00:00Z", old.read(name))
            new.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return again.getvalue()


def sized(content: bytes) -> None:
    """Raises FileError when there is nothing in it, or too much."""
    if not content.strip():
        raise FileError("El archivo está vacío.")
    if len(content) > LARGEST:
        raise FileError(f"El archivo pesa {len(content) // 1_000_000} MB y el máximo es {LARGEST // 1_000_000} MB.")


def read_sheets(content: bytes) -> dict[str, list[list[str]]]:
    """Every sheet of a spreadsheet or a CSV, as text; of moments, the day. Raises FileError."""
    if not content.startswith((b"PK", _OLD)):
        return {"Preguntas": separated(decoded(content))}
    return _unpacked(content, _text, "/plantilla")


def read_workbook(content: bytes, template: str) -> dict[str, list[list[str]]]:
    """Every sheet of an XLSX, as text, with the hours of moments and a place for each empty row. Raises FileError.

    `template` is the command that gives one of those that are expected.
    """
    sized(content)
    return _unpacked(content, _with_hour, template)


def _unpacked(content: bytes, text: Callable[[object], str], template: str) -> dict[str, list[list[str]]]:
    if content.startswith(_OLD):
        raise FileError("Es un archivo de Excel antiguo (.xls) o con contraseña. Guárdelo como .xlsx sin contraseña.")
    if not content.startswith(b"PK"):
        raise FileError(f"No es una hoja de cálculo .xlsx. Puede pedir una con {template}.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            members = packed.infolist()
    except _UNREADABLE as error:
        raise FileError("El archivo está dañado: no se puede abrir. Guárdelo de nuevo y envíelo otra vez.") from error
    size = sum(member.file_size for member in members)
    if size > MOST_UNPACKED or len(members) > MOST_MEMBERS or size > MOST_RATIO * max(len(content), 1):
        raise FileError("El archivo se expande demasiado al abrirlo; no se abrió.")
    if not any(member.filename == "xl/workbook.xml" for member in members):
        raise FileError(f"No es una hoja de cálculo .xlsx. Puede pedir una con {template}.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # what openpyxl leaves out (charts, rules) was not asked for
            book = load_workbook(io.BytesIO(content), read_only=True)
            return {sheet.title: _rows(sheet, text) for sheet in book.worksheets}
    except FileError:
        raise
    except _UNREADABLE as error:
        raise FileError("El archivo está dañado: no se puede leer. Guárdelo de nuevo y envíelo otra vez.") from error


def _rows(sheet: object, text: Callable[[object], str]) -> list[list[str]]:
    """Up to the last row with anything in it; what a sheet says of its own size is not believed."""
    sheet.reset_dimensions()  # type: ignore[attr-defined]
    found: list[list[str]] = []
    empty = 0
    for row in sheet.iter_rows(max_col=MOST_COLUMNS):  # type: ignore[attr-defined]
        if all(cell.value is None for cell in row):
            empty += 1
            continue
        if len(found) + empty > MOST_ROWS:
            raise FileError(f"Hay más de {MOST_ROWS} filas; divida el archivo.")
        found += [[] for _ in range(empty)]
        found.append([text(cell) for cell in row])
        empty = 0
    return found


def _text(cell: object) -> str:
    value, type = getattr(cell, "value", None), getattr(cell, "data_type", "")
    if type in ("f", "e"):
        return FORMULA if type == "f" else BROKEN
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, bool):
        return "sí" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return (
        unmarked(str(value).replace("_x000D_", "")) if isinstance(value, str) else "" if value is None else str(value)
    )


def _with_hour(cell: object) -> str:
    """«09:00», «2027-09-24 09:00»; a day without an hour is midnight to a spreadsheet."""
    value = getattr(cell, "value", None)
    if isinstance(value, timedelta) and value >= timedelta():
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    is_moment = isinstance(value, datetime) and value.time() != time()
    return f"{value:%Y-%m-%d %H:%M}" if is_moment else _text(cell)
