"""Looking at cases, and naming them."""

from datetime import timedelta

import pytest

from bot.work import Work
from tests.builders import given_case
from tests.fakes import FakeClock
from tests.handlers.secretariat.doing import answered, case_of, do

ORDERS = [
    "caso",
    "tomar",
    "soltar",
    "responder",
    "precision",
    "nota",
    "cerrar",
    "reabrir",
    "confirmar",
    "descartar",
    "deshacer",
    "corregir",
    "borrar",
    "fusionar",
    "publicar_faq",
    "indicar_fuente",
    "publicar_sin_fuente",
]


async def test_the_cases_that_wait_are_listed_oldest_first(work: Work, clock: FakeClock) -> None:
    await given_case(work, "primera\nen dos líneas")
    await given_case(work, "cerrada", state="closed")
    await given_case(work, "tercera " + "muy larga " * 40)
    await do(work, clock, "/tomar 3", by="leo")

    shown = (await do(work, clock, "/pendientes")).text

    assert "🟡 1. sin tomar · primera en dos líneas · plazo: miércoles 25 de noviembre, 12:00" in shown
    assert "cerrada" not in shown
    assert shown.index("1. sin tomar") < shown.index("3. a cargo de leo · tercera muy larga")
    assert max(map(len, shown.splitlines())) < 200


async def test_a_case_whose_promise_was_not_kept_is_marked(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    clock.advance(timedelta(days=2, seconds=1))

    assert "⚠ vencida: miércoles 25 de noviembre, 12:00" in (await do(work, clock, "/pendientes")).text


async def test_many_cases_are_cut_and_counted(work: Work, clock: FakeClock) -> None:
    for number in range(25):
        await given_case(work, f"consulta {number}")

    assert "… y 5 más" in (await do(work, clock, "/pendientes")).text


async def test_an_empty_desk_says_so(work: Work, clock: FakeClock) -> None:
    assert (await do(work, clock, "/pendientes")).text == "No hay consultas pendientes."


@pytest.mark.parametrize("written", ["1", "#1", "n.º 1", "N° 1", "1.", "  1 "])
async def test_a_case_is_shown_whole(work: Work, clock: FakeClock, written: str) -> None:
    await given_case(work, "¿Hay cupos?", of="ana")

    shown = (await do(work, clock, f"/caso {written}")).text

    assert "De: ana (persona sin registro; t)\n«¿Hay cupos?»" in shown


async def test_a_case_is_shown_with_its_draft_its_answer_and_its_history(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await answered(work, clock, "Sí, hay dos.", by="eva")
    await do(work, clock, "/corregir 1 Sí, hay tres.", by="leo")

    shown = (await do(work, clock, "/caso 1")).text

    assert "Respuesta:\nSí, hay dos." in shown
    assert "Borrador sin enviar:\nSí, hay tres." in shown
    assert "· lunes 23 de noviembre, 12:00: eva respondió «Sí, hay dos.»" in shown


async def test_a_long_history_shows_its_latest_part(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    for number in range(40):
        await do(work, clock, f"/nota 1 nota {number}")

    shown = (await do(work, clock, "/caso 1")).text

    assert "· … 15 anteriores" in shown
    assert "«nota 39»" in shown


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("number", ["", "uno", "-1", "1x", "?", "½"])
async def test_without_a_number_the_command_says_what_it_needs(
    work: Work, clock: FakeClock, order: str, number: str
) -> None:
    case = await given_case(work)

    reply = await do(work, clock, f"/{order} {number}")

    assert reply.text.startswith("Indique el número de la consulta")
    assert await case_of(work) == case


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999999"])
async def test_a_number_that_no_case_has_is_told(work: Work, clock: FakeClock, order: str, number: str) -> None:
    case = await given_case(work)

    reply = await do(work, clock, f"/{order} {number} texto")

    assert reply.text.startswith("No existe una consulta con el número")
    assert await case_of(work) == case
