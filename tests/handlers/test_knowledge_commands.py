"""What administrators may ask about the knowledge."""

from handlers.admins import knowledge
from handlers.commands import dispatch
from handlers.dialogue import Memory
from handlers.ports import Role
from tests.builders import message, visitor


async def said(text: str, role: Role = "admin") -> str:
    commands = knowledge.commands(explain=lambda question: f"por qué {question}", summary=lambda: "10 hechos")
    replies = await dispatch(message(text), Memory(), commands=commands, visitor=visitor(role))
    assert replies is not None
    return replies[0].text


async def test_an_answer_is_explained() -> None:
    assert await said("/explicar ¿Cuándo fue?") == "por qué ¿Cuándo fue?"


async def test_without_a_question_one_is_asked_for() -> None:
    assert "Indique la pregunta" in await said("/explicar")


async def test_the_content_is_summarised() -> None:
    assert await said("/contenido") == "10 hechos"


async def test_the_secretariat_does_not_see_these() -> None:
    assert "No conozco la orden" in await said("/contenido", "secretariat")
