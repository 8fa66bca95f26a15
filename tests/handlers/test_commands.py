"""Commands are a table; permission is checked once."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from handlers.commands import EVERYBODY, Command, at_the_desk, dispatch, menu_for, with_help
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.ports import Place, Role
from tests.builders import message, visitor


async def echo(_incoming: Incoming, rest: str) -> Reply:
    return Reply(f"[{rest}]", "command")


COMMANDS = (
    Command(("misconsultas",), "muestra lo suyo", echo, EVERYBODY),
    Command(("pendientes",), "lista lo que espera", echo, frozenset({"secretariat"})),
    Command(("enviar_consulta",), None, echo, EVERYBODY),
    Command(("invitacion",), None, echo, EVERYBODY, needs="guest", where="private"),
    Command(("roles",), "lista funciones", echo, frozenset({"admin"}), where="private"),
)


class TheGroup:
    """The secretariat reads in a group of its own."""

    async def desks(self) -> Sequence[Place]:
        return (Place("t", "mesa", "group"),)


async def said(text: str, role: Role = "official", *, group: str = "", desk: bool = False) -> str | None:
    who = replace(visitor(role), places=TheGroup())
    offered = with_help(at_the_desk(COMMANDS) if desk else COMMANDS, who)
    incoming = message(text, conversation=group or None, group=bool(group))
    replies = await dispatch(incoming, Memory(), commands=offered, visitor=who)
    return replies[0].text if replies else None


@pytest.mark.parametrize(
    "text",
    ["/misconsultas", "/MisConsultas", "  /misconsultas  ", "/misconsultas@enlace_bot",
     "/ misconsultas", "/mis_consultas", "/mis-consultas", "/mísconsultas"],
)  # fmt: skip
async def test_a_name_is_read_leniently(text: str) -> None:
    assert await said(text) == "[]"


async def test_what_follows_the_name_is_handed_on_with_its_lines() -> None:
    assert await said("/misconsultas@bot   dos\nlíneas ") == "[dos\nlíneas]"


async def test_what_is_no_command_is_left_to_others() -> None:
    assert await said("¿cuándo fue?") is None
    assert await said("y/o") is None


@pytest.mark.parametrize("text", ["/volar", "/", "/ayudaa", "/pendientes", "/../etc", "//", "/misconsultasx"])
async def test_unknown_and_forbidden_commands_sound_the_same(text: str) -> None:
    reply = await said(text)

    assert reply is not None
    assert reply.startswith("No conozco la orden")
    assert "/ayuda" in reply


async def test_whoever_may_use_a_command_uses_it() -> None:
    assert await said("/pendientes", "secretariat") == "[]"


async def test_help_lists_only_what_this_person_may_do() -> None:
    official, secretary = await said("/ayuda"), await said("/ayuda", "secretariat")

    assert official is not None
    assert "/misconsultas — muestra lo suyo" in official
    assert "/cancelar" in official
    assert "pendientes" not in official
    assert "enviar_consulta" not in official
    assert secretary is not None
    assert "/pendientes" in secretary


@pytest.mark.parametrize("text", ["/Ayuda", "/ayuda@bot", "/help", "/ AYUDA por favor"])
async def test_help_has_many_names(text: str) -> None:
    assert await said(text) == await said("/ayuda")


async def test_help_tells_apart_what_each_audience_has() -> None:
    secretary, admin = await said("/ayuda", "secretariat"), await said("/ayuda", "admin")

    assert secretary is not None
    assert "Para la Secretaría\n/pendientes" in secretary
    assert "administrar" not in secretary
    assert admin is not None
    assert "Para administrar\n/roles" in admin
    assert "Secretaría" not in admin


async def test_help_in_a_group_names_only_what_can_be_used_there() -> None:
    in_group = await said("/ayuda", "admin", group="foro")

    assert in_group is not None
    assert "/misconsultas" in in_group
    assert "/roles" not in in_group


async def test_what_is_private_is_not_said_where_others_read() -> None:
    told = await said("/roles", "admin", group="mesa")

    assert told is not None
    assert "solo en privado" in told


@pytest.mark.parametrize(("group", "runs"), [("", True), ("mesa", True), ("foro", False)])
async def test_the_desk_is_its_group_and_private_conversations(group: str, runs: bool) -> None:
    told = await said("/pendientes", "secretariat", group=group, desk=True)

    assert (told == "[]") is runs


async def test_a_menu_lists_what_a_role_has_by_names_that_channels_take() -> None:
    long = Command(("Mís-Órdenes",), "p" * 300, echo, EVERYBODY)

    menu = menu_for((*COMMANDS, long), "official")

    assert menu == (("misconsultas", "muestra lo suyo"), ("misordenes", "p" * 256))


async def test_a_menu_of_a_group_has_nothing_private() -> None:
    assert ("roles", "lista funciones") in menu_for(COMMANDS, "admin")
    assert ("roles", "lista funciones") not in menu_for(COMMANDS, "admin", where="anywhere")
    assert ("roles", "lista funciones") not in menu_for(COMMANDS, "admin", where="desk")


async def test_leaving_says_that_nothing_was_sent() -> None:
    reply = await said("/cancelar")

    assert reply is not None
    assert "no se envió nada" in reply
