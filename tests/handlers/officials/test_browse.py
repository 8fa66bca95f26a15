"""Looking around without a question."""

import pytest

from handlers.commands import dispatch
from handlers.dialogue import Memory
from handlers.messages import Reply
from handlers.officials import ask, browse
from handlers.texts import browsing as texts
from handlers.texts import officials
from knowledge.library import Library
from tests.builders import message


async def said(library: Library, text: str) -> Reply:
    replies = await dispatch(message(text), Memory(), commands=browse.commands(library=library), role="official")
    assert replies
    return replies[0]


async def test_the_declarations_are_listed(library: Library) -> None:
    reply = await said(library, "/declaraciones")

    assert (reply.text, reply.action) == (officials.declarations(library.content), "declarations")


async def test_the_next_meetings_are_shown(library: Library) -> None:
    assert (await said(library, "/reuniones")).action == "meetings"


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


async def test_declining_every_choice_shows_what_would_be_sent_and_sends_nothing(library: Library) -> None:
    reply = await said(library, f"{ask.OFFER} ¿Hay cupos?")

    assert reply.outcome == "forward"
    assert "Se enviaría: «¿Hay cupos?»" in reply.text
    assert reply.choices[0].says == f"{ask.FORWARD} ¿Hay cupos?"


async def test_an_offer_of_nothing_asks_for_the_message(library: Library) -> None:
    assert (await said(library, ask.OFFER)).awaits == ask.OFFER
