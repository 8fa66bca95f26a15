"""One tap vouches for a person, or does not."""

import pytest

from tests.builders import person
from tests.handlers.people.house import House


async def ask(house: House) -> str:
    """Eva registers; the key of the letter that asks the secretary."""
    await house.say("eva", "/registro", "Eva Rojas", "mexico", "COMAR", "Analista", "omitir", "confirmar")
    return house.letters("sara")[-1].key


@pytest.mark.parametrize("who", ["sara", "olga"])
async def test_the_secretariat_and_administrators_approve_by_one_tap(house: House, who: str) -> None:
    await ask(house)

    reply = await house.says(who, "/aprobar t:eva")

    assert "Registro aprobado: Eva Rojas" in reply.text
    assert (await house.person("eva")).standing == "approved"
    assert "fue aprobado" in house.letters("eva")[-1].text
    assert await house.deeds() == [(who, "approve", "t:eva")]


async def test_a_refusal_is_civil_and_they_may_try_again(house: House) -> None:
    await ask(house)

    await house.says("sara", "/rechazar t:eva")

    assert (await house.person("eva")).standing == "guest"
    assert "puede corregirlos" in house.letters("eva")[-1].text
    assert await house.deeds() == [("sara", "refuse", "t:eva")]
    await ask(house)
    assert (await house.person("eva")).standing == "pending"
    assert len([letter for letter in house.letters("sara") if letter.choices]) == 2


async def test_the_second_decision_changes_nothing(house: House) -> None:
    await ask(house)
    await house.says("sara", "/aprobar t:eva")

    reply = await house.says("olga", "/rechazar t:eva")

    assert "ya no está pendiente" in reply.text
    assert (await house.person("eva")).standing == "approved"
    assert len(house.letters("eva")) == 1


async def test_the_tapped_letter_says_who_decided_and_loses_its_buttons(house: House) -> None:
    key = await ask(house)

    await house.says("sara", "/aprobar t:eva", regarding=key)

    revision = house.letters("sara")[-1]
    assert (revision.act, revision.of, revision.choices) == ("revise", key, ())
    assert "Lo decidió sara" in revision.text


async def test_deciding_about_another_person_leaves_the_letter_as_it_is(house: House) -> None:
    key = await ask(house)
    await house.knows(person("leo", standing="pending"))

    await house.says("sara", "/aprobar t:leo", regarding=key)

    assert [letter.act for letter in house.letters("sara")] == ["say"]


@pytest.mark.parametrize("whom", ["", "t:nadie", "eva", "t:", ":"])
async def test_whoever_did_not_ask_is_not_approved(house: House, whom: str) -> None:
    assert "No encuentro esa solicitud" in (await house.says("sara", f"/aprobar {whom}")).text


async def test_an_official_approves_nobody(house: House) -> None:
    await ask(house)

    reply = await house.says("ana", "/aprobar t:eva")

    assert "No conozco la orden" in reply.text
    assert (await house.person("eva")).standing == "pending"


async def test_those_who_wait_are_listed_with_the_same_buttons(house: House) -> None:
    assert "No hay solicitudes" in (await house.says("sara", "/pendientes_registro")).text
    await ask(house)

    reply = await house.says("sara", "/pendientes_registro")

    assert "Eva Rojas · COMAR, México" in reply.text
    assert reply.choices[0].label == "Aprobar a Eva Rojas"
    assert "Registro aprobado" in (await house.says("sara", "1")).text
