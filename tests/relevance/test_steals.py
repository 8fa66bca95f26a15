"""An edit that takes the questions of another entry is caught before anybody is served it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bot.content import rebuilt
from handlers.admins import trial as trials
from handlers.admins.trial import Saved, Told
from handlers.ports import Shift
from knowledge.articles import Address, Table, articles
from knowledge.changes import changed
from knowledge.entries import Faq
from knowledge.library import Library
from knowledge.load import SHIPPED, ContentError, content_of
from knowledge.pages import Pages, read_pages
from knowledge.text import drop_accents, plain
from tests.shipped import shipped_library

pytestmark = [pytest.mark.relevance, pytest.mark.slow]

STEALS, HARMLESS = 20, 5
SEED = 20261126


@dataclass(frozen=True)
class Edit:
    """Wordings that `thief` would have, made of those of `victim`."""

    victim: Faq
    thief: Address
    table: Table


@pytest.fixture(scope="module")
def pages() -> Pages:
    """Without the longer list of saved questions: what entries bring themselves must suffice, and is sooner asked."""
    return {name: page for name, page in read_pages(SHIPPED, []).items() if name != trials.SAVED}


@pytest.fixture(scope="module")
def before() -> dict[str, Told]:
    """How the base as it is answers; asked once."""
    return {}


def reworded(text: str, chance: random.Random) -> str:
    """As another person would type it: never the same words in the same order."""
    words = drop_accents(text).strip("¿?").split()
    match chance.randrange(4):
        case 0:
            at = chance.randrange(max(len(words) - 1, 1))
            words[at : at + 2] = reversed(words[at : at + 2])
        case 1 if len(words) > 4:
            del words[chance.randrange(len(words))]
        case 2:
            words += ["por", "favor", "colega"]
        case _:
            words = ["oiga", *words]
    return " ".join(words)


def edits(library: Library, pages: Pages, chance: random.Random) -> Iterator[Edit]:
    """One after the other; whether it really steals is for the caller to see."""
    faqs, every = list(library.content.faqs), articles(pages)
    while True:
        victim, thief = chance.sample(faqs, 2)
        stolen = [reworded(text, chance) for text in (victim.question, *chance.sample(victim.wordings, 3))]
        address = Address("faq", thief.id)
        yield Edit(victim, address, {**every[address], "wordings": [*thief.wordings, *dict.fromkeys(stolen)]})


def aside(pages: Pages, change: dict[Address, Table]) -> Library:
    """The base as it would be."""
    return rebuilt(content_of(changed(pages, change)), shipped_library())


def shifts(pages: Pages, after: Library, before: dict[str, Told]) -> tuple[Shift, ...]:
    """What the trial says, as the workshop makes it."""
    library = shipped_library()
    questions: tuple[Saved, ...] = (*trials.saved(pages, library, ()), *trials.near(library, after))
    for question in questions:
        if question.text not in before:
            before[question.text] = trials.told(question.text, library)
    return trials.shifts(questions, before, after)


def really_steals(edit: Edit, after: Library) -> bool:
    """Somebody who asks for the victim, in any of its own words, gets something else."""
    library = shipped_library()
    for text in (edit.victim.question, *edit.victim.wordings):
        was, now = trials.told(text, library), trials.told(text, after)
        if was.entries == (edit.victim.id,) and now.entries != was.entries:
            return True
    return False


def test_twenty_of_twenty_edits_that_steal_are_caught(pages: Pages, before: dict[str, Told]) -> None:
    chance = random.Random(SEED)  # noqa: S311 — a test that can be repeated
    caught: list[bool] = []
    for edit in edits(shipped_library(), pages, chance):
        try:
            after = aside(pages, {edit.thief: edit.table})
        except ContentError:  # an exact wording of somebody: refused in another way
            continue
        if really_steals(edit, after):
            caught.append(any(shift.worse for shift in shifts(pages, after, before)))
        if len(caught) == STEALS:
            break

    assert caught == [True] * STEALS


def test_edits_that_take_nothing_are_let_pass(pages: Pages, before: dict[str, Told]) -> None:
    """A mended answer, and a question of another world."""
    chance = random.Random(SEED + 1)  # noqa: S311 — as above
    every = articles(pages)
    for number, faq in enumerate(chance.sample(list(shipped_library().content.faqs), HARMLESS)):
        fact = Address("fact", faq.says[0])
        if fact not in every:
            continue
        mended: Table = {**every[fact], "text": f"{every[fact]['text']} Consta así."}
        id = f"n{number}"
        own: Table = {"id": f"F-{id}", "text": "Sí.", "sources": ["acnur-5"], "confidence": "alta", "of": f"faq:{id}"}
        new: Table = {"id": id, "question": f"¿El salón {number} tiene proyector?", "says": [own["id"]]}

        after = aside(pages, {fact: mended, Address("fact", f"F-{id}"): own, Address("faq", id): new})

        assert [shift for shift in shifts(pages, after, before) if shift.worse] == [], plain(faq.question)
