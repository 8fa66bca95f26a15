"""Taking, giving back, asking back, noting, closing and reopening."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.work import Work
from handlers.ports import CaseState
from tests.builders import asker, given_case, message
from tests.fakes import FakeClock
from tests.handlers.secretariat.doing import answered, case_of, do, do_with, given_askers, labels, leave


async def test_taking_a_case_makes_it_theirs(work: Work, clock: FakeClock) -> None:
    await given_case(work)

    await do(work, clock, "/tomar 1", by="eva")

    case = await case_of(work)
    assert case.state == "taken"
    assert case.taken_by is not None
    assert case.taken_by.name == "eva"


async def test_a_taken_case_stays_with_who_has_it(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await do(work, clock, "/tomar 1", by="eva")

    to_colleague = await do(work, clock, "/tomar 1", by="leo")
    to_owner = await do(work, clock, "/tomar 1", by="eva")

    case = await case_of(work)
    assert "a cargo de eva" in to_colleague.text
    assert "ya está a su cargo" in to_owner.text
    assert case.taken_by is not None
    assert case.taken_by.name == "eva"


async def test_a_case_given_back_is_free_for_others(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await do(work, clock, "/tomar 1", by="eva")

    reply = await do(work, clock, "/soltar 1", by="leo")

    case = await case_of(work)
    assert (case.state, case.taken_by) == ("new", None)
    assert labels(reply) == ["Tomar"]


async def test_a_question_back_reaches_every_asker_and_the_case_waits(work: Work, clock: FakeClock) -> None:
    await given_askers(work, asker("ana", "¿Hay cupos?"), asker("luis", "¿Quedan plazas?"))

    await do(work, clock, "/precision 1 ¿Para qué taller?")

    case, letters = await case_of(work), await leave(work, clock)
    assert case.state == "waiting"
    assert [letter.conversation for letter in letters] == ["ana", "luis"]
    assert "«¿Quedan plazas?»\n\n¿Para qué taller?" in letters[1].text
    assert [choice.says for choice in letters[0].choices] == ["/aclarar 1"]


async def test_asking_back_twice_asks_twice(work: Work, clock: FakeClock) -> None:
    await given_case(work)

    await do(work, clock, "/precision 1 ¿Cuál?")
    await do(work, clock, "/precision 1 ¿Cuándo?")

    assert len(await leave(work, clock)) == 2


@pytest.mark.parametrize("order", ["precision", "nota", "responder"])
async def test_a_text_that_is_missing_is_asked_for_in_private(work: Work, clock: FakeClock, order: str) -> None:
    case = await given_case(work)

    reply = await do(work, clock, f"/{order} 1")

    assert reply.awaits == f"/{order} 1"
    assert await case_of(work) == case


@pytest.mark.parametrize("order", ["precision", "nota", "responder"])
async def test_in_a_group_nothing_that_is_merely_said_completes_a_command(
    work: Work, clock: FakeClock, order: str
) -> None:
    await given_case(work)

    reply = await do_with(work, clock, replace(message(f"/{order} 1", person="eva"), group=True))

    assert reply.awaits is None


async def test_a_note_is_kept_and_never_leaves(work: Work, clock: FakeClock) -> None:
    await given_case(work)

    await do(work, clock, "/nota 1 Preguntar a Eva.")

    assert [(e.kind, e.text) for e in await work.log.read(1)] == [("note", "Preguntar a Eva.")]
    assert await leave(work, clock) == []


@pytest.mark.parametrize("state", ["new", "taken", "waiting"])
async def test_closing_an_unanswered_case_tells_who_waited(work: Work, clock: FakeClock, state: CaseState) -> None:
    await given_case(work, "¿Hay cupos?", state=state)

    reply = await do(work, clock, "/cerrar 1")

    [letter] = await leave(work, clock)
    assert (await case_of(work)).state == "closed"
    assert "cerró su consulta número 1 sin una respuesta escrita" in letter.text
    assert [choice.says for choice in letter.choices] == ["/necesito_mas 1"]
    assert [choice.says for choice in reply.choices] == ["/reabrir 1"]


async def test_closing_an_answered_case_says_nothing_more_to_the_asker(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await answered(work, clock)
    clock.advance(timedelta(minutes=2))
    await leave(work, clock)

    await do(work, clock, "/cerrar 1")

    assert await leave(work, clock) == []


async def test_closing_drops_a_draft_and_says_so(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await do(work, clock, "/responder 1 Sí.")

    reply = await do(work, clock, "/cerrar 1")

    assert "El borrador que había no se envió." in reply.text
    assert (await case_of(work)).pending is None


async def test_closing_again_after_reopening_tells_again(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await do(work, clock, "/cerrar 1")
    await do(work, clock, "/reabrir 1")

    await do(work, clock, "/cerrar 1")

    assert len(await leave(work, clock)) == 2


@pytest.mark.parametrize("order", ["/cerrar 1", "/responder 1 tarde", "/tomar 1", "/soltar 1", "/precision 1 ¿Cuál?"])
async def test_a_closed_case_stays_closed(work: Work, clock: FakeClock, order: str) -> None:
    case = await given_case(work, state="closed")

    assert "ya está cerrada" in (await do(work, clock, order)).text
    assert await case_of(work) == case


async def test_a_reopened_case_goes_to_who_had_it_with_a_new_promise(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await do(work, clock, "/tomar 1", by="eva")
    await do(work, clock, "/cerrar 1")
    clock.advance(timedelta(days=7))

    reply = await do(work, clock, "/reabrir 1", by="leo")

    case = await case_of(work)
    assert (case.state, case.reopened, case.due > clock.now()) == ("taken", True, True)
    assert "Plazo: el miércoles 2 de diciembre a las 12:00 (hora UTC)" in reply.text


async def test_an_open_case_needs_no_reopening(work: Work, clock: FakeClock) -> None:
    case = await given_case(work)

    assert "ya está abierta" in (await do(work, clock, "/reabrir 1")).text
    assert await case_of(work) == case


async def test_every_act_names_who_did_it(work: Work, clock: FakeClock) -> None:
    await given_case(work)

    for order in ("tomar 1", "soltar 1", "nota 1 a", "precision 1 b", "cerrar 1", "reabrir 1"):
        await do(work, clock, f"/{order}", by="eva")

    deeds = [(deed.who.name, deed.act, deed.target) for deed in await work.audit.listed(9)]
    acts = ["reabrir", "cerrar", "precision", "nota", "soltar", "tomar"]
    assert deeds == [("eva", act, "case:1") for act in acts]
