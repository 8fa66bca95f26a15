"""Spreadsheets go out to Telegram and come in from it, over HTTP."""

import pytest

from bot.shelf import Shelf
from tests.telegram.conftest import OpenHouse

pytestmark = pytest.mark.slow

SHEET = "pregunta;respuesta;fuente\r\n¿Hay wifi en la sede del taller?;Sí, en todo el edificio.;Acta del taller\r\n"


async def test_a_sheet_that_was_sent_is_fetched_reported_and_published(open_house: OpenHouse, shelf: Shelf) -> None:
    async with open_house(shelf=shelf) as house:
        await house.olga.sends_file("preguntas.csv", SHEET.encode())
        await house.calm()
        report = house.olga.screen()[-1].text
        await house.taps(house.olga, "Probar y publicar")
        await house.taps(house.olga, "Publicar")

        told = await house.says(house.ana, "¿Hay wifi en la sede del taller?")

    assert "«preguntas.csv»: 1 filas (1 nueva)" in report
    assert "Sí, en todo el edificio." in told


async def test_the_template_arrives_as_a_document(open_house: OpenHouse, shelf: Shelf) -> None:
    async with open_house(shelf=shelf) as house:
        await house.says(house.olga, "/plantilla")

        (call,) = house.double.ledger.called("sendDocument")

    (upload,) = call.fields.files.values()
    assert (upload.name, upload.content[:2]) == ("plantilla.xlsx", b"PK")


async def test_a_file_that_telegram_does_not_give_is_said(open_house: OpenHouse, shelf: Shelf) -> None:
    async with open_house(shelf=shelf) as house:
        await house.olga.sends_document(size=21_000_000)
        await house.calm()
        too_large = house.olga.screen()[-1].text
        await house.olga.sends_file("vacio.csv", b" ")
        await house.calm()
        empty = house.olga.screen()[-1].text

    assert "pesa 21 MB y el máximo es 20 MB" in too_large
    assert "está vacío" in empty
