"""A draft is tried next to what is served, and whoever asked reads what it would do and what they can do."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot import trying as bench
from bot.shelf import Shelf
from bot.trying import Trying
from bot.workshop import Telling
from handlers.admins import trial
from handlers.admins.trial import Told, told
from handlers.messages import Letter
from handlers.ports import Asked, Change, Changeset, ChangesetState, Edition, Job, Trial, Who
from knowledge.articles import Address, Table, articles
from knowledge.library import Library
from tests.fakes import FakeClock, FakeStorage
from tests.handlers.admins.curation.desk import MAKING, PAGES

OLGA = Who("t", "olga", "Olga")
SEDE, AFORO, SALON = (Address("faq", id) for id in ("sede", "aforo", "salon"))
FACT = Address("fact", "Q1")
SHIPPED = articles(PAGES)
ALWAYS = 6
"""Questions that are asked at every trial of this base: four entries by their names, and two that ship."""


class Bench:
    """Where drafts are written and tried."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.storage = FakeStorage(clock)
        self.shelf = Shelf(PAGES, MAKING, lambda: clock.now().date())
        self.trying = Trying(self.storage, self.shelf, clock)
        self._jobs = 0

    async def drafts(
        self, *changes: tuple[Address, dict[str, object] | None], state: ChangesetState = "draft"
    ) -> Changeset:
        """Articles with other fields, or taken out."""
        every = tuple(Change(at, SHIPPED[at], _with(at, fields)) for at, fields in changes)
        async with self.storage.transaction() as work:
            return await work.changesets.add(Changeset(0, OLGA, state, every))

    async def publishes(self, *changes: tuple[Address, dict[str, object] | None]) -> None:
        every = [Change(at, SHIPPED[at], _with(at, fields)) for at, fields in changes]
        async with self.storage.transaction() as work:
            await work.editions.publish(Edition(0, 9, OLGA, ""), every, SHIPPED)

    async def hears(self, *questions: str, outcome: str = "answer") -> None:
        """People ask."""
        async with self.storage.transaction() as work:
            for question in questions:
                await work.questions.note(Asked(question, outcome))

    async def tries(self, number: int, **asks: str) -> Trial | None:
        self._jobs += 1
        job = Job(self._jobs, "try", OLGA, "olga", {"changeset": str(number), **asks})
        await self.trying(job, Telling(self.storage, job))
        async with self.storage.transaction() as work:
            return await work.trials.of(number)

    async def letters(self) -> Sequence[Letter]:
        async with self.storage.transaction() as work:
            return list(work.outbox.letters)  # type: ignore[attr-defined]


def _with(address: Address, fields: dict[str, object] | None) -> Table | None:
    return None if fields is None else {**SHIPPED[address], **fields}


@pytest.fixture
def at(clock: FakeClock) -> Bench:
    return Bench(clock)


async def test_a_trial_is_kept_for_the_version_and_the_edition_that_were_tried(at: Bench) -> None:
    await at.publishes((AFORO, {"lead": "Claro:"}))
    draft = await at.drafts((SEDE, {"lead": "Con gusto:"}))

    found = await at.tries(draft.number)

    assert found
    assert (found.version, found.edition, found.mistakes) == (draft.version, 1, ())
    assert "¿Cuál es la sede?" in [shift.question for shift in found.shifts]


async def test_whoever_asked_reads_what_changes_and_may_publish(at: Bench) -> None:
    draft = await at.drafts((SEDE, {"lead": "Con gusto:"}))

    await at.tries(draft.number)

    [letter] = await at.letters()
    assert (letter.conversation, letter.lane) == ("olga", "reply")
    assert "ahora: Con gusto: La sede es Lima." in letter.text
    assert [choice.says for choice in letter.choices] == [
        "/faq publicar 1", "/faq borrador 1", "/faq descartar 1",
    ]  # fmt: skip


async def test_a_trial_counts_the_questions_that_were_asked(at: Bench) -> None:
    nothing_near = await at.drafts((FACT, {"text": "La sede es Quito."}))

    found = await at.tries(nothing_near.number)

    assert found
    assert found.asked == ALWAYS


async def test_the_wordings_of_others_that_an_edit_could_take_are_asked(at: Bench) -> None:
    stealing = await at.drafts((SALON, {"wordings": ["cuántos caben en el salón"]}))

    found = await at.tries(stealing.number)

    assert found
    assert found.asked > ALWAYS


async def test_a_draft_that_cannot_be_served_tells_why_and_cannot_be_published(at: Bench) -> None:
    broken = await at.drafts((SEDE, {"says": ["Q8", "Q9"]}))

    found = await at.tries(broken.number)

    [letter] = await at.letters()
    assert found
    assert (found.asked, found.shifts) == (0, ())
    assert found.mistakes == ("sede: el hecho «Q8» no existe", "sede: el hecho «Q9» no existe")
    assert "No se puede publicar así" in letter.text
    assert [choice.says for choice in letter.choices] == ["/faq borrador 1", "/faq descartar 1"]


