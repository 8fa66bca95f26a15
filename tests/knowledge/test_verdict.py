import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.entries import Aspect, Entry, Errand, Faq, Gap
from knowledge.evidence import Hit
from knowledge.structure import Finding
from knowledge.verdict import (
    CHOICE_SPAN,
    MOST_SIBLINGS,
    SHIPPED,
    SIBLING_SPAN,
    Answered,
    Thresholds,
    Unknown,
    Unsure,
    Wanted,
    confidence,
    judge,
    siblings,
    signs,
)
from tests.knowledge.builders import declaration, hit

SURE = Thresholds(answer=0.0, suggest=0.0)
"""Whatever leads is answered."""
TORN = Thresholds(answer=1.1, suggest=0.0)
"""Nothing is answered, anything is offered."""
LOST = Thresholds(answer=1.1, suggest=1.1)
"""Nothing is known."""


def told(id: str, *says: str) -> Faq:
    return Faq(id, f"¿{id}?", says or (f"F-{id}",), (id,))


GAP = Gap("g", "¿Cuántas páginas?", "No consta.", ("páginas",))
ERRAND = Errand("h", "greeting", True, ("hola",))
ASPECT = Aspect("ronda.cuando", "¿Cuándo?", ("ronda",), ("cuándo fue",))


@pytest.mark.parametrize(
    "limits",
    [
        SHIPPED,
        LOST,
        TORN,
    ],
)
def test_without_hits_nothing_is_known(limits: Thresholds) -> None:
    assert judge([], limits) == Unknown(gap=None, nearest=None)


def test_too_little_to_suggest_is_unknown_and_keeps_the_nearest() -> None:
    best = hit(told("x"))

    assert judge([best], LOST) == Unknown(gap=None, nearest=best)


def test_a_sure_hit_is_answered() -> None:
    best = hit(told("x"))

    assert judge([best, hit(told("y"), 1.0)], SURE) == Answered(best)


def test_a_likeness_by_chance_is_not_answered_however_sure_it_looks() -> None:
    thin = hit(told("x"), covered=0.1, meaning=0.4)

    assert judge([thin, hit(told("y"), 1.0)], SURE) == Unsure((thin,))


def test_an_errand_that_is_only_distantly_alike_does_not_start() -> None:
    distant = hit(ERRAND, SHIPPED.errand - 1.0)

    assert judge([distant], SURE) == Unknown(nearest=distant)


def test_a_computed_hit_is_answered_as_well() -> None:
    best = hit(ASPECT, finding=Finding("ronda.cuando", (declaration(6),)), homes=("D6",))

    assert judge([best], SURE) == Answered(best)


@pytest.mark.parametrize("limits", [SHIPPED, SURE])
def test_a_name_that_the_answer_does_not_know_forbids_answering(limits: Thresholds) -> None:
    best = hit(told("x"), 1000.0, unexplained=1.0, words=1.0, covered=1.0, letters=1.0, meaning=1.0, meaning3=1.0)

    assert not isinstance(judge([best], limits), Answered)


def test_a_known_gap_is_an_honest_no() -> None:
    best = hit(GAP)

    assert judge([best], SURE) == Unknown(GAP, best)


@pytest.mark.parametrize("limits", [SURE, TORN])
def test_an_errand_is_wanted(limits: Thresholds) -> None:
    assert judge([hit(ERRAND)], limits) == Wanted(ERRAND)


def test_a_torn_verdict_offers_the_best_first() -> None:
    hits = [hit(told(name), 10.0 - n / 10) for n, name in enumerate("abc")]

    assert judge(hits, TORN) == Unsure(tuple(hits))


def test_only_so_many_are_offered() -> None:
    hits = [hit(told(f"x{n}")) for n in range(10)]

    verdict = judge(hits, TORN)

    assert isinstance(verdict, Unsure)
    assert len(verdict.hits) == TORN.most_suggestions


@pytest.mark.parametrize("entry", [GAP, ERRAND])
def test_what_is_no_question_is_never_offered(entry: Entry) -> None:
    best = hit(told("x"))

    assert judge([best, hit(entry, 9.9)], TORN) == Unsure((best,))


def test_what_is_far_behind_is_never_offered() -> None:
    best = hit(told("x"))

    assert judge([best, hit(told("y"), best.score - CHOICE_SPAN - 1)], TORN) == Unsure((best,))


@pytest.mark.parametrize("limits", [SHIPPED, SURE, TORN])
def test_what_is_offered_is_never_empty(limits: Thresholds) -> None:
    verdict = judge([hit(told("x"), unexplained=1.0)], limits)

    assert not isinstance(verdict, Unsure) or verdict.hits


def test_close_hits_about_the_same_record_are_told_together() -> None:
    best, sibling = hit(told("x"), homes=("D6",)), hit(told("y"), 10.0 - SIBLING_SPAN / 2, homes=("D6",))

    assert judge([best, sibling], SURE) == Answered(best, (sibling,))


@pytest.mark.parametrize(
    "other",
    [
        hit(told("y"), 9.9, homes=("D7",)),
        hit(told("y"), 9.9, homes=("D6", "D7")),
        hit(told("y"), 9.9),
        hit(told("y"), 10.0 - SIBLING_SPAN - 1, homes=("D6",)),
        hit(GAP, 9.9, homes=("D6",)),
        hit(ASPECT, 9.9, homes=("D6",)),
    ],
)
def test_a_hit_of_another_record_or_kind_or_far_behind_is_no_sibling(other: Hit) -> None:
    assert siblings([hit(told("x"), homes=("D6",)), other]) == ()


def test_a_computed_answer_has_no_siblings() -> None:
    assert siblings([hit(ASPECT, homes=("D6",)), hit(told("y"), 9.9, homes=("D6",))]) == ()


def test_only_so_many_siblings_are_told() -> None:
    family = [hit(told(f"x{n}"), homes=("D6",)) for n in range(9)]

    assert len(siblings(family)) == MOST_SIBLINGS


def test_without_hits_there_is_no_confidence() -> None:
    assert confidence([]) == 0


SCORES = st.floats(-40, 40)
SHARES = st.floats(0, 1)


@given(best=SCORES, behind=st.floats(0, 40), meaning=SHARES, words=SHARES, wh=st.sampled_from((0.0, 1.0)))
def test_confidence_is_between_nothing_and_certainty(
    best: float, behind: float, meaning: float, words: float, wh: float
) -> None:
    hits = [hit(told("x"), best, meaning=meaning, words=words, wh=wh), hit(told("y"), best - behind)]

    assert 0 <= confidence(hits) <= 1


@pytest.mark.parametrize(
    "other",
    [
        hit(told("y", "F-x"), 9.9),
        hit(told("y"), 9.9, homes=("D6",)),
    ],
)
def test_a_hit_that_says_the_same_or_is_about_the_same_record_is_no_rival(other: Hit) -> None:
    best = hit(told("x"), homes=("D6",))

    assert signs([best, other])["lead"] == signs([best])["lead"]


def test_a_hit_that_says_something_else_is_a_rival() -> None:
    best = hit(told("x"))

    assert signs([best, hit(told("y"), 9.9)])["lead"] < signs([best])["lead"]


def test_a_gap_close_behind_is_a_sign_of_its_own() -> None:
    best = hit(told("x"))

    assert signs([best, hit(GAP, 9.9)])["gap_lead"] < signs([best])["gap_lead"]


def test_a_lead_over_nothing_proves_nothing() -> None:
    best = hit(told("x"), 5.0)

    assert signs([best, hit(told("y"), -30.0)])["lead"] == signs([best])["lead"]
