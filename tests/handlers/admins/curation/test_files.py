"""The knowledge as files, from the chat."""

from pathlib import Path

import pytest

from handlers.messages import Attachment
from handlers.ports import StoredFile
from knowledge.exchange.exporting import exported
from knowledge.exchange.importing import imported
from tests.fakes import FakeClock
from tests.handlers.admins.curation.desk import PAGES, Desk

SHEET = "pregunta;respuesta;fuente\r\n¿Hay wifi?;Sí, en todo el edificio.;Acta de Lima\r\n"


@pytest.fixture
async def desk(clock: FakeClock) -> Desk:
    return await Desk(clock).open()


async def sent(desk: Desk, content: bytes, *, of: str = "olga", size: int | None = None) -> str:
    desk.files["f1"] = content
    file = Attachment("f1", "preguntas.csv", len(content) if size is None else size)
    return (await desk.says("", of=of, file=file)).text


async def file_of(desk: Desk) -> StoredFile:
    letter = await desk.trial()
    async with desk.storage.transaction() as work:
        file = await work.files.get(letter.file)
    assert file is not None
    return file


async def test_a_sheet_is_reported_row_by_row_and_published_and_undone_at_once(desk: Desk) -> None:
    heard = await sent(desk, SHEET.encode())
    report = await desk.trial()
    await desk.taps(report, "Probar y publicar")
    await desk.publish()

    assert "Lo estoy revisando" in heard
    assert "«preguntas.csv»: 1 filas (1 nueva)" in report.text
    assert "Sí, en todo el edificio." in await desk.asked("¿Hay wifi?")
    await desk.says("/faq deshacer")
    assert "Sí, en todo el edificio." not in await desk.asked("¿Hay wifi?")


async def test_a_sheet_with_a_wrong_row_changes_nothing(desk: Desk) -> None:
    await sent(desk, (SHEET + "¿Y luz?;;Acta\r\n").encode())

    report = (await desk.trial()).text

    assert "1 nueva, 1 con errores" in report
    assert "Preguntas, celda B3: falta la respuesta" in report
    assert "No hay borradores" in (await desk.says("/faq borradores")).text


async def test_a_sheet_that_says_what_is_served_changes_nothing(desk: Desk) -> None:
    await sent(desk, exported(PAGES, "csv"))

    assert "No hay nada que cambiar" in (await desk.trial()).text


async def test_a_file_that_cannot_be_read_or_had_is_said(desk: Desk) -> None:
    await sent(desk, b"PK\x03\x04")
    assert "está dañado" in (await desk.trial()).text

    await desk.says("", file=Attachment("gone", "x.csv", 10))
    assert "No pude descargar" in (await desk.trial()).text


async def test_fifty_megabytes_are_refused_before_they_are_fetched(desk: Desk) -> None:
    assert "pesa 50 MB y el máximo es 20 MB" in await sent(desk, b"", size=50_000_000)


async def test_a_document_of_somebody_else_is_not_imported(desk: Desk) -> None:
    assert "Solo puedo leer texto" in await sent(desk, SHEET.encode(), of="ana")


@pytest.mark.parametrize("format", ["xlsx", "csv", "json"])
async def test_everything_is_sent_as_a_file(desk: Desk, format: str) -> None:
    await desk.says(f"/exportar {format}")

    file = await file_of(desk)

    assert file.name == f"contenidos-20261123.{format}"
    assert file.content == exported(PAGES, format)  # type: ignore[arg-type]


async def test_the_template_and_what_is_not_offered(desk: Desk) -> None:
    await desk.says("/plantilla")

    assert imported((await file_of(desk)).content, PAGES).refused == ""
    assert "No conozco el formato «pdf»" in (await desk.says("/exportar pdf")).text
    assert "como documento" in (await desk.says("/importar")).text


async def test_a_copy_that_cannot_be_made_is_said(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """These settings name a database that is not there."""
    monkeypatch.chdir(tmp_path)

    await desk.says("/respaldo")

    assert "No se pudo hacer la copia" in (await desk.trial()).text


async def test_a_long_answer_may_come_as_a_file(desk: Desk) -> None:
    await desk.says("/faq editar sede detalle")
    heard = await sent(desk, "La sede se eligió\nen la reunión anterior.".encode("utf-16"))
    kept = await desk.trial()
    await desk.taps(kept, "Probar")
    await desk.publish()

    assert "Lo leo" in heard
    assert "Guardado en el borrador 1" in kept.text
    await desk.asked("¿Cuál es la sede?")
    assert "en la reunión anterior" in await desk.asked("más")


async def test_a_file_that_is_too_long_for_its_field_is_refused(desk: Desk) -> None:
    await desk.says("/faq editar sede respuesta")
    await sent(desk, b"x" * 2_000)

    assert "el máximo es 900" in (await desk.trial()).text
    assert "La sede es Lima." in await desk.asked("¿Cuál es la sede?")


async def test_a_file_that_is_no_text_is_refused(desk: Desk) -> None:
    await desk.says("/faq editar sede respuesta")
    await sent(desk, b"\x00\x81\x8d")

    assert "codificado" in (await desk.trial()).text
