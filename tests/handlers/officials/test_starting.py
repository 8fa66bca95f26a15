"""Coming in."""

from dataclasses import replace

import pytest

from handlers.commands import EVERYBODY, Command, dispatch, with_help
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.officials import ask, starting
from handlers.texts import welcome as texts
from knowledge.library import Library
from tests.builders import message, visitor


async def said(library: Library, text: str, *, incoming: Incoming | None = None) -> Reply:
    async def nothing(_incoming: Incoming, _rest: str) -> Reply:
        return Reply("", "command")

    everything = with_help((*starting.commands(library=library), Command(("x",), "x", nothing, EVERYBODY)), visitor())
    asked = replace(incoming or message(), text=text)
    replies = await dispatch(asked, Memory(), commands=everything, visitor=visitor())
    assert replies
    return replies[0]


@pytest.mark.parametrize("text", ["/start", "/start volar", "/inicio", "/start dec_99"])
async def test_who_comes_is_greeted_with_examples_and_not_with_a_list_of_commands(text: str, library: Library) -> None:
    reply = await said(library, text)

    assert reply.text == texts.greeting(library.content)
    assert [choice.says for choice in reply.choices] == list(texts.EXAMPLES)


@pytest.mark.parametrize("example", texts.EXAMPLES)
def test_the_examples_are_answered(example: str, library: Library) -> None:
    assert ask.replies_to(example, None, library)[0].outcome == "answer"


async def test_a_link_to_a_point_quotes_it_and_is_remembered_as_asked(library: Library) -> None:
    reply = await said(library, "/start dec_6_k")

    assert "VI reunión" in reply.text
    assert reply.turn
    assert "literal k" in reply.turn.question


async def test_a_question_is_waited_for_where_it_would_be_heard(library: Library) -> None:
    assert (await said(library, "/pregunta")).awaits == "/pregunta"


async def test_in_a_group_it_must_be_written_behind_the_command(library: Library) -> None:
    reply = await said(library, "/pregunta", incoming=replace(message(), group=True))

    assert reply.awaits is None
    assert "/pregunta ¿" in reply.text
