"""Drafts: shown as they would be read, replaced, discarded, and never sent from here."""

from dataclasses import replace

import pytest

from bot.work import Work
from handlers.secretariat.on_case import LONGEST_LETTER
from tests.builders import asker, given_case, message
from tests.fakes import FakeClock
from tests.handlers.secretariat.doing import (
    answered,
    case_of,
    do,
    do_with,
    given_askers,
    labels,
    leave,
    says,
    storage_with_group,
)


async def test_a_preview_shows_the_letter_and_who_reads_it(work: Work, clock: FakeClock) -> None:
    await given_askers(work, replace(asker("ana", "¿Hay cupos?"), country="Chile"), asker("luis", "¿Quedan plazas?"))

    reply = await do(work, clock, "/responder 1 Sí, hay dos.\nInscríbase.")
    await do(work, clock, says(reply.choices, "Enviar"))

    letters = [stored.letter for stored in work.outbox.stored]  # type: ignore[attr-defined]
    assert "La leerán 2 personas, cada una en privado: ana (Chile), luis." in reply.text
    assert letters[0].text in reply.text
    assert "· luis: «¿Quedan plazas?»" in reply.text
    assert labels(reply) == ["Enviar", "Descartar"]


async def test_nothing_leaves_before_it_is_confirmed(work: Work, clock: FakeClock) -> None:
    await given_case(work)

    await do(work, clock, "/responder 1 Sí.")

    assert (await case_of(work)).state == "new"
    assert await leave(work, clock) == []


async def test_writing_again_replaces_the_draft(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await do(work, clock, "/responder 1 Sí.", by="eva")

    reply = await do(work, clock, "/r 1 No.", by="leo")

    assert "Reemplaza el borrador de eva." in reply.text
    assert (await case_of(work)).pending == "No."


async def test_a_discarded_draft_is_gone(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await do(work, clock, "/responder 1 Sí.")

    reply = await do(work, clock, "/descartar 1")

    assert "no se envió nada" in reply.text
    assert (await case_of(work)).pending is None
    assert "No hay ningún borrador" in (await do(work, clock, "/descartar 1")).text


async def test_an_old_button_does_not_discard_what_a_colleague_wrote_since(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    old = await do(work, clock, "/responder 1 Sí.", by="eva")
    await do(work, clock, "/responder 1 No.", by="leo")

    reply = await do(work, clock, says(old.choices, "Descartar"), by="eva")

    assert "no se descartó nada" in reply.text
    assert (await case_of(work)).pending == "No."


async def test_a_text_without_the_slash_is_a_draft_too(work: Work, clock: FakeClock) -> None:
    await given_case(work)

    await do(work, clock, "responder 1 Sí.")

    assert (await case_of(work)).pending == "Sí."


@pytest.mark.parametrize("order", ["responder", "corregir", "precision"])
async def test_a_text_that_does_not_fit_one_message_is_refused(work: Work, clock: FakeClock, order: str) -> None:
    await given_case(work)
    if order == "corregir":
        await answered(work, clock)
    before = await case_of(work)

    reply = await do(work, clock, f"/{order} 1 " + "a" * (LONGEST_LETTER + 1))

    assert f"tiene {LONGEST_LETTER + 1} caracteres y el máximo es {LONGEST_LETTER}" in reply.text
    assert await case_of(work) == before


async def test_a_file_is_announced_and_whom_it_cannot_reach_too(work: Work, clock: FakeClock) -> None:
    await given_askers(work, asker("ana"), replace(asker("luis"), channel="terminal"))
    photo = replace(message("/responder 1 Es este.", person="eva"), media="photo", source="77")

    reply = await do_with(work, clock, photo)

    assert "Se enviará también el archivo. No llegará a luis, que escribe por otro canal." in reply.text
    assert (await case_of(work)).file == "eva/77"


async def test_a_file_without_words_is_announced_to_the_asker(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    photo = replace(message("/responder 1", person="eva"), media="photo", source="77")

    reply = await do_with(work, clock, photo)

    assert "La respuesta es el archivo que sigue a este mensaje." in reply.text


async def test_a_later_draft_without_a_file_leaves_the_file_out(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    photo = replace(message("/responder 1 Es este.", person="eva"), media="photo", source="77")
    await do_with(work, clock, photo)

    await do(work, clock, "/responder 1 Mejor así.")

    assert (await case_of(work)).file == ""


async def test_a_file_corrects_nothing(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    case = await answered(work, clock)
    photo = replace(message("/responder 1 Es este.", person="eva"), media="photo", source="77")

    assert "no se puede reemplazar" in (await do_with(work, clock, photo)).text
    assert await case_of(work) == case


async def test_in_the_group_the_preview_is_in_the_topic(clock: FakeClock) -> None:
    async with storage_with_group(clock).transaction() as work:
        await given_case(work)
        order = replace(message("/responder 1 Sí.", person="eva", conversation="grupo"), group=True)

        reply = await do_with(work, clock, order)

        shown = [letter for letter in await leave(work, clock) if ":preview:" in letter.key]
        assert (reply.text, reply.choices) == ("La vista previa está en el tema de la consulta número 1.", ())
        assert [(letter.thread, labels(letter)) for letter in shown] == [("case:1", ["Enviar", "Descartar"])]


async def test_an_edit_of_what_was_answered_with_is_a_correction(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    written = replace(message("/responder 1 Sí.", person="eva"), source="77")
    await do_with(work, clock, written)
    await do(work, clock, "/confirmar 1")

    reply = await do_with(work, clock, replace(message("/responder 1 No.", person="eva"), source="77", edits=True))

    case = await case_of(work)
    assert reply.text.startswith("Vista previa de la corrección")
    assert (case.answer, case.pending) == ("Sí.", "No.")


@pytest.mark.parametrize("state", ["new", "taken"])
async def test_there_is_nothing_to_correct_before_there_is_an_answer(work: Work, clock: FakeClock, state: str) -> None:
    case = await given_case(work, state=state)  # type: ignore[arg-type]

    assert "no tiene una respuesta que corregir" in (await do(work, clock, "/corregir 1 No.")).text
    assert await case_of(work) == case
