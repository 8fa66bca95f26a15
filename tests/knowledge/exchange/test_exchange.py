"""The knowledge as files: what goes out comes back the same; what is wrong in a file is said, and changes nothing."""

import io
import json
import zipfile

import pytest
from openpyxl import load_workbook

from knowledge.articles import Address, articles
from knowledge.exchange.columns import COLUMNS
from knowledge.exchange.exporting import FORMATS, Format, exported
from knowledge.exchange.importing import imported
from knowledge.exchange.template import template
from knowledge.exchange.workbook import LARGEST
from knowledge.load import SHIPPED, content_of
from knowledge.pages import Pages, read_pages
from tests.handlers.admins.curation.desk import PAGES
from tests.knowledge.exchange.sheets import NEW, after, csv_of, row, xlsx_of


@pytest.fixture(scope="module")
def shipped() -> Pages:
    return read_pages(SHIPPED, [])


@pytest.mark.parametrize("format", FORMATS)
def test_all_that_ships_goes_out_and_comes_back_the_same(shipped: Pages, format: Format) -> None:
    first = exported(shipped, format)

    report = imported(first, shipped)

    assert (report.refused, report.wrong, report.changes) == ("", (), ())
    assert report.count("unchanged") == len(report.lines) > 700
    assert exported(after(report, shipped), format) == first


@pytest.mark.parametrize("format", FORMATS)
def test_what_was_imported_goes_out_and_comes_back_the_same(format: Format) -> None:
    pages = after(
        imported(csv_of(row(**NEW, note="=1+1", detail="'-x", wordings="hay red\nhay internet")), PAGES), PAGES
    )
    first = exported(pages, format)

    report = imported(first, pages)

    assert (report.refused, report.wrong, report.changes) == ("", (), ())
    assert exported(after(report, pages), format) == first


def test_everything_can_be_brought_into_an_empty_base_by_json(shipped: Pages) -> None:
    rest = {n: p for n, p in shipped.items() if n in ("words.toml", "aspects.toml", "actions.toml", "small.toml")}
    rest |= {n: {k: v for k, v in p.items() if k != "fact"} for n, p in shipped.items() if n.startswith("process/")}

    report = imported(exported(shipped, "json"), rest)

    assert report.wrong == ()
    assert content_of(after(report, rest)).facts == content_of(shipped).facts


def test_a_new_question_gets_an_id_a_fact_of_its_own_and_its_source() -> None:
    report = imported(csv_of(row(**NEW, wordings="hay red\nhay internet")), PAGES)

    tables = {address: table for address, _, table in report.changes}
    assert report.count("new") == 1
    assert tables[Address("faq", "hay-wifi")]["wordings"] == ["hay red", "hay internet"]
    assert tables[Address("fact", "F-hay-wifi")]["sources"] == ["s"]
    assert len(tables) == 2


def test_a_source_that_nobody_has_is_made_once() -> None:
    rows = [row(**(NEW | {"question": f"¿Hay wifi {n}?", "source": "Otra acta"})) for n in range(3)]

    report = imported(csv_of(*rows), PAGES)

    assert [address.id for address, _, _ in report.changes if address.kind == "source"] == ["otra-acta"]


def test_a_changed_row_is_told_from_those_that_stay() -> None:
    pages = after(imported(csv_of(row(**NEW)), PAGES), PAGES)
    text = exported(pages, "csv").decode("utf-8-sig").replace("Sí, en todo el edificio.", "Solo en el salón.")

    report = imported(text.encode(), pages)

    assert (report.count("changed"), report.count("unchanged")) == (1, 3)
    assert [str(address) for address, _, _ in report.changes] == ["fact:F-hay-wifi"]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separators_and_encodings_that_programs_write_are_read(mark: str, encoding: str) -> None:
    lines = [mark.join(["pregunta", "respuesta", "fuente"]), mark.join(["¿Hay señal?", "Sí.", "Acta de Lima"])]

    report = imported("\r\n".join(lines).encode(encoding), PAGES)

    assert (report.refused, report.count("new")) == ("", 1)
    assert any(table.get("question") == "¿Hay señal?" for _, _, table in report.changes)


@pytest.mark.parametrize("said", ["=1+1", "+34", "-5", "@a", "'=1"])
def test_what_looks_like_a_formula_is_marked_as_text_and_restored(said: str) -> None:
    pages = after(imported(csv_of(row(**NEW, note=f"{said}.")), PAGES), PAGES)

    written = exported(pages, "csv").decode("utf-8-sig")
    sheet = load_workbook(io.BytesIO(exported(pages, "xlsx")))["Preguntas"]

    assert f"'{said}" in written
    assert not any(cell.data_type == "f" for line in sheet.iter_rows() for cell in line)


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 120_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "está vacío"),
        (b"PK\x03\x04rest", "está dañado"),
        (b"\xd0\xcf\x11\xe0rest", "Excel antiguo"),
        (b"x" * (LARGEST + 1), "el máximo es 20 MB"),
        (b"x" * 50_000_000, "pesa 50 MB"),
        (b"<html><body>hola</body></html>", "No parece una tabla"),
        (b"\x00\x01\x02,\x00", "codificado"),
        (b"hola", "No parece una tabla"),
        (b"pregunta,color\r\n", "no se conoce la columna «color»"),
        (b"respuesta,fuente\r\n", "falta la columna «pregunta»"),
        (b'{"x": 1}', "no tiene «articulos»"),
        (b'{"articulos": [{"tipo": "nada"}]}', "«tipo» conocido"),
        (b"{rota", "no se puede leer"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    report = imported(content, PAGES)

    assert reason in report.refused
    assert report.changes == ()


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    assert "se expande demasiado" in imported(bomb(), PAGES).refused


def test_a_zip_that_is_no_spreadsheet_and_one_without_known_sheets() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "hola")

    assert "No es una hoja de cálculo" in imported(packed.getvalue(), PAGES).refused
    assert "Ninguna hoja" in imported(xlsx_of({}, sheet="Otra"), PAGES).refused


