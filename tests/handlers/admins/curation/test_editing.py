"""Administrators change the knowledge from the chat: nothing is served before it is tried and published."""

from datetime import timedelta

import pytest

from tests.fakes import FakeClock
from tests.handlers.admins.curation.desk import Desk


@pytest.fixture
async def desk(clock: FakeClock) -> Desk:
    return await Desk(clock).open("olga", "eva")


async def created(desk: Desk) -> None:
    await desk.says("/faq nueva ¿Cuándo es el cierre?")
    await desk.says("El cierre es el viernes.")
    await desk.says("Circular 7 https://ejemplo.org/7")
    await desk.taps(await desk.trial(), "Publicar")


async def test_a_new_entry_is_served_once_it_is_published(desk: Desk) -> None:
    await desk.says("/faq nueva ¿Cuándo es el cierre?")
    await desk.says("El cierre es el viernes.")
    await desk.says("Circular 7 https://ejemplo.org/7")
    before = await desk.asked("¿Cuándo es el cierre?")

    reply = await desk.taps(await desk.trial(), "Publicar")

    assert "El cierre es el viernes" not in before
    assert "Publicado: es la edición 1" in reply.text
    told = await desk.asked("¿Cuándo es el cierre?")
    assert "El cierre es el viernes." in told
    assert "Circular 7: https://ejemplo.org/7" in told


async def test_the_trial_tells_words_and_answers_that_change(desk: Desk) -> None:
    await desk.says("/faq editar sede respuesta")
    await desk.says("La sede es Quito.")

    trial = await desk.trial()

    assert "La sede es [−Lima.−] [+Quito.+]" in trial.text
    assert "antes: La sede es Lima." in trial.text
    assert "ahora: La sede es Quito." in trial.text


async def test_what_is_asked_is_kept_while_something_else_is_done(desk: Desk) -> None:
    await desk.says("/faq nueva ¿Cuándo es el cierre?")

    await desk.says("/contenido")
    reply = await desk.says("El cierre es el viernes.")

    assert "¿De dónde sale?" in reply.text


async def test_whoever_leaves_finds_it_among_the_drafts(desk: Desk) -> None:
    await desk.says("/faq nueva ¿Cuándo es el cierre?")
    await desk.says("/cancelar")

    drafts = await desk.says("/faq borradores")
    draft = await desk.taps(drafts, "¿Cuándo es el cierre?")

    assert "Pregunta: ¿Cuándo es el cierre?" in draft.text
    assert "Todavía no se probó" in draft.text
    card = await desk.taps(draft, "Editar")
    assert "¿Cuál es la respuesta?" in (await desk.taps(card, "Respuesta")).text


async def test_an_undo_of_the_latest_edition_is_at_once(desk: Desk) -> None:
    await created(desk)

    reply = await desk.says("/faq deshacer")

    assert "Deshecho: 3 fichas" in reply.text
    assert "viernes" not in await desk.asked("¿Cuándo es el cierre?")
    await desk.taps(reply, "Rehacer")
    assert "viernes" in await desk.asked("¿Cuándo es el cierre?")


async def test_an_older_edition_is_undone_by_a_draft(desk: Desk) -> None:
    await created(desk)
    await desk.says("/faq editar sede respuesta")
    await desk.says("La sede es Quito.")
    await desk.taps(await desk.trial(), "Publicar")

    reply = await desk.says("/faq deshacer 1")

    assert "deshacerla es un cambio más (borrador 3)" in reply.text
    assert "viernes" in await desk.asked("¿Cuándo es el cierre?")
    await desk.taps(await desk.trial(), "Publicar")
    assert "viernes" not in await desk.asked("¿Cuándo es el cierre?")
    assert "Quito" in await desk.asked("¿Cuál es la sede?")


async def test_an_older_edition_that_was_built_upon_is_not_undone(desk: Desk) -> None:
    for city in ("Quito", "Bogotá"):
        await desk.says("/faq editar sede respuesta")
        await desk.says(f"La sede es {city}.")
        await desk.taps(await desk.trial(), "Publicar")

    reply = await desk.says("/faq deshacer 1")

    assert "No se puede deshacer la edición 1" in reply.text
    assert "Bogotá" in await desk.asked("¿Cuál es la sede?")


