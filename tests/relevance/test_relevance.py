"""Floors and ceilings of what people experience, about two points from what was measured when they were set.

A floor is only ever raised and a ceiling only ever lowered; `make relevance` says which questions crossed.
"""

from collections.abc import Iterable

import pytest

from tests.relevance.exam import Marked
from tests.relevance.labels import Result
from tests.relevance.measures import count, share

pytestmark = pytest.mark.relevance

FLOORS = [
    ("held_a", "right", 0.83),
    ("held_a", "right or offered", 0.92),
    ("held_b", "right", 0.83),
    ("held_b", "right or offered", 0.92),
    ("twins", "right", 0.88),
    ("twins", "right or offered", 0.935),
]
CEILINGS = [
    ("held_a", "wrong", 0.06),
    ("held_a", "false answers", 0.08),
    ("held_b", "wrong", 0.05),
    ("held_b", "false answers", 0.06),
    ("far", "false answers", 0.065),
    ("twins", "wrong", 0.06),
]
UNFIT = [("held_a", 3), ("held_b", 1)]
"""One is the aim; HA209, HA215 and HA216 are errands taken for questions."""


@pytest.mark.parametrize(("of", "measure", "floor"), FLOORS)
def test_what_people_want_to_know_is_told(of: str, measure: str, floor: float, marked: tuple[Marked, ...]) -> None:
    reached = share(measure, in_set(of, marked))

    assert reached is not None
    assert reached >= floor


@pytest.mark.parametrize(("of", "measure", "ceiling"), CEILINGS)
def test_few_are_told_something_else(of: str, measure: str, ceiling: float, marked: tuple[Marked, ...]) -> None:
    reached = share(measure, in_set(of, marked))

    assert reached is not None
    assert reached <= ceiling


@pytest.mark.parametrize(("of", "most"), UNFIT)
def test_greetings_and_errands_are_served_but_for_very_few(of: str, most: int, marked: tuple[Marked, ...]) -> None:
    assert len(came_to("unfit", in_set(of, marked))) <= most


def test_no_question_is_answered_with_what_only_its_twin_says(marked: tuple[Marked, ...]) -> None:
    assert came_to("twin", in_set("twins", marked)) == []
    assert count("the twin's answer", marked) == 0


def in_set(name: str, marked: Iterable[Marked]) -> list[Marked]:
    return [one for one in marked if one.set == name]


def came_to(result: Result, marked: Iterable[Marked]) -> list[str]:
    return [f"{one.question.id} {one.question.text}" for one in marked if one.result == result]
