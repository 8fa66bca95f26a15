"""Who did what, as administrators read it."""

import pytest

from bot.work import Work
from handlers.ports import Deed, Person
from tests.builders import person
from tests.fakes import FakeClock
from tests.handlers.people.house import House


@pytest.fixture
async def house(work: Work, clock: FakeClock) -> House:
    house = House(work, clock)
    await house.knows(person("olga", "admin"), Person("t", "7", "7", name="Eva Rojas"))
    return house


async def test_an_act_is_a_sentence_with_names(house: House) -> None:
    await house.says("olga", "/rol t:7 secretaria")

    reply = await house.says("olga", "/auditoria")

    assert "(hora UTC)" in reply.text
    assert "23/11/2026 12:00 · olga dio una función a Eva Rojas (Secretaría)" in reply.text


async def test_times_are_those_of_whoever_reads(house: House) -> None:
    await house.says("olga", "/revocar t:7")
    await house.knows(Person("t", "olga", "olga", "admin", "approved", "olga", zone="America/Lima"))

    assert "23/11/2026 07:00 · olga retiró el acceso a Eva Rojas" in (await house.says("olga", "/auditoria")).text


@pytest.mark.parametrize(("asked", "shown"), [("", 15), ("3", 3), ("500", 50), ("0", 15), ("todo", 15)])
async def test_the_latest_so_many_are_shown_newest_first(house: House, asked: str, shown: int) -> None:
    for number in range(60):
        await house.work.audit.note(Deed(person("olga").who, "retry", str(number)))

    reply = await house.says("olga", f"/auditoria {asked}")

    lines = reply.text.splitlines()[1:]
    assert len(lines) == shown
    assert lines[0].endswith("la entrega 59")


async def test_an_act_without_a_sentence_is_shown_as_it_is(house: House) -> None:
    await house.work.audit.note(Deed(person("olga").who, "publish", "12", "faq"))

    assert "olga publish: 12 (faq)" in (await house.says("olga", "/auditoria")).text


@pytest.mark.parametrize(
    ("act", "detail", "said"),
    [
        ("tomar", "", "sara tomó la consulta 3"),
        ("fusionar", "case:4", "sara fusionó la consulta 3 (la consulta 4)"),
        ("publicar_faq", "draft:2", "sara propuso como pregunta frecuente la consulta 3 (el borrador 2)"),
    ],
)
async def test_what_the_desk_did_is_a_sentence_too(house: House, act: str, detail: str, said: str) -> None:
    await house.work.audit.note(Deed(person("sara").who, act, "case:3", detail))

    assert (await house.says("olga", "/auditoria")).text.endswith(said)


async def test_a_record_without_acts_says_so(house: House) -> None:
    assert "Todavía no consta" in (await house.says("olga", "/auditoria")).text
