"""The secretariat convenes a meeting in a minute; whoever is invited hears of it once, on their own clocks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from icalendar import Calendar

from bot.meetings import reminded
from handlers.messages import Attachment, Letter
from handlers.ports import Attendance, Subscription
from tests.builders import person
from tests.fakes import FakeClock
from tests.handlers.admins.curation.desk import Desk
from tests.handlers.secretariat.convened import says, the_meeting

TOLD = "24-25 de septiembre, Ciudad de Panamá, 9 a 17, presencial, segunda reunión técnica de CONARE"


@pytest.fixture
async def desk(clock: FakeClock) -> Desk:
    found = await Desk(clock).open()
    async with found.storage.transaction() as work:
        await work.people.record(person("eva", "secretariat"))
        for name, country in (("ana", "Chile"), ("luis", "Perú"), ("rosa", "")):
            await work.people.record(replace(person(name), country=country))
        await work.people.record(person("sin", standing="guest"))
    return found


async def announced(desk: Desk, text: str = TOLD) -> None:
    await says(desk, f"/reunion nueva {text}")
    await says(desk, "/reunion anunciar 1")


async def news(desk: Desk, of: str) -> Sequence[Letter]:
    return [letter for letter in await desk.letters(of) if letter.key.startswith("meeting-news:")]


async def test_one_message_is_enough_and_is_shown_back(desk: Desk) -> None:
    said = await says(desk, f"/reunion nueva {TOLD}")

    assert "Segunda reunión técnica de CONARE" in said
    assert "1. viernes 24 de septiembre de 2027, 9:00 a 17:00\n2. sábado 25 de septiembre" in said
    assert "hora de Ciudad de Panamá" in said
    assert "Dónde: Ciudad de Panamá, Panamá" in said
    assert (await the_meeting(desk)).state == "draft"


@pytest.mark.parametrize(
    ("told", "asked", "answer"),
    [
        ("Taller de calidad, Lima", "¿Qué día o días?", "3 de marzo de 9 a 13"),
        ("3 de marzo a las 9, Lima, Taller de calidad", "¿A qué hora termina?", "de 9 a 13"),
        ("3 de marzo de 9 a 13, Taller de calidad", "¿En qué ciudad o país", "Lima"),
        ("3 de marzo de 9 a 13, Lima", "¿Cómo se llama", "Taller de calidad"),
    ],
)
async def test_what_lacks_is_asked_and_what_was_said_is_kept(desk: Desk, told: str, asked: str, answer: str) -> None:
    assert asked in await says(desk, f"/reunion nueva {told}")

    said = await says(desk, answer)

    assert "Taller de calidad" in said
    assert "miércoles 3 de marzo de 2027, 9:00 a 13:00 (hora de Lima)" in said


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("31 de abril, 9 a 17, Lima, Taller", "El 31 de abril no existe"),
        ("24 de septiembre, 17 a 9, Lima, Taller", "hora"),
        ("14 de marzo de 2027 de 2:30 a 4 de la mañana, hora de Tijuana, Taller", "no existe"),
    ],
)
async def test_what_cannot_be_is_refused_with_its_reason_and_nothing_is_stored(desk: Desk, told: str, why: str) -> None:
    assert why in await says(desk, f"/reunion nueva {told}")
    async with desk.storage.transaction() as work:
        assert await work.meetings.listed(("draft", "announced")) == []


async def test_parts_that_nothing_was_made_of_are_said(desk: Desk) -> None:
    said = await says(desk, "/reunion nueva 3 de marzo, 9 a 13, Lima, Taller de calidad del asilo, café incluido")

    assert "No supe dónde poner: «café incluido»." in said


async def test_nothing_leaves_before_a_preview_that_says_how_many_it_reaches(desk: Desk) -> None:
    await says(desk, f"/reunion nueva {TOLD}")

    said = await says(desk, "/reunion publicar 1")

    assert "Lo recibirán 5 personas." in said
    assert await news(desk, "ana") == []


async def test_each_invited_person_hears_once_on_their_own_clocks(desk: Desk) -> None:
    await announced(desk)

    [ana], [luis] = await news(desk, "ana"), await news(desk, "luis")
    assert "Nueva reunión: Segunda reunión técnica de CONARE" in ana.text
    assert "11:00 a 19:00" in ana.text and "hora de Santiago" in ana.text
    assert "En la sede: viernes 24 de septiembre de 2027, 9:00 a 17:00" in ana.text
    assert "9:00 a 17:00" in luis.text and "En la sede" not in luis.text
    assert ana.lane == "broadcast"
    assert await news(desk, "sin") == []


async def test_the_announcement_is_not_repeated_whoever_asks_again(desk: Desk) -> None:
    await announced(desk)

    assert "está anunciada" in await says(desk, "/reunion anunciar 1")
    assert len(await news(desk, "ana")) == 1


async def test_only_those_invited_hear(desk: Desk) -> None:
    await says(desk, f"/reunion nueva {TOLD}")
    await says(desk, "/reunion editar 1 invitados: Chile")
    assert "Se invita a: Chile" in await says(desk, "/reunion ver 1")
    await says(desk, "/reunion anunciar 1")

    assert (len(await news(desk, "ana")), len(await news(desk, "luis"))) == (1, 0)


async def test_a_guest_that_is_no_country_is_refused(desk: Desk) -> None:
    await says(desk, f"/reunion nueva {TOLD}")

    assert "No reconozco «Narnia» como país" in await says(desk, "/reunion editar 1 invitados: Chile, Narnia")
    assert (await the_meeting(desk)).countries == ()


@pytest.mark.parametrize(
    ("names", "told", "reached"),
    [
        ("Secretaría", "Se invita a: Secretaría", {"eva"}),
        ("funcionarios", "Se invita a: funcionarios", {"ana", "luis", "rosa"}),
        ("Chile y Perú", "Se invita a: Chile, Perú", {"ana", "luis"}),
        ("Chile, funcionarios", "Se invita a: Chile, funcionarios", {"ana"}),
        ("todos", "Se invita a: todas las personas aprobadas", {"ana", "luis", "rosa", "eva"}),
    ],
)
async def test_guests_are_countries_and_roles(desk: Desk, names: str, told: str, reached: set[str]) -> None:
    assert told in await says(desk, f"/reunion nueva {TOLD}; invitados: {names}")
    await says(desk, "/reunion anunciar 1")

    assert {name for name in ("ana", "luis", "rosa", "eva") if await news(desk, name)} == reached


async def test_guests_are_remembered_while_something_is_asked(desk: Desk) -> None:
    told = "24 de septiembre, invitados: Chile, Perú; taller de calidad en Lima, a las 9"
    asked = await says(desk, f"/reunion nueva {told}")
    assert asked.startswith("¿A qué hora termina?")

    said = await says(desk, "9 a 12")

    assert "Se invita a: Chile, Perú" in said
    assert "Taller de calidad" in said


async def test_what_is_asked_after_an_agenda_is_no_part_of_it(desk: Desk) -> None:
    told = "24 de septiembre a las 9, Lima, taller de calidad, agenda: 1. Apertura; 2. Mesas"
    assert (await says(desk, f"/reunion nueva {told}")).startswith("¿A qué hora termina?")

    said = await says(desk, "9 a 12")

    assert "9:00 a 12:00" in said
    assert "Agenda: 1. Apertura; 2. Mesas" in said


async def test_a_name_that_is_asked_after_an_agenda_is_no_part_of_it(desk: Desk) -> None:
    assert "¿Cómo se llama" in await says(desk, "/reunion nueva 24 de septiembre, 9 a 12, Lima, agenda: Apertura")

    said = await says(desk, "Taller de calidad")

    assert "Taller de calidad" in said
    assert "Agenda: Apertura\n" in said


async def test_hours_without_an_end_are_asked_for_and_change_nothing(desk: Desk) -> None:
    await says(desk, f"/reunion nueva {TOLD}")
    before = await the_meeting(desk)

    assert "¿A qué hora termina?" in await says(desk, "/reunion editar 1 25 de septiembre a las 10")
    assert await the_meeting(desk) == before


async def test_who_is_nowhere_reads_the_clocks_of_the_host(desk: Desk) -> None:
    await announced(desk, "24 de septiembre, 9 a 12, Santiago de Chile, taller de calidad")
    [rosa] = await news(desk, "rosa")

    assert "9:00 a 12:00 (hora de Santiago)" in rosa.text
    assert "En la sede" not in rosa.text


async def test_whoever_wants_silence_hears_nothing_unless_they_come(desk: Desk) -> None:
    async with desk.storage.transaction() as work:
        for name in ("ana", "luis"):
            await work.subscriptions.keep(Subscription("t", name, silent=True))
    await announced(desk)
    async with desk.storage.transaction() as work:
        await work.attendances.answer(Attendance(1, person("luis").who, "Perú", "yes"))

    await desk.taps(await desk.says("/reunion editar 1 lugar: Hotel Central", of="eva"), "Cambiar y avisar", of="eva")

    assert await news(desk, "ana") == []
    [luis] = await news(desk, "luis")
    assert "Cambia una reunión" in luis.text and "Hotel Central" in luis.text


async def test_a_change_has_the_next_number_and_brings_the_calendar_to_those_who_come(desk: Desk) -> None:
    await announced(desk)
    async with desk.storage.transaction() as work:
        await work.attendances.answer(Attendance(1, person("ana").who, "Chile", "yes"))

    shown = await desk.says("/reunion posponer 1 1 y 2 de octubre de 2027, 10 a 16", of="eva")
    assert (await the_meeting(desk)).sequence == 0
    await desk.taps(shown, "Cambiar y avisar", of="eva")

    meeting = await the_meeting(desk)
    assert meeting.sequence == 1
    _, ana = await news(desk, "ana")
    _, luis = await news(desk, "luis")
    assert (bool(ana.file), bool(luis.file)) == (True, False)
    async with desk.storage.transaction() as work:
        file = await work.files.get(ana.file)
    assert file is not None
    events = Calendar.from_ical(file.content).events
    assert [event["SEQUENCE"] for event in events] == [1, 1]
    assert [event.start for event in events] == [session.starts for session in meeting.sessions]


async def test_what_nobody_must_hear_is_changed_without_news(desk: Desk) -> None:
    await announced(desk)

    await says(desk, "/reunion editar 1 agenda: 1. Apertura")

    assert ((await the_meeting(desk)).sequence, len(await news(desk, "ana"))) == (0, 1)


async def test_a_cancellation_needs_a_second_tap_and_is_told(desk: Desk) -> None:
    await announced(desk)

    asked = await desk.says("/reunion cancelar 1", of="eva")
    assert (await the_meeting(desk)).state == "announced"
    await desk.taps(asked, "Sí, cancelarla", of="eva")

    _, told = await news(desk, "ana")
    assert "Se canceló una reunión" in told.text
    assert told.choices == ()
    assert "está cancelada" in await says(desk, "/reunion editar 1 lugar: Otro")


async def test_a_draft_is_discarded_and_a_meeting_is_duplicated(desk: Desk) -> None:
    await announced(desk)
    assert "Reunión 2 · borrador" in await says(desk, "/reunion duplicar 1")

    assert "Descarté el borrador" in await says(desk, "/reunion descartar 2")
    assert (await the_meeting(desk, 1)).uid != (await the_meeting(desk, 2)).uid


async def test_what_is_past_is_not_announced(desk: Desk) -> None:
    await says(desk, f"/reunion nueva {TOLD}")
    desk.clock.advance(timedelta(days=400))

    assert "ya pasó" in await says(desk, "/reunion publicar 1")
    assert "ya pasó" in await says(desk, "/reunion anunciar 1")


async def test_the_report_says_what_became_of_the_letters(desk: Desk) -> None:
    await announced(desk)

    assert "entregados 0, en camino 5, sin entregar 0" in await says(desk, "/reunion informe 1")


async def test_who_comes_is_counted_by_country_and_listed_in_a_sheet(desk: Desk) -> None:
    await announced(desk)
    async with desk.storage.transaction() as work:
        await work.attendances.answer(Attendance(1, person("ana").who, "Chile", "yes"))
        await work.attendances.answer(Attendance(1, person("luis").who, "Perú", "delegate", "=Rosa"))

    await says(desk, "/reunion asistencia 1")

    told = (await desk.letters("eva"))[-1]
    assert "· Chile: asisten 1, delegan 0, no asisten 0" in told.text
    async with desk.storage.transaction() as work:
        file = await work.files.get(told.file)
    assert file is not None
    assert file.name == "asistencia-reunion-1.xlsx"


async def test_who_came_is_not_kept_for_ever_and_nobody_is_told_that_nobody_answered(desk: Desk) -> None:
    await announced(desk)
    desk.clock.advance(timedelta(days=1500))

    await says(desk, "/reunion asistencia 1")

    assert "ya no se conserva quién respondió" in (await desk.letters("eva"))[-1].text


async def test_the_present_is_reminded_once_and_of_everything_in_one_letter(desk: Desk) -> None:
    await announced(desk, "1 de diciembre, 9 a 17, Ciudad de Panamá, Taller A")
    await says(desk, "/reunion nueva 1 de diciembre, 18 a 19, Ciudad de Panamá, Taller B")
    await says(desk, "/reunion anunciar 2")
    await desk.letters("ana")

    desk.clock.advance(timedelta(days=7, hours=15))
    for _ in range(2):
        async with desk.storage.transaction() as work:
            await reminded(work, clock=desk.clock)

    letters = [letter for letter in await desk.letters("ana") if letter.key.startswith("reminder:")]
    assert len(letters) == 1
    assert "Taller A" in letters[0].text and "Taller B" in letters[0].text


async def test_a_meeting_that_began_is_not_reminded(desk: Desk) -> None:
    await announced(desk, "1 de diciembre, 9 a 17, Ciudad de Panamá, Taller A")
    desk.clock.advance(timedelta(days=9))

    async with desk.storage.transaction() as work:
        await reminded(work, clock=desk.clock)

    assert [letter for letter in await desk.letters("ana") if letter.key.startswith("reminder:")] == []


@pytest.mark.parametrize("text", ["/reunion ver 9", "/reunion editar", "/reunion 99999999999", "/reunion anunciar x"])
async def test_what_names_no_meeting_is_said(desk: Desk, text: str) -> None:
    assert "No hay una reunión con el número" in await says(desk, text)


async def test_of_two_secretaries_the_second_looks_again(desk: Desk) -> None:
    await says(desk, f"/reunion nueva {TOLD}")
    async with desk.storage.transaction() as work:
        before = await the_meeting(desk)
        await work.meetings.change(replace(before, place="Otro"), before)
        assert await work.meetings.change(replace(before, place="Este"), before) is None


async def test_one_person_is_said_as_one(desk: Desk) -> None:
    await says(desk, f"/reunion nueva {TOLD}")
    await says(desk, "/reunion editar 1 invitados: Chile")

    assert "Lo recibirá una persona." in await says(desk, "/reunion publicar 1")


ICS = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//x//ES
BEGIN:VEVENT
UID:1@x
DTSTAMP:20261101T000000Z
DTSTART;TZID=America/Lima:20270310T090000
DTEND;TZID=America/Lima:20270310T130000
SUMMARY:Taller de calidad
LOCATION:Lima
END:VEVENT
BEGIN:VEVENT
UID:2@x
DTSTAMP:20261101T000000Z
DTSTART:20270401T090000
DTEND:20270401T100000
SUMMARY:Llamada
END:VEVENT
END:VCALENDAR
""".replace(b"\n", b"\r\n")


