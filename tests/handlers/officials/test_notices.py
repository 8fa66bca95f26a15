from datetime import timedelta

import pytest

from bot.work import Work
from handlers.ports import LEADS, Subscription
from tests.fakes import FakeClock
from tests.gathered import meeting
from tests.handlers.officials.agenda import Reader


@pytest.fixture
def ana(work: Work, clock: FakeClock) -> Reader:
    return Reader(work, clock)


async def chosen(reader: Reader) -> Subscription:
    return await reader.work.subscriptions.of("t", "ana")


async def test_what_holds_is_shown_with_a_button_for_each_moment(ana: Reader) -> None:
    reply = await ana.say("/avisos")

    assert "todas las que le invitan" in reply.text
    assert "7 días, 1 día y 1 hora" in reply.text
    assert [choice.label for choice in reply.choices] == [
        "7 días: sí", "1 día: sí", "1 hora: sí", "No avisarme", "Dejarlo así",
    ]  # fmt: skip


async def test_every_button_says_what_it_does(ana: Reader) -> None:
    shown = await ana.say("/avisos")

    reply = await ana.say(shown.choices[0].says)

    assert reply.choices[0].label == "7 días: no"
    assert (await chosen(ana)).leads == LEADS[1:]


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("2 horas", timedelta(hours=2)),
        ("dos horas antes", timedelta(hours=2)),
        ("90 min", timedelta(minutes=90)),
        ("3 días", timedelta(days=3)),
        ("una semana y media", None),
        ("2 semanas", timedelta(days=14)),
        ("1 minuto", None),
        ("61 días", None),
    ],
)
async def test_a_moment_of_ones_own_is_added(ana: Reader, said: str, lead: timedelta | None) -> None:
    await ana.say(f"/avisos {said}")

    assert set((await chosen(ana)).leads) == {*LEADS, *([lead] if lead else [])}


async def test_reminders_follow_at_once(ana: Reader) -> None:
    await ana.announced(meeting())

    await ana.say("/avisos 2 horas")
    with_two = await ana.reminders()
    await ana.say("/avisos ninguno")

    assert with_two == [(1, 1.0), (1, 2.0), (1, 24.0), (1, 168.0)]
    assert await ana.reminders() == []


async def test_a_country_is_chosen_for_what_concerns_it_not_only_for_what_it_hosts(ana: Reader) -> None:
    await ana.announced(
        meeting(country="Perú", city="Lima", title="Integración regional", agenda="1. Informe de Chile")
    )

    one = await ana.say("/avisos país Chile")
    heard = await ana.reminders()
    two = await ana.say("/avisos país Perú")
    asked = await ana.say("/avisos sí")

    assert [number for number, _ in heard] == [1, 1, 1]
    assert "las que lo nombran en el título, el tema o la agenda" in one.text
    assert "de interés para Chile o Perú" in two.text
    assert "una reunión (de interés para Chile o Perú)" in asked.text
    assert "Son de interés" not in (await ana.say("/avisos todo")).text


async def test_themes_and_countries_are_added_and_taken_back(ana: Reader) -> None:
    await ana.say("/avisos tema digitalización")
    both = await ana.say("/avisos país chile")
    first = await chosen(ana)
    await ana.say("/avisos tema Digitalizacion")

    assert (first.themes, first.countries) == (("digitalización",), ("Chile",))
    assert (
        "tema «digitalización», de interés para Chile.\nSon de interés para un país las que recibe como sede"
        in both.text
    )
    assert (await chosen(ana)).themes == ()


async def test_everything_takes_every_choice_back(ana: Reader) -> None:
    for said in ("tema trata", "país Chile", "ninguno", "todo"):
        await ana.say(f"/avisos {said}")

    assert await chosen(ana) == Subscription("t", "ana")


async def test_silence_says_what_is_heard_all_the_same(ana: Reader) -> None:
    reply = await ana.say("/avisos ninguno")

    assert reply.text.startswith("No recibe avisos ni recordatorios")
    assert reply.choices[0].says == "/avisos sí"
    assert (await chosen(ana)).silent


async def test_whoever_asks_to_be_told_hears_of_what(ana: Reader) -> None:
    await ana.say("/avisos ninguno")

    reply = await ana.say("/avisos sí")

    assert reply.text.startswith("De acuerdo: recibirá aquí el aviso cuando la Secretaría anuncie una reunión")
    assert not (await chosen(ana)).silent


@pytest.mark.parametrize(
    ("said", "starts"),
    [
        ("país Narnia", "No conozco el país «Narnia»"),
        ("tema", "Escriba el tema en pocas palabras"),
        ("azul", "No entendí qué avisos desea."),
    ],
)
async def test_what_is_not_understood_changes_nothing(ana: Reader, said: str, starts: str) -> None:
    reply = await ana.say(f"/avisos {said}")

    assert reply.text.startswith(starts)
    assert await chosen(ana) == Subscription("t", "ana")


async def test_there_is_an_end_to_moments(ana: Reader) -> None:
    for hours in range(2, 9):
        reply = await ana.say(f"/avisos {hours} horas")

    assert reply.text.startswith("Puede elegir hasta 8.")
    assert len((await chosen(ana)).leads) == 8
