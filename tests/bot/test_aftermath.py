"""What follows when a letter will never arrive."""

from dataclasses import replace

from bot.aftermath import given_up
from bot.work import Parcel, Work
from handlers.casework.work import Casework
from handlers.messages import Letter
from handlers.ports import Place
from tests.builders import NOON, asker, casework, letter, person
from tests.fakes import FakeClock, FakePlaces

GROUP = Place("t", "grupo", "group")


def ourselves(work: Work) -> Casework:
    assert isinstance(work.places, FakePlaces)
    work.places.fixed = [GROUP]
    return casework(work, person("enlace"), FakeClock())


async def give_up(work: Work, lost: Letter, problem: str) -> list[str]:
    """What the desk hears of it."""
    await given_up(work, Parcel(1, lost), problem, casework_of=ourselves)
    return [put.text for put in work.outbox.letters]  # type: ignore[attr-defined]


async def opened(work: Work) -> str:
    """A case of Ana; the key of its answer."""
    case = await work.cases.open(asker("ana"), due=NOON)
    return f"case:{case.number}:answered:1:0"


async def test_row_23_the_desk_hears_in_the_topic_that_the_person_blocked_the_bot(work: Work) -> None:
    key = await opened(work)

    [news] = await give_up(work, letter(key), "blocked")

    assert "bloqueó" in news
    assert [(entry.kind, entry.name) for entry in await work.log.read(1)] == [("undelivered", "ana")]


async def test_row_23_who_blocked_the_bot_is_out_of_reach(work: Work) -> None:
    await work.people.record(person("ana"))

    await give_up(work, letter("reply:1:0"), "blocked")

    known = await work.people.find("t", "ana")
    assert known is not None
    assert not known.reachable


async def test_the_desk_hears_that_an_answer_was_refused(work: Work) -> None:
    key = await opened(work)

    [news] = await give_up(work, letter(key), "rejected: BadRequest")

    assert "no aceptó" in news


async def test_what_the_desk_itself_misses_makes_no_news(work: Work) -> None:
    await opened(work)
    card = replace(letter("case:1:desk:card", to="grupo"), thread="case:1")

    assert await give_up(work, card, "blocked") == []
    assert await give_up(work, letter("case:99:answered:1:0"), "blocked") == []
    assert await give_up(work, letter("reply:1:0"), "blocked") == []
    assert await give_up(work, letter("case:1:reply:1:0"), "blocked") == []
