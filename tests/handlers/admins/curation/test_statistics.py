"""Figures, proposals and what needs a look, through the doorway, for those who may see them."""

from datetime import timedelta

import pytest

from bot.retention import FILES_KEPT, forget
from bot.statistics.weekly import Weekly
from handlers.ports import Asked, Place
from tests.builders import OFFICE, person
from tests.fakes import FakeClock, FakeStorage
from tests.handlers.admins.curation.desk import Desk

GROUP = Place("t", "-100", "group")


@pytest.fixture
async def desk(clock: FakeClock) -> Desk:
    found = await Desk(clock).open()
    found.connect(FakeStorage(clock, (GROUP,)))
    await found.open()
    async with found.storage.transaction() as work:
        await work.people.record(person("eva", "secretariat"))
    return found


@pytest.mark.parametrize("who", ["olga", "eva"])
async def test_statistics_are_three_pictures_in_words_too_and_a_sheet(desk: Desk, who: str) -> None:
    await desk.asked("¿Cuál es la sede?")
    await desk.asked("¿Hay estacionamiento?")

    said = await desk.says("/estadisticas 7", of=who)

    assert "últimos 7 días" in said.text
    letters = await desk.letters(who)
    async with desk.storage.transaction() as work:
        files = [await work.files.get(letter.file) for letter in letters]
    assert [file.name for file in files if file] == [
        "preguntas.png",
        "temas.png",
        "consultas.png",
        "estadisticas-20261117-20261123.xlsx",
    ]
    assert "Preguntas del 17 de noviembre al 23 de noviembre de 2026: 2." in letters[0].text
    assert "resolvió por sí mismo el 50 %" in letters[0].text


@pytest.mark.parametrize("days", ["0", "367", "muchos", "-3", "99999999"])
async def test_what_is_no_number_of_days_is_said(desk: Desk, days: str) -> None:
    assert "no es un número de días" in (await desk.says(f"/estadisticas {days}")).text
    assert await desk.letters() == []


async def test_an_official_has_no_statistics(desk: Desk) -> None:
    assert "No conozco" in (await desk.says("/estadisticas", of="ana")).text


async def test_the_secretariat_hears_each_monday_once_with_a_way_to_an_entry(desk: Desk) -> None:
    async with desk.storage.transaction() as work:
        for _ in range(2):
            await work.questions.note(Asked("¿Hay estacionamiento?", "forward"))
    desk.clock.advance(timedelta(days=7))
    weekly = Weekly(desk.storage, desk.shelf, desk.clock, lambda: OFFICE)

    await weekly.tick()
    await weekly.tick()
    await Weekly(desk.storage, desk.shelf, desk.clock, lambda: OFFICE).tick()

    [letter] = await desk.letters("-100")
    assert "1. «¿Hay estacionamiento?» (2 veces)" in letter.text
    assert [choice.says for choice in letter.choices] == ["/proponer ¿Hay estacionamiento?"]


async def test_a_week_in_which_nothing_happened_is_not_told(desk: Desk) -> None:
    await Weekly(desk.storage, desk.shelf, desk.clock, lambda: OFFICE).tick()

    assert await desk.letters("-100") == []


async def test_it_is_not_told_on_other_days(desk: Desk) -> None:
    desk.clock.advance(timedelta(days=1))

    await Weekly(desk.storage, desk.shelf, desk.clock, lambda: OFFICE).tick()

    assert await desk.letters("-100") == []


async def test_an_administrator_goes_on_from_a_proposal_at_once(desk: Desk) -> None:
    said = await desk.says("/proponer ¿Hay estacionamiento? | hay donde estacionar | ¿Cuál es la sede?")

    assert "respuesta" in said.text.casefold()
    async with desk.storage.transaction() as work:
        [draft] = await work.changesets.listed()
    [after] = [change.after for change in draft.changes if change.address.kind == "faq"]
    assert after is not None
    assert (after["question"], after["wordings"]) == ("¿Hay estacionamiento?", ["hay donde estacionar"])


async def test_a_secretary_proposes_and_administrators_are_told(desk: Desk) -> None:
    said = await desk.says("/proponer ¿Hay estacionamiento?", of="eva")

    assert "Guardado como borrador 1" in said.text
    [told] = await desk.letters("olga")
    assert told.text == "eva propone una entrada: «¿Hay estacionamiento?». Es el borrador 1."
    assert "¿Hay estacionamiento?" in (await desk.taps(told, "Ver el borrador")).text


async def test_what_the_base_answers_already_is_not_proposed(desk: Desk) -> None:
    said = await desk.says("/proponer ¿Cuál es la sede?", of="eva")

    assert "sede" in said.text
    async with desk.storage.transaction() as work:
        assert await work.changesets.listed() == []


async def test_a_proposal_without_a_question_asks_for_one(desk: Desk) -> None:
    assert "¿Qué pregunta debería responder" in (await desk.says("/proponer", of="eva")).text


async def test_what_was_asked_is_forgotten_when_its_time_is_over(desk: Desk) -> None:
    await desk.asked("¿Hay estacionamiento?")
    await desk.says("/estadisticas")
    desk.clock.advance(FILES_KEPT + timedelta(days=1))

    async with desk.storage.transaction() as work:
        await forget(work, clock=desk.clock, kept=timedelta(days=365))
        assert len(await work.questions.since(desk.clock.now().date() - timedelta(days=40))) == 1
        assert await work.files.get("job:1:result:0") is None
        await forget(work, clock=desk.clock, kept=timedelta(days=20))
        assert await work.questions.since(desk.clock.now().date() - timedelta(days=40)) == []


async def test_entries_that_are_much_alike_are_listed_for_review(desk: Desk) -> None:
    assert "Se parecen mucho" not in (await desk.says("/faq revisar")).text

    await desk.says("/faq redaccion aforo + ¿Cuál es la sedes?")
    await desk.publish()

    reviewed = await desk.says("/faq revisar")
    assert "Se parecen mucho; si dicen lo mismo, únalas con /faq fusionar (1):\n· sede aforo" in reviewed.text
