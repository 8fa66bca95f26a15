"""From an answered case to a draft for the FAQ."""

from dataclasses import replace

import pytest

from bot.work import Work
from handlers.ports import CaseState
from tests.builders import OFFICE, asker, given_case, message
from tests.fakes import FakeClock
from tests.handlers.secretariat.doing import answered, case_of, do, do_with, given_askers, labels, says


async def sent(work: Work, clock: FakeClock, text: str = "Sí.") -> None:
    """Case 1 was answered, and that cannot be undone any more."""
    await answered(work, clock, text)
    clock.advance(OFFICE.undo)


async def test_an_answer_that_can_still_be_undone_is_not_published(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await answered(work, clock)
    orders = ("/publicar_faq 1", "/publicar_faq 1 Acta", "/indicar_fuente 1", "/publicar_sin_fuente 1")

    told = {(await do(work, clock, order)).text for order in orders}
    shown = await do(work, clock, "/caso 1")

    assert told == {
        "La respuesta a la consulta número 1 todavía no ha salido y puede deshacerse; podrá publicarla desde las 12:01."
    }
    assert "Publicar como FAQ" not in labels(shown)
    assert await work.drafts.listed() == []


async def test_it_is_offered_where_the_undoing_was_once_that_is_over(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await do(work, clock, "/responder 1 Sí.")

    reply = await do(work, clock, "/confirmar 1")

    assert reply.lapse is not None
    assert reply.lapse.text == "Enviada: la respuesta a la consulta número 1 salió a las 12:01."
    assert [choice.says for choice in reply.lapse.choices] == ["/publicar_faq 1"]


async def test_two_taps_make_a_draft(work: Work, clock: FakeClock) -> None:
    await given_case(work, "¿Hay cupos?")
    await sent(work, clock, "Sí, dos.")

    shown = await do(work, clock, "/publicar_faq 1")
    await do(work, clock, says(shown.choices, "Sin otra fuente que la Secretaría"))

    [draft] = await work.drafts.listed()
    assert (draft.case, draft.question, draft.answer) == (1, "¿Hay cupos?", "Sí, dos.")
    assert (draft.source, draft.made_by.name) == ("Respuesta de la Secretaría", "eva")


async def test_who_asked_is_not_in_the_draft_and_all_wordings_are(work: Work, clock: FakeClock) -> None:
    first = asker("ana", "Buenos días, soy Ana Pérez. ¿Hay cupos para el taller? Gracias")
    await given_askers(work, first, asker("luis", "¿Quedan plazas?"), asker("eva", "¿Quedan plazas?"))
    await sent(work, clock)

    shown = await do(work, clock, "/publicar_faq 1")
    await do(work, clock, "/publicar_faq 1 Acta")

    [draft] = await work.drafts.listed()
    assert (draft.question, draft.wordings) == ("¿Hay cupos para el taller?", ("¿Quedan plazas?",))
    assert "Ana" not in shown.text


async def test_the_source_may_be_written_next(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await sent(work, clock)

    reply = await do(work, clock, "/indicar_fuente 1")

    assert reply.awaits == "/publicar_faq 1"


async def test_in_a_group_what_is_merely_said_is_no_source(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await sent(work, clock)

    reply = await do_with(work, clock, replace(message("/indicar_fuente 1", person="eva"), group=True))

    assert reply.awaits is None
    assert "/publicar_faq 1" in reply.text


async def test_a_second_draft_of_a_case_replaces_the_first(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await sent(work, clock)
    await do(work, clock, "/publicar_faq 1 Acta")

    await do(work, clock, "/publicar_faq 1 Declaración")

    assert [draft.source for draft in await work.drafts.listed()] == ["Declaración"]


@pytest.mark.parametrize(
    "order", ["publicar_faq 1", "publicar_faq 1 Acta", "publicar_sin_fuente 1", "indicar_fuente 1"]
)
@pytest.mark.parametrize("state", ["new", "taken", "waiting", "closed"])
async def test_what_was_not_answered_is_not_published(
    work: Work, clock: FakeClock, state: CaseState, order: str
) -> None:
    await given_case(work, state=state)

    reply = await do(work, clock, f"/{order}")

    assert "todavía no tiene una respuesta que publicar" in reply.text
    assert (labels(reply), await work.drafts.listed()) == ([], [])


async def test_an_answer_that_is_thought_over_is_not_published(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await sent(work, clock)
    await do(work, clock, "/reabrir 1")

    assert "respóndala antes de publicarla" in (await do(work, clock, "/publicar_faq 1")).text


async def test_a_source_is_not_a_treatise(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await sent(work, clock)

    reply = await do(work, clock, "/publicar_faq 1 " + "a" * 501)

    assert "tiene 501 caracteres" in reply.text
    assert await work.drafts.listed() == []


async def test_the_draft_is_in_the_history_and_in_the_record(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await sent(work, clock)

    await do(work, clock, "/publicar_faq 1 Acta", by="leo")

    [deed] = await work.audit.listed(1)
    assert (await work.log.read(1))[-1].text == "Borrador 1 de pregunta frecuente; fuente: Acta"
    assert (deed.who.name, deed.act, deed.target, deed.detail) == ("leo", "publicar_faq", "case:1", "draft:1")
    assert (await case_of(work)).state == "answered"