async def sends(desk: Desk, content: bytes, name: str, text: str = "", *, of: str = "eva") -> str:
    desk.files["f"] = content
    return (await desk.says(text, of=of, file=Attachment("f", name, len(content)))).text


async def test_a_calendar_becomes_drafts_and_says_whose_clocks_were_taken(desk: Desk) -> None:
    assert "Leo el calendario" in await sends(desk, ICS, "reuniones.ics")

    told = (await desk.letters("eva"))[-1]
    assert "1. Taller de calidad · miércoles 10 de marzo de 2027" in told.text
    assert "no dice de qué zona son algunas horas" in told.text
    meeting = await the_meeting(desk)
    assert (meeting.state, meeting.zone, meeting.place) == ("draft", "America/Lima", "Lima")


@pytest.mark.parametrize("content", [b"hola", b"\xff\x00" * 50, b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"])
async def test_what_is_no_calendar_changes_nothing_and_says_why(desk: Desk, content: bytes) -> None:
    await sends(desk, content, "x.ics")

    assert (await desk.letters("eva"))[-1].text
    async with desk.storage.transaction() as work:
        assert await work.meetings.listed(("draft",)) == []


async def test_a_calendar_of_an_official_is_not_read(desk: Desk) -> None:
    assert "Leo el calendario" not in await sends(desk, ICS, "reuniones.ics", of="ana")


async def test_a_document_goes_along_and_stays(desk: Desk) -> None:
    await announced(desk)

    await sends(desk, b"%PDF", "agenda.pdf", "/reunion documento 1")

    [key] = (await the_meeting(desk)).documents
    async with desk.storage.transaction() as work:
        file = await work.files.get(key)
    assert file is not None
    assert (file.name, file.content) == ("agenda.pdf", b"%PDF")
    assert "Envíe el documento" in await says(desk, "/reunion documento 1")


async def test_what_cannot_be_done_with_a_meeting_is_said(desk: Desk) -> None:
    assert "No sé hacer «volar»" in await says(desk, "/reunion volar 1")
