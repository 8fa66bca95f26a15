"""A question that people answer: what the askers and the secretariat read, and what nobody ever reads."""

from datetime import timedelta

import pytest

from tests.faults.keyboards import labels_of
from tests.telegram.house import UNDO, House

pytestmark = pytest.mark.slow

CUPOS = "¿Hay cupos para el taller de Lima?"


async def test_two_who_ask_the_same_are_one_case_and_each_is_answered_in_private(house: House) -> None:
    await house.asks(house.ana, CUPOS)
    await house.asks(house.beto, "¿hay cupos en el taller de Lima?")
    joined, card = house.beto.screen()[-1].text, house.card().text

    await house.answers("Quedan dos cupos.")

    assert joined.startswith("Otra comisión ya preguntó lo mismo: su consulta quedó registrada con el número 1")
    assert "De: Ana (Chile) +1 país" in card
    assert list(house.group.topics.values()) == [f"✅ 1 · {CUPOS}"]
    for person in (house.ana, house.beto):
        assert "Quedan dos cupos." in person.screen()[-1].text
        assert labels_of(person.screen()[-1].keyboard) == ("Me sirve", "Necesito más")
    assert "Beto" not in "".join(message.text for message in house.ana.screen())


async def test_what_is_said_among_colleagues_reaches_nobody(house: House) -> None:
    await house.asks(house.ana, CUPOS)
    said = house.ana.screen()

    chatter = await house.eva.says("esto lo sabe Leo", chat=house.group, thread=house.topic)
    await house.olga.says("no le digan nada todavía", chat=house.group, thread=house.topic, reply_to=chatter)
    await house.eva.says("sí", chat=house.group, thread=house.topic)
    await house.eva.says("en general, fuera de los temas", chat=house.group)
    await house.calm()

    assert house.ana.screen() == said
    assert len(house.group.written(thread=house.topic)) == 1


async def test_nothing_leaves_before_it_was_confirmed(house: House) -> None:
    await house.asks(house.ana, CUPOS)
    said = house.ana.screen()

    await house.eva.says("Quedan dos cupos.", chat=house.group, reply_to=house.card().id)
    await house.passes(timedelta(hours=1))
    preview = house.group.finds("Vista previa de la respuesta")
    before = preview.text if preview else ""
    await house.taps(house.eva, "Descartar", chat=house.group.chat)

    assert preview is not None
    assert "La leerá una persona: Ana (Chile)." in before
    assert preview.text == "El borrador de la consulta número 1 se descartó; no se envió nada."
    assert preview.keyboard is None
    assert house.ana.screen() == said


async def test_an_answer_can_be_taken_back_for_a_minute(house: House) -> None:
    await house.asks(house.ana, CUPOS)
    await house.answers("Quedan dos cupos.", leaves=False)

    await house.taps(house.eva, "Deshacer", chat=house.group.chat)
    await house.passes(timedelta(minutes=10))

    assert house.ana.finds("Quedan dos cupos") is None
    undone = house.group.finds("Se detuvo a tiempo")
    assert undone is not None
    assert undone.keyboard is None
    assert house.group.finds("Enviada: ") is None
    assert "a cargo de Eva" in house.card().text


async def test_what_was_sent_says_so_where_it_was_shown_and_has_no_button_that_is_over(house: House) -> None:
    await house.asks(house.ana, CUPOS)
    await house.answers("Quedan dos cupos.", leaves=False)
    before = [labels_of(message.keyboard) for message in house.group.written(thread=house.topic)]

    await house.passes(UNDO)

    card, sent = house.group.written(thread=house.topic)
    assert before == [("Corregir", "Cerrar"), ("Deshacer",)]
    assert sent.text == "Enviada: la respuesta a la consulta número 1 salió a las 10:01."
    assert [labels_of(message.keyboard) for message in (card, sent)] == [before[0], ("Publicar como FAQ",)]


async def test_an_answer_that_is_edited_is_corrected_where_it_was_read(house: House) -> None:
    await house.asks(house.ana, CUPOS)
    answered = await house.answers("Quedan dos cupos.")

    await house.eva.edits(answered, "Quedan tres cupos.", chat=house.group)
    await house.calm()
    await house.taps(house.eva, "Enviar", chat=house.group.chat)

    letter, notice = house.ana.screen()[-2:]
    assert "Quedan tres cupos." in letter.text
    assert "(corregida el lunes 23 de noviembre, 10:01" in letter.text
    assert "La Secretaría corrigió su respuesta" in notice.text
    assert house.ana.finds("Quedan dos cupos") is None


async def test_an_answer_that_is_withdrawn_is_emptied_where_it_was_read(house: House) -> None:
    await house.asks(house.ana, CUPOS)
    await house.answers("Quedan dos cupos.")

    await house.eva.says("/borrar", chat=house.group, thread=house.topic)
    await house.calm()

    assert house.ana.finds("Quedan dos cupos") is None
    assert [message.text.split(";")[0] for message in house.ana.screen()[-2:]] == [
        "La Secretaría retiró esta respuesta.",
        "La Secretaría retiró la respuesta a su consulta número 1",
    ]
    assert "reabierta" in house.card().text


