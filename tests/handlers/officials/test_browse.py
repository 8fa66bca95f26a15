"""Looking around without a question."""

import pytest

from handlers.commands import dispatch
from handlers.dialogue import Memory
from handlers.messages import Reply
from handlers.officials import ask, browse
from handlers.texts import browsing as texts
from handlers.texts import officials
from knowledge.library import Library
from tests.builders import message, visitor


async def said(library: Library, text: str) -> Reply:
    replies = await dispatch(message(text), Memory(), commands=browse.commands(library=library), visitor=visitor())
    assert replies
    return replies[0]


async def test_the_declarations_are_listed(library: Library) -> None:
    reply = await said(library, "/declaraciones")

    assert (reply.text, reply.action) == (officials.declarations(library.content), "declarations")


@pytest.mark.parametrize("command", ["/comisiones", "/practicas"])
async def test_without_a_country_it_is_asked_which_and_every_choice_is_answered(command: str, library: Library) -> None:
    reply = await said(library, command)

    assert (reply.outcome, reply.text) == ("choices", texts.which_country())
    assert reply.choices
    assert {ask.replies_to(choice.says, None, library)[0].outcome for choice in reply.choices} == {"answer"}


@pytest.mark.parametrize(
    ("command", "begins"),
    [
        ("/comisiones Uruguay", "Uruguay: Comisión de Refugiados (CORE)."),
        ("/practicas Uruguay", "Prácticas registradas de Uruguay:"),
    ],
)
async def test_with_a_country_it_is_told(command: str, begins: str, library: Library) -> None:
    reply = await said(library, command)

    assert reply.outcome == "answer"
    assert reply.text.startswith(begins)
