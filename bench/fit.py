"""Learn the weights of the matcher from labelled questions, and write knowledge/weights.py.

    python -m bench.fit              learn and write
    python -m bench.fit --dry        learn and only print the measures, on a fifth held out in turn

What it learns from, none of it used to write a wording:
  tests/relevance/held_*.jsonl   questions by people who never saw the content, and what a right answer holds
  tests/relevance/far.jsonl      messages that have nothing to do with the Process
  every eighth wording           asked against the content without it: its own entry is right
  every second wording of a gap  asked against the content without that gap: nothing is right
Two models: a listwise softmax ranks the entries of one question; a logistic says how sure the best one is.
"""

import argparse
import dataclasses
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.content import open_library
from handlers.texts import answers
from knowledge import verdict
from knowledge.entries import Errand, Faq, Gap
from knowledge.evidence import FEATURES, Hit
from knowledge.index import Index
from knowledge.library import Library
from knowledge.verdict import CONFIDENT_FROM
from tests.relevance import labels
from tests.relevance.labels import Question

RELEVANCE = Path(__file__).parent.parent / "tests" / "relevance"
WEIGHTS = Path(verdict.__file__).parent / "weights.py"
HELPS = ("words", "covered", "letters", "meaning", "meaning3", "agree")
HURTS = ("unexplained", "unasked", "wh", "other_wh", "lost", "rarest_lost", "gap_word")

SURER = ("score", "lead", "clear", "gap_lead", "covered", "words", "letters", "meaning")

Row = NDArray[np.float64]
T = TypeVar("T")


@dataclass(frozen=True)
class Case:
    """One question with its candidates, and which are right. `weight` makes up for how many there are of a kind."""

    hits: tuple[Hit, ...]
    right: tuple[bool, ...]
    weight: float


def labelled(library: Library, paths: Iterable[Path], weight: float) -> Iterator[Case]:
    """Questions by others; a candidate is right when what it says holds what the label wants."""
    for path in paths:
        for question in labels.read(path):
            hits = library.search(question.text).hits
            yield Case(hits, tuple(_is_right(question, hit, library) for hit in hits), weight)


def _is_right(question: Question, hit: Hit, library: Library) -> bool:
    if isinstance(hit.entry, Gap):
        return question.kind == "out"
    if isinstance(hit.entry, Errand):
        return question.kind == "small" or question.action == hit.entry.kind
    return question.kind == "in" and labels.holds(question, answers.tell(hit, library.content).text)


def left_out(library: Library, every: int, weight: float) -> Iterator[Case]:
    """Wordings asked against the content without them."""
    chooser = random.Random(7)
    for place, entry in enumerate(library.index.entries):
        if isinstance(entry.entry, Faq | Errand | Gap):
            for at, wording in zip(library.index.of_entry[place], entry.wordings, strict=True):
                if chooser.randrange(every) == 0:
                    found = library.search_in(wording.text, without(library.index, place, int(at)))
                    yield Case(found.hits, tuple(hit.entry.id == entry.entry.id for hit in found.hits), weight)


def without_gaps(library: Library, every: int, weight: float) -> Iterator[Case]:
    """Wordings of gaps asked as if we did not know that we do not know."""
    chooser = random.Random(11)
    for entry in library.index.entries:
        if isinstance(entry.entry, Gap):
            for wording in entry.wordings:
                if chooser.randrange(every) == 0:
                    found = library.search(wording.text)
                    hits = tuple(hit for hit in found.hits if hit.entry.id != entry.entry.id)
                    yield Case(hits, tuple(isinstance(hit.entry, Gap) for hit in hits), weight)


def without(index: Index, place: int, at: int) -> Index:
    """The index without one wording of one entry."""
    kept = index.of_entry[place][index.of_entry[place] != at]
    entry = index.entries[place]
    left = index.of_entry[place] != at
    wordings = tuple(w for w, stays in zip(entry.wordings, left, strict=True) if stays)
    pool = dict.fromkeys(entry.answer_terms, 0.75) | {
        t: 1.0 for w in kept for t in (*index.flat[w].terms, *index.flat[w].names)
    }
    pool |= dict.fromkeys(entry.bound, 1.0)
    return dataclasses.replace(
        index,
        entries=_put(index.entries, place, dataclasses.replace(entry, wordings=wordings)),
        of_entry=_put(index.of_entry, place, kept),
        rows=_put(index.rows, place, kept),
        vectors_of=_put(index.vectors_of, place, index.vectors_of[place][left]),
        pools=_put(index.pools, place, pool),
    )


