"""The secretariat's desk."""

import pytest

from bot.work import Parcel, Work
from handlers.commands import dispatch
from handlers.dialogue import Memory
from handlers.messages import Reply
from handlers.ports import Case
from handlers.secretariat import desk
from tests.builders import given_case, message
from tests.fakes import FakeClock


async def do(work: Work, clock: FakeClock, text: str, *, by: str = "eva") -> Reply:
    commands = desk.commands(cases=work.cases, outbox=work.outbox, clock=clock)
    replies = await dispatch(message(text, person=by), Memory(), commands=commands, role="secretariat")
    assert replies is not None
    return replies[0]


async def case_of(work: Work, number: int = 1) -> Case:
    found = await work.cases.find(number)
    assert found is not None
    return found


async def parcels(work: Work, clock: FakeClock) -> list[Parcel]:
    return list(await work.outbox.due(clock.now(), "t"))


async def test_the_cases_that_wait_are_listed_oldest_first(work: Work, clock: FakeClock) -> None:
    await given_case(work, "primera\nen dos líneas")
    await given_case(work, "cerrada", state="closed")
    await given_case(work, "tercera " + "muy larga " * 40)
    await do(work, clock, "/tomar 3", by="leo")

    shown = (await do(work, clock, "/pendientes")).text

    assert "1. recibida · primera en dos líneas" in shown
    assert "cerrada" not in shown
    assert "3. a cargo de leo · tercera muy larga" in shown
    assert max(map(len, shown.splitlines())) < 160


async def test_many_cases_are_cut_and_counted(work: Work, clock: FakeClock) -> None:
    for number in range(25):
        await given_case(work, f"consulta {number}")

    assert "… y 5 más" in (await do(work, clock, "/pendientes")).text


async def test_an_empty_desk_says_so(work: Work, clock: FakeClock) -> None:
    assert (await do(work, clock, "/pendientes")).text == "No hay consultas pendientes."


@pytest.mark.parametrize("written", ["1", "#1", "n.º 1", "N° 1", "1.", "  1 "])
async def test_a_case_is_shown_whole(work: Work, clock: FakeClock, written: str) -> None:
    await given_case(work, "¿Hay cupos?", asker="ana")

    shown = (await do(work, clock, f"/caso {written}")).text

    assert "«¿Hay cupos?»" in shown
    assert "De: ana (t), 23 de noviembre de 2026, 12:00 UTC" in shown


async def test_taking_a_case_makes_it_theirs(work: Work, clock: FakeClock) -> None:
    await given_case(work)

    await do(work, clock, "/tomar 1", by="eva")

    case = await case_of(work)
    assert (case.state, case.taken_by) == ("taken", "eva")


async def test_a_taken_case_stays_with_who_has_it(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await do(work, clock, "/tomar 1", by="eva")

    to_colleague = await do(work, clock, "/tomar 1", by="leo")
    to_owner = await do(work, clock, "/tomar 1", by="eva")

    assert "a cargo de eva" in to_colleague.text
    assert "ya está a su cargo" in to_owner.text
    assert (await case_of(work)).taken_by == "eva"


async def test_an_answer_is_stored_and_travels_to_the_asker(work: Work, clock: FakeClock) -> None:
    await given_case(work, "¿Hay cupos?", asker="ana")

    reply = await do(work, clock, "/responder 1 Sí, hay dos.\nInscríbase.", by="eva")

    case = await case_of(work)
    [parcel] = await parcels(work, clock)
    assert (case.state, case.answer, case.answered_by, case.answered) == (
        "answered", "Sí, hay dos.\nInscríbase.", "eva", clock.now(),
    )  # fmt: skip
    assert parcel.conversation == "ana"
    assert "«¿Hay cupos?»" in parcel.text
    assert "Sí, hay dos.\nInscríbase." in parcel.text
    assert parcel.text.endswith("— Secretaría")
    assert "eva" not in parcel.text
    assert "quedó registrada" in reply.text


async def test_an_answer_without_text_is_asked_for(work: Work, clock: FakeClock) -> None:
    await given_case(work)

    reply = await do(work, clock, "/responder 1")

    assert reply.awaits == "/responder 1"
    assert (await case_of(work)).state == "new"


async def test_an_answered_case_keeps_its_answer(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await do(work, clock, "/responder 1 La primera.", by="eva")

    by_colleague = await do(work, clock, "/responder 1 La segunda.", by="leo")
    by_herself = await do(work, clock, "/tomar 1", by="eva")

    assert "ya fue respondida por eva" in by_colleague.text
    assert "ya fue respondida por usted" in by_herself.text
    assert (await case_of(work)).answer == "La primera."
    assert len(await parcels(work, clock)) == 1


async def test_closing_an_unanswered_case_tells_who_waited(work: Work, clock: FakeClock) -> None:
    await given_case(work, "¿Hay cupos?")

    await do(work, clock, "/cerrar 1")

    [parcel] = await parcels(work, clock)
    assert (await case_of(work)).state == "closed"
    assert "cerró su consulta número 1" in parcel.text


async def test_closing_an_answered_case_says_nothing_more_to_the_asker(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await do(work, clock, "/responder 1 Sí.")
    [answer] = await parcels(work, clock)
    await work.outbox.delivered(answer, clock.now())

    await do(work, clock, "/cerrar 1")

    assert not await parcels(work, clock)


@pytest.mark.parametrize("order", ["/cerrar 1", "/responder 1 tarde", "/tomar 1"])
async def test_a_closed_case_stays_closed(work: Work, clock: FakeClock, order: str) -> None:
    await given_case(work, state="closed")

    assert "ya está cerrada" in (await do(work, clock, order)).text
    assert (await case_of(work)).state == "closed"


@pytest.mark.parametrize("order", ["caso", "tomar", "responder", "cerrar"])
@pytest.mark.parametrize("number", ["", "uno", "-1", "1x", "?", "½"])
async def test_without_a_number_the_command_says_what_it_needs(
    work: Work, clock: FakeClock, order: str, number: str
) -> None:
    case = await given_case(work)

    reply = await do(work, clock, f"/{order} {number}")

    assert reply.text.startswith("Indique el número de la consulta")
    assert await case_of(work) == case


@pytest.mark.parametrize("order", ["caso", "tomar", "responder", "cerrar"])
@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999999"])
async def test_a_number_that_no_case_has_is_told(work: Work, clock: FakeClock, order: str, number: str) -> None:
    case = await given_case(work)

    reply = await do(work, clock, f"/{order} {number} texto")

    assert reply.text.startswith("No existe una consulta con el número")
    assert await case_of(work) == case
