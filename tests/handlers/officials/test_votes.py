"""Whether an answer helped."""

from dataclasses import replace

import pytest

from bot.work import Work
from handlers.commands import dispatch
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply, Turn
from handlers.officials import votes
from handlers.officials.ask import replies_to
from handlers.officials.errands import FORWARD, OFFER
from handlers.officials.votes import Opinions, vote_choices
from knowledge.library import Library
from tests.builders import OFFICE, casework, message, person, visitor
from tests.fakes import FakeClock, FakeVotes


async def say_the_entry(incoming: Incoming, _memory: Memory) -> tuple[Reply, ...]:
    """An assistant that answers «¿Cuándo fue la VI?» from one entry."""
    known = "cuando-vi" if incoming.text == "¿Cuándo fue la VI?" else ""
    return (Reply("…", "answer", entry=known),)


async def said(work: Work, clock: FakeClock, text: str, incoming: Incoming | None = None) -> Reply:
    bundle = casework(work, person("ana"), clock, office=replace(OFFICE, bot="enlace_bot"))
    opinions = Opinions(work.votes, work.conversations, say_the_entry, bundle)
    asked = replace(incoming or message(), text=text)
    replies = await dispatch(asked, Memory(), commands=votes.commands(opinions=opinions), visitor=visitor())
    assert replies
    return replies[0]


def cast(work: Work) -> dict[tuple[str, str, str], bool]:
    assert isinstance(work.votes, FakeVotes)
    return work.votes.cast_


async def test_a_thumb_up_is_kept_and_thanked_for(work: Work, clock: FakeClock) -> None:
    up, _ = vote_choices("cuando-vi")

    reply = await said(work, clock, up.says)

    assert cast(work) == {("t", "ana", "cuando-vi"): True}
    assert reply.choices == ()


async def test_a_thumb_down_offers_to_send_the_question(work: Work, clock: FakeClock) -> None:
    await work.conversations.remember("t", "ana", Memory(turn=Turn("¿Cuándo fue la VI?")))
    _, down = vote_choices("cuando-vi")

    reply = await said(work, clock, down.says)

    assert cast(work) == {("t", "ana", "cuando-vi"): False}
    assert reply.text.startswith("Gracias por avisar.")
    assert reply.choices[0].says == f"{FORWARD} ¿Cuándo fue la VI?"


@pytest.mark.parametrize("turn", [None, Turn("¿Otra cosa?")])
async def test_an_older_answer_does_not_offer_the_question_of_another(
    turn: Turn | None, work: Work, clock: FakeClock
) -> None:
    await work.conversations.remember("t", "ana", Memory(turn=turn))

    reply = await said(work, clock, "/no_util cuando-vi")

    assert (reply.choices, reply.awaits) == ((), OFFER)


async def test_in_a_group_the_way_to_people_is_private(work: Work, clock: FakeClock) -> None:
    reply = await said(work, clock, "/no_util cuando-vi", replace(message(), group=True))

    assert cast(work)
    assert reply.choices[0].link


@pytest.mark.parametrize("entry", ["", "x" * 200, "a\nb", "<b>"])
async def test_what_names_no_entry_is_not_kept(entry: str, work: Work, clock: FakeClock) -> None:
    await said(work, clock, f"/util {entry}")

    assert cast(work) == {}


def test_what_no_entry_answered_cannot_be_voted_on() -> None:
    assert vote_choices("") == ()


@pytest.mark.parametrize("question", ["¿Qué es la CORE de Uruguay?", "¿Cuándo fue la VI?", "Ficha de Costa Rica"])
async def test_answers_name_the_entry_that_they_come_from(
    question: str, library: Library, work: Work, clock: FakeClock
) -> None:
    [reply] = replies_to(question, None, library)

    await said(work, clock, vote_choices(reply.entry)[0].says)

    assert cast(work) == {("t", "ana", reply.entry): True}


def test_what_was_computed_is_named_with_what_it_was_computed_for(library: Library) -> None:
    [vi] = replies_to("¿Cuándo fue la VI?", None, library)
    [vii] = replies_to("¿Cuándo fue la VII?", None, library)

    assert (vi.entry, vii.entry) == ("ronda.cuando:D6", "ronda.cuando:D7")
