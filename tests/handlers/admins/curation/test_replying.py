"""Editing by replying to an article that is shown."""

from dataclasses import replace

import pytest

from bot.wiring import curator_of
from handlers.admins.curation import replying
from handlers.dialogue import Memory
from handlers.messages import Reply
from knowledge.articles import Address
from tests.builders import message, person
from tests.fakes import FakeClock
from tests.handlers.admins.curation.desk import Desk

SEDE = f"{replying.about(Address('faq', 'sede'))}:reply:9:0"


@pytest.fixture
async def desk(clock: FakeClock) -> Desk:
    return await Desk(clock).open("olga", "eva")


async def answered(desk: Desk, text: str, *, to: str = SEDE, of: str = "olga", group: bool = False) -> Reply | None:
    """What is said to an answer to the letter with this key."""
    who = person(of, "official" if of == "ana" else "admin")
    incoming = replace(message(text, person=of, group=group), regarding=to)
    async with desk.storage.transaction() as work:
        served = desk.shelf.brain.served
        assert served is not None
        curator = curator_of(work, who, served, brain=desk.shelf.brain, clock=desk.clock, office=desk.office)
        replies = await replying.replied(incoming, Memory(), curator=curator)
    await desk.workshop.finish()
    return replies[0] if replies else None


async def test_what_is_answered_to_an_article_is_its_new_text(desk: Desk) -> None:
    assert (await desk.says("/faq ver sede")).about == "article:faq:sede"

    await answered(desk, "La sede es Quito.")

    trial = await desk.trial()
    assert "La sede es [−Lima.−] [+Quito.+]" in trial.text
    await desk.taps(trial, "Publicar")
    assert "La sede es Quito." in await desk.asked("¿Cuál es la sede?")


async def test_a_second_answer_changes_the_same_draft(desk: Desk) -> None:
    await answered(desk, "La sede es Quito.")
    await answered(desk, "La sede es Bogotá.")

    async with desk.storage.transaction() as work:
        assert [draft.number for draft in await work.changesets.listed()] == [1]
    assert "[+Bogotá.+]" in (await desk.trial()).text


async def test_what_somebody_else_edits_is_not_overwritten(desk: Desk) -> None:
    await answered(desk, "La sede es Quito.", of="eva")

    reply = await answered(desk, "La sede es Bogotá.")

    assert reply is not None
    assert "eva" in reply.text


async def test_what_is_refused_changes_nothing_and_says_why(desk: Desk) -> None:
    reply = await answered(desk, "x" * 5_000)

    assert reply is not None
    assert "caracteres" in reply.text
    async with desk.storage.transaction() as work:
        assert all(not draft.changes for draft in await work.changesets.listed())


@pytest.mark.parametrize(
    "case",
    [{"of": "ana"}, {"group": True}, {"to": "reply:9:0"}, {"to": "case:1:reply:9:0"}, {"to": "article:faq:reply:9:0"}],
)
async def test_other_answers_are_not_taken_for_edits(desk: Desk, case: dict[str, str]) -> None:
    assert await answered(desk, "La sede es Quito.", **case) is None  # type: ignore[arg-type]


async def test_a_small_text_is_edited_and_read_at_once(clock: FakeClock) -> None:
    desk = Desk(clock)
    desk = await Desk(
        clock, pages={**desk.pages, "texts.toml": {"text": [{"id": "bienvenida", "text": "Hola."}]}}
    ).open()

    await answered(desk, "Le damos la bienvenida.", to="article:text:bienvenida:reply:9:0")
    await desk.taps(await desk.trial(), "Publicar")

    assert await desk.asked("/start") == "Le damos la bienvenida."
