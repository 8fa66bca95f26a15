"""What did not arrive, told without a word of it."""

from datetime import timedelta

import pytest

from bot.work import Work
from handlers.ports import DeliveryState
from handlers.texts import deliveries as texts
from tests.builders import letter, person
from tests.fake_outbox import FakeOutbox
from tests.fakes import FakeClock
from tests.handlers.people.house import House


@pytest.fixture
async def house(work: Work, clock: FakeClock) -> House:
    house = House(work, clock)
    await house.knows(person("olga", "admin"), person("ana"))
    return house


async def failed(house: House, key: str = "case:4:desk:card", *, problem: str = "TimedOut", last: bool = True) -> None:
    """A letter to Ana that did not arrive."""
    await house.work.outbox.put(letter(key, text="secreto"))
    [parcel] = await house.work.outbox.claim(house.clock.now(), "t", "ana")
    until = None if last else house.clock.now() + timedelta(hours=1)
    await house.work.outbox.postponed(parcel, until, problem, uncertain=not last)


async def test_a_failed_letter_is_named_by_what_it_is_and_whose_it_is_never_by_its_words(house: House) -> None:
    await failed(house)
    house.clock.advance(timedelta(hours=2))

    reply = await house.says("olga", "/entregas")

    assert "Entrega 1: tarjeta de la consulta número 4, para ana · fallida: la red no respondió a tiempo" in reply.text
    assert reply.text.endswith(" · 1 intento · hace 2 horas")
    assert "secreto" not in reply.text
    assert "fallidas: 1" in reply.text


async def test_a_failed_one_can_be_tried_again_by_one_tap(house: House) -> None:
    await failed(house)
    reply = await house.says("olga", "/entregas")
    assert [choice.label for choice in reply.choices] == ["Reintentar la 1"]

    assert "se intentará de nuevo" in (await house.says("olga", "1")).text

    assert isinstance(house.work.outbox, FakeOutbox)
    assert house.work.outbox.stored[0].state == "queued"
    assert await house.deeds() == [("olga", "retry", "1")]


async def test_an_uncertain_one_is_shown_as_such_and_waits_by_itself(house: House) -> None:
    await failed(house, last=False)

    reply = await house.says("olga", "/entregas")

    assert "se volverá a intentar, quizá ya llegó" in reply.text
    assert reply.choices == ()


@pytest.mark.parametrize("number", ["", "9", "uno", "99999999999999999999", "-1"])
async def test_nothing_else_is_tried_again(house: House, number: str) -> None:
    assert "No hay una entrega fallida" in (await house.says("olga", f"/reintentar {number}")).text
    assert await house.deeds() == []


async def test_when_all_is_well_it_says_so(house: House) -> None:
    assert "No hay entregas fallidas ni dudosas" in (await house.says("olga", "/entregas")).text


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("TimedOut", "la red no respondió a tiempo"),
        ("interrupted", "el programa se detuvo mientras la enviaba"),
        ("Forbidden", "la persona bloqueó el asistente o nunca lo abrió"),
        ("rejected: BadRequest", "el canal rechazó el mensaje"),
        ("rejected: BadRequest (chat not found)", "la conversación o el mensaje ya no existe"),
        ("token refused", "el canal no acepta la clave del asistente"),
        ("pool timeout", "la red no respondió a tiempo"),
        ("unreachable", "no hay conexión con el canal"),
        ("flood", "el canal pidió esperar"),
        ("NetworkError", "no hay conexión con el canal"),
        ("courier.py:77 ValueError", "otro problema"),
    ],
)
def test_a_problem_is_told_to_whoever_does_not_read_programs(written: str, told: str) -> None:
    assert texts.problem(written) == told


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("case:12:desk:card:4", "tarjeta de la consulta número 12"),
        ("case:12:desk:title:4", "título del tema de la consulta número 12"),
        ("case:12:desk@t/eva:copy:4", "archivo para la consulta número 12"),
        ("case:12:desk:preview:m4", "vista previa de la consulta número 12"),
        ("case:12:desk:escalation:4", "aviso de plazo vencido de la consulta número 12"),
        ("case:12:desk@t/eva:news:4", "novedad de la consulta número 12"),
        ("case:12:answer:1:0", "respuesta a la consulta número 12"),
        ("case:12:file:1:0", "archivo de la respuesta a la consulta número 12"),
        ("case:12:precision:4:0", "pedido de precisión de la consulta número 12"),
        ("case:12:notice:2:0", "aviso sobre la consulta número 12"),
        ("case:12:reply:m4:0", "mensaje sobre la consulta número 12"),
        ("registration|t:eva/m1|desk", "solicitud de registro"),
        ("person:t:eva:role:2026", "aviso de acceso"),
        ("person:t:eva:redeemed:m4", "aviso de invitación"),
        ("x", "otro mensaje"),
    ],
)
def test_a_letter_is_named_by_its_key(key: str, kind: str) -> None:
    assert texts.kind(key) == kind


def test_every_state_has_a_name() -> None:
    states: tuple[DeliveryState, ...] = ("scheduled", "queued", "sending", "sent", "failed", "recalled")

    told = texts.deliveries([], dict.fromkeys(states, 2))

    assert told.count(": 2") == len(states)
