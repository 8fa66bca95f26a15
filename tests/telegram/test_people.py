"""Who may do what: registering, inviting, giving roles and taking them; and what each sees of it."""

import re

import pytest

from tests.faults.keyboards import labels_of
from tests.faults.people import Person
from tests.telegram.conftest import OpenHouse
from tests.telegram.house import House

pytestmark = pytest.mark.slow

KNOWN = "¿Quién preside la CONARE de Paraguay?"


async def register(house: House, who: Person) -> None:
    for said in ("/registro", "Carla Díaz", "Uruguay", "CORE", "Asesora", "omitir", "confirmar"):
        await house.says(who, said)


async def test_a_registration_is_approved_by_one_tap_in_the_group(open_house: OpenHouse) -> None:
    async with open_house(settings={"ACCESS": "registered"}) as house:
        carla = house.double.person(55, "Carla", has_started=True)
        refused = await house.says(carla, KNOWN)
        await register(house, carla)
        pending = await house.says(carla, KNOWN)

        await house.taps(house.eva, "Aprobar", chat=house.group.chat)
        answer = await house.says(carla, KNOWN)

        request = house.group.finds("Solicitud de registro")
        assert "registradas" in refused
        assert "espera la aprobación" in pending
        assert carla.finds("Carla Díaz: su registro fue aprobado") is not None
        assert "Asuntos Consulares" in answer
        assert request is not None
        assert labels_of(request.keyboard) == ()
        assert "Lo decidió Eva" in request.text


async def test_a_house_by_invitation_says_so_and_opens_by_a_link(open_house: OpenHouse) -> None:
    async with open_house(settings={"ACCESS": "invited"}) as house:
        carla = house.double.person(55, "Carla", has_started=True)
        refused = await house.says(carla, KNOWN)
        made = await house.says(house.olga, "/invitar Uruguay · CORE")
        link = re.search(r"https://t\.me/enlace_prueba_bot\?start=(\S+)", made)
        assert link, made

        await carla.starts(link[1])
        await house.calm()
        answer = await house.says(carla, "/cancelar")
        answer = await house.says(carla, KNOWN)

        assert "solo por invitación" in refused
        assert carla.finds("Su invitación quedó aceptada: CORE, Uruguay") is not None
        assert "Asuntos Consulares" in answer
        assert house.olga.finds("Carla") is not None


async def test_a_role_is_given_and_taken_at_once(house: House) -> None:
    before = await house.says(house.ana, "/pendientes")
    await house.says(house.olga, "/rol @ana secretaria")
    during = await house.says(house.ana, "/pendientes")
    await house.says(house.olga, "/revocar @ana")
    after = await house.says(house.ana, "/pendientes")

    assert before.startswith("No conozco la orden «/pendientes»")
    assert during.endswith("No hay consultas pendientes.")
    assert "Su acceso a este asistente fue retirado" in after


async def test_nobody_but_administrators_gives_roles(house: House) -> None:
    for person in (house.ana, house.eva):
        assert (await house.says(person, "/rol @beto admin")).startswith("No conozco la orden «/rol»")

    assert (await house.says(house.beto, "/roles")).startswith("No conozco la orden")


async def test_the_first_administrator_comes_by_a_code_of_the_screen(
    open_house: OpenHouse, capsys: pytest.CaptureFixture[str]
) -> None:
    async with open_house(settings={"ADMIN_IDS": ""}) as house:
        code = re.search(r"/soyadmin \S+", capsys.readouterr().out)
        assert code
        await house.says(house.ana, code[0])

        again = await house.says(house.beto, code[0])
        roles = await house.says(house.ana, "/roles")

        assert "no es válida" in again
        assert "Ana" in roles


async def test_each_role_has_its_menu(house: House) -> None:
    def menu(scope: dict[str, object] | None) -> set[str]:
        return set(house.double.commands(scope))

    await house.double.until(lambda: menu({"type": "chat", "chat_id": house.olga.id}))

    official, groups = menu(None), menu({"type": "all_group_chats"})
    desk, admin = menu({"type": "chat", "chat_id": house.group.id}), menu({"type": "chat", "chat_id": house.olga.id})
    assert {"contactar", "misconsultas", "registro"} <= official
    assert not official & {"tomar", "rol"}
    assert "pregunta" in groups
    assert not groups & {"contactar", "tomar", "registro"}
    assert {"tomar", "responder", "pendientes"} <= desk
    assert not desk & {"registro", "misconsultas", "rol"}
    assert {"rol", "entregas", "auditoria"} <= admin


async def test_whoever_was_given_a_role_sees_its_menu(house: House) -> None:
    await house.says(house.olga, "/rol @ana secretaria")

    await house.double.until(lambda: "tomar" in house.double.commands({"type": "chat", "chat_id": house.ana.id}))


async def test_a_stranger_in_the_topic_answers_nobody(house: House) -> None:
    await house.asks(house.ana, "¿Hay cupos para el taller de Lima?")
    await house.group.adds(house.beto)

    await house.beto.says("Sí hay.", chat=house.group, reply_to=house.card().id)
    await house.calm()

    assert house.ana.finds("Sí hay.") is None
    assert house.group.finds("solo las personas de la Secretaría") is not None