async def test_a_draft_is_tried_upon_what_another_process_published(at: Bench) -> None:
    await at.tries((await at.drafts((SEDE, {"lead": "Con gusto:"}))).number)
    await at.publishes((FACT, {"text": "La sede es Quito."}))
    draft = await at.drafts((SEDE, {"lead": "Con gusto:"}))

    found = await at.tries(draft.number)

    assert found
    assert found.edition == 1
    assert [(shift.before, shift.after) for shift in found.shifts if shift.question == "¿Cuál es la sede?"] == [
        ("La sede es Quito.", "Con gusto: La sede es Quito.")
    ]


async def test_a_trial_is_served_to_nobody(at: Bench) -> None:
    await at.tries((await at.drafts((FACT, {"text": "La sede es Quito."}))).number)

    assert at.shelf.served.library.content.facts["Q1"].text == "La sede es Lima."


@pytest.mark.parametrize("state", ["published", "discarded"])
async def test_a_draft_that_is_over_is_not_tried(at: Bench, state: ChangesetState) -> None:
    draft = await at.drafts((SEDE, {"lead": "Con gusto:"}), state=state)

    assert await at.tries(draft.number) is None
    assert await at.letters() == []


async def test_a_draft_that_waits_for_approval_may_be_tried(at: Bench) -> None:
    draft = await at.drafts((SEDE, {"lead": "Con gusto:"}), state="approval")

    assert await at.tries(draft.number)


async def test_a_draft_that_never_was_is_not_tried(at: Bench) -> None:
    assert await at.tries(7) is None
    assert await at.letters() == []


async def test_one_question_may_be_asked_of_a_draft_and_no_trial_is_kept_of_it(at: Bench) -> None:
    draft = await at.drafts((FACT, {"text": "La sede es Quito."}))

    found = await at.tries(draft.number, question="¿Cuál es la sede?")

    [letter] = await at.letters()
    assert found is None
    assert "Con el borrador 1, «¿Cuál es la sede?» se respondería:\n\nLa sede es Quito." in letter.text


async def test_one_question_that_is_answered_as_today_is_told_so(at: Bench) -> None:
    draft = await at.drafts((FACT, {"text": "La sede es Quito."}))

    await at.tries(draft.number, question="¿Cuál es el salón?")

    [letter] = await at.letters()
    assert letter.text.endswith("se respondería igual que hoy.")


async def test_one_question_of_a_draft_that_cannot_be_served_is_told_why(at: Bench) -> None:
    broken = await at.drafts((SEDE, {"says": ["Q9"]}))

    await at.tries(broken.number, question="¿Cuál es la sede?")

    assert [letter.text for letter in await at.letters()] == ["el hecho «Q9» no existe"]


async def test_what_people_asked_and_got_an_answer_to_is_asked_once(at: Bench) -> None:
    await at.hears("sede, por favor", "la hora", "sede, por favor")
    await at.hears("qué hora es", outcome="forward")

    found = await at.tries((await at.drafts((FACT, {"text": "La sede es Quito."}))).number)

    assert found
    assert found.asked == ALWAYS + 2
    assert "sede, por favor" in [shift.question for shift in found.shifts]


async def test_what_was_asked_long_ago_is_not_asked_again(at: Bench) -> None:
    await at.hears("sede, por favor")
    at.clock.advance(timedelta(days=181))

    found = await at.tries((await at.drafts((FACT, {"text": "La sede es Quito."}))).number)

    assert found
    assert found.asked == ALWAYS


async def test_of_many_real_questions_the_latest_are_asked(at: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "MOST_REAL", 2)
    await at.hears("sede uno", "sede dos", "sede tres")

    found = await at.tries((await at.drafts((FACT, {"text": "La sede es Quito."}))).number)

    assert found
    assert [shift.question for shift in found.shifts if "sede " in shift.question] == ["sede dos", "sede tres"]


async def test_what_is_served_is_asked_each_question_once_however_many_drafts_are_tried(
    at: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, Library]] = []

    def noted(question: str, library: Library) -> Told:
        asked.append((question, library))
        return told(question, library)

    monkeypatch.setattr(trial, "told", noted)
    drafts = [await at.drafts((FACT, {"text": f"La sede es {place}."})) for place in ("Quito", "Bogotá")]

    for draft in drafts:
        await at.tries(draft.number)

    of_served = [question for question, library in asked if library is at.shelf.served.library]
    assert (len(of_served), len(set(of_served))) == (ALWAYS, ALWAYS)


async def test_on_another_day_what_is_served_is_asked_again(at: Bench) -> None:
    """Otherwise a fact that became stale over night would be told as a change of the draft."""
    today = at.clock.now().date().isoformat()
    await at.publishes((FACT, {"review_by": today}))
    draft = await at.drafts((SALON, {"lead": "Con gusto:"}))
    await at.tries(draft.number)

    at.clock.advance(timedelta(days=1))
    found = await at.tries(draft.number)

    assert found
    assert [shift.question for shift in found.shifts if "sede" in shift.question] == []
