"""Spreadsheets that the program sends, page by page. Words of people are neutralised: no cell is a formula."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from knowledge.exchange.separated import marked

_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: its heads in bold, and rows of texts, numbers, days and moments without a zone."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[object]]
    width: int = 0
    """Of every column, in characters; zero: as wide as what is in it, and the heads stay in sight."""


def workbook(pages: Iterable[Page]) -> bytes:
    """At least one page, as XLSX."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for page in pages:
        _write(book.create_sheet(page.name), page)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(sheet: Worksheet, page: Page) -> None:
    sheet.append(list(page.columns))
    for row in page.rows:
        sheet.append([marked(cell) if isinstance(cell, str) else cell for cell in row])
    for at, cell in enumerate(sheet[1]):
        assert isinstance(cell, Cell)  # noqa: S101 — nothing is merged
        cell.font = Font(bold=True)
        longest = max((len(str(row[at].value or "")) for row in sheet.iter_rows()), default=0)
        sheet.column_dimensions[cell.column_letter].width = page.width or min(longest + 2, _WIDEST)
    if not page.width:
        sheet.freeze_panes = "A2"