@pytest.mark.parametrize("number", ["9", "0", "abc", "99999999999999999999"])
async def test_an_edition_that_never_was_is_not_undone(desk: Desk, number: str) -> None:
    assert "No hay ninguna edición" in (await desk.says(f"/faq deshacer {number}")).text


async def test_history_says_who_when_and_which_words(desk: Desk) -> None:
    await desk.says("/hecho editar Q1 respuesta")
    await desk.says("La sede es Quito.")
    await desk.taps(await desk.trial(), "Publicar")

    reply = await desk.says("/hecho historial Q1")

    assert "Edición 1 · lunes 23 de noviembre" in reply.text
    assert "olga" in reply.text
    assert "[−Lima.−] [+Quito.+]" in reply.text


async def test_history_of_everything_and_of_nothing(desk: Desk) -> None:
    assert "Todavía no se publicó" in (await desk.says("/faq historial")).text
    assert "está como vino con el programa" in (await desk.says("/faq historial sede")).text
    assert "No encontré «nada»" in (await desk.says("/faq historial nada")).text
    await created(desk)
    assert "«cuando-cierre»" in (await desk.says("/faq historial")).text


async def test_the_same_fact_in_several_answers_is_said(desk: Desk) -> None:
    reply = await desk.says("/faq editar salon respuesta")

    assert "lo mismo responden 1 preguntas más (aforo)" in reply.text


async def test_an_answer_of_several_facts_gets_one_of_its_own(desk: Desk) -> None:
    await desk.says("/faq editar aforo respuesta")
    await desk.says("Caben cuarenta personas.")
    await desk.taps(await desk.trial(), "Publicar")

    assert "Caben cuarenta personas." in await desk.asked("¿Cuál es el aforo?")
    assert "El salón es el Bolívar." in await desk.asked("¿Cuál es el salón?")


async def test_the_card_offers_each_fact_of_several(desk: Desk) -> None:
    card = await desk.says("/faq editar aforo")

    reply = await desk.taps(card, "El hecho Q2")

    assert "Hecho «Q2»" in reply.text


@pytest.mark.parametrize(
    ("field", "said", "refused"),
    [
        ("respuesta", "x" * 3_000, "tiene 3000 caracteres y el máximo es 900"),
        ("respuesta", "…", "no tiene palabras"),
        ("pregunta", "quitar", "no puede quedar vacía"),
        ("fuente", "!!!", "no tiene palabras"),
        ("redacciones", "en qué salón", "ya es de la entrada «salon»"),
        ("pregunta", "¿Cuánto cuesta?", "ya es de la entrada «costo»"),
        ("confianza", "mucha", "Debe ser alta, media o baja"),
        ("revisar antes de", "31/06/2027", "no existe"),
        ("revisar antes de", "pronto", "No entendí la fecha"),
        ("hechos", "Q1, Q77", "No existe el hecho Q77"),
    ],
)
async def test_what_cannot_be_kept_is_refused_and_changes_nothing(
    desk: Desk, field: str, said: str, refused: str
) -> None:
    await desk.says(f"/faq editar sede {field}")

    reply = await desk.says(said)

    assert refused in reply.text
    assert "Escriba otra vez" in reply.text
    assert "vacío" in (await desk.says("/faq borradores")).choices[0].label
    assert "La sede es Lima." in await desk.asked("¿Cuál es la sede?")


@pytest.mark.parametrize("order", ["ver", "editar", "archivar", "restaurar", "redaccion"])
async def test_an_unknown_entry_is_said(desk: Desk, order: str) -> None:
    reply = await desk.says(f"/faq {order} no-existe")

    assert "no-existe" in reply.text


async def test_an_optional_value_is_taken_away(desk: Desk) -> None:
    await desk.says("/faq editar sede nota")
    await desk.says("Puede cambiar.")
    await desk.taps(await desk.trial(), "Publicar")
    assert "Puede cambiar." in await desk.asked("¿Cuál es la sede?")

    asked = await desk.says("/faq editar sede nota")
    await desk.taps(asked, "Quitar")
    await desk.taps(await desk.trial(), "Publicar")

    assert "Puede cambiar." not in await desk.asked("¿Cuál es la sede?")


