"""Roles are given and revoked by administrators, never by oneself, never against the settings."""

from dataclasses import replace

import pytest

from bot.work import Work
from handlers.people.roles import appoint
from handlers.ports import Person
from tests.builders import OFFICE, person
from tests.fakes import FakeClock
from tests.handlers.people.house import House


@pytest.mark.parametrize("whom", ["@ana_p", "@ANA_P", "ana_p", "ana", "t:ana"])
async def test_somebody_is_named_by_handle_or_number(house: House, whom: str) -> None:
    reply = await house.says("olga", f"/rol {whom} secretaría")

    assert "función de Secretaría" in reply.text
    assert (await house.person("ana")).role == "secretariat"
    assert await house.deeds() == [("olga", "role", "t:ana")]
    assert "/ayuda" in house.letters("ana")[0].text


async def test_a_name_alone_is_confirmed_before_anything_changes(house: House) -> None:
    await house.knows(Person("t", "7", "7", standing="approved", name="Eva Rojas"))

    reply = await house.says("olga", "/rol eva rojas admin")
    assert (await house.person("7")).role == "official"
    assert reply.choices[0].says == "/rol t:7 admin"

    await house.says("olga", "1")
    assert (await house.person("7")).role == "admin"


async def test_people_of_the_same_name_are_offered_apart(house: House) -> None:
    await house.knows(
        Person("t", "7", "7", name="Eva Rojas", commission="CEPR", country="Perú"),
        Person("t", "8", "8", name="Eva Rojas", commission="COMAR", country="México"),
    )

    reply = await house.says("olga", "/quien Eva")

    assert [choice.label for choice in reply.choices] == [
        "Eva Rojas · CEPR, Perú · sin registro", "Eva Rojas · COMAR, México · sin registro", "Ninguna de estas personas"
    ]  # fmt: skip
    assert "México" in (await house.says("olga", "2")).text


@pytest.mark.parametrize("way", ["/rol", "/rol @ana_p", "/rol secretaria", "/rol @ana_p jefa"])
async def test_a_role_needs_a_person_and_a_role(house: House, way: str) -> None:
    assert "Indique a quién y qué función" in (await house.says("olga", way)).text


async def test_whoever_never_wrote_cannot_be_named(house: House) -> None:
    assert "No encuentro a «@nadie»" in (await house.says("olga", "/revocar @nadie")).text


@pytest.mark.parametrize("way", ["/rol olga oficial", "/rol olga secretaria", "/revocar olga", "/revocar t:olga"])
async def test_nobody_changes_their_own_role_so_the_last_administrator_stays(house: House, way: str) -> None:
    reply = await house.says("olga", way)

    assert "Nadie cambia su propia función" in reply.text
    assert (await house.person("olga")).role == "admin"


async def test_a_role_that_is_there_already_is_not_given_again(house: House) -> None:
    assert "ya tiene la función" in (await house.says("olga", "/rol sara secretaria")).text
    assert await house.deeds() == []


async def test_a_revoked_secretary_may_nothing_from_the_next_message_on(house: House) -> None:
    await house.knows(person("eva", standing="pending"))

    reply = await house.says("olga", "/revocar sara")

    assert "desde este momento" in reply.text
    assert "fue retirado" in (await house.says("sara", "/aprobar t:eva")).text
    assert (await house.person("eva")).standing == "pending"
    assert await house.work.places.desks() == []
    assert await house.deeds() == [("olga", "revoke", "t:sara")]


async def test_revoking_twice_changes_nothing(house: House) -> None:
    await house.says("olga", "/revocar sara")

    assert "ya no tenía acceso" in (await house.says("olga", "/revocar sara")).text
    assert len(house.letters("sara")) == 1


async def test_a_role_brings_somebody_back(house: House) -> None:
    await house.says("olga", "/revocar sara")
    await house.says("olga", "/rol sara oficial")

    sara = await house.person("sara")
    assert (sara.role, sara.standing) == ("official", "approved")


@pytest.mark.parametrize("way", ["/rol telegram:12 oficial", "/revocar telegram:12"])
async def test_whom_the_settings_appointed_only_the_settings_remove(work: Work, clock: FakeClock, way: str) -> None:
    house = House(work, clock, replace(OFFICE, admins=frozenset({"12"})))
    await house.knows(person("olga", "admin"))
    await appoint(["12"], house.registry(person("olga")))

    assert "ADMIN_IDS" in (await house.says("olga", way)).text
    assert (await house.person("12", "telegram")).role == "admin"
    assert "por configuración" in (await house.says("olga", "/roles")).text


async def test_the_settings_appoint_whoever_never_wrote_and_only_once(house: House) -> None:
    for _ in range(2):
        await appoint(["12"], house.registry(person("olga")))

    appointed = await house.person("12", "telegram")
    assert (appointed.role, appointed.standing, appointed.conversation) == ("admin", "approved", "12")
    assert await house.deeds() == [("El programa", "appoint", "telegram:12")]


async def test_the_settings_appoint_again_whoever_was_revoked(house: House) -> None:
    await house.knows(person("12", channel="telegram", standing="revoked"))

    await appoint(["12"], house.registry(person("olga")))

    assert (await house.person("12", "telegram")).standing == "approved"


async def test_the_same_number_on_another_channel_is_another_person(house: House) -> None:
    await house.knows(person("12", channel="telegram"), person("12"))

    await house.says("olga", "/rol 12 secretaria")

    assert (await house.person("12")).role == "secretariat"
    assert (await house.person("12", "telegram")).role == "official"


async def test_everybody_with_privileges_is_listed(house: House) -> None:
    reply = await house.says("olga", "/roles")

    assert "Administración:\n• olga" in reply.text
    assert "Secretaría:\n• sara" in reply.text
    assert "ana" not in reply.text


async def test_channels_and_clocks_are_called_as_people_call_them(house: House) -> None:
    await house.knows(replace(person("12", channel="telegram"), zone="America/Santiago"))
    await house.knows(person("lucia", channel="terminal"))

    by_telegram, by_terminal = await house.says("olga", "/quien 12"), await house.says("olga", "/quien lucia")

    assert "• Escribe por: Telegram, con el número 12\n• Zona horaria: hora de Santiago" in by_telegram.text
    assert "• Escribe por: la terminal, como lucia" in by_terminal.text


async def test_who_somebody_is_says_since_when(house: House) -> None:
    await house.says("olga", "/rol ana secretaria")

    reply = await house.says("olga", "/quien @ana_p")

    assert "• Función: Secretaría\n• Registro: aprobado\n• Escribe por: t, como ana" in reply.text
    assert "23/11/2026 12:00 · olga dio una función a ana (@ana_p) (Secretaría)" in reply.text


async def test_without_a_name_one_reads_about_oneself(house: House) -> None:
    assert (await house.says("olga", "/quien")).text.startswith("olga\n• Función: administración")