async def test_more_of_the_asker_and_a_correction_reach_the_same_topic(house: House) -> None:
    question = await house.asks(house.ana, CUPOS)
    topic = house.topic

    await house.ana.edits(question, "/contactar ¿Hay cupos para el taller de Quito?")
    await house.calm()
    await house.ana.says("/aclarar 1 Somos dos personas.")
    await house.calm()

    news = [message.text for message in house.group.written(thread=topic)[1:]]
    assert news == [
        "Consulta número 1 · Ana corrigió su mensaje:\n(editado) ¿Hay cupos para el taller de Quito?",
        "Consulta número 1 · Ana escribió de nuevo:\nSomos dos personas.",
    ]
    assert "«¿Hay cupos para el taller de Quito?»" in house.card().text


async def test_an_answer_to_the_confirmation_is_about_its_case_in_words_and_as_a_file(house: House) -> None:
    await house.asks(house.ana, CUPOS)
    confirmation = house.ana.screen()[-1]

    await house.ana.says("Somos dos personas.", reply_to=confirmation.id)
    await house.calm()
    await house.ana.sends_photo(reply_to=house.ana.screen()[-1].id)
    await house.calm()

    assert "se añadió a su consulta número 1" in house.ana.screen()[-1].text
    assert house.group.finds("Somos dos personas.", thread=house.topic) is not None
    assert house.group.written(thread=house.topic)[-1].body.kind == "photo"
    assert len(house.group.topics) == 1


async def test_an_answer_that_was_not_enough_comes_back(house: House) -> None:
    await house.asks(house.ana, CUPOS)
    await house.answers("Quedan dos cupos.")

    await house.taps(house.ana, "Necesito más")
    promise = await house.says(house.ana, "¿Para qué fechas?")

    assert "se reabrió con lo que añadió" in promise
    assert house.group.finds("¿Para qué fechas?", thread=house.topic) is not None
    assert "reabierta" in house.card().text


async def test_a_question_back_waits_for_the_asker(house: House) -> None:
    await house.asks(house.ana, CUPOS)

    await house.eva.says("/precision ¿Para cuántas personas?", chat=house.group, thread=house.topic)
    await house.calm()
    waiting = house.card().text
    await house.taps(house.ana, "Responder")
    await house.says(house.ana, "Para dos.")

    assert "⏳ Consulta número 1 · a la espera de una precisión" in waiting
    assert house.ana.finds("¿Para cuántas personas?") is not None
    assert house.group.finds("Para dos.", thread=house.topic) is not None
    assert "🔵 Consulta número 1 · a cargo de Eva" in house.card().text


async def test_files_travel_both_ways_as_copies(house: House) -> None:
    await house.ana.sends_photo()
    await house.calm()
    await house.taps(house.ana, "Sí, envíelo")
    in_topic = [message.body.kind for message in house.group.written(thread=house.topic)]

    await house.eva.sends_document("El acta.", chat=house.group, reply_to=house.card().id)
    await house.calm()
    await house.taps(house.eva, "Enviar", chat=house.group.chat)
    await house.passes(timedelta(seconds=61))

    assert in_topic == ["text", "text", "photo"]
    letter, file = house.ana.screen()[-2:]
    assert [letter.body.kind, file.body.kind] == ["text", "document"]
    assert ["El acta." in letter.text, file.text] == [True, ""]


async def test_whoever_blocked_the_bot_is_named_in_the_topic_and_hears_when_they_come_back(house: House) -> None:
    await house.asks(house.ana, CUPOS)
    await house.ana.blocks()
    await house.answers("Quedan dos cupos.")
    told = house.group.finds("bloqueó", thread=house.topic)

    await house.ana.unblocks()
    await house.calm()

    assert told is not None
    assert "Ana" in told.text
    assert house.ana.finds("Quedan dos cupos.") is not None


async def test_a_case_of_somebody_else_does_not_exist(house: House) -> None:
    await house.asks(house.ana, CUPOS)

    shown = await house.says(house.beto, "/miconsulta 1")
    added = await house.says(house.beto, "/aclarar 1 también")
    served = await house.says(house.beto, "/me_sirve 1")

    assert shown == added == served == "No tiene una consulta con el número 1. Con /misconsultas ve las suyas."


async def test_a_question_with_data_of_an_applicant_is_sent_without_them(house: House) -> None:
    offer = await house.says(
        house.ana, "/contactar ¿Qué hago con Juan Pérez, pasaporte AB123456, tel. +56 9 8765 4321?"
    )

    await house.taps(house.ana, "Enviar sin datos personales")

    assert "AB123456" not in offer
    assert "8765" not in house.card().text
    assert "AB123456" not in house.card().text
    assert "¿Qué hago con" in house.card().text
