"""Step by step: each answer is looked at when it is given, nothing is stored before the last."""

import pytest

from handlers.messages import Reply
from handlers.ports import Meeting
from tests.builders import person
from tests.fakes import FakeClock
from tests.handlers.admins.curation.desk import Desk


@pytest.fixture
async def desk(clock: FakeClock) -> Desk:
    found = await Desk(clock).open()
    async with found.storage.transaction() as work:
        await work.people.record(person("eva", "secretariat"))
        await work.people.record(person("ana"))
    return found


async def answers(desk: Desk, *texts: str) -> Reply:
    for text in ("/reunion paso", *texts):
        reply = await desk.says(text, of="eva")
    return reply


async def drafts(desk: Desk) -> list[Meeting]:
    async with desk.storage.transaction() as work:
        return list(await work.meetings.listed(("draft",)))


async def test_four_answers_are_a_draft_that_is_shown_back(desk: Desk) -> None:
    shown = await answers(
        desk,
        "Taller de calidad, segunda parte",
        "24 de septiembre, de 9 a 12",
        "Lima, Hotel Central",
        "Chile y Perú",
    )

    assert "Taller de calidad, segunda parte" in shown.text
    assert "viernes 24 de septiembre de 2027, 9:00 a 12:00 (hora de Lima)" in shown.text
    assert "Dónde: Hotel Central, Lima, Perú" in shown.text
    assert "Se invita a: Chile, Perú" in shown.text


@pytest.mark.parametrize(
    ("given", "begins"),
    [
        ((), "Paso 1 de 4. ¿Cómo se llama"),
        (("Taller",), "Paso 2 de 4. ¿Qué día"),
        (("Taller", "24 de septiembre, 9 a 12"), "Paso 3 de 4. ¿Dónde"),
        (("Taller", "24 de septiembre, 9 a 12", "Lima"), "Paso 4 de 4. ¿A quién"),
    ],
)
async def test_one_thing_is_asked_after_the_other(desk: Desk, given: tuple[str, ...], begins: str) -> None:
    assert (await answers(desk, *given)).text.startswith(begins)
    assert await drafts(desk) == []


@pytest.mark.parametrize(
    ("given", "told", "asked"),
    [
        (("Taller", "el 31 de febrero, 9 a 12"), "febrero", "Paso 2"),
        (("Taller", "pronto"), "¿Qué día o días?", "Paso 2"),
        (("Taller", "24 de septiembre a las 9"), "¿A qué hora termina?", "Paso 2"),
        (("Taller", "24 de septiembre, 9 a 12", "https://reuniones.example/1"), "hora de qué país", "Paso 3"),
        (("Taller", "24 de septiembre, 9 a 12", "Lima", "Narnia"), "No reconozco «Narnia»", "Paso 4"),
    ],
)
async def test_what_cannot_be_is_asked_again(desk: Desk, given: tuple[str, ...], told: str, asked: str) -> None:
    reply = await answers(desk, *given)

    assert told in reply.text
    assert asked in reply.text
    assert await drafts(desk) == []


async def test_after_a_refusal_the_way_goes_on_where_it_was(desk: Desk) -> None:
    await answers(desk, "Taller", "el 31 de febrero, 9 a 12", "24 de septiembre, 9 a 12", "en línea, hora de Panamá")
    shown = await desk.says("todos", of="eva")

    assert "Modalidad: en línea" in shown.text
    assert "(hora de Ciudad de Panamá)" in shown.text
    assert len(await drafts(desk)) == 1


async def test_what_can_be_left_out_has_a_button(desk: Desk) -> None:
    asked = await answers(desk, "Taller", "24 de septiembre, 9 a 12", "Lima")
    shown = await desk.says(asked.choices[0].says, of="eva")

    assert "Se invita a: todas las personas aprobadas" in shown.text


async def test_words_that_nothing_was_made_of_are_listed(desk: Desk) -> None:
    shown = await answers(desk, "Taller", "24 de septiembre, 9 a 12, con café y pan", "Lima", "todos")

    assert "No supe dónde poner" in shown.text
    assert "café" in shown.text


async def test_the_way_is_offered_to_whoever_writes_nothing(desk: Desk) -> None:
    offered = await desk.says("/reunion nueva", of="eva")
    asked = await desk.says(offered.choices[0].says, of="eva")

    assert asked.text.startswith("Paso 1 de 4")


async def test_nobody_else_is_asked_step_by_step(desk: Desk) -> None:
    assert "Paso 1" not in (await desk.says("/reunion paso", of="ana")).text
