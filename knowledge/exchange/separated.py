"""Rows of text as a CSV, and back. What looks like a formula is marked with an apostrophe, as people do by hand."""

import csv
import io
import re
from collections.abc import Sequence

from knowledge.exchange.encoded import FileError

MOST_ROWS = 20_000
_LONGEST_CELL = 1_000_000
_FORMULA = tuple("=+-@\t\r")
_MARKED = re.compile(r"'+(?=[=+\-@\t\r])")

Rows = Sequence[Sequence[str]]


def comma_separated(rows: Rows) -> bytes:
    """UTF-8 with its mark, so that spreadsheets read the accents."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows([marked(text) for text in row] for row in rows)
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def marked(text: str) -> str:
    """So that no program computes it."""
    return f"'{text}" if text.startswith(_FORMULA) or _MARKED.match(text) else text


def unmarked(text: str) -> str:
    """What `marked` was given, with the ends of line of one system."""
    return (text[1:] if _MARKED.match(text) else text).replace("\r\n", "\n").replace("\r", "\n")


def separated(text: str) -> list[list[str]]:
    """With commas, semicolons or tabs: whichever the heads hold most of. Raises FileError."""
    text = _without_preamble(text)
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    if not first.count(mark):
        raise FileError(
            "No parece una tabla: la primera línea debe tener los nombres de las columnas. Pida una con /plantilla."
        )
    csv.field_size_limit(_LONGEST_CELL)
    rows: list[list[str]] = []
    try:
        # Strict: with a quote that is never closed, the rest of the file would quietly be one answer.
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True):
            if len(rows) > MOST_ROWS:
                raise FileError(f"Hay más de {MOST_ROWS} filas; divida el archivo.")
            rows.append([unmarked(cell) for cell in row])
    except csv.Error as error:
        raise FileError("La tabla está mal formada: revise las comillas.") from error
    return rows


def _without_preamble(text: str) -> str:
    """Without the line with which Excel is told the separator: Excel shows the heads in row 1."""
    first, _, rest = text.partition("\n")
    return rest if first.strip().casefold() in ("sep=;", "sep=,", "sep=") else text
