"""Two cases that ask the same."""

from dataclasses import replace

import pytest

from bot.work import Work
from handlers.casework.work import Judgement
from handlers.secretariat import merging
from tests.builders import casework, given_case, message, person
from tests.fakes import FakeClock
from tests.handlers.secretariat.doing import answered, case_of, do, leave


@pytest.mark.parametrize("written", ["1 en 2", "1 con la 2", "1 2", "1 en la n.º 2", "#1 en #2"])
async def test_the_askers_of_one_join_the_other(work: Work, clock: FakeClock, written: str) -> None:
    await given_case(work, "¿Hay cupos?", of="ana")
    await given_case(work, "¿Quedan plazas?", of="luis")

    reply = await do(work, clock, f"/fusionar {written}")

    gone, other = await case_of(work, 1), await case_of(work, 2)
    assert (gone.state, gone.merged_into, gone.askers) == ("closed", 2, ())
    assert [asker.person for asker in other.askers] == ["luis", "ana"]
    assert "se unió a la número 2 (+1 persona)" in reply.text


async def test_who_joined_is_told_the_number_they_know(work: Work, clock: FakeClock) -> None:
    await given_case(work, "¿Hay cupos?", of="ana")
    await given_case(work, "¿Quedan plazas?", of="luis")

    await do(work, clock, "/fusionar 1 en 2")

    [letter] = await leave(work, clock)
    assert letter.conversation == "ana"
    assert "Su consulta número 1 se atiende junto con la número 2" in letter.text


async def test_one_answer_serves_all_and_who_asked_both_once(work: Work, clock: FakeClock) -> None:
    for who, question in (("ana", "¿Hay cupos?"), ("luis", "¿Quedan plazas?"), ("ana", "¿Y cupos?")):
        await given_case(work, question, of=who)
    await do(work, clock, "/fusionar 1 en 2")
    await do(work, clock, "/fusionar 3 en 2")
    await leave(work, clock)

    await do(work, clock, "/responder 2 Sí.")
    await do(work, clock, "/confirmar 2")

    letters = [stored.letter for stored in work.outbox.stored if ":answer:" in stored.letter.key]  # type: ignore[attr-defined]
    assert sorted(letter.conversation for letter in letters) == ["ana", "luis"]


@pytest.mark.parametrize(
    "order", ["tomar 1", "responder 1 Sí.", "reabrir 1", "cerrar 1", "fusionar 1 en 2", "precision 1 ¿?"]
)
async def test_a_merged_case_is_worked_on_where_it_went(work: Work, clock: FakeClock, order: str) -> None:
    await given_case(work, "¿Hay cupos?")
    await given_case(work, "¿Quedan plazas?")
    await do(work, clock, "/fusionar 1 en 2")
    before = await case_of(work, 1)

    reply = await do(work, clock, f"/{order}")

    assert "se unió a la número 2" in reply.text
    assert await case_of(work, 1) == before


async def test_a_case_does_not_join_itself(work: Work, clock: FakeClock) -> None:
    case = await given_case(work)

    assert "consigo misma" in (await do(work, clock, "/fusionar 1 en 1")).text
    assert await case_of(work) == case


@pytest.mark.parametrize("number", ["7", "0", "9" * 12])
async def test_a_case_does_not_join_one_that_is_not_there(work: Work, clock: FakeClock, number: str) -> None:
    case = await given_case(work)

    assert "No existe una consulta con el número" in (await do(work, clock, f"/fusionar 1 en {number}")).text
    assert await case_of(work) == case


async def test_an_answered_case_takes_nobody_in_and_joins_nothing(work: Work, clock: FakeClock) -> None:
    await given_case(work, "¿Hay cupos?")
    await given_case(work, "¿Quedan plazas?", of="luis")
    await answered(work, clock)

    into_it = await do(work, clock, "/fusionar 2 en 1")
    out_of_it = await do(work, clock, "/fusionar 1 en 2")

    assert "ya no está abierta" in into_it.text
    assert "ya fue respondida" in out_of_it.text


async def test_open_cases_that_look_alike_are_offered(work: Work, clock: FakeClock) -> None:
    for question in ("¿Hay cupos?", "¿Quedan plazas?", "¿Qué dice el literal k?"):
        await given_case(work, question)
    desk = casework(work, person("eva", "secretariat"), clock)
    alike = Judgement(lambda _: "", lambda _, __: [], lambda _, others: [others.index("¿Quedan plazas?")])

    reply = await merging.merge(message(""), await case_of(work), "", casework=replace(desk, judgement=alike))

    assert [choice.says for choice in reply.choices] == ["/fusionar 1 en 2", "/cancelar"]


async def test_when_none_looks_alike_the_number_is_asked_for(work: Work, clock: FakeClock) -> None:
    await given_case(work)

    assert "/fusionar 1 en 5" in (await do(work, clock, "/fusionar 1")).text
