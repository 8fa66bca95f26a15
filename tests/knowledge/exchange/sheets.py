"""Files as people send them."""

import io
import json
import zipfile
from typing import Any

from openpyxl import Workbook

from knowledge.changes import changed
from knowledge.exchange.columns import COLUMNS
from knowledge.exchange.report import Report
from knowledge.exchange.separated import comma_separated
from knowledge.pages import Pages

HEADS = [column.head for column in COLUMNS["faq"]]


def row(**cells: str) -> list[str]:
    return [cells.get(column.key, "") for column in COLUMNS["faq"]]


def csv_of(*rows: list[str]) -> bytes:
    return comma_separated([HEADS, *rows])


def xlsx_of(cells: dict[str, Any], sheet: str = "Preguntas", heads: list[str] = HEADS) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    page.append(heads)
    for at, value in cells.items():
        page[at] = value
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


NEW = {"question": "¿Hay wifi?", "text": "Sí, en todo el edificio.", "source": "Acta de Lima"}


def after(report: Report, pages: Pages) -> Pages:
    return changed(pages, {address: table for address, _, table in report.changes})


def json_of(*articles: dict[str, Any]) -> bytes:
    return json.dumps({"formato": 1, "articulos": articles}).encode()


def with_member(packed: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The spreadsheet with one passage of one of its members replaced."""
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.namelist():
            content = source.read(member)
            assert member != name or old in content
            target.writestr(member, content.replace(old, new, 1) if member == name else content)
    return again.getvalue()
