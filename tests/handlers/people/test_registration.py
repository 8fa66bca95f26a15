"""/registro: step by step, kept whatever happens, nothing stored before it is confirmed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.work import Work
from handlers.ports import TURN_LASTS
from tests.builders import OFFICE, person
from tests.fakes import FakeClock
from tests.handlers.people.house import House

ANSWERS = ("Eva Rojas", "mexico", "COMAR", "Analista", "eva@comar.example")


async def registered(house: House, *answers: str) -> None:
    await house.say("eva", "/registro", *(answers or ANSWERS), "confirmar")


async def test_nothing_is_stored_before_it_is_confirmed(house: House) -> None:
    reply = await house.say("eva", "/registro", *ANSWERS)

    assert "• Nombre: Eva Rojas\n• País: México\n• Comisión o institución: COMAR\n• Cargo: Analista" in reply.text
    assert [choice.label for choice in reply.choices] == ["Confirmar", "Corregir", "Cancelar"]
    assert (await house.person("eva")).country == ""


async def test_what_was_confirmed_waits_for_the_secretariat_with_the_zone_of_its_country(house: House) -> None:
    await registered(house)

    eva = await house.person("eva")
    assert (eva.name, eva.country, eva.commission, eva.post) == ("Eva Rojas", "México", "COMAR", "Analista")
    assert (eva.email, eva.zone, eva.standing) == ("eva@comar.example", "America/Mexico_City", "pending")


async def test_the_secretariat_reads_the_request_with_its_two_buttons(house: House) -> None:
    await registered(house)

    [letter] = house.letters("sara")
    assert "Eva Rojas" in letter.text
    assert [choice.says for choice in letter.choices] == ["/aprobar t:eva", "/rechazar t:eva"]
    assert house.letters("olga") == []


async def test_administrators_read_it_as_long_as_there_is_no_secretariat(house: House) -> None:
    await house.knows(person("sara"))

    await registered(house)

    assert len(house.letters("olga")) == 1


@pytest.mark.parametrize("way", ["Confirmar", "sí", "1", "confirmo", "de acuerdo"])
async def test_confirming_has_many_words(house: House, way: str) -> None:
    reply = await house.say("eva", "/registro", *ANSWERS, way)

    assert "la Secretaría lo revisará" in reply.text
    assert (await house.person("eva")).standing == "pending"


async def test_a_country_can_be_picked_by_its_number_and_proposes_its_commission(house: House) -> None:
    reply = await house.say("eva", "/registro", "Eva Rojas", "2")

    assert [choice.label for choice in reply.choices] == [
        "Comisión Especial para los Refugiados (CEPR)", "Otra institución"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "kept"), [("PERU", "Perú"), ("peruana", "Perú"), ("Suriname", "Surinam"), ("Marte", "Marte")]
)
async def test_a_country_is_understood_without_accents_and_kept_as_written_when_unknown(
    house: House, written: str, kept: str
) -> None:
    reply = await house.say("eva", "/registro", "Eva Rojas", written)

    assert reply.form is not None
    assert reply.form.country == kept


async def test_another_country_is_written(house: House) -> None:
    reply = await house.say("eva", "/registro", "Eva Rojas", "Otro país", "Japón")

    assert reply.form is not None
    assert (reply.form.country, reply.form.step) == ("Japón", "commission")


@pytest.mark.parametrize("way", ["omitir", "Omitir", "no", "1", "no tengo"])
async def test_the_address_may_be_left_out(house: House, way: str) -> None:
    reply = await house.say("eva", "/registro", *ANSWERS[:4], way)

    assert "• Correo: —" in reply.text


@pytest.mark.parametrize(
    ("answers", "hint"),
    [
        (("¿Cuándo fue la VI?",), "parece una pregunta"),
        (("x" * 121,), "demasiado largo"),
        (("12345",), "escríbala con letras"),
        (("Eva", "mexico", "COMAR", "Analista", "eva arroba comar"), "no parece una dirección"),
        ((*ANSWERS, "tal vez"), "«confirmar», «corregir» o «cancelar»"),
    ],
)
async def test_an_answer_that_cannot_be_meant_is_asked_again(house: House, answers: tuple[str, ...], hint: str) -> None:
    before = await house.say("eva", "/registro", *answers[:-1])
    reply = await house.says("eva", answers[-1])

    assert hint in reply.text
    assert reply.form == before.form


async def test_a_command_in_between_works_and_the_next_words_still_answer_the_step(house: House) -> None:
    await house.say("eva", "/registro", "Eva Rojas", "mexico")

    assert "También puede usar" in (await house.says("eva", "/ayuda")).text
    reply = await house.says("eva", "COMAR")

    assert reply.form is not None
    assert (reply.form.commission, reply.form.step) == ("COMAR", "post")


async def test_it_goes_on_where_it_stood_weeks_later(house: House) -> None:
    await house.say("eva", "/registro", "Eva Rojas", "mexico")
    house.clock.advance(TURN_LASTS + timedelta(days=20))

    reply = await house.says("eva", "/registro")

    assert "donde quedó" in reply.text
    assert "3 de 5" in reply.text


@pytest.mark.parametrize("leaving", ["/cancelar", "cancelar", "mejor no"])
async def test_leaving_stores_nothing_and_the_next_words_are_free(house: House, leaving: str) -> None:
    await house.say("eva", "/registro", "Eva Rojas", "mexico", leaving)

    memory = await house.work.conversations.recall("t", "eva")
    assert memory.form is None
    assert (await house.person("eva")).standing == "guest"


async def test_a_button_of_an_earlier_step_answers_nothing(house: House) -> None:
    countries = await house.say("eva", "/registro", "Eva Rojas")
    await house.says("eva", "mexico")

    reply = await house.says("eva", countries.choices[1].says)

    assert "ya quedó contestado" in reply.text
    assert reply.form is not None
    assert (reply.form.country, reply.form.step) == ("México", "commission")


async def test_an_answer_without_a_registration_points_to_it(house: House) -> None:
    assert "No hay un registro en curso" in (await house.says("eva", "/dato_registro name Eva")).text


async def test_correcting_proposes_what_was_said(house: House) -> None:
    reply = await house.say("eva", "/registro", *ANSWERS, "Corregir")
    assert reply.choices[0].label == "Eva Rojas"

    await house.say("eva", "1", "1", "1", "Jefa de área", "1", "confirmar")

    eva = await house.person("eva")
    assert (eva.name, eva.country, eva.post) == ("Eva Rojas", "México", "Jefa de área")


async def test_whoever_is_registered_sees_it_and_may_leave_it_so(house: House) -> None:
    await registered(house)

    reply = await house.says("eva", "/registro")

    assert "a la espera de la aprobación" in reply.text
    assert "• País: México" in reply.text
    assert "no se envió nada" in (await house.says("eva", "Dejarlo así")).text


async def test_a_new_post_needs_nobody_and_a_new_commission_needs_approval_again(house: House) -> None:
    await registered(house)
    await house.says("sara", "/aprobar t:eva")

    await house.say("eva", "/registro corregir", "1", "1", "1", "Jefa", "omitir", "confirmar")
    assert (await house.person("eva")).standing == "approved"

    await house.say("eva", "/registro corregir", "1", "Perú", "Otra", "Cancillería", "1", "omitir", "confirmar")
    assert (await house.person("eva")).standing == "pending"
    assert len(house.letters("sara")) == 2


async def test_a_secretary_who_registers_keeps_the_role_without_asking_anybody(house: House) -> None:
    await house.say("sara", "/registro corregir", "Sara Díaz", *ANSWERS[1:], "confirmar")

    sara = await house.person("sara")
    assert (sara.role, sara.standing, sara.name) == ("secretariat", "approved", "Sara Díaz")
    assert house.letters("sara") == []


async def test_nobody_registers_where_others_read(house: House) -> None:
    reply = await house.says("eva", "/registro", group="foro")

    assert "solo en privado" in reply.text


async def test_a_house_that_invites_does_not_register_strangers(work: Work, clock: FakeClock) -> None:
    house = House(work, clock, replace(OFFICE, access="invited"))

    assert "solo por invitación" in (await house.says("eva", "/registro")).text
