"""A file changes what it says and nothing else, and what is wrong is told on the row that brings it."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from handlers.admins.curation.fields import FIELDS
from knowledge.articles import KINDS, Address, articles
from knowledge.exchange.cells import TOO_LONG
from knowledge.exchange.columns import COLUMNS
from knowledge.exchange.exporting import FORMATS, Format, exported
from knowledge.exchange.importing import imported
from knowledge.exchange.template import template
from knowledge.pages import Pages
from tests.handlers.admins.curation.desk import PAGES
from tests.knowledge.exchange.sheets import NEW, after, csv_of, json_of, row, xlsx_of


@pytest.fixture
def pages() -> Pages:
    """With a question that has an answer of its own."""
    cells = NEW | {"wordings": "hay red\nhay internet", "note": "Según el acta.", "review_by": "30/06/2027"}
    return after(imported(csv_of(row(**cells)), PAGES), PAGES)


def test_columns_that_are_not_there_keep_what_they_hold(pages: Pages) -> None:
    report = imported("id;pregunta;respuesta\r\nhay-wifi;¿Hay wifi?;Solo en el salón.\r\n".encode(), pages)

    before = articles(pages)[Address("fact", "F-hay-wifi")]
    assert report.wrong == ()
    assert report.changes == ((Address("fact", "F-hay-wifi"), before, {**before, "text": "Solo en el salón."}),)


def test_an_empty_cell_takes_away_what_was_there(pages: Pages) -> None:
    report = imported("id;pregunta;nota\r\nhay-wifi;¿Hay wifi?;\r\n".encode(), pages)

    ((_, before, now),) = report.changes
    assert before is not None
    assert (before["note"], "note" in now) == ("Según el acta.", False)


def test_other_articles_keep_the_columns_that_are_not_there_too() -> None:
    report = imported(xlsx_of({"A2": "Q1", "B2": "La sede es Quito."}, "Hechos", ["id", "texto"]), PAGES)

    ((address, before, now),) = report.changes
    assert (str(address), now) == ("fact:Q1", {**(before or {}), "text": "La sede es Quito."})


def test_a_cell_too_long_for_a_spreadsheet_is_kept_as_it_was(pages: Pages) -> None:
    wordings = "\n".join(f"{'manera larga de preguntarlo ' * 8}{number}" for number in range(200))
    pages = after(imported(csv_of(row(**NEW, id="hay-wifi", wordings=wordings)), pages), pages)

    written = exported(pages, "xlsx")
    report = imported(written, pages)

    assert TOO_LONG in [cell.value for line in load_workbook(io.BytesIO(written))["Preguntas"] for cell in line]
    assert (report.wrong, report.changes) == ((), ())


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_is_edited_in_the_chat_has_a_column(kind: Any) -> None:
    columns = {column.key for column in COLUMNS[kind]} | ({"sources"} if kind == "faq" else set())

    assert {field.key for field in FIELDS[kind]} <= columns


def test_a_wording_that_somebody_has_is_told_on_the_row_that_brings_it() -> None:
    """The page of administrators is read before this one: the owner must not be blamed."""
    late = {"id": "zona", "question": "¿Qué zona es?", "says": ["Q1"], "wordings": ["en qué zona"]}
    pages = {**PAGES, "faq/z.toml": {"faq": [late]}}

    (line,) = imported(csv_of(row(**NEW, wordings="hay red\nEn que ZONA")), pages).lines

    assert (line.row, line.cell, line.state) == (2, "G2", "duplicate")
    assert "ya pertenece a «zona»" in line.remedy


def test_of_a_whole_file_the_row_that_is_new_is_to_blame_not_the_one_that_stays() -> None:
    late = {"id": "zona", "question": "¿Qué zona es?", "says": ["Q1"], "wordings": ["en qué zona"]}
    pages = {**PAGES, "faq/z.toml": {"faq": [late]}}
    text = exported(pages, "csv") + csv_of(row(**NEW, wordings="en qué zona")).split(b"\r\n", 1)[1]

    (line,) = imported(text, pages).wrong

    assert (line.name, line.row, line.state) == ("hay-wifi", 6, "duplicate")


def test_a_question_that_is_asked_already_is_a_duplicate() -> None:
    (line,) = imported(csv_of(row(**(NEW | {"question": "¿Cual es la SEDE?"}))), PAGES).wrong

    assert (line.cell, line.state) == ("B2", "duplicate")
    assert "ya es la de «sede»" in line.remedy


@pytest.mark.parametrize(
    ("cells", "where", "remedy"),
    [
        (NEW | {"review_by": "30/06/27"}, "M2", "30/06/2027"),
        (NEW | {"review_by": "2027-06-30 basura"}, "M2", "debe ser una fecha"),
        (NEW | {"url": "javascript:alert(1)"}, "I2", "https://"),
        (NEW | {"id": "mi id"}, "A2", "solo puede tener letras"),
        (NEW | {"id": "../x"}, "A2", "solo puede tener letras"),
        ({"question": "¿Y?", "says": "Q1", "text": "Otra cosa."}, "C2", "cámbiela en la hoja «Hechos»"),
        ({"question": "¿Y?", "says": "Q1", "note": "Ojo."}, "K2", "con cada hecho"),
        (NEW | {"more": "Q1\nQ88"}, "F2", "«Q88» no existe"),
        (NEW | {"lead": "x" * 500}, "D2", "«introducción» tiene 500 caracteres"),
    ],
)
def test_what_would_be_lost_or_misread_is_refused_with_its_cell(cells: dict[str, str], where: str, remedy: str) -> None:
    (line,) = imported(csv_of(row(**cells)), PAGES).wrong

    assert (line.row, line.cell, line.state) == (2, where, "invalid")
    assert remedy in line.remedy


def test_the_letter_is_that_of_the_column_in_this_file() -> None:
    text = "fuente;;respuesta;pregunta\r\nActa;;;¿Hay wifi?\r\n"

    (line,) = imported(text.encode(), PAGES).wrong

    assert (line.cell, line.remedy) == ("C2", "falta la respuesta")


@pytest.mark.parametrize("said", ["2027-06-30", "2027-6-30", "30/06/2027", "30-6-2027", "30.06.2027"])
def test_dates_are_read_as_they_are_written_here(said: str) -> None:
    report = imported(csv_of(row(**NEW, review_by=said)), PAGES)

    assert {table.get("review_by") for _, _, table in report.changes} == {None, "2027-06-30"}


def test_a_source_may_come_in_its_own_sheet_and_be_named_in_a_question() -> None:
    book = load_workbook(io.BytesIO(xlsx_of({"B2": "¿Hay wifi?", "C2": "Sí.", "H2": "Acta de Quito"})))
    sources = book.create_sheet("Fuentes")
    sources.append(["clave", "nombre"])
    sources.append(["quito", "Acta de Quito"])
    written = io.BytesIO()
    book.save(written)

    report = imported(written.getvalue(), PAGES)

    assert report.wrong == ()
    assert {str(address) for address, _, _ in report.changes} == {"faq:hay-wifi", "fact:F-hay-wifi", "source:quito"}


def test_a_new_fact_is_kept_with_those_of_the_process_unless_it_says_whose_it_is() -> None:
    heads = ["id", "texto", "fuentes", "confianza", "pertenece a"]
    cells = {"A2": "Q8", "B2": "Hay jardín.", "C2": "s", "D2": "alta"}

    homeless = imported(xlsx_of(cells, "Hechos", heads), PAGES)
    lost = imported(xlsx_of(cells | {"E2": "practice:nada"}, "Hechos", heads), PAGES)
    moved = imported(xlsx_of({"A2": "Q1", "B2": "La sede es Lima.", "E2": "faq:sede"}, "Hechos", heads), PAGES)

    ((address, _, table),) = homeless.changes
    assert (homeless.wrong, str(address), table["of"]) == ((), "fact:Q8", "page:process/administracion.toml")
    assert (lost.wrong[0].cell, "«practice:nada» no existe" in lost.wrong[0].remedy) == ("E2", True)
    assert "no se puede llevar a otra ficha" in moved.wrong[0].remedy


@pytest.mark.parametrize("format", FORMATS)
def test_a_fact_that_was_imported_goes_out_and_comes_back_the_same(format: Format) -> None:
    cells = {"A2": "Q8", "B2": "Hay jardín.", "C2": "s", "D2": "alta"}
    pages = after(imported(xlsx_of(cells, "Hechos", ["id", "texto", "fuentes", "confianza"]), PAGES), PAGES)
    first = exported(pages, format)

    report = imported(first, pages)

    assert (report.refused, report.wrong, report.changes) == ("", (), ())
    assert exported(after(report, pages), format) == first


def test_a_question_that_is_really_called_example_is_no_example() -> None:
    named = {"tipo": "faq", "id": "ejemplo-de-acta", "question": "¿Un ejemplo de acta?", "says": ["Q1"]}
    pages = after(imported(json_of(named), PAGES), PAGES)
    text = exported(pages, "csv").decode("utf-8-sig").replace("¿Un ejemplo de acta?", "¿Cuál sería un ejemplo?")

    report = imported(text.encode(), pages)

    assert [str(address) for address, _, _ in report.changes] == ["faq:ejemplo-de-acta"]


def test_the_template_offers_the_words_for_confidence() -> None:
    sheet = load_workbook(io.BytesIO(template()))["Preguntas"]

    (choice,) = sheet.data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)) == ('"alta,media,baja"', "J2:J20000")
    assert sheet["J1"].value == "confianza"
    assert template() == template()
