"""Asking, in private, in groups and in any chat; and what becomes of buttons and of time."""

import json
from datetime import timedelta

import pytest

from tests.faults.keyboards import buttons_of, labels_of
from tests.faults.wire import utf16_length
from tests.telegram.house import House

pytestmark = pytest.mark.slow

KNOWN, ANSWER = "¿Quién preside la CONARE de Paraguay?", "Asuntos Consulares"
UNKNOWN = "¿Cuánto cuesta el pasaje a Lima?"


@pytest.mark.parametrize(
    ("payload", "words"), [("dec_6_k", "Literal k de la VI reunión"), ("dec_6", "VI"), ("nada", "Enlace CONARE")]
)
async def test_a_link_says_at_once_what_it_leads_to(house: House, payload: str, words: str) -> None:
    await house.ana.starts(payload)
    await house.calm()

    assert words in house.ana.screen()[-1].text


async def test_an_edited_question_is_answered_in_place(house: House) -> None:
    asked = await house.ana.says("¿Qué dice el literal k de Santiago?")
    await house.calm()

    await house.ana.edits(asked, KNOWN)
    await house.calm()

    assert [ANSWER in message.text for message in house.ana.screen()] == [True]


async def test_a_thumb_up_is_thanked_and_a_thumb_down_leads_to_people(house: House) -> None:
    await house.says(house.ana, KNOWN)

    await house.taps(house.ana, "👍")
    thanks = house.ana.screen()[-1].text
    await house.taps(house.ana, "👎")

    assert "Gracias" in thanks
    assert f"Se enviaría: «{KNOWN}»" in house.ana.screen()[-1].text


async def test_in_a_group_only_what_is_said_to_the_bot_is_answered(house: House) -> None:
    group = house.double.supergroup("Comisión", [house.ana, house.beto])
    await house.ana.says(KNOWN, chat=group)
    await house.calm()
    silent = group.written()

    for text in (f"/pregunta {KNOWN}", f"@enlace_prueba_bot {KNOWN}"):
        await house.ana.says(text, chat=group)
    await house.calm()
    await house.beto.says("¿Qué dice el literal k de Santiago?", chat=group, reply_to=group.written()[-1].id)
    await house.calm()

    assert silent == []
    assert [ANSWER in message.text for message in group.written()] == [True, True, False]
    assert "literal k" in group.written()[-1].text.casefold()


async def test_in_a_group_the_way_to_the_secretariat_leads_out_of_it(house: House) -> None:
    group = house.double.supergroup("Comisión", [house.ana])

    await house.ana.says(f"/pregunta {UNKNOWN}", chat=group)
    await house.calm()

    (told,) = group.written()
    assert "si me la escribe en privado" in told.text
    assert [b["url"] for b in buttons_of(told.keyboard)] == ["https://t.me/enlace_prueba_bot?start=contactar"]
    assert house.group.topics == {}


async def test_a_citation_is_pasted_into_any_chat(house: House) -> None:
    await house.ana.asks_inline("literal k Santiago")
    (call,) = await house.double.until(lambda: house.double.ledger.called("answerInlineQuery"))

    results = json.loads(str(call.fields.values["results"]))

    assert "literal k" in results[0]["title"]
    assert "Fuente: " in results[0]["input_message_content"]["message_text"]


async def test_what_does_not_fit_one_message_comes_in_several(house: House) -> None:
    for number in range(5):
        await house.asks(house.ana, f"Asunto {number}: " + "detalle de la consulta, " * 25)
        await house.answers(f"Respuesta {number}: " + "explicación larga, " * 60)
    before = len(house.ana.screen())

    await house.says(house.ana, "/misconsultas")

    pieces = house.ana.screen()[before:]
    assert len(pieces) > 1
    assert all(utf16_length(piece.text) <= 4096 for piece in pieces)
    assert [bool(labels_of(piece.keyboard)) for piece in pieces] == [*[False] * (len(pieces) - 1), True]


async def test_an_old_button_and_a_forged_one_are_answered_civilly(house: House) -> None:
    await house.says(house.ana, KNOWN)
    message = house.ana.screen()[-1]
    await house.ana.deletes(message.id)

    await house.ana.presses(message.id, "0123456789abcdef")
    await house.calm()
    await house.ana.presses(9_999, "/rol @ana admin")
    await house.calm()

    told = [one.text for one in house.ana.screen()[-2:]]
    assert all(text.startswith("Esa opción ya no está disponible.") for text in told)


async def test_a_question_that_waited_for_us_is_answered_with_an_apology(house: House) -> None:
    await house.ana.says(KNOWN, ago=timedelta(minutes=20).total_seconds())
    await house.calm()

    assert house.ana.screen()[-1].text.startswith("Disculpe la demora en responderle.")


async def test_a_file_with_words_is_not_taken_for_the_words_alone(house: House) -> None:
    await house.ana.sends_photo(KNOWN)
    await house.calm()

    said = house.ana.screen()[-1].text
    assert ANSWER in said
    assert "no puedo leer el archivo" in said