def _put(values: tuple[T, ...], place: int, value: T) -> tuple[T, ...]:
    return (*values[:place], value, *values[place + 1 :])


def learn_ranking(cases: Sequence[Case], rounds: int = 800) -> Row:
    """Weights of a listwise softmax; evidence may only help or only hurt, as its name says."""
    told = [c for c in cases if any(c.right) and not all(c.right)]
    longest = max(len(c.hits) for c in told)
    x = np.zeros((len(told), longest, len(FEATURES)))
    right, there = np.zeros((len(told), longest)), np.full((len(told), longest), -1e9)
    for at, case in enumerate(told):
        x[at, : len(case.hits)] = [hit.evidence.row() for hit in case.hits]
        right[at, : len(case.hits)], there[at, : len(case.hits)] = case.right, 0.0
    weight = np.array([c.weight for c in told])[:, None]
    spread = x[there == 0].std(0) + 1e-6
    x, weights = x / spread, np.full(len(FEATURES), 0.5)
    for _ in range(rounds):
        z = x @ weights + there
        chance = np.exp(z - z.max(1, keepdims=True))
        chance /= chance.sum(1, keepdims=True)
        wanted = chance * right
        wanted /= wanted.sum(1, keepdims=True)
        slope = np.einsum("nkf,nk->f", x, weight * (chance - wanted)) / weight.sum()
        weights -= 0.25 * (slope + 0.02 * weights)
        _clip(weights, FEATURES, HELPS, HURTS)
    learnt: Row = weights / spread
    return learnt


def _clip(weights: Row, names: Sequence[str], helps: Sequence[str], hurts: Sequence[str]) -> None:
    for at, name in enumerate(names):
        if name in helps:
            weights[at] = max(weights[at], 0.0)
        elif name in hurts:
            weights[at] = min(weights[at], 0.0)


def rescored(case: Case, weights: Row) -> Case:
    """The case with its candidates in the order of these weights."""
    scores = [float(np.dot(weights, hit.evidence.row())) for hit in case.hits]
    order = sorted(range(len(scores)), key=lambda i: -scores[i])
    return Case(
        tuple(dataclasses.replace(case.hits[i], score=scores[i]) for i in order),
        tuple(case.right[i] for i in order),
        case.weight,
    )


def is_good(case: Case) -> bool:
    """Whether saying the best candidate, with its siblings, would be right."""
    if not case.hits:
        return False
    told = {hit.entry.id for hit in verdict.siblings(case.hits)}
    return case.right[0] or any(
        right and hit.entry.id in told for hit, right in zip(case.hits, case.right, strict=True)
    )


def learn_confidence(cases: Sequence[Case]) -> tuple[list[str], Row, float]:
    """A logistic over the signs of verdict.py, without those that would turn a doubt into a reason to believe."""
    told = [c for c in cases if c.hits]
    every = list(verdict.signs(told[0].hits))
    names = list(every)
    while True:
        weights, bias = _logistic(told, names)
        absurd = [n for n, w in zip(names, weights, strict=True) if (w < 0 and n in SURER) or (w > 0 and n in HURTS)]
        if not absurd:
            found = dict(zip(names, weights, strict=True))
            return every, np.array([found.get(name, 0.0) for name in every]), bias
        names = [name for name in names if name not in absurd]


def _logistic(told: Sequence[Case], names: Sequence[str], rounds: int = 40) -> tuple[Row, float]:
    """Newton's method with a small ridge."""
    x = np.array([[verdict.signs(c.hits)[name] for name in names] for c in told])
    y = np.array([float(is_good(c)) for c in told])
    weight = np.array([c.weight for c in told])
    mean, spread = x.mean(0), x.std(0) + 1e-6
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    ridge = np.diag([1.0] * len(names) + [0.0])
    w = np.zeros(z.shape[1])
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        slope = z.T @ (weight * (chance - y)) + ridge @ w
        bend = (z * (weight * chance * (1 - chance))[:, None]).T @ z + ridge + 1e-6 * np.eye(len(w))
        w -= np.linalg.solve(bend, slope)
    weights = w[:-1] / spread
    return weights, float(w[-1] - (weights * mean).sum())


