"""Commands are a table; permission is checked once."""

import pytest

from handlers.commands import EVERYBODY, Command, dispatch, with_help
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.ports import Role
from tests.builders import message


async def echo(_incoming: Incoming, rest: str) -> Reply:
    return Reply(f"[{rest}]", "command")


COMMANDS = (
    Command(("misconsultas",), "muestra lo suyo", echo, EVERYBODY),
    Command(("pendientes",), "lista lo que espera", echo, frozenset({"secretariat"})),
    Command(("enviar_consulta",), None, echo, EVERYBODY),
)


async def said(text: str, role: Role = "official") -> str | None:
    replies = await dispatch(message(text), Memory(), commands=with_help(COMMANDS, role), role=role)
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


@pytest.mark.parametrize("text", ["/Ayuda", "/ayuda@bot", "/start", "/help", "/ AYUDA por favor"])
async def test_help_has_many_names(text: str) -> None:
    assert await said(text) == await said("/ayuda")


async def test_leaving_says_that_nothing_was_sent() -> None:
    reply = await said("/cancelar")

    assert reply is not None
    assert "no se envió nada" in reply
