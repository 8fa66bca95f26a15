"""An invitation is a right by itself: nobody guesses it, and it says no more than it must."""

from datetime import timedelta

import pytest

from bot.work import Work
from handlers.people.invitations import first_admin_code
from tests.builders import person
from tests.fakes import FakeClock
from tests.handlers.people.house import House


async def invited(house: House, wish: str = "Perú · CEPR") -> str:
    """The code of a new invitation."""
    reply = await house.says("olga", f"/invitar {wish}")
    return reply.text.split("/invitacion ")[1].split()[0]


async def test_whoever_opens_it_is_approved_for_its_commission_at_once(house: House) -> None:
    code = await invited(house)

    reply = await house.says("eva", f"/invitacion {code}")

    eva = await house.person("eva")
    assert (eva.standing, eva.country, eva.commission) == ("approved", "Perú", "CEPR")
    assert (eva.role, eva.zone) == ("official", "America/Lima")
    assert "CEPR, Perú" in reply.text
    assert "1 de 3" in reply.text


async def test_only_what_is_missing_is_asked_and_needs_no_approval(house: House) -> None:
    code = await invited(house)

    reply = await house.say("eva", f"/invitacion {code}", "Eva Rojas", "Analista", "omitir", "confirmar")

    eva = await house.person("eva")
    assert "quedaron guardados" in reply.text
    assert (eva.name, eva.post, eva.commission, eva.standing) == ("Eva Rojas", "Analista", "CEPR", "approved")
    assert house.letters("sara") == []


async def test_whoever_made_it_is_told_and_both_acts_are_recorded(house: House) -> None:
    code = await invited(house, "Perú · CEPR · 2 usos")

    await house.says("eva", f"/invitacion {code}")

    assert "Quedan: 1 uso" in house.letters("olga")[0].text
    assert "/revocar t:eva" in house.letters("olga")[0].text
    assert [(who, act) for who, act, _ in await house.deeds()] == [("olga", "invite"), ("eva", "redeem")]


async def test_wrong_used_and_expired_codes_sound_the_same(house: House) -> None:
    used, expired = await invited(house, "Perú · CEPR · 1 uso"), await invited(house, "Perú · CEPR · 5 · 1 día")
    await house.says("eva", f"/invitacion {used}")
    house.clock.advance(timedelta(days=1))

    said = {(await house.says("leo", f"/invitacion {code}")).text for code in ("", "inventado", used, expired)}

    assert len(said) == 1
    assert "no es válida" in said.pop()
    assert (await house.person("leo")).standing == "guest"


async def test_an_invitation_takes_no_rights_away(house: House) -> None:
    code = await invited(house)

    await house.says("sara", f"/invitacion {code}")

    assert (await house.person("sara")).role == "secretariat"


async def test_whoever_was_excluded_does_not_come_back_by_an_invitation(house: House) -> None:
    await house.knows(person("ana", standing="revoked"))
    code = await invited(house)

    for way in (f"/invitacion {code}", f"/soyadmin {code}"):
        assert "fue retirado" in (await house.says("ana", way)).text
    assert (await house.person("ana")).standing == "revoked"


@pytest.mark.parametrize(
    ("wish", "role", "uses"),
    [
        ("Perú · CEPR", "official", 10),
        ("Perú;CEPR;secretaría", "secretariat", 1),
        ("Perú | CEPR | secretaria | 3 usos", "secretariat", 3),
        ("Perú · CEPR · admin", "admin", 1),
        ("Perú · CEPR · 7 usos · 2 días", "official", 7),
    ],
)
async def test_role_and_uses_are_as_wished(house: House, wish: str, role: str, uses: int) -> None:
    code = await invited(house, wish)

    found = await house.work.invitations.redeem(code, house.clock.now())

    assert found is not None
    assert (found.role, found.uses) == (role, uses - 1)


@pytest.mark.parametrize(
    "wish",
    ["", "Perú", "Perú · CEPR · jefe", "Perú · CEPR · 501", "Perú · CEPR · 5 · 91", "Perú · CEPR · admin · 2",
     "Perú · CEPR · 1 · 2 · 3"],
)  # fmt: skip
async def test_a_wish_that_cannot_be_granted_is_explained(house: House, wish: str) -> None:
    reply = await house.says("olga", f"/invitar {wish}")

    assert "separados por «·»" in reply.text
    assert await house.deeds() == []


async def test_the_first_administrator_comes_by_a_code_of_the_program(work: Work, clock: FakeClock) -> None:
    house = House(work, clock)
    code = await first_admin_code(house.registry(person("nadie")))

    await house.says("eva", f"/soyadmin {code}")

    eva = await house.person("eva")
    assert (eva.role, eva.standing) == ("admin", "approved")
    assert await first_admin_code(house.registry(eva)) is None


async def test_once_there_is_an_administrator_other_first_codes_are_worthless(work: Work, clock: FakeClock) -> None:
    house = House(work, clock)
    codes = [await first_admin_code(house.registry(person("nadie"))) for _ in range(2)]
    await house.says("eva", f"/soyadmin {codes[0]}")

    reply = await house.says("leo", f"/soyadmin {codes[1]}")

    assert "no es válida" in reply.text
    assert (await house.person("leo")).role == "official"


async def test_a_first_code_lasts_a_day(work: Work, clock: FakeClock) -> None:
    house = House(work, clock)
    code = await first_admin_code(house.registry(person("nadie")))
    clock.advance(timedelta(hours=24))

    assert "no es válida" in (await house.says("eva", f"/soyadmin {code}")).text


async def test_a_code_is_not_taken_up_where_others_read(house: House) -> None:
    code = await invited(house)

    assert "solo en privado" in (await house.says("eva", f"/invitacion {code}", group="foro")).text
    assert (await house.person("eva")).standing == "guest"