async def test_a_source_that_is_known_is_not_written_twice(desk: Desk) -> None:
    await desk.says("/faq nueva ¿Cuándo es el cierre?")
    await desk.says("El cierre es el viernes.")
    await desk.says("Otro nombre https://ejemplo.org/acta")
    await desk.taps(await desk.trial(), "Publicar")

    assert "Acta de Lima: https://ejemplo.org/acta" in await desk.asked("¿Cuándo es el cierre?")


async def test_a_wording_is_added_and_another_taken_out(desk: Desk) -> None:
    reply = await desk.says("/faq redaccion sede + en qué ciudad nos vemos - dónde queda la sede")
    await desk.publish()

    assert "1 agregadas, 1 quitadas" in reply.text
    shown = (await desk.says("/faq ver sede")).text
    assert "en qué ciudad nos vemos" in shown
    assert "dónde queda la sede" not in shown


async def test_wordings_one_a_line_after_being_asked(desk: Desk) -> None:
    asked = await desk.says("/faq redaccion sede")
    reply = await desk.says("+ en qué ciudad nos vemos\n+ qué lugar es\n- dónde queda la sede")

    assert "dónde queda la sede" in asked.text
    assert "2 agregadas, 1 quitadas" in reply.text


@pytest.mark.parametrize(
    ("said", "refused"),
    [("+ en qué salón", "ya es de la entrada «salon»"), ("- nunca estuvo", "no es una de sus redacciones")],
)
async def test_wordings_of_others_and_those_that_never_were(desk: Desk, said: str, refused: str) -> None:
    assert refused in (await desk.says(f"/faq redaccion sede {said}")).text


async def test_two_entries_become_one(desk: Desk) -> None:
    await desk.says("/faq fusionar sede salon")

    reply = await desk.says("/faq publicar 1")

    assert "Publicado" in reply.text
    assert "La sede es Lima." in await desk.asked("en qué salón")
    assert "está archivada" in (await desk.says("/faq ver salon")).text


@pytest.mark.parametrize("said", ["", "sede", "sede sede", "sede nada", "sede salon aforo"])
async def test_a_merger_needs_two_different_entries(desk: Desk, said: str) -> None:
    assert "Diga cuáles" in (await desk.says(f"/faq fusionar {said}")).text


async def test_an_entry_is_archived_and_comes_back(desk: Desk) -> None:
    await created(desk)
    await desk.says("/faq archivar cuando-cierre")
    await desk.taps(await desk.trial(), "Publicar")
    assert "viernes" not in await desk.asked("¿Cuándo es el cierre?")

    await desk.taps(await desk.says("/faq ver cuando-cierre"), "Restaurar")
    again = await desk.taps(await desk.trial(), "Publicar")
    await desk.taps(again, "Publicar de todos modos (1 empeora)")

    assert "viernes" in await desk.asked("¿Cuándo es el cierre?")


async def test_a_fact_that_others_say_cannot_be_archived(desk: Desk) -> None:
    await desk.says("/hecho archivar Q3")

    assert "No se puede publicar así" in (await desk.trial()).text
    assert "no se puede publicar" in (await desk.says("/faq publicar 1")).text


async def test_synonyms_and_abbreviations_in_one_message(desk: Desk) -> None:
    await desk.says("/sinonimo sede = cuartel, casa central")
    await desk.taps(await desk.trial(), "Publicar")
    await desk.says("/sigla sd = sede")
    await desk.taps(await desk.trial(), "Publicar")

    assert "La sede es Lima." in await desk.asked("cuál es el cuartel")
    assert "La sede es Lima." in await desk.asked("cual es la sd")


@pytest.mark.parametrize("said", ["/sinonimo", "/sinonimo nueva", "/sinonimo = nada", "/sigla pq ="])
async def test_half_a_synonym_is_not_kept(desk: Desk, said: str) -> None:
    await desk.says(said)

    assert "No hay borradores" in (await desk.says("/faq borradores")).text


async def test_other_kinds_of_articles_are_made_in_the_same_way(desk: Desk) -> None:
    await desk.says("/glosario nuevo COI")
    await desk.says("información de país de origen")
    await desk.says("La COI se usa para decidir.")
    await desk.says("Acta de Lima")

    trial = await desk.trial()

    assert "información de país de origen" in trial.text
    assert "Publicado" in (await desk.taps(trial, "Publicar")).text
    assert "COI" in (await desk.says("/glosario ver coi")).text


