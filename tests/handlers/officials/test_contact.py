"""Writing to the secretariat: the promise is made only about a stored case, and only once of one question."""

from dataclasses import replace

import pytest

from bot.work import Work
from handlers.casework.intake import MOST_OPEN
from handlers.commands import dispatch
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.officials import contact
from handlers.officials.errands import FORWARD, OFFER
from tests.builders import OFFICE, casework, message, person, visitor
from tests.fakes import FakeClock

PERSONAL = "¿Qué hago con Juana Pérez, pasaporte venezolano 123456789?"


async def said(
    work: Work, clock: FakeClock, text: str, *, of: str = "ana", country: str = "", incoming: Incoming | None = None
) -> Reply:
    """What a person hears to a command."""
    bundle = casework(work, replace(person(of), country=country), clock, office=replace(OFFICE, bot="enlace_bot"))
    asked = replace(incoming or message(person=of), text=text)
    replies = await dispatch(
        asked, Memory(), commands=contact.commands(casework=bundle), visitor=replace(visitor(), office=bundle.office)
    )
    assert replies is not None
    return replies[0]


async def test_the_promise_carries_the_number_of_a_stored_case_and_when_to_expect_an_answer(
    work: Work, clock: FakeClock
) -> None:
    await work.people.record(person("eva", "secretariat"))

    reply = await said(work, clock, "/contactar ¿Pueden venir a mi oficina?")

    [case] = await work.cases.listed()
    assert case.question == "¿Pueden venir a mi oficina?"
    assert f"número {case.number}" in reply.text
    assert "antes del miércoles 25 de noviembre" in reply.text
    assert (reply.outcome, reply.action, reply.about) == ("action", "contact", "case:1")


async def test_where_nobody_hears_of_it_no_time_is_promised(work: Work, clock: FakeClock) -> None:
    first = await said(work, clock, "/contactar ¿Pueden venir a mi oficina?")
    joined = await said(work, clock, "/contactar Pueden venir a mi oficina", of="luis")

    told = "En este momento no hay nadie de la Secretaría para recibir el aviso; la verán cuando entren."
    assert first.text.startswith(f"Su consulta quedó registrada con el número 1. {told}")
    assert told in joined.text
    assert "responde normalmente" not in first.text + joined.text
    assert len(await work.cases.listed()) == 1


@pytest.mark.parametrize("command", ["/contactar", OFFER, FORWARD])
async def test_without_a_question_it_is_asked_for_and_nothing_is_stored(
    command: str, work: Work, clock: FakeClock
) -> None:
    reply = await said(work, clock, command)

    assert reply.awaits == OFFER
    assert not await work.cases.listed()


async def test_what_was_written_is_shown_before_it_is_sent(work: Work, clock: FakeClock) -> None:
    reply = await said(work, clock, f"{OFFER} ¿Hay cupos?")

    assert reply.outcome == "forward"
    assert "Se enviaría: «¿Hay cupos?»" in reply.text
    assert [choice.says for choice in reply.choices] == [f"{FORWARD} ¿Hay cupos?", "/cancelar"]
    assert not await work.cases.listed()


async def test_personal_data_are_not_sent_at_once_even_when_written_behind_the_command(
    work: Work, clock: FakeClock
) -> None:
    reply = await said(work, clock, f"/contactar {PERSONAL}")

    assert "datos personales" in reply.text
    assert not await work.cases.listed()


async def test_whoever_confirms_the_text_as_it_is_sends_it(work: Work, clock: FakeClock) -> None:
    await said(work, clock, f"{FORWARD} {PERSONAL}")

    [case] = await work.cases.listed()
    assert case.question == PERSONAL


async def test_whoever_sends_it_twice_is_told_that_it_is_there(work: Work, clock: FakeClock) -> None:
    await said(work, clock, f"{FORWARD} ¿Hay cupos?")

    again = await said(work, clock, f"{FORWARD} ¿Hay cupos?")

    assert "ya está registrada con el número 1" in again.text
    assert [choice.says for choice in again.choices] == ["/miconsulta 1"]
    assert len(await work.cases.listed()) == 1


async def test_whoever_joins_is_told_so_and_never_whom(work: Work, clock: FakeClock) -> None:
    await said(work, clock, f"{FORWARD} ¿Hay cupos?", of="marta", country="Chile")

    reply = await said(work, clock, f"{FORWARD} hay cupos", country="Perú")

    assert reply.text.startswith("Otra comisión ya preguntó lo mismo")
    assert "recibirá la misma respuesta" in reply.text
    assert "marta" not in reply.text
    assert "Chile" not in reply.text


async def test_a_colleague_of_unknown_country_is_called_another_person(work: Work, clock: FakeClock) -> None:
    await said(work, clock, f"{FORWARD} ¿Hay cupos?", of="marta")

    assert (await said(work, clock, f"{FORWARD} hay cupos")).text.startswith("Otra persona ya preguntó lo mismo")


async def test_a_file_without_words_is_called_what_it_is(work: Work, clock: FakeClock) -> None:
    photo = replace(message(), source="7", media="photo")

    reply = await said(work, clock, OFFER, incoming=photo)

    assert "«(Envió una foto, sin texto.)», con el archivo adjunto" in reply.text
    assert reply.choices[0].says == f"{FORWARD} m:7+ (Envió una foto, sin texto.)"


@pytest.mark.parametrize("command", ["/contactar ¿Hay cupos?", f"{OFFER} ¿Hay cupos?", f"{FORWARD} ¿Hay cupos?"])
async def test_in_a_group_nothing_is_sent_and_a_link_leads_out(command: str, work: Work, clock: FakeClock) -> None:
    reply = await said(work, clock, command, incoming=replace(message(), group=True))

    assert [choice.link for choice in reply.choices] == ["https://t.me/enlace_bot?start=contactar"]
    assert not await work.cases.listed()


async def test_one_person_cannot_flood_the_secretariat_and_is_told_that_nothing_was_sent(
    work: Work, clock: FakeClock
) -> None:
    for number in range(MOST_OPEN):
        await said(work, clock, f"/contactar ¿Hay cupos para el taller {number}?")

    refused = await said(work, clock, "/contactar ¿Hay becas?")
    other = await said(work, clock, "/contactar ¿Hay becas?", of="eva")

    assert "no se envió" in refused.text
    assert "quedó registrada" in other.text
    assert len(await work.cases.listed()) == MOST_OPEN + 1
