"""What counts as right: the rules that every measure rests on."""

import pytest

from tests.relevance import labels
from tests.relevance.labels import Kind, Question, Result, Said


def wanted(
    kind: Kind = "in",
    *,
    expect: tuple[tuple[str, ...], ...] = (("chavez",),),
    forbid: tuple[str, ...] = (),
    action: str = "",
) -> Question:
    return Question("X001", "¿Quién presidió?", kind, "proceso", "plain", expect, forbid, action)


def heard(outcome: str, text: str = "", *, choices: tuple[str, ...] = (), action: str = "") -> Said:
    return Said(outcome, text, choices, action, 1.0)


def test_labels_are_compared_without_accents_capitals_and_line_breaks() -> None:
    assert labels.plain("La CANCILLERÍA,\n  en el año\t2018") == "la cancilleria, en el ano 2018"


def test_a_text_holds_one_pattern_of_every_group() -> None:
    question = wanted(expect=(("ecuador", "quito"), (r"\b2018\b",)))

    assert labels.holds(question, "Ecuador, en 2018.")
    assert not labels.holds(question, "Ecuador, en 20180.")
    assert not labels.holds(question, "En 2018.")


def test_a_text_that_says_something_forbidden_does_not_hold() -> None:
    assert not labels.holds(wanted(forbid=("valencia",)), "Chávez, no Valencia.")


@pytest.mark.parametrize(
    ("said", "result"),
    [
        (heard("answer", "Andrés Chávez."), "right"),
        (heard("action", "Andrés Chávez."), "right"),
        (heard("answer", "José Valencia."), "wrong"),
        (heard("choices", choices=("José Valencia.", "Andrés Chávez.")), "offered"),
        (heard("choices", choices=("José Valencia.",)), "unoffered"),
        (heard("choices", choices=("", "", "", "", "Andrés Chávez.")), "unoffered"),
        (heard("forward", "Andrés Chávez no consta."), "missed"),
        (heard("small", "Buen día."), "missed"),
    ],
)
def test_a_question_that_we_can_answer_is_right_only_when_it_is_told(said: Said, result: Result) -> None:
    assert labels.result(wanted(), said) == result


@pytest.mark.parametrize(
    ("outcome", "result"),
    [("answer", "false"), ("choices", "asked"), ("forward", "declined"), ("action", "other"), ("small", "other")],
)
def test_a_question_that_we_cannot_answer_is_never_answered(outcome: str, result: Result) -> None:
    assert labels.result(wanted("out", expect=()), heard(outcome, "Lo que sea.")) == result


@pytest.mark.parametrize(("outcome", "result"), [("small", "fine"), ("choices", "fine"), ("forward", "unfit")])
def test_a_greeting_is_not_forwarded(outcome: str, result: Result) -> None:
    assert labels.result(wanted("small", expect=()), heard(outcome, "Buen día.")) == result


@pytest.mark.parametrize(
    ("action", "said", "result"),
    [
        ("meetings", heard("action", action="meetings"), "started"),
        ("meetings", heard("action", action="contact"), "unfit"),
        ("meetings", heard("forward"), "unfit"),
        ("contact", heard("forward"), "started"),
    ],
)
def test_an_errand_is_started_and_an_offer_to_forward_is_contact(action: str, said: Said, result: Result) -> None:
    assert labels.result(wanted("action", expect=(), action=action), said) == result


@pytest.mark.parametrize(
    ("said", "result"),
    [
        (heard("answer", "Chávez."), "right"),
        (heard("answer", "Chávez; después, Valencia."), "both"),
        (heard("answer", "Valencia."), "twin"),
        (heard("answer", "Once países."), "wrong"),
        (heard("choices", choices=("Chávez.",)), "offered"),
        (heard("forward", "Lo que sí consta: Valencia."), "missed"),
    ],
)
def test_a_twin_is_mistaken_when_only_the_other_one_is_told(said: Said, result: Result) -> None:
    assert labels.result(wanted("known twin", forbid=("valencia",)), said) == result


@pytest.mark.parametrize(
    ("said", "result"),
    [
        (heard("answer", "Valencia."), "twin"),
        (heard("answer", "No consta."), "apart"),
        (heard("forward", "Lo que sí consta: Valencia."), "declined"),
        (heard("choices", choices=("Valencia.",)), "asked"),
    ],
)
def test_a_twin_that_we_do_not_know_never_gets_the_other_ones_answer(said: Said, result: Result) -> None:
    assert labels.result(wanted("unknown twin", expect=(), forbid=("valencia",)), said) == result


def test_a_line_with_known_belongs_to_a_pair() -> None:
    row = {"id": "T001b", "pair": "T001", "q": "¿y la XII?", "expect": [], "forbid": ["2025"], "known": False}

    question = labels.question(row)

    assert (question.kind, question.forbid, question.expect) == ("unknown twin", ("2025",), ())


def test_the_record_of_the_door_keeps_what_each_choice_would_answer() -> None:
    record = {"outcome": "choices", "text": "¿Quiso decir?", "choices": [{"label": "La VI", "text": "Fue en 2020."}]}

    assert labels.said(record, 2.5) == Said("choices", "¿Quiso decir?", ("Fue en 2020.",), "", 2.5)


@pytest.mark.parametrize(("result", "side"), [("right", "good"), ("offered", "between"), ("twin", "bad")])
def test_a_result_serves_misleads_or_neither(result: Result, side: str) -> None:
    assert labels.side(result) == side
