"""One more fact of a record."""

import pytest

from tests.fakes import FakeClock
from tests.handlers.admins.curation.desk import CITED, PAGES, Desk

PRACTICE = {"id": "P-PE1", "country": "Perú", "title": "Atención en línea", "themes": ["digitalización"]}


@pytest.fixture
async def desk(clock: FakeClock) -> Desk:
    fact = {"id": "P-PE1-que", "text": "Perú atiende en línea.", "topic": "qué", **CITED}
    practices = {"practice": [{**PRACTICE, "fact": [fact]}]}
    return await Desk(clock, pages={**PAGES, "practices/a.toml": practices}).open()


async def test_a_practice_says_one_more_thing_once_it_is_published(desk: Desk) -> None:
    asked = await desk.taps(await desk.says("/practica ver P-PE1"), "Agregar un hecho")
    assert "Un hecho más de buena práctica «P-PE1»." in asked.text

    await desk.says("Atiende también los sábados.")
    await desk.says("Acta de Lima")
    await desk.publish()

    assert "Atiende también los sábados." in (await desk.says("/practica ver P-PE1")).text
    [practice] = desk.shelf.served.library.content.practices
    assert [fact.text for fact in practice.facts] == ["Perú atiende en línea.", "Atiende también los sábados."]


@pytest.mark.parametrize("said", ["/practica agregar", "/practica agregar P-XX", "/faq agregar sede"])
async def test_what_is_no_record_is_asked_for(desk: Desk, said: str) -> None:
    assert "¿A qué ficha?" in (await desk.says(said)).text
