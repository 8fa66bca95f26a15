"""Their own cases, and only theirs."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.work import Work
from handlers.commands import dispatch
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.officials import mine
from handlers.ports import Case, CaseEntry, CaseState
from tests.builders import NOON, OFFICE, asker, casework, given_case, message, person, visitor
from tests.fake_outbox import FakeOutbox
from tests.fakes import FakeClock

Say = Callable[..., Awaitable[Reply]]


@pytest.fixture
def say(work: Work, clock: FakeClock) -> Say:
    """What ana hears to a command."""

    async def said(text: str, incoming: Incoming | None = None) -> Reply:
        bundle = casework(work, person("ana"), clock, office=replace(OFFICE, bot="enlace_bot"))
        asked = replace(incoming or message(), text=text)
        replies = await dispatch(
            asked, Memory(), commands=mine.commands(casework=bundle), visitor=replace(visitor(), office=bundle.office)
        )
        assert replies is not None
        return replies[0]

    return said


async def answered(work: Work, question: str = "¿Hay cupos?", *, of: str = "ana") -> Case:
    case = await given_case(work, question, of=of)
    case = replace(case, state="answered", answer="Sí, hay.", answered_by=person("leo").who)
    case = replace(case, answered=NOON - OFFICE.undo)
    await work.cases.change(case)
    return case


async def history(work: Work, number: int = 1) -> list[str]:
    return [entry.text for entry in await work.log.read(number)]


# Seeing


async def test_without_cases_they_are_told_how_to_send_one(say: Say) -> None:
    assert "/contactar" in (await say("/misconsultas")).text


async def test_their_cases_are_shown_with_state_promise_and_answer_the_newest_first(work: Work, say: Say) -> None:
    await work.people.record(person("leo", "secretariat"))
    await answered(work, "primera")
    await given_case(work, "segunda", state="taken")
    await given_case(work, "ajena", of="eva")

    shown = (await say("/misconsultas")).text

    assert shown.index("segunda") < shown.index("primera")
    assert "en estudio" in shown
    assert "Respuesta prevista: el miércoles 25 de noviembre a las 12:00" in shown
    assert "Respuesta de la Secretaría: Sí, hay." in shown
    assert "23 de noviembre de 2026" in shown
    assert "ajena" not in shown
    assert "leo" not in shown


@pytest.mark.parametrize("order", ["/misconsultas", "/miconsulta 1", "/me_sirve 1"])
async def test_an_answer_that_can_still_be_taken_back_is_read_by_nobody(
    work: Work, say: Say, clock: FakeClock, order: str
) -> None:
    await work.cases.change(replace(await answered(work), answered=clock.now()))

    before = await say(order)
    clock.advance(OFFICE.undo)

    assert "Sí, hay." not in before.text
    assert not any(choice.says.startswith(("/me_sirve", "/necesito_mas")) for choice in before.choices)
    assert await say(order) != before


async def test_a_broken_promise_is_admitted(work: Work, say: Say, clock: FakeClock) -> None:
    await work.people.record(person("leo", "secretariat"))
    await given_case(work)
    clock.advance(timedelta(days=10))

    assert "se demora más de lo previsto" in (await say("/misconsultas")).text


async def test_what_waits_for_their_precision_says_so_and_promises_no_time(work: Work, say: Say) -> None:
    await work.people.record(person("leo", "secretariat"))
    await given_case(work, state="waiting")
    await work.log.write(1, CaseEntry("precision", "leo", "¿Para qué taller?"))

    listed, shown = await say("/misconsultas"), await say("/miconsulta 1")

    for reply in (listed, shown):
        assert "La Secretaría espera una precisión suya para responder: «¿Para qué taller?»" in reply.text
        assert "Respuesta prevista" not in reply.text
        assert reply.choices[0].says == "/aclarar 1"
    labels = [reply.choices[0].label for reply in (listed, shown)]
    assert labels == ["Responder la precisión de la número 1", "Responder la precisión"]


async def test_a_joined_question_is_shown_in_their_own_words(work: Work, say: Say) -> None:
    case = await given_case(work, "¿Quedan lugares?", of="eva")
    await work.cases.change(replace(case, askers=(*case.askers, asker("ana", "¿Hay cupos?"))))

    shown = (await say("/misconsultas")).text

    assert "«¿Hay cupos?»" in shown
    assert "lugares" not in shown


async def test_from_the_list_one_may_see_each_and_add_to_the_newest_open_one(work: Work, say: Say) -> None:
    await answered(work)
    await given_case(work, "otra")

    assert [choice.says for choice in (await say("/misconsultas")).choices] == [
        "/aclarar 2", "/miconsulta 2", "/miconsulta 1",
    ]  # fmt: skip


async def test_only_the_newest_are_shown_and_the_rest_are_counted(work: Work, say: Say) -> None:
    opened = [await given_case(work, f"consulta {i}") for i in range(8)]

    shown = (await say("/misconsultas")).text

    assert opened[-1].question in shown
    assert opened[0].question not in shown
    assert "Hay 3 más antiguas" in shown


async def test_an_open_case_can_be_added_to_and_an_answered_one_judged(work: Work, say: Say) -> None:
    await answered(work)
    await given_case(work, "otra")

    judged, open_one = await say("/miconsulta 1"), await say("/miconsulta 2")

    assert [choice.says for choice in judged.choices] == ["/me_sirve 1", "/necesito_mas 1", "/misconsultas"]
    assert [choice.says for choice in open_one.choices] == ["/aclarar 2", "/misconsultas"]


@pytest.mark.parametrize("name", ["miconsulta", "aclarar", "enviar_aclaracion", "me_sirve", "necesito_mas"])
async def test_a_foreign_case_is_refused_exactly_as_an_unknown_one(name: str, work: Work, say: Say) -> None:
    await answered(work, of="eva")

    foreign, unknown = await say(f"/{name} 1 hola"), await say(f"/{name} 9 hola")

    assert foreign.text.replace("1", "9") == unknown.text
    assert (foreign.choices, foreign.awaits) == (unknown.choices, unknown.awaits) == ((), None)
    assert await history(work) == []


@pytest.mark.parametrize("rest", ["", "hola", "99999999999999"])
async def test_without_a_number_that_can_be_read_nothing_happens(rest: str, say: Say) -> None:
    assert "/misconsultas" in (await say(f"/miconsulta {rest}")).text


async def test_a_merged_case_leads_to_the_one_that_took_it_in(work: Work, say: Say) -> None:
    first, second = await given_case(work, "primera"), await given_case(work, "segunda", of="eva")
    await work.cases.change(replace(first, state="closed", merged_into=2, askers=()))
    await work.cases.change(replace(second, askers=(*second.askers, *first.askers)))

    assert "Número 2" in (await say("/miconsulta 1")).text


# Adding


async def test_what_is_added_reaches_the_case_and_is_confirmed(work: Work, say: Say) -> None:
    await given_case(work)

    reply = await say("/aclarar 1 Son dos personas.")

    assert "número 1" in reply.text
    assert await history(work) == ["Son dos personas."]


async def test_what_to_add_may_be_written_next(work: Work, say: Say) -> None:
    await given_case(work)

    assert (await say("/aclarar 1")).awaits == "/aclarar 1"


@pytest.mark.parametrize("state", ["answered", "closed"])
async def test_adding_to_what_was_over_opens_it_again(state: CaseState, work: Work, say: Say) -> None:
    await given_case(work, state=state)

    reply = await say("/aclarar 1 Falta el costo.")

    case = await work.cases.find(1)
    assert case
    assert (case.state, case.reopened) == ("new", True)
    assert "se reabrió" in reply.text
    assert "reabierta" in (await say("/misconsultas")).text


async def test_personal_data_are_shown_before_they_are_added(work: Work, say: Say) -> None:
    await given_case(work)

    reply = await say("/aclarar 1 Es Juana Pérez, pasaporte venezolano 123456789.")

    assert "datos personales" in reply.text
    assert await history(work) == []
    await say(reply.choices[0].says)
    [sent] = await history(work)
    assert "123456789" not in sent
    assert f"«{sent}»" in reply.text


async def test_the_same_button_tapped_twice_adds_once(work: Work, say: Say) -> None:
    await given_case(work)
    await say("/aclarar 1 Son dos.")

    again = await say("/aclarar 1 Son dos.")

    assert "Eso ya consta" in again.text
    assert await history(work) == ["Son dos."]


async def test_a_file_is_added_as_a_copy(work: Work, say: Say, clock: FakeClock) -> None:
    await work.people.record(person("leo", "secretariat"))
    await given_case(work)

    await say("/aclarar 1", replace(message(), source="7", media="document"))

    assert isinstance(work.outbox, FakeOutbox)
    assert await history(work) == ["(Envió un documento, sin texto.)"]
    assert [letter.of for letter in work.outbox.letters if letter.act == "copy"] == ["ana/7"]


# Judging


async def test_an_answer_that_serves_closes_the_case_of_a_single_asker(work: Work, say: Say) -> None:
    await answered(work)

    reply = await say("/me_sirve 1")

    case = await work.cases.find(1)
    assert case
    assert case.state == "closed"
    assert "Gracias por avisar" in reply.text
    assert (await say("/me_sirve 1")).text == reply.text


async def test_nothing_can_serve_before_it_is_answered(work: Work, say: Say) -> None:
    await given_case(work)

    assert "todavía no tiene respuesta" in (await say("/me_sirve 1")).text
    assert await history(work) == []


async def test_whoever_needs_more_writes_what_is_missing(work: Work, say: Say) -> None:
    await answered(work)

    assert (await say("/necesito_mas 1")).awaits == "/aclarar 1"


@pytest.mark.parametrize("text", ["/misconsultas", "/miconsulta 1", "/aclarar 1 hola", "/me_sirve 1"])
async def test_in_a_group_nothing_of_it_is_shown_or_done(text: str, work: Work, say: Say) -> None:
    await answered(work)

    reply = await say(text, replace(message(), group=True))

    assert "cupos" not in reply.text
    assert reply.choices[0].link == "https://t.me/enlace_bot?start=contactar"
    assert await history(work) == []


async def test_a_number_that_is_made_to_be_slow_is_read_at_once(say: Say) -> None:
    began = time.perf_counter()
    reply = await say("/miconsulta n" + " " * 3900 + "x")

    assert "Indique el número" in reply.text
    assert time.perf_counter() - began < 0.1
