from dataclasses import replace
from datetime import timedelta

import pytest

from bot.work import Work
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply, Turn
from handlers.officials import announced
from handlers.ports import StoredFile
from tests.builders import message, person
from tests.fakes import FakeClock
from tests.gathered import meeting
from tests.handlers.officials.agenda import GUEST, PUBLIC, Reader

LINKED = meeting(link="https://zoom.example/1", mode="hybrid", convenes="Presidencia pro tempore")


@pytest.fixture
def ana(work: Work, clock: FakeClock) -> Reader:
    return Reader(work, clock, past="La última plenaria registrada: la XI.")


async def asked(reader: Reader, text: str, *known: Reply, group: bool = False, turn: Turn | None = None) -> list[Reply]:
    """What free text hears, when the assistant itself says `known`."""

    async def knows(_incoming: Incoming, _memory: Memory) -> tuple[Reply, ...]:
        return known

    memory = Memory(turn=turn)
    return list(await announced.answer(message(text, group=group), memory, answer=knows, diary=reader.diary) or ())


ERRAND = Reply("No tengo ninguna.", "action", action="meetings")
REMINDER = Reply("No tengo ninguna.", "action", action="reminder")


async def test_nothing_announced_is_said_with_the_past_and_an_offer_to_be_told(ana: Reader) -> None:
    reply = await ana.say("/reuniones")

    assert reply.text.startswith("No hay ninguna reunión próxima anunciada.")
    assert reply.text.endswith("La última plenaria registrada: la XI.")
    assert (reply.choices[0].label, reply.choices[0].says) == ("Avíseme", "/avisos sí")


async def test_a_meeting_is_told_on_the_clocks_of_the_person_and_of_the_host(work: Work, clock: FakeClock) -> None:
    tijuana = Reader(work, clock, replace(person("ana"), country="México", zone="America/Tijuana"))
    await tijuana.announced(LINKED)

    reply = await tijuana.say("/reuniones")

    assert reply.text == (
        "Próximas reuniones:\n\n"
        "Reunión 1. Taller de digitalización\n"
        "Martes 1 de diciembre, de 4:00 a 8:00 (hora de Tijuana)\n"
        "En la sede: martes 1 de diciembre, de 9:00 a 13:00 (hora de Santiago)\n"
        "Lugar: Santiago, Chile (presencial y en línea)\n"
        "Convoca: Presidencia pro tempore\n"
        "Enlace: https://zoom.example/1"
    )


@pytest.mark.parametrize("who", [GUEST, person("ana", standing="pending")])
async def test_the_link_is_only_for_who_was_approved(work: Work, clock: FakeClock, who: object) -> None:
    reader = Reader(work, clock, who)  # type: ignore[arg-type]
    await reader.announced(LINKED)

    for said in ("/reuniones", "/reunion 1"):
        reply = await reader.say(said)
        assert "zoom.example" not in reply.text
        assert "El enlace se entrega en privado" in reply.text


async def test_in_a_group_nobody_reads_the_link_nor_what_somebody_answered(ana: Reader) -> None:
    await ana.announced(LINKED)
    await ana.say("/asistir 1")

    for said in ("/reuniones", "/reunion 1"):
        reply = await ana.say(said, group=True)
        assert "zoom.example" not in reply.text
        assert "Usted respondió" not in reply.text


async def test_a_closed_meeting_is_nobody_elses_business(ana: Reader) -> None:
    await ana.announced(meeting(title="Secreta", countries=("Perú",)), meeting(title="Abierta"))

    listed, shown = await ana.say("/reuniones"), await ana.say("/reunion 1")

    assert "Secreta" not in listed.text
    assert "Abierta" in listed.text
    assert shown.text.startswith("La reunión número 1 es solo para quienes fueron invitados.")


async def test_who_is_invited_to_a_closed_meeting_sees_it_but_not_in_a_group(ana: Reader) -> None:
    await ana.announced(meeting(title="Cerrada", countries=("paraguay",)))

    assert "Cerrada" in (await ana.say("/reuniones")).text
    assert "Cerrada" not in (await ana.say("/reuniones", group=True)).text


async def test_when_none_fits_the_next_one_is_told_instead(ana: Reader) -> None:
    await ana.announced(meeting())

    reply = await ana.say("/reuniones abril")

    assert reply.text.startswith("No hay ninguna reunión anunciada para «abril».\n\nLa próxima que está anunciada:")
    assert "Taller de digitalización" in reply.text


async def test_a_day_that_does_not_exist_is_said_to_be_none(ana: Reader) -> None:
    assert "31 de febrero no existe" in (await ana.say("/reuniones 31 de febrero")).text


