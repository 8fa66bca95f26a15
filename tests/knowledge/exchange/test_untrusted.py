"""Nothing in a file is trusted: what is crafted or damaged is refused in Spanish, soon, and changes nothing."""

import io
import random
import zipfile
from typing import Any

import pytest
from openpyxl import load_workbook

from knowledge.exchange.exporting import FORMATS, exported
from knowledge.exchange.importing import imported
from knowledge.exchange.workbook import MOST_MEMBERS
from tests.handlers.admins.curation.desk import PAGES
from tests.knowledge.exchange.sheets import NEW, after, csv_of, json_of, row, with_member, xlsx_of

SHEET = "xl/worksheets/sheet1.xml"
GOOD = xlsx_of({"B2": "¿Hay wifi?", "C2": "Sí.", "H2": "Acta"})
GAP: dict[str, Any] = {"tipo": "gap", "id": "n", "question": "¿Y?", "why": "No consta.", "wordings": ["una manera"]}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"articulos":' + b"[" * 200_000, "no se puede leer"),
        (b'{"articulos":' + b" " * 21_000_000 + b"[]}", "el máximo es 20 MB"),
        (b'{"articulos": {}}', "debe ser una lista"),
        (b'{"articulos": [{"tipo": ["faq"]}]}', "«tipo» conocido"),
        (json_of(*[GAP] * 20_001), "más de 20000 filas"),
        ("pregunta;respuesta".encode("utf-16") + b"\0", "codificado"),
        ("pregunta;respuesta".encode("utf-16-le"), "codificado"),
        (b"\x81\x8d\x8f,\x90", "codificado"),
        ('pregunta,respuesta,fuente\r\n¿A?,"Sí.,Acta\r\n¿B?,Sí.,Acta\r\n'.encode(), "revise las comillas"),
        (b"pregunta,nota,nota\r\n", "«nota» está dos veces"),
    ],
)
def test_a_file_that_cannot_be_read_for_sure_is_refused(content: bytes, reason: str) -> None:
    report = imported(content, PAGES)

    assert reason in report.refused
    assert (report.lines, report.changes) == ((), ())


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_a_json_is_known_by_its_brace_whatever_its_encoding(mark: str) -> None:
    report = imported(json_of(GAP).decode().encode(mark), PAGES)

    assert (report.refused, report.count("new")) == ("", 1)


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet'

    report = imported(with_member(GOOD, SHEET, b"<worksheet", bomb), PAGES)

    assert "está dañado" in report.refused


def test_a_sheet_that_lies_about_its_size_is_read_whole() -> None:
    lying = with_member(GOOD, SHEET, b'<dimension ref="A1:N2"', b'<dimension ref="A1:A1"')

    assert imported(lying, PAGES).count("new") == 1


def test_a_cell_far_away_does_not_make_rows_of_thousands() -> None:
    far = with_member(GOOD, SHEET, b'r="H2"', b'r="XFD2"')

    (line,) = imported(far, PAGES).wrong

    assert line.remedy == "falta la fuente"


def test_rows_that_only_have_a_format_do_not_count_but_one_far_below_does() -> None:
    empty, far = b'<row r="100000"></row></sheetData>', b'<row r="30000"><c r="A30000"><v>1</v></c></row></sheetData>'

    formatted = imported(with_member(GOOD, SHEET, b"</sheetData>", empty), PAGES)
    long = imported(with_member(GOOD, SHEET, b"</sheetData>", far), PAGES)

    assert (formatted.refused, formatted.count("new")) == ("", 1)
    assert "más de 20000 filas" in long.refused


def test_too_many_members_are_not_opened() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(MOST_MEMBERS + 1):
            archive.writestr(f"xl/{number}.xml", b"")

    assert "se expande demasiado" in imported(packed.getvalue(), PAGES).refused


def test_a_spreadsheet_damaged_anywhere_is_read_or_refused_but_never_breaks_us() -> None:
    chance = random.Random(7)  # noqa: S311 — the same damage at each run
    names = zipfile.ZipFile(io.BytesIO(GOOD)).namelist()
    refused: set[bool] = set()

    for number in range(200):
        name = names[number % len(names)]
        content = zipfile.ZipFile(io.BytesIO(GOOD)).read(name)
        at = chance.randrange(len(content) - 8)
        damaged = with_member(GOOD, name, content, content[:at] + chance.randbytes(8) + content[at + 8 :])

        refused.add("está dañado" in imported(damaged, PAGES).refused)

    assert refused == {True, False}


def test_the_error_of_a_formula_is_nobodys_answer() -> None:
    (line,) = imported(xlsx_of({"B2": "¿Hay wifi?", "C2": "#REF!", "H2": "Acta"}), PAGES).wrong

    assert (line.cell, "error de una fórmula" in line.remedy) == ("C2", True)


@pytest.mark.parametrize("odd", ["a\x01b", "\ud800", "a\rb", "\ufffe"])
def test_what_no_spreadsheet_or_database_keeps_is_refused(odd: str) -> None:
    report = imported(json_of(GAP | {"why": odd}), PAGES)

    assert "signos que no se ven" in report.wrong[0].remedy
    for format in FORMATS:
        assert exported(after(report, PAGES), format)


KINDS_OF_VALUE: tuple[Any, ...] = (5, None, True, {"a": 1}, [5], [["a"]])


@pytest.mark.parametrize("bad", KINDS_OF_VALUE)
@pytest.mark.parametrize("key", ["id", "question", "why", "wordings", "near"])
def test_a_json_with_values_of_another_kind_is_told_row_by_row(key: str, bad: Any) -> None:
    report = imported(json_of(GAP | {key: bad}), PAGES)

    assert [line.state for line in report.lines] == ["invalid"]


def test_formulas_in_a_spreadsheet_that_went_out_are_marked_and_restored() -> None:
    pages = after(imported(csv_of(row(**NEW, note="=1+1", detail="''=x")), PAGES), PAGES)

    written = exported(pages, "xlsx")

    sheet = load_workbook(io.BytesIO(written))["Preguntas"]
    notes = {line[10].value for line in sheet.iter_rows()}
    assert "'=1+1" in notes
    assert imported(written, pages).changes == ()


def test_excel_may_say_the_separator_in_a_line_of_its_own() -> None:
    text = "sep=;\r\npregunta;respuesta;fuente\r\n¿Hay wifi?;Sí;\r\n"

    (line,) = imported(text.encode(), PAGES).wrong

    assert (line.cell, line.remedy) == ("C2", "falta la fuente")
