"""Sessions with titles and places in the chat: said, shown back, corrected, announced, read and put in calendars."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.meetings import reminded
from handlers.messages import Letter
from handlers.ports import Attendance
from tests.builders import person
from tests.fakes import FakeClock
from tests.handlers.admins.curation.desk import Desk
from tests.handlers.meetings.icalendar.seen import seen
from tests.handlers.secretariat.convened import says, the_meeting

DAY = "24 de septiembre de 2027, Ciudad de Panamá, Taller de calidad"
TWO = "24 y 25 de septiembre de 2027, Ciudad de Panamá, Taller de calidad"
MORNING = "sesiones: 9 a 10:30 Apertura, Salón A; 10:45 a 12:30 Mesa de calidad, Salón B"
PROGRAMME = "sesiones: viernes 24 9 a 10:30 Apertura, Salón A; 11 a 12 Mesa; 14 a 15 Datos; sábado 25 9 a 12 Cierre"


@pytest.fixture
async def desk(clock: FakeClock) -> Desk:
    found = await Desk(clock).open()
    async with found.storage.transaction() as work:
        await work.people.record(person("eva", "secretariat"))
        await work.people.record(replace(person("ana"), country="Chile"))
    return found


async def nothing_is_stored(desk: Desk) -> bool:
    async with desk.storage.transaction() as work:
        return not await work.meetings.listed(("draft", "announced"))


async def news(desk: Desk, of: str = "ana") -> Sequence[Letter]:
    return [letter for letter in await desk.letters(of) if letter.key.startswith("meeting-news:")]


async def announced(desk: Desk, text: str) -> None:
    await says(desk, f"/reunion nueva {text}")
    await says(desk, "/reunion anunciar 1")


async def test_sessions_in_the_first_message_are_numbered_on_the_card(desk: Desk) -> None:
    said = await says(desk, f"/reunion nueva {DAY}; {MORNING}")

    assert "Taller de calidad" in said
    assert "Sesiones (hora de Ciudad de Panamá):" in said
    assert "1. viernes 24 de septiembre de 2027, 9:00 a 10:30: Apertura · Lugar: Salón A" in said
    assert "2. viernes 24 de septiembre de 2027, 10:45 a 12:30: Mesa de calidad · Lugar: Salón B" in said


async def test_sessions_one_a_line_with_everything_else_around_them(desk: Desk) -> None:
    lines = "9 a 10:30 Apertura (Salón A)\n- 11 a 12 Mesa"
    said = await says(desk, f"/reunion nueva {DAY}, invitados: Chile\nsesiones:\n{lines}\nagenda: 1. Palabras")

    assert "1. viernes 24 de septiembre de 2027, 9:00 a 10:30: Apertura · Lugar: Salón A\n2. viernes 24" in said
    assert "Se invita a: Chile" in said
    assert "Agenda: 1. Palabras" in said


@pytest.mark.parametrize(
    ("told", "asked", "answer"),
    [
        (f"Ciudad de Panamá, Taller de calidad; {MORNING}", "¿Qué día o días?", "24 de septiembre de 2027"),
        (f"24 de septiembre de 2027, Taller de calidad; {MORNING}", "¿En qué ciudad", "Ciudad de Panamá"),
        (f"24 de septiembre de 2027, Ciudad de Panamá; {MORNING}", "¿Cómo se llama", "Taller de calidad"),
        (
            f"Ciudad de Panamá; {MORNING.replace(': 9', ': 24 de septiembre de 2027 9')}",
            "¿Cómo se llama",
            "Taller de calidad",
        ),
    ],
)
async def test_what_lacks_is_asked_and_the_sessions_are_kept(desk: Desk, told: str, asked: str, answer: str) -> None:
    assert asked in await says(desk, f"/reunion nueva {told}")

    said = await says(desk, answer)

    assert "\nTaller de calidad\n" in said
    assert "2. viernes 24 de septiembre de 2027, 10:45 a 12:30: Mesa de calidad · Lugar: Salón B" in said


@pytest.mark.parametrize(
    ("sessions", "why"),
    [
        ("9 a 10 Apertura; Mesa de calidad", "En «Mesa de calidad»: faltan las horas"),
        ("9 a 10 Apertura; a las 11 Mesa", "En «a las 11 Mesa»: falta la hora en que termina"),
        ("9 a 10 Apertura; domingo 26 9 a 10 Mesa", "no es un día de la reunión"),
        ("9 a 11 Apertura; 10 a 12 Mesa", "Dos sesiones se superponen"),
        ("9 a 11 Apertura, Salón A; 10 a 12 Mesa, salón A", "Dos sesiones se superponen"),
        ("", "escriba cada sesión con sus horas"),
        ("9 a 10:30", "falta el título"),
    ],
)
async def test_what_cannot_be_is_quoted_and_nothing_is_stored(desk: Desk, sessions: str, why: str) -> None:
    assert why in await says(desk, f"/reunion nueva {DAY}; sesiones: {sessions}")
    assert await nothing_is_stored(desk)


async def test_sessions_run_side_by_side_in_different_places(desk: Desk) -> None:
    said = await says(desk, f"/reunion nueva {DAY}; sesiones: 9 a 12 Mesa 1, Salón A; 10 a 11 Mesa 2, Salón B")

    assert "2. viernes 24 de septiembre de 2027, 10:00 a 11:00: Mesa 2 · Lugar: Salón B" in said


async def test_a_draft_gets_sessions_and_each_is_corrected_by_its_number(desk: Desk) -> None:
    await says(desk, f"/reunion nueva {DAY}, 9 a 17")
    await says(desk, f"/reunion editar 1 {MORNING}")
    for correction in ("sesión 2: Mesa de datos", "sesión 2: 11 a 12", "sesión 2 lugar: Salón C"):
        said = await says(desk, f"/reunion editar 1 {correction}")
    assert "2. viernes 24 de septiembre de 2027, 11:00 a 12:00: Mesa de datos · Lugar: Salón C" in said

    said = await says(desk, "/reunion editar 1 quitar sesión 1")

    assert "1. viernes 24 de septiembre de 2027, 11:00 a 12:00: Mesa de datos · Lugar: Salón C" in said
    assert "única sesión" in await says(desk, "/reunion editar 1 quitar sesión 1")
    assert "No hay una sesión 7: la reunión tiene una sola." in await says(desk, "/reunion editar 1 sesión 7: X")


async def test_the_days_move_with_the_programme_or_its_loss_is_said(desk: Desk) -> None:
    await says(desk, f"/reunion nueva {TWO}; {PROGRAMME}")

    moved = await says(desk, "/reunion editar 1 1 y 2 de octubre de 2027")
    assert "1. viernes 1 de octubre de 2027, 9:00 a 10:30: Apertura · Lugar: Salón A" in moved
    assert "títulos y lugares ya no corresponden" not in moved

    lost = await says(desk, "/reunion editar 1 8 de octubre de 2027")
    assert "títulos y lugares ya no corresponden" in lost
    assert "Apertura · Lugar" not in lost


async def test_new_days_and_new_sessions_go_in_one_correction(desk: Desk) -> None:
    await says(desk, f"/reunion nueva {TWO}; {PROGRAMME}")

    said = await says(desk, f"/reunion editar 1 8 de octubre de 2027; {MORNING}")

    assert "1. viernes 8 de octubre de 2027, 9:00 a 10:30: Apertura · Lugar: Salón A" in said
    assert "ya no corresponden" not in said


async def test_the_announcement_is_short_and_names_few_sessions(desk: Desk) -> None:
    await announced(desk, f"{DAY}; {MORNING}")

    [ana] = await news(desk)
    assert "Cuándo: viernes 24 de septiembre de 2027, 11:00 a 14:30 (hora de Santiago)" in ana.text
    assert "Programa: Apertura (Salón A); Mesa de calidad (Salón B)" in ana.text


async def test_the_announcement_counts_many_sessions(desk: Desk) -> None:
    await announced(desk, f"{TWO}; {PROGRAMME}")

    [ana] = await news(desk)
    assert "Programa: 4 sesiones, con sus lugares (/reunion 1)" in ana.text
    assert "11:00 a 17:00 (hora" not in ana.text and "11:00 a 17:00; sábado 25" in ana.text


async def test_officials_read_every_session_on_both_clocks(desk: Desk) -> None:
    await announced(desk, f"{DAY}; {MORNING}")

    said = await says(desk, "/reunion 1", of="ana")

    assert "• Apertura: viernes 24 de septiembre de 2027, de 11:00 a 12:30 (hora de Santiago)" in said
    assert "En la sede: viernes 24 de septiembre de 2027, de 9:00 a 10:30 (hora de Ciudad de Panamá)" in said
    assert "Lugar de esta sesión: Salón B" in said


async def test_a_title_is_no_news_and_a_place_is(desk: Desk) -> None:
    await announced(desk, f"{DAY}; {MORNING}")

    await says(desk, "/reunion editar 1 sesión 2: Mesa de datos")
    assert (await the_meeting(desk)).sequence == 0
    shown = await desk.says("/reunion editar 1 sesión 2 lugar: Salón C", of="eva")
    assert "Programa: Apertura (Salón A); Mesa de datos (Salón C)" in shown.text
    await desk.taps(shown, "Cambiar y avisar", of="eva")
    assert ((await the_meeting(desk)).sequence, len(await news(desk))) == (1, 2)


async def test_a_preview_keeps_sessions_that_were_written_one_a_line(desk: Desk) -> None:
    await announced(desk, f"{DAY}; {MORNING}")
    async with desk.storage.transaction() as work:
        await work.attendances.answer(Attendance(1, person("ana").who, "Chile", "yes"))

    shown = await desk.says("/reunion editar 1 sesiones:\n9 a 10 Registro (Hall)\n10 a 11 Mesa, Salón A", of="eva")
    await desk.taps(shown, "Cambiar y avisar", of="eva")

    assert [(one.title, one.place) for one in (await the_meeting(desk)).sessions] == [
        ("Registro", "Hall"),
        ("Mesa", "Salón A"),
    ]
    async with desk.storage.transaction() as work:
        file = await work.files.get((await news(desk))[-1].file)
    assert file is not None
    told = [(event.summary.value, event.location.value) for event in seen(file.content).vevent_list]
    assert told == [
        ("Taller de calidad — Registro", "Hall, Ciudad de Panamá, Panamá"),
        ("Taller de calidad — Mesa", "Salón A, Ciudad de Panamá, Panamá"),
    ]


async def test_a_reminder_says_where_the_first_session_is(desk: Desk) -> None:
    await announced(desk, f"4 de diciembre, lugar: Hotel Central, {DAY.partition(', ')[2]}; {MORNING}")

    desk.clock.advance(timedelta(days=7, hours=15))
    async with desk.storage.transaction() as work:
        await reminded(work, clock=desk.clock)

    letters = [letter for letter in await desk.letters("ana") if letter.key.startswith("reminder:")]
    assert letters
    assert "Dónde: Salón A, Hotel Central, Ciudad de Panamá" in letters[-1].text
