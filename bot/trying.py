"""The bench where drafts are tried: the base is rebuilt aside, and every saved question is asked of both."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

from bot.shelf import Shelf
from bot.work import Storage, Work
from bot.workshop import Telling
from handlers.admins import trial as trials
from handlers.admins.served import Served
from handlers.admins.trial import Saved, Told
from handlers.messages import Choice
from handlers.ports import UNDER_WAY, Changeset, Clock, Job, Shift, Trial
from handlers.texts.curation import looking
from handlers.texts.curation import publishing as texts
from knowledge.changes import changed
from knowledge.library import Library
from knowledge.load import ContentError

MOST_REAL = 500
"""Questions that were really asked and answered, the latest."""
_LATELY = timedelta(days=180)


class Trying:
    """Does jobs of the kind «try»."""

    def __init__(self, storage: Storage, shelf: Shelf, clock: Clock) -> None:
        self._storage = storage
        self._shelf = shelf
        self._clock = clock
        self._asked: Library | None = None
        self._before: dict[str, Told] = {}
        """How that library answers, by question: while it is served, most are asked at every trial."""

    async def __call__(self, job: Job, telling: Telling) -> None:
        """Keep what was found, and tell whoever asked, with what can be done."""
        await self._shelf.catch_up(self._storage)
        async with self._storage.transaction() as work:
            changeset = await work.changesets.find(int(job.asks["changeset"]))
            real = await self._real(work)
        if changeset is None or changeset.state not in UNDER_WAY:
            return
        if question := job.asks.get("question"):
            await self._one(changeset, question, telling)
            return
        trial = await self._tried(changeset, real, telling)
        async with self._storage.transaction() as work:
            await work.trials.keep(trial)
        await telling.result(texts.tried(changeset, trial), _ways_on(changeset, trial))

    async def _tried(self, changeset: Changeset, real: list[str], telling: Telling) -> Trial:
        now = self._shelf.served
        try:
            aside = await self._aside(changeset)
        except ContentError as error:
            mistakes = tuple(dict.fromkeys(f"{mistake.entry}: {mistake.remedy}" for mistake in error.mistakes))
            return Trial(changeset.number, changeset.version, now.edition, 0, (), mistakes)
        questions, shifts = await asyncio.to_thread(self._compared, now, aside, real, telling.progress)
        return Trial(changeset.number, changeset.version, now.edition, questions, shifts)

    def _compared(
        self, now: Served, aside: Served, real: list[str], progress: Callable[[int, int], None]
    ) -> tuple[int, tuple[Shift, ...]]:
        always = trials.saved(now.shipped, now.library, real)
        questions = (*always, *trials.near(now.library, aside.library))
        self._answer_before(questions, now)
        return len(questions), trials.shifts(questions, self._before, aside.library, progress)

    def _answer_before(self, questions: tuple[Saved, ...], now: Served) -> None:
        if self._asked is not now.library:
            self._asked, self._before = now.library, {}
        for question in questions:
            if question.text not in self._before:
                self._before[question.text] = trials.told(question.text, now.library)

    async def _one(self, changeset: Changeset, question: str, telling: Telling) -> None:
        """A single question, of the base as it is and as it would be."""
        before = trials.told(question, self._shelf.served.library)
        try:
            aside = await self._aside(changeset)
        except ContentError as error:
            await telling.result(str(error.mistakes[0].remedy))
            return
        after = trials.told(question, aside.library)
        await telling.result(looking.drafted_question(changeset.number, question, before.says, after.says))

    async def _aside(self, changeset: Changeset) -> Served:
        changes = {change.address: change.after for change in changeset.changes}
        return await self._shelf.tried(changed(self._shelf.served.pages, changes))

    async def _real(self, work: Work) -> list[str]:
        """What people asked and got an answer to; cleaned when it was noted."""
        since = (self._clock.now() - _LATELY).date()
        asked = await work.questions.since(since, outcomes=("answer",))
        return list(dict.fromkeys(one.question for one in asked))[-MOST_REAL:]


def _ways_on(changeset: Changeset, trial: Trial) -> tuple[Choice, ...]:
    number = changeset.number
    see = Choice(texts.GO_ON, f"/faq borrador {number}")
    discard = Choice(texts.DISCARD, f"/faq descartar {number}")
    if trial.mistakes:
        return (see, discard)
    return (Choice(texts.PUBLISH, f"/faq publicar {number}"), see, discard)