async def test_past_meetings_are_found_the_same_way(ana: Reader) -> None:
    await ana.announced(meeting(day="2026-02-03", title="Taller de cupos"))

    reply = await ana.say("/reuniones febrero de 2026")

    assert reply.text == (
        "Reuniones anunciadas que ya pasaron para «febrero de 2026»:\n• 1. Taller de cupos: martes 3 de febrero"
    )


async def test_more_than_a_few_are_named_only(ana: Reader) -> None:
    await ana.announced(*(meeting(day=f"2026-12-0{day}", title=f"Taller {day}") for day in range(1, 6)))

    reply = await ana.say("/reuniones")

    assert reply.text.endswith("Después:\n• 4. Taller 4: viernes 4 de diciembre\n• 5. Taller 5: sábado 5 de diciembre")


@pytest.mark.parametrize(
    ("said", "starts"),
    [
        ("/reunion", "Indique el número"),
        ("/reunion 9", "No hay ninguna reunión anunciada con el número 9"),
        ("/reunion 99999999999", "No hay ninguna"),
        ("/reunion 2", "No hay ninguna"),
        ("/reunion 1", "CANCELADA. Reunión 1."),
    ],
)
async def test_every_number_has_a_civil_answer(ana: Reader, said: str, starts: str) -> None:
    await ana.announced(meeting(state="cancelled"), meeting(state="draft"))

    assert (await ana.say(said)).text.startswith(starts)


async def test_a_card_offers_answers_the_agenda_and_the_calendar(ana: Reader) -> None:
    await ana.announced(meeting(agenda="1. Apertura"))

    reply = await ana.say("/reunion 1")

    assert [choice.says for choice in reply.choices] == [
        "/asistir 1", "/no_asistir 1", "/delegar 1", "/agenda 1", "/calendario 1", "/reuniones",
    ]  # fmt: skip


async def test_documents_come_in_messages_of_their_own_to_who_was_approved(ana: Reader, clock: FakeClock) -> None:
    await ana.work.files.keep("acta", StoredFile("acta.pdf", b"%PDF"))
    await ana.announced(meeting(agenda="1. Apertura", documents=("acta",)))
    guest = replace(ana, who=GUEST)

    refused, given = await guest.say("/documentos 1"), await ana.say("/documentos 1")

    assert "solo a personas aprobadas" in refused.text
    assert (
        given.text
        == "Reunión 1. Taller de digitalización\n\nAgenda:\n1. Apertura\n\nEn mensajes aparte va el documento."
    )
    [letter] = ana.letters()
    assert letter.lane == "reply"
    assert await ana.work.files.get(letter.file) == StoredFile("acta.pdf", b"%PDF")


async def test_documents_that_are_not_kept_any_more_are_promised_to_nobody(ana: Reader) -> None:
    await ana.announced(meeting(documents=("d:1", "d:2")))
    guest = replace(ana, who=GUEST)

    for reply in (await ana.say("/documentos 1"), await guest.say("/documentos 1")):
        assert reply.text.endswith(
            "Los 2 documentos ya no se conservan: se guardan hasta un año después de la reunión. "
            "Si los necesita, escriba /contactar."
        )
        assert "aparte" not in reply.text
        assert "personas aprobadas" not in reply.text
    assert ana.letters() == []


async def test_of_several_documents_those_that_are_left_are_sent(ana: Reader) -> None:
    await ana.announced(meeting(documents=("d:1", "d:2")))
    await ana.work.files.keep("d:2", StoredFile("acta.pdf", b"%PDF"))

    reply = await ana.say("/documentos 1")

    assert reply.text.endswith("En mensajes aparte va el documento.\n\nOtro más ya no se conserva.")
    assert [letter.text for letter in ana.letters()] == ["Documento de la reunión 1: acta.pdf"]


async def test_more_after_one_meeting_is_its_agenda(ana: Reader) -> None:
    await ana.announced(meeting(agenda="1. Apertura"))
    shown = await ana.say("/reunion 1")

    [reply] = await asked(ana, "más", turn=shown.turn)

    assert "1. Apertura" in reply.text


@pytest.mark.parametrize("text", ["¿hay algo pronto?", "la próxima reunión", "cuándo toca la siguiente"])
async def test_the_errand_of_any_wording_is_answered_from_what_is_announced(ana: Reader, text: str) -> None:
    await ana.announced(meeting())

    [reply] = await asked(ana, text, ERRAND)

    assert "Reunión 1. Taller de digitalización" in reply.text


async def test_nothing_else_changes_while_nothing_is_announced(ana: Reader) -> None:
    known = Reply("En marzo de 2019…", "answer")

    assert await asked(ana, "reuniones en marzo", known) == [known]


