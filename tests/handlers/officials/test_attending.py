from dataclasses import replace
from datetime import timedelta

import pytest

from bot.work import Work
from handlers.ports import Attendance
from tests.builders import person
from tests.fakes import FakeClock
from tests.gathered import meeting
from tests.handlers.officials.agenda import ANA, GUEST, Reader


@pytest.fixture
def ana(work: Work, clock: FakeClock) -> Reader:
    return Reader(work, clock)


async def answers(reader: Reader) -> list[tuple[str, str]]:
    return [(one.answer, one.delegate) for one in await reader.work.attendances.of(1)]


async def test_an_answer_is_kept_with_the_commission_and_confirmed(ana: Reader, clock: FakeClock) -> None:
    await ana.announced(meeting())

    reply = await ana.say("/asistir 1")

    assert reply.text == (
        "Registrado: usted asistirá a la reunión 1, «Taller de digitalización», el martes 1 de diciembre. "
        "Puede cambiar su respuesta cuando lo necesite."
    )
    assert await ana.work.attendances.of(1) == [
        Attendance(1, ANA.who, "Paraguay", "yes", commission="CONARE", at=clock.now())
    ]


async def test_a_mind_may_change_and_reminders_with_it(ana: Reader) -> None:
    await ana.announced(meeting())

    await ana.say("/asistir 1")
    attending = await ana.reminders()
    await ana.say("/no_asistir 1")
    declining = await ana.reminders()
    await ana.say("/asistir 1")

    assert (attending, declining) == ([(1, 1.0), (1, 24.0), (1, 168.0)], [])
    assert await ana.reminders() == attending
    assert await answers(ana) == [("yes", "")]


async def test_a_delegate_is_asked_for_by_name(ana: Reader) -> None:
    await ana.announced(meeting())

    asks = await ana.say("/delegar 1")
    told = await ana.say(f"{asks.awaits} Luis Rojas")

    assert asks.text.startswith("¿Quién asistirá en su lugar")
    assert told.text.startswith("Registrado: Luis Rojas asistirá en su lugar")
    assert await answers(ana) == [("delegate", "Luis Rojas")]
    assert "Usted respondió: delega en Luis Rojas." in (await ana.say("/reunion 1")).text


@pytest.mark.parametrize("name", ["7", "¿quién puede ir?", "x" * 121])
async def test_what_is_no_name_is_asked_for_again(ana: Reader, name: str) -> None:
    await ana.announced(meeting())

    reply = await ana.say(f"/delegar 1 {name}")

    assert (reply.awaits, await answers(ana)) == ("/delegar 1", [])


@pytest.mark.parametrize("said", ["/asistir 1", "/no_asistir 1", "/delegar 1 Luis Rojas"])
@pytest.mark.parametrize(
    ("state", "later", "starts"),
    [
        ("cancelled", timedelta(), "La reunión 1, «Taller de digitalización», fue cancelada"),
        ("announced", timedelta(days=8, hours=1), "La reunión 1, «Taller de digitalización», ya comenzó"),
        ("announced", timedelta(days=9), "La reunión 1, «Taller de digitalización», ya terminó"),
        ("draft", timedelta(), "No hay ninguna reunión anunciada con el número 1"),
    ],
)
async def test_what_cannot_be_answered_says_why(
    ana: Reader, clock: FakeClock, said: str, state: str, later: timedelta, starts: str
) -> None:
    await ana.announced(meeting(state=state))
    clock.advance(later)

    reply = await ana.say(said)

    assert reply.text.startswith(starts)
    assert await answers(ana) == []


async def test_who_was_not_approved_cannot_answer(ana: Reader) -> None:
    await ana.announced(meeting())

    guest = await replace(ana, who=GUEST).say("/asistir 1")
    waiting = await replace(ana, who=person("ana", standing="pending")).say("/asistir 1")

    assert guest.choices[0].says == "/registro"
    assert waiting.text.startswith("Su registro espera la aprobación")
    assert await answers(ana) == []


async def test_who_sees_a_meeting_without_being_invited_cannot_answer(ana: Reader) -> None:
    await ana.announced(meeting(countries=("Perú",)))
    secretary = replace(ana, who=person("ana", "secretariat"))

    assert "invita a otras comisiones" in (await secretary.say("/asistir 1")).text
    assert "solo para quienes fueron invitados" in (await ana.say("/asistir 1")).text
    assert await answers(ana) == []


async def test_answers_are_not_given_in_a_group(ana: Reader) -> None:
    await ana.announced(meeting())

    reply = await ana.say("/asistir 1", group=True)

    assert reply.text.startswith("Eso se hace solo en privado")
    assert await answers(ana) == []
