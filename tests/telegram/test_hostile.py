"""People who try what they should not: other people's cases, rights they do not have, words that break programs."""

from datetime import timedelta

import pytest

from tests.faults.keyboards import buttons_of, labels_of
from tests.telegram.house import House

pytestmark = pytest.mark.slow

CUPOS = "¿Hay cupos para el taller de Lima?"
HOSTILE = [
    "<b>negrita</b> &amp; <a href='x'>y</a> </blockquote>",
    "'; DROP TABLE cases; --",
    "\u202e¿sopuc yaH?\u202c \u200f\u200b",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!" * 20,
    "🙂" * 2000,
    "\x01\x02\x1b[31m\x7f¿cupos?",
    "🏳️‍🌈👨‍👩‍👧‍👦" * 150,
    ", " * 2040 + "@enlace",
    "n" + " " * 4000 + "x",
    "/" * 4000,
    "/ " + "a" * 3900,
    "1" * 4000,
    "/miconsulta " + "9" * 3000,
    "/start " + "x" * 2000,
    "/enviar_consulta m:x+ algo",
    "/enviar_consulta m:99999999999999999999999999999999999+ algo distinto",
    "/contactar " + "&<>" * 900,
]


async def test_whatever_is_written_is_answered_and_delivered_and_holds_up_nobody(house: House) -> None:
    told = [await house.says(house.ana, text) for text in HOSTILE]
    known = await house.says(house.beto, "¿Quién preside la CONARE de Paraguay?")

    entregas = await house.says(house.olga, "/entregas")
    assert all(told)
    assert "Asuntos Consulares" in known
    assert "fallidas: 2." in entregas, "only the two copies of messages that were never sent"
    assert entregas.count("ya no existe") == 2


@pytest.mark.parametrize("order", ["miconsulta", "aclarar", "me_sirve", "necesito_mas", "enviar_aclaracion", "caso"])
async def test_a_case_of_somebody_else_is_as_if_it_were_not_there(house: House, order: str) -> None:
    await house.asks(house.ana, CUPOS)
    await house.answers("Quedan dos cupos.")
    seen = len(house.group.written())

    of_ana = await house.says(house.beto, f"/{order} 1 hola")
    of_nobody = await house.says(house.beto, f"/{order} 2 hola")

    assert of_ana.replace("1", "2") == of_nobody
    assert "cupos" not in of_ana
    assert len(house.group.written()) == seen


async def test_a_button_of_somebody_else_does_nothing_wherever_it_is_pressed(house: House) -> None:
    await house.asks(house.ana, CUPOS)
    await house.answers("Quedan dos cupos.")
    letter, card = house.ana.finds("Quedan dos cupos."), house.card()
    assert letter is not None
    seen = len(house.group.written())
    for button in (*buttons_of(letter.keyboard), *buttons_of(card.keyboard)):
        for message in (letter.id, card.id, 1):
            await house.beto.presses(message, str(button["callback_data"]))
    await house.calm()

    assert {message.text.split(".")[0] for message in house.beto.screen()} == {"Esa opción ya no está disponible"}
    assert len(house.group.written()) == seen


async def test_whoever_is_only_in_the_group_changes_nothing_there(house: House) -> None:
    await house.asks(house.ana, CUPOS)
    house.group.chat.members[house.beto.id] = house.group.chat.members[house.eva.id]
    card = house.card()
    for label in labels_of(card.keyboard):
        await house.beto.taps(card, label)
    for said in ("/tomar 1", "/r No hay.", "/cerrar", "/confirmar 1", "/precision 1 ¿Quién es?", "/nota 1 x"):
        await house.beto.says(said, chat=house.group, thread=house.topic)
    await house.beto.says("No hay.", chat=house.group, reply_to=card.id)
    await house.calm()
    await house.passes(timedelta(minutes=5))

    mine = await house.says(house.ana, "/miconsulta 1")
    assert "recibida" in mine
    assert "Respuesta de la Secretaría" not in mine
    assert house.ana.finds("No hay.") is None
    assert house.ana.finds("¿Quién es?") is None


async def test_rights_end_when_they_are_taken_whatever_button_is_left(house: House) -> None:
    await house.asks(house.ana, CUPOS)
    card = house.card()
    await house.eva.says("Sí hay.", chat=house.group, reply_to=card.id)
    await house.calm()
    await house.says(house.olga, "/revocar @eva")

    await house.taps(house.eva, "Enviar", chat=house.group.chat)
    await house.eva.says("/confirmar 1", chat=house.group, thread=house.topic)
    await house.calm()
    await house.says(house.eva, "/responder 1 Sí hay.")
    await house.passes(timedelta(minutes=5))

    assert house.ana.finds("Sí hay.") is None


async def test_nothing_internal_reaches_who_asks(house: House) -> None:
    await house.asks(house.ana, CUPOS)
    await house.asks(house.beto, CUPOS)
    for said in ("/nota 1 SECRETO uno", "SECRETO dos", "/tomar"):
        await house.eva.says(said, chat=house.group, thread=house.topic)
    await house.calm()
    await house.answers("Quedan dos cupos.")
    for who in (house.ana, house.beto):
        for order in ("/misconsultas", "/miconsulta 1", "/caso 1", "/pendientes", "/auditoria", "/quien Eva"):
            await house.says(who, order)

    read = "\n".join(message.text for who in (house.ana, house.beto) for message in who.screen())
    assert "SECRETO" not in read
    assert "Eva" not in read
    assert "El asistente" not in read
    assert "Beto" not in "\n".join(message.text for message in house.ana.screen())
    assert "Ana" not in "\n".join(message.text for message in house.beto.screen())


async def test_what_is_written_beside_a_file_after_it_was_confirmed_does_not_leave(house: House) -> None:
    await house.asks(house.ana, CUPOS)
    document = await house.eva.sends_document("El acta.", chat=house.group, reply_to=house.card().id)
    await house.calm()
    await house.taps(house.eva, "Enviar", chat=house.group.chat)

    await house.eva.edits(document, "El acta. ¿La enviamos de verdad?", chat=house.group)
    await house.calm()
    await house.passes(timedelta(seconds=61))

    read = [(message.body.kind, message.text) for message in house.ana.screen()[-2:]]
    assert "El acta.\n" in read[0][1]
    assert read[1] == ("document", "")
