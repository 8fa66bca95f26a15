"""Questions that one answer serves, and those that it would mislead."""

import json
from pathlib import Path

import pytest

from knowledge.library import Library
from knowledge.likeness import alike, similar
from tests import relevance
from tests.knowledge.likeness_pairs import DIFFERENT, SAME

_ROWS = map(json.loads, (Path(relevance.__path__[0]) / "twins.jsonl").read_text(encoding="utf-8").splitlines())
TWINS: dict[str, list[str]] = {}
for row in _ROWS:
    TWINS.setdefault(row["pair"], []).append(row["q"])

PAST = (
    "¿Cuál es el plazo para apelar en Perú?",
    "¿Existe un formulario para la reunificación familiar en Uruguay?",
    "¿Cuándo será la próxima reunión plenaria?",
    "¿Quién paga los pasajes para la plenaria de San José?",
    "¿Qué idiomas habla el personal de entrevistas de Panamá?",
)


def joined(one: str, other: str, library: Library) -> tuple[bool, bool]:
    """Whether each would join the other."""
    return alike(one, [other], library) == (0,), alike(other, [one], library) == (0,)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_question_in_other_words_joins(one: str, other: str, library: Library) -> None:
    assert joined(one, other, library) == (True, True)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_question_never_joins_however_near(one: str, other: str, library: Library) -> None:
    assert joined(one, other, library) == (False, False)


def test_no_twin_joins_its_twin(library: Library) -> None:
    astray = [pair for pair in TWINS.values() if any(joined(pair[0], pair[1], library))]

    assert len(TWINS) > 300
    assert astray == []


def test_a_question_always_joins_itself_when_it_stands_by_itself(library: Library) -> None:
    assert [question for question in PAST if joined(question, question, library) != (True, True)] == []


def test_the_nearest_wording_comes_first(library: Library) -> None:
    others = [
        "plazo para apelar en Perú",
        "¿Cuál es el plazo para apelar en México?",
        "¿cuál es el plazo para apelar en peru?",
    ]

    assert alike("¿Cuál es el plazo para apelar en Perú?", others, library) == (2, 0)


def test_nothing_is_alike_when_nothing_is_open(library: Library) -> None:
    assert alike("¿Cuál es el plazo para apelar en Perú?", [], library) == ()


def test_two_long_messages_that_begin_alike_are_not_taken_for_one(library: Library) -> None:
    begins = "¿Cuál es el plazo para apelar en Perú cuando la persona vive en la frontera? " * 14

    assert joined(begins + "¿Y para los niños?", begins + "¿Y para los presos?", library) == (False, False)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("¿En cuánto tiempo se apela en Perú?", 0),
        ("¿Qué documentos piden para reunificar a la familia en Uruguay?", 1),
        ("¿Cuándo se reúne la próxima plenaria?", 2),
        ("¿Quién cubre los pasajes a la plenaria?", 3),
    ],
)
def test_a_similar_case_is_found_although_it_asks_otherwise(question: str, first: int, library: Library) -> None:
    found = similar(question, PAST, library)

    assert found[0].place == first
    assert 0 < found[0].score <= 1


@pytest.mark.parametrize(
    "question", ["¿Quién ganó el mundial?", "¿Cuánto cuesta el dólar?", "ayuda", "", "¿Tienen wifi?"]
)
def test_nothing_is_shown_when_nothing_is_similar(question: str, library: Library) -> None:
    assert similar(question, PAST, library) == ()


def test_a_case_about_another_country_is_not_similar(library: Library) -> None:
    assert similar("¿Cuál es el plazo para apelar en México?", PAST[:1], library) == ()


def test_no_more_are_shown_than_wanted_and_the_best_first(library: Library) -> None:
    past = ["plazo para apelar en Perú", "¿Quién apela en Perú?", "¿Cuál es el plazo para apelar en Perú?"] * 3

    found = similar("¿Cuál es el plazo para apelar en Perú?", past, library, most=4)

    assert len(found) == 4
    assert {one.place for one in found[:3]} == {2, 5, 8}
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