@pytest.mark.parametrize(
    ("cells", "where", "remedy"),
    [
        (NEW | {"text": "x" * 5_000}, "C2", "«respuesta» tiene 5000 caracteres; el máximo es 900"),
        (NEW | {"text": ""}, "C2", "falta la respuesta"),
        (NEW | {"source": ""}, "H2", "falta la fuente"),
        (NEW | {"question": ""}, "B2", "falta la pregunta"),
        (NEW | {"confidence": "mucha"}, "J2", "«confianza» es «mucha»; debe ser uno de"),
        (NEW | {"review_by": "31/06/2027"}, "M2", "debe ser una fecha"),
        ({"question": "¿Y?", "says": "Q77"}, "E2", "«Q77» no existe"),
        ({"id": "sede", "question": "¿Cuál es la sede?", "says": "Q1", "text": "Otra."}, "C2", "hoja «Hechos»"),
    ],
)
def test_a_row_that_is_wrong_says_where_and_what_to_do(cells: dict[str, str], where: str, remedy: str) -> None:
    report = imported(csv_of(row(**cells)), PAGES)

    (line,) = report.wrong
    assert (line.row, line.cell, line.state) == (2, where, "invalid")
    assert remedy in line.remedy


@pytest.mark.parametrize(
    "rows",
    [
        [row(**NEW, wordings="dónde queda la sede")],
        [row(**NEW), row(**(NEW | {"id": "otra"}))],
        [row(**NEW, id="x"), row(**(NEW | {"question": "¿Y luz?"}), id="x")],
    ],
)
def test_what_is_taken_or_comes_twice_is_a_duplicate(rows: list[list[str]]) -> None:
    assert imported(csv_of(*rows), PAGES).count("duplicate") == 1


def test_a_formula_in_a_cell_is_not_computed_but_refused() -> None:
    report = imported(xlsx_of({"B2": "¿Hay wifi?", "C2": "=1+1", "H2": "Acta"}), PAGES)

    (line,) = report.wrong
    assert (line.cell, "fórmula" in line.remedy) == ("C2", True)


def test_numbers_and_dates_of_a_spreadsheet_are_read_as_they_look() -> None:
    from datetime import datetime

    moment = datetime(2027, 6, 30)  # noqa: DTZ001 — as spreadsheets write it
    report = imported(xlsx_of({"B2": "¿Hay wifi?", "C2": 40.0, "H2": "Acta", "M2": moment}), PAGES)

    fact = next(table for address, _, table in report.changes if address.kind == "fact")
    assert (fact["text"], fact["review_by"]) == ("40", "2027-06-30")


def test_other_sheets_change_what_they_name() -> None:
    heads = [column.head for column in COLUMNS["synonym"]]

    report = imported(xlsx_of({"A2": "sede", "B2": "cuartel\ncasa"}, "Sinónimos", heads), PAGES)
    nameless = imported(xlsx_of({"B2": "cuartel"}, "Sinónimos", heads), PAGES)

    assert [(str(a), t["words"]) for a, _, t in report.changes] == [("synonym:sede", ["cuartel", "casa"])]
    assert nameless.wrong[0].remedy == "falta el id"


def test_the_template_explains_itself_and_its_examples_are_not_imported() -> None:
    book = load_workbook(io.BytesIO(template()))

    report = imported(template(), PAGES)

    assert book.sheetnames == ["Preguntas", "Instrucciones"]
    assert (report.lines, report.changes, report.refused) == ((), (), "")


def test_progress_is_told_along_the_way() -> None:
    told: list[tuple[int, int]] = []
    rows = [row(**(NEW | {"question": f"¿Hay wifi en el salón {n}?"})) for n in range(600)]

    report = imported(csv_of(*rows), PAGES, lambda done, whole: told.append((done, whole)))

    assert told == [(250, 600), (500, 600), (600, 600)]
    assert report.count("new") == 600


def test_too_many_rows_are_refused() -> None:
    assert "Hay más de 20000 filas" in imported(b"pregunta,respuesta\r\n" + b"a,b\r\n" * 20_001, PAGES).refused


def test_a_json_says_what_it_is() -> None:
    written = json.loads(exported(PAGES, "json"))

    assert written["formato"] == 1
    assert {one["tipo"] for one in written["articulos"]} >= {"faq", "fact", "gap", "source", "synonym"}
    assert set(articles(PAGES)) == {Address(one["tipo"], one.get("id") or one["key"]) for one in written["articulos"]}
