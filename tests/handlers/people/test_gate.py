"""Who may ask, in an open house, in one that registers, and in one that invites."""

from dataclasses import replace

import pytest

from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.office import Access
from handlers.people.gate import admit, turn_away
from handlers.ports import Role, Standing
from tests.builders import message, person, visitor

ACCESSES: tuple[Access, ...] = ("open", "registered", "invited")
STAFF: tuple[Role, ...] = ("secretariat", "admin")


async def answer(incoming: Incoming, _memory: Memory) -> tuple[Reply, ...]:
    if incoming.text == "gracias":
        return (Reply("Con mucho gusto.", "small"),)
    if incoming.text == "ayuda":
        return (Reply("Puede preguntarme.", "action", action="help"),)
    return (Reply("La VI fue en 2020.", "answer"),)


async def heard(text: str, standing: Standing, access: Access, role: Role = "official") -> Reply | None:
    """What the gate says; `None` lets them pass."""
    who = visitor(who=person("ana", role, standing=standing), access=access)
    replies = await admit(message(text), Memory(), visitor=who, answer=answer)
    return replies[0] if replies else None


@pytest.mark.parametrize("standing", ["guest", "pending", "approved"])
async def test_an_open_house_lets_everybody_ask(standing: Standing) -> None:
    assert await heard("¿Cuándo?", standing, "open") is None


@pytest.mark.parametrize("access", ACCESSES)
async def test_whoever_was_approved_asks_anywhere(access: Access) -> None:
    assert await heard("¿Cuándo?", "approved", access) is None


@pytest.mark.parametrize("role", STAFF)
@pytest.mark.parametrize("access", ACCESSES)
async def test_staff_asks_anywhere(access: Access, role: Role) -> None:
    assert await heard("¿Cuándo?", "guest", access, role) is None


@pytest.mark.parametrize(
    ("standing", "access", "said"),
    [
        ("guest", "registered", "escriba /registro"),
        ("pending", "registered", "espera la aprobación"),
        ("guest", "invited", "solo por invitación"),
        ("pending", "invited", "espera la aprobación"),
    ],
)
async def test_whoever_is_not_admitted_hears_how_to_be_and_nothing_of_the_content(
    standing: Standing, access: Access, said: str
) -> None:
    reply = await heard("¿Cuándo fue la VI?", standing, access)

    assert reply is not None
    assert said in reply.text
    assert "2020" not in reply.text


async def test_a_guest_of_a_house_that_registers_may_begin_by_one_tap() -> None:
    reply = await heard("¿Cuándo?", "guest", "registered")

    assert reply is not None
    assert [choice.says for choice in reply.choices] == ["/registro"]
    assert "escriba su pregunta de nuevo" in reply.text


@pytest.mark.parametrize(("text", "said"), [("gracias", "Con mucho gusto."), ("ayuda", "Puede preguntarme.")])
async def test_courtesy_and_help_are_for_everybody(text: str, said: str) -> None:
    reply = await heard(text, "guest", "registered")

    assert reply is not None
    assert reply.text == said


@pytest.mark.parametrize("text", ["¿Cuándo?", "gracias", "ayuda", "responder 1 Sí."])
@pytest.mark.parametrize("role", ["official", *STAFF])
async def test_whoever_was_excluded_is_refused_civilly_whatever_their_role_was(text: str, role: Role) -> None:
    who = visitor(who=person("ana", role, standing="revoked"))

    replies = await turn_away(message(text), Memory(), visitor=who)

    assert replies is not None
    assert "fue retirado" in replies[0].text
    assert "/misconsultas" in replies[0].text


@pytest.mark.parametrize("standing", ["guest", "pending", "approved"])
async def test_nobody_else_is_turned_away(standing: Standing) -> None:
    who = visitor(who=person("ana", standing=standing), access="invited")

    assert await turn_away(message("¿Cuándo?"), Memory(), visitor=who) is None


async def test_commands_decide_by_themselves_what_an_excluded_person_may() -> None:
    who = visitor(who=person("ana", standing="revoked"))

    assert await turn_away(message("/misconsultas"), Memory(), visitor=who) is None


async def test_whoever_was_excluded_changes_nothing_they_wrote_not_even_a_command() -> None:
    who = visitor(who=person("ana", standing="revoked"))
    said = message("/contactar otra cosa")

    assert await turn_away(said, Memory(), visitor=who) is None
    assert await turn_away(replace(said, edits=True), Memory(), visitor=who) is not None