async def test_a_list_for_a_time_to_come_is_what_is_announced(ana: Reader) -> None:
    await ana.announced(meeting(day="2027-03-10"))

    [reply] = await asked(ana, "reuniones en marzo", Reply("En marzo de 2019…", "answer"))

    assert reply.text.startswith("Próximas reuniones para «en marzo»:")


async def test_what_is_asked_by_its_place_is_the_meeting_there_before_the_past(ana: Reader) -> None:
    await ana.announced(meeting(day="2027-03-10", country="Panamá", city="Ciudad de Panamá"))
    known = Reply("La plenaria de Panamá fue…", "answer")

    first, *rest = await asked(ana, "cuándo es lo de Panamá", known)

    assert "Reunión 1." in first.text
    assert rest == [known]
    assert await asked(ana, "cuándo fue lo de Panamá", known) == [known]
    assert await asked(ana, "cuándo es lo de Chile", known) == [known]


@pytest.mark.parametrize(
    "text",
    [
        "¿a qué hora empieza el taller?",
        "¿cuánto dura la reunión?",
        "¿dónde es el taller?",
        "¿quién convoca el taller de digitalización?",
        "¿quiénes participan en el taller de digitalización?",
    ],
)
async def test_what_its_card_says_is_asked_in_any_words(ana: Reader, text: str) -> None:
    await ana.announced(meeting(convenes="Presidencia pro tempore"))

    first, *_ = await asked(ana, text, Reply("No lo sé.", "forward"))

    assert "Reunión 1. Taller de digitalización" in first.text
    assert "Presidencia pro tempore" in first.text


@pytest.mark.parametrize("text", ["¿quién convoca las reuniones?", "¿quiénes participan?", "¿quién convoca el foro?"])
async def test_how_meetings_are_convened_is_known_to_the_content(ana: Reader, text: str) -> None:
    await ana.announced(meeting())
    known = Reply("La Presidencia convoca…", "answer")

    assert await asked(ana, text, known) == [known]


async def test_for_a_time_to_come_without_meetings_the_past_is_no_answer(ana: Reader) -> None:
    await ana.announced(meeting(day="2027-03-10"))

    [reply] = await asked(ana, "reuniones en abril", Reply("En abril de 2019…", "answer"))

    assert "2019" not in reply.text
    assert "«en abril»" in reply.text


async def test_of_the_past_the_content_speaks_first(ana: Reader) -> None:
    await ana.announced(meeting(day="2025-09-24"))
    known = Reply("En 2025 constan…", "answer")

    first, second = await asked(ana, "qué hubo en 2025", known)

    assert first is known
    assert second.text.startswith("Reuniones anunciadas que ya pasaron para «en 2025»:")


async def test_a_question_about_a_round_stays_what_it_is(ana: Reader) -> None:
    await ana.announced(meeting())
    known = Reply("Firmaron…", "answer")

    assert await asked(ana, "¿Quiénes firmaron en la reunión de Santiago?", known) == [known]


async def test_who_asks_to_be_reminded_hears_when_they_will_be(ana: Reader) -> None:
    await ana.announced(meeting())

    [reply] = await asked(ana, "recuérdeme la próxima reunión", REMINDER)
    await ana.say("/avisos ninguno")
    [silent] = await asked(ana, "recuérdeme la próxima reunión", REMINDER)

    assert reply.text.startswith("Le recordaré cada reunión: 7 días, 1 día y 1 hora")
    assert silent.text.startswith("Hoy no tiene recordatorios activados.")


async def test_a_guest_who_asks_to_be_reminded_may_ask_to_be_told(ana: Reader) -> None:
    await ana.announced(meeting())
    guest = replace(ana, who=GUEST)

    [reply] = await asked(guest, "avíseme de la próxima reunión", REMINDER)
    before = await guest.reminders()
    await guest.say(reply.choices[0].says)

    assert (before, await guest.reminders()) == ([], [(1, 1.0), (1, 24.0), (1, 168.0)])


async def test_in_a_group_the_offer_leads_out_of_it(ana: Reader) -> None:
    [reply] = await asked(ana, "próximas reuniones", ERRAND, group=True)

    assert [choice.link for choice in reply.choices] == [f"https://t.me/{PUBLIC.bot}?start=contactar"]


async def test_what_is_over_is_no_longer_next(ana: Reader, clock: FakeClock) -> None:
    await ana.announced(meeting())
    clock.advance(timedelta(days=10))

    assert (await ana.say("/reuniones")).text.startswith("No hay ninguna reunión próxima anunciada.")
