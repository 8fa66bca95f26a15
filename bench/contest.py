"""Side by side, in one run: every engine ranks the same wordings for the questions of people who never saw them.

The wordings are those of our frequent questions; what is computed from the records is left out, for nobody else could.
Right is an entry whose rendered answer holds what the label wants, whichever entry it is.
"""

import dataclasses
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench import fit
from bench.fit import Case
from bench.peers import PEERS, Engine, Ranking
from bot.content import build_library
from handlers.texts import answers
from knowledge import verdict
from knowledge.entries import Faq
from knowledge.library import Library
from tests.knowing import hit
from tests.relevance import exam, labels
from tests.relevance.labels import Question
from tests.relevance.measures import percentile

CACHE = Path("var/bench")
SAME = "Enlace, las mismas redacciones"
UNSEEN = "Enlace, sin aprender de la pregunta"


@dataclass(frozen=True, slots=True)
class Standing:
    """How an engine did. Shares from 0 to 1; milliseconds a question, none when it was not timed."""

    engine: str
    top1: float
    top3: float
    auroc: float
    p50: float | None
    p99: float | None


@dataclass(frozen=True, slots=True)
class Contest:
    """The standings, and the share of questions that any entry answers at all: no engine can pass it."""

    standings: tuple[Standing, ...]
    reachable: float
    entries: int
    wordings: int
    asked: int
    foreign: int


def hold(library: Library) -> Contest:
    """All engines; ours also with weights learnt without the question."""
    common = frequent_questions(library)
    judge = Judge(common)
    asked = [q for name in ("held_a", "held_b") for q in labels.read(exam.HERE / f"{name}.jsonl")]
    known, foreign = [q for q in asked if q.kind == "in"], [q for q in asked if q.kind == "out"]
    wordings = [(text, faq.id) for faq in common.content.faqs for text in (faq.question, *faq.wordings)]
    texts, owners = [text for text, _ in wordings], [owner for _, owner in wordings]
    standings = [_compete(name, build(texts, owners), known, foreign, judge) for name, build in PEERS.items()]
    standings += [_compete(SAME, ours(common), known, foreign, judge), unseen(common)]
    reachable = sum(judge.reaches(question) for question in known) / len(known)
    return Contest(tuple(standings), reachable, len(judge.said), len(texts), len(known), len(foreign))


def frequent_questions(library: Library) -> Library:
    """A library of nothing but the frequent questions: what every engine gets."""
    return build_library(dataclasses.replace(library.content, gaps=(), aspects=(), errands=()), CACHE)


class Judge:
    """Tells which entries answer a question, by what they would say."""

    def __init__(self, library: Library) -> None:
        self.said = {faq.id: answers.tell(hit(faq), library.content).text for faq in library.content.faqs}

    def place(self, question: Question, ranking: Ranking) -> float:
        """The place of the first entry that is right, from 1; infinite when there is none."""
        rights = (at for at, id in enumerate(ranking.entries, 1) if labels.holds(question, self.said[id]))
        return next(rights, math.inf)

    def reaches(self, question: Question) -> bool:
        """Whether any entry is right."""
        return any(labels.holds(question, text) for text in self.said.values())


def ours(library: Library) -> Engine:
    """The matcher as it ships."""

    def rank(question: str) -> Ranking:
        hits = library.search(question).hits
        return Ranking(tuple(dict.fromkeys(hit.entry.id for hit in hits)), verdict.confidence(hits))

    return rank


def unseen(library: Library) -> Standing:
    """Ours, each fifth of the questions ranked with weights learnt from everything else."""
    groups = fit.gather(library)
    held = ("held_a", "held_b")
    kinds = {name: [q.kind for q in labels.read(exam.HERE / f"{name}.jsonl")] for name in held}
    places: list[float] = []
    sure: dict[str, list[float]] = {"in": [], "out": []}
    for fold, (learnt, tested) in enumerate(fit.folds(groups)):
        ranking, names, weights, bias = fit.learn(learnt)
        for name in held:
            for kind, case in zip(kinds[name][fold::5], tested[name], strict=True):
                ranked = fit.rescored(case, ranking)
                if kind in sure:
                    sure[kind].append(_surety(ranked, names, weights, bias))
                places += [_first_right(ranked)] if kind == "in" else []
    return Standing(UNSEEN, _within(places, 1), _within(places, 3), auroc(sure["in"], sure["out"]), None, None)


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """The chance that an answerable question looks surer than one that is not: 0.5 is blind, 1 perfect."""
    one, other = np.array(inside)[:, None], np.array(outside)[None, :]
    return float(np.mean((one > other) + (one == other) / 2))


def _compete(
    name: str, engine: Engine, known: Sequence[Question], foreign: Sequence[Question], judge: Judge
) -> Standing:
    inside, outside = list(_timed(engine, known)), list(_timed(engine, foreign))
    places = [judge.place(question, ranking) for question, (ranking, _) in zip(known, inside, strict=True)]
    ms = [spent for _, spent in (*inside, *outside)]
    sure = auroc([ranking.sure for ranking, _ in inside], [ranking.sure for ranking, _ in outside])
    return Standing(name, _within(places, 1), _within(places, 3), sure, percentile(ms, 0.5), percentile(ms, 0.99))


def _timed(engine: Engine, questions: Sequence[Question]) -> Iterator[tuple[Ranking, float]]:
    engine("hola")
    for question in questions:
        begun = time.perf_counter()
        ranking = engine(question.text)
        yield ranking, (time.perf_counter() - begun) * 1000


def _within(places: Sequence[float], most: int) -> float:
    return sum(place <= most for place in places) / len(places)


def _first_right(case: Case) -> float:
    """The place among entries: one that reads in two ways counts once."""
    faqs = {hit.entry.id: right for hit, right in zip(case.hits, case.right, strict=True) if isinstance(hit.entry, Faq)}
    return next((at for at, right in enumerate(faqs.values(), 1) if right), math.inf)


def _surety(case: Case, names: Sequence[str], weights: fit.Row, bias: float) -> float:
    if not case.hits:
        return -math.inf
    signs = verdict.signs(case.hits)
    return bias + sum(float(weight) * signs[name] for name, weight in zip(names, weights, strict=True))
