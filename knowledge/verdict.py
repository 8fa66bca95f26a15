"""Hits -> Answered | Unsure | Unknown | Wanted. The only home of thresholds.

How sure the best hit is, is a logistic of its evidence and of its lead over the best hit that says something else; the
coefficients are learnt by bench/fit.py. Hits about the same record are siblings: they are told together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from knowledge.entries import Entry, Errand, Faq, Gap
from knowledge.evidence import Hit
from knowledge.weights import CONFIDENCE, CONFIDENCE_BIAS

CONFIDENT_FROM = 0.6
"""The confidence from which an answer is said instead of asked back."""
FLOOR = 4.8
"""A rival weaker than this counts as this: a lead over nothing proves nothing."""
LARGEST_LEAD = 3.0
SIBLING_SPAN = 2.0
"""How far behind the best hit a sibling may be and still be told with it."""
CHOICE_SPAN = 3.0
"""How far behind the best hit a choice of «¿quiso decir?» may be."""
GAP_SPAN = 1.5
"""How far behind a known gap an answer may be and still be offered as a choice."""
OWN_TO_GAPS = 0.55
"""A word of the question that belongs to gaps this surely asks for what we lack."""
MOST_SIBLINGS = 2
MOST_SUGGESTIONS = 4


@dataclass(frozen=True, slots=True)
class Answered:
    """Sure enough to say it, together with what else the same record says to the question."""

    hit: Hit
    siblings: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Unsure:
    """One to four that it may be; the person picks."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """We do not know. `gap` says what we know we lack; `nearest` is for the curator."""

    gap: Gap | None = None
    nearest: Hit | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Not a question: something to do, or small talk."""

    errand: Errand


Verdict = Answered | Unsure | Unknown | Wanted


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Confidences from 0 to 1."""

    answer: float = CONFIDENT_FROM
    suggest: float = 0.25
    errand: float = 6.0
    """The score from which an errand starts: nobody wants one by a distant likeness."""
    thin: float = 0.3
    """An entry that explains less of the question than this..."""
    far: float = 0.5
    """...and is less near in meaning than this is like it by chance."""
    tie: float = 0.1
    """Two that say different things and score nearer than this are asked back, however good both are."""
    most_suggestions: int = MOST_SUGGESTIONS


SHIPPED = Thresholds()


def judge(hits: Sequence[Hit], limits: Thresholds = SHIPPED) -> Verdict:
    """`hits` come best first, each reading differently from the others."""
    hits = _without_misnamed_errands(hits)
    sure = confidence(hits)
    if not hits or sure < limits.suggest:
        return Unknown(nearest=hits[0] if hits else None)
    best = hits[0]
    if isinstance(best.entry, Gap):
        return _lacking(best.entry, hits, limits)
    if isinstance(best.entry, Errand):
        return Wanted(best.entry) if best.score >= limits.errand else Unknown(nearest=best)
    if sure >= limits.answer and _may_be_said(hits, limits):
        return Answered(best, siblings(hits))
    return Unsure(_worth_choosing(hits, CHOICE_SPAN, limits))


def _may_be_said(hits: Sequence[Hit], limits: Thresholds) -> bool:
    """What no confidence makes up for: a name that the entry does not know, a tie, a likeness by chance."""
    evidence = hits[0].evidence
    by_chance = evidence.covered < limits.thin and evidence.meaning < limits.far
    return not evidence.unexplained and not by_chance and signs(hits)["clear"] >= limits.tie


def _without_misnamed_errands(hits: Sequence[Hit]) -> Sequence[Hit]:
    """Nobody who names a round or a place wants the next meetings."""
    return [hit for hit in hits if not (_is_about_next(hit.entry) and hit.evidence.unexplained)]


def _is_about_next(entry: Entry) -> bool:
    return isinstance(entry, Errand) and entry.kind in ("meetings", "reminder")


def _lacking(gap: Gap, hits: Sequence[Hit], limits: Thresholds) -> Verdict:
    """We know that we lack it, unless something that we do know is nearly as near: then the person picks."""
    nearly = _worth_choosing(hits, GAP_SPAN, limits)
    asks_for_it = bool(nearly) and nearly[0].evidence.gap_word > OWN_TO_GAPS
    return Unsure(nearly) if nearly and not asks_for_it else Unknown(gap, hits[0])


def _worth_choosing(hits: Sequence[Hit], span: float, limits: Thresholds) -> tuple[Hit, ...]:
    near = (hit for hit in hits if hits[0].score - hit.score < span and not isinstance(hit.entry, Gap | Errand))
    return tuple(near)[: limits.most_suggestions]


def confidence(hits: Sequence[Hit]) -> float:
    """How surely the best hit is right, 0 to 1; 0 when there is none."""
    if not hits:
        return 0.0
    total = CONFIDENCE_BIAS + sum(CONFIDENCE.get(name, 0.0) * value for name, value in signs(hits).items())
    return 1 / (1 + exp(-total))


def signs(hits: Sequence[Hit]) -> dict[str, float]:
    """What the confidence is computed from."""
    best, *others = hits
    rival = next((hit for hit in others if not hit.facts & best.facts and not hit.homes & best.homes), None)
    gap = next((hit for hit in others if isinstance(hit.entry, Gap)), None)
    evidence = best.evidence
    return {
        "score": best.score,
        "lead": _lead(best, rival),
        "clear": min(1.0, max(0.0, _lead(best, rival))),
        "gap_lead": _lead(best, gap),
        "covered": evidence.covered,
        "words": evidence.words,
        "letters": evidence.letters,
        "meaning": evidence.meaning,
        "unexplained": evidence.unexplained,
        "unasked": evidence.unasked,
        "wh": evidence.wh,
        "lost": evidence.lost,
        "other_wh": evidence.other_wh,
        "rarest_lost": evidence.rarest_lost,
        "gap_word": evidence.gap_word,
    }


def _lead(best: Hit, other: Hit | None) -> float:
    return min(LARGEST_LEAD, best.score - max(FLOOR, other.score if other else FLOOR))


def siblings(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Hits close behind the best that are about the same record."""
    best, *others = hits
    if not isinstance(best.entry, Faq) or not best.homes:
        return ()
    near = (
        hit
        for hit in others
        if best.score - hit.score < SIBLING_SPAN and isinstance(hit.entry, Faq) and hit.homes == best.homes
    )
    return tuple(near)[:MOST_SIBLINGS]
