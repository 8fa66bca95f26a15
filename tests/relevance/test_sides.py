"""The shares, and which questions changed side."""

from pathlib import Path

import pytest

from tests.relevance import exam, labels, sides
from tests.relevance.exam import Marked
from tests.relevance.labels import Result, Said
from tests.relevance.measures import percentile, share, table


def marked(id: str, result: Result, kind: str = "in") -> Marked:
    question = labels.question({"id": id, "q": "¿Quién?", "kind": kind, "topic": "proceso", "style": "chat"})
    return Marked("held", question, Said("answer", "", (), "", 4.0), result)


def test_a_share_counts_only_the_questions_of_its_kinds() -> None:
    ones = [marked("A", "right"), marked("B", "wrong"), marked("C", "false", "out")]

    assert share("right", ones) == 0.5
    assert share("false answers", ones) == 1.0
    assert share("the twin's answer", ones) is None


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile([5.0, 1.0, 3.0], 0.5) == 3.0
    assert percentile([5.0, 1.0, 3.0], 0.99) == 5.0


def test_the_table_splits_what_is_right_by_topic_and_style() -> None:
    text = table([marked("A", "right"), marked("B", "wrong")])

    assert "proceso 50% of 2" in text
    assert "chat 50% of 2" in text


def test_losses_come_first_and_what_stayed_is_left_out() -> None:
    ones = [marked("A", "right"), marked("B", "right"), marked("C", "wrong"), marked("D", "right")]

    found = list(sides.changes(ones, {"A": "right", "B": "wrong", "C": "offered"}))

    assert [str(change) for change in found] == [
        "- C      offered -> wrong  «¿Quién?»",
        "+ B      wrong -> right  «¿Quién?»",
    ]


def test_what_was_accepted_is_what_the_next_run_is_compared_with(tmp_path: Path) -> None:
    last = tmp_path / "last.json"

    sides.accept([marked("A", "right"), marked("B", "missed")], last)

    assert sides.accepted(last) == {"A": "right", "B": "missed"}


def test_before_the_first_time_nothing_was_accepted(tmp_path: Path) -> None:
    assert sides.accepted(tmp_path / "last.json") == {}


@pytest.mark.parametrize("name", ["held_a", "held_b", "far", "twins"])
def test_every_question_of_the_sets_has_a_result_to_compare_with(name: str) -> None:
    questions = labels.read(exam.HERE / f"{name}.jsonl")

    assert {question.id for question in questions} <= sides.accepted().keys()