def measures(
    cases: Sequence[Case], names: Sequence[str], weights: Row, bias: float, threshold: float
) -> dict[str, float]:
    """Shares of the cases that would be said rightly, said wrongly, or not said."""
    said = good = 0
    for case in cases:
        best = case.hits[0].entry if case.hits else None
        if (best is not None and isinstance(best, Faq)) or (case.hits and case.hits[0].finding):
            signs = verdict.signs(case.hits)
            sure = 1 / (1 + np.exp(-(bias + sum(w * signs[n] for n, w in zip(names, weights, strict=True)))))
            if sure >= threshold and not case.hits[0].evidence.unexplained:
                said += 1
                good += is_good(case)
    return {"right": good / len(cases), "wrong": (said - good) / len(cases)}


def gather(library: Library) -> dict[str, list[Case]]:
    """All cases, by where they come from."""
    held = sorted(RELEVANCE.glob("held_*.jsonl"))
    return {
        **{path.stem: list(labelled(library, [path], 1.0)) for path in held},
        "far": list(labelled(library, [RELEVANCE / "far.jsonl"], 0.8)),
        "left out": list(left_out(library, 8, 0.04)),
        "gaps": list(without_gaps(library, 3, 0.05)),
    }


def learn(cases: Sequence[Case]) -> tuple[Row, list[str], Row, float]:
    """Both models."""
    ranked = learn_ranking(cases)
    names, weights, bias = learn_confidence([rescored(c, ranked) for c in cases])
    return ranked, names, weights, bias


def written(ranked: Row, names: Sequence[str], weights: Row, bias: float) -> str:
    """The module weights.py."""
    lines = [
        '"""Weights learnt by bench/fit.py from labelled questions; written by it, not by hand."""',
        "",
        "from collections.abc import Mapping",
        "",
    ]
    lines += [
        "RANKING: Mapping[str, float] = {",
        *(f'    "{n}": {w + 0.0:.3f},' for n, w in zip(FEATURES, ranked, strict=True)),
        "}",
    ]
    lines += [
        '"""What each kind of evidence adds to the score of an entry."""',
        "",
        "CONFIDENCE: Mapping[str, float] = {",
    ]
    lines += [*(f'    "{n}": {w + 0.0:.3f},' for n, w in zip(names, weights, strict=True)), "}"]
    lines += [
        '"""Coefficients of the logistic that says how sure the best hit is."""',
        "",
        f"CONFIDENCE_BIAS = {bias:.3f}",
        "",
    ]
    return "\n".join(lines).replace("-0.000", "0.000")


def folds(groups: dict[str, list[Case]]) -> Iterator[tuple[list[Case], dict[str, list[Case]]]]:
    """Five times: four fifths to learn from, a fifth to measure on."""
    for fold in range(5):
        learnt = [c for cases in groups.values() for i, c in enumerate(cases) if i % 5 != fold]
        yield learnt, {name: [c for i, c in enumerate(cases) if i % 5 == fold] for name, cases in groups.items()}


def report(groups: dict[str, list[Case]]) -> None:
    """Print what held-out fifths would see, for several thresholds."""
    held: dict[str, list[tuple[list[Case], tuple[list[str], Row, float]]]] = {name: [] for name in groups}
    for learnt, tested in folds(groups):
        ranked, names, weights, bias = learn(learnt)
        for name, cases in tested.items():
            held[name].append(([rescored(c, ranked) for c in cases], (names, weights, bias)))
    for threshold in (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
        cells = []
        for name, parts in held.items():
            found = [measures(cases, *sure, threshold) for cases, sure in parts]
            cells.append(
                f"{name} {np.mean([f['right'] for f in found]):.3f}/{np.mean([f['wrong'] for f in found]):.3f}"
            )
        print(
            f"{threshold:.2f}  right/wrong  " + "  ".join(cells), "<- in force" if threshold == CONFIDENT_FROM else ""
        )


def main() -> None:
    """Learn; print; write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry", action="store_true", help="print the measures of five held-out fifths, write nothing")
    args = parser.parse_args()
    groups = gather(open_library())
    print({name: len(cases) for name, cases in groups.items()})
    if args.dry:
        report(groups)
    else:
        WEIGHTS.write_text(written(*learn([c for cases in groups.values() for c in cases])), encoding="utf-8")


if __name__ == "__main__":
    main()