async def test_whatever_was_reviewed_too_long_ago_says_so(desk: Desk) -> None:
    await desk.says("/faq editar sede revisar antes de")
    await desk.says("24/11/2026")
    await desk.taps(await desk.trial(), "Publicar")
    fresh = await desk.asked("¿Cuál es la sede?")

    desk.clock.advance(timedelta(days=2))

    assert "Revisado" not in fresh
    assert "Revisado por última vez el 23 de noviembre de 2026" in await desk.asked("¿Cuál es la sede?")
    assert "Pasó su fecha de revisión (1)" in (await desk.says("/faq revisar")).text


async def test_five_thousand_letters_are_refused_whoever_writes_them(desk: Desk) -> None:
    await desk.says("/faq editar sede respuesta")

    assert "muy largo" in (await desk.says("x" * 5_000)).text


async def test_search_finds_by_words_and_by_likeness(desk: Desk) -> None:
    reply = await desk.says("/faq buscar la sede")

    assert reply.choices[0].label == "¿Cuál es la sede?"
    shown = await desk.taps(reply, "¿Cuál es la sede?")
    assert "dónde queda la sede" in shown.text


async def test_words_after_the_command_are_a_search(desk: Desk) -> None:
    assert (await desk.says("/faq cuántos caben")).choices[0].label == "¿Cuál es el aforo?"
    assert "No encontré nada parecido" in (await desk.says("/practica zzzz qqqq")).text
    assert "¿Qué busca?" in (await desk.says("/faq buscar")).text


async def test_a_question_is_tried_on_the_live_base_and_on_ones_draft(desk: Desk) -> None:
    await desk.says("/faq editar sede respuesta")
    await desk.says("La sede es Quito.")

    reply = await desk.says("/faq probar ¿Cuál es la sede?")

    assert "La sede es Lima." in reply.text
    assert "Candidatas" in reply.text
    assert "La sede es Quito." in (await desk.trial()).text
    assert "¿Qué pregunta desea probar?" in (await desk.says("/faq probar")).text


async def test_a_draft_is_thrown_away(desk: Desk) -> None:
    await desk.says("/faq editar sede respuesta")
    await desk.says("La sede es Quito.")

    reply = await desk.taps(await desk.trial(), "Descartar")

    assert "descartado" in reply.text
    assert "no existe o ya no está en curso" in (await desk.says("/faq publicar 1")).text
    assert "Se descartó" in (await desk.says("/faq borrador 1")).text


async def test_nothing_is_published_that_was_not_tried_as_it_is(desk: Desk) -> None:
    await desk.says("/faq editar sede respuesta")
    await desk.says("La sede es Quito.")
    await desk.says("/faq editar salon nota")
    await desk.says("Piso dos.")
    await desk.says("/faq publicar 2")

    reply = await desk.says("/faq publicar 1")

    assert "hay que probarlo como está ahora" in reply.text
    assert "Publicado" in (await desk.says("/faq publicar 1")).text


async def test_every_change_is_on_record_with_a_name(desk: Desk) -> None:
    await created(desk)
    await desk.says("/faq deshacer")

    record = (await desk.says("/auditoria")).text

    assert "olga" in record
    assert "faq:cuando-cierre" in record
    assert "edition:2" in record


async def test_bold_letters_of_the_channel_are_kept_with_the_answer(desk: Desk) -> None:
    await desk.says("/faq editar sede respuesta")
    await desk.says("La sede es Quito.", markup="La sede es <b>Quito</b>.")
    await desk.publish()

    reply = await desk.says("¿Cuál es la sede?", of="ana")

    assert "La sede es Quito." in reply.text
    assert [(one.plain, one.html) for one in reply.formatted] == [("La sede es Quito.", "La sede es <b>Quito</b>.")]


async def test_broken_markup_is_refused_and_changes_nothing(desk: Desk) -> None:
    await desk.says("/faq editar sede respuesta")

    reply = await desk.says("La sede es <b>Quito.")

    assert "Falta cerrar <b>" in reply.text
    assert "La sede es Lima." in await desk.asked("¿Cuál es la sede?")
