"""Which letter the askers hold, told from the history."""

import pytest

from handlers.casework.versions import letter_version, standing_answer
from handlers.ports import Case, CaseEntry, EntryKind
from tests.builders import NOON, asker

TOLD: dict[str, tuple[EntryKind, str]] = {
    "A": ("answer", "la primera"),
    "B": ("answer", "la segunda"),
    "C": ("correction", "corregida"),
    "W": ("withdrawn", "corregida"),
    "U": ("undone", ""),
    "n": ("note", "entre colegas"),
    "r": ("reopened", ""),
}


def history(letters: str) -> list[CaseEntry]:
    return [CaseEntry(TOLD[letter][0], "eva", TOLD[letter][1]) for letter in letters]


def case_after(letters: str) -> Case:
    version = sum(letter in "ABCW" for letter in letters)
    return Case(1, "¿Hay cupos?", "answered", NOON, NOON, (asker(),), version=version)


@pytest.mark.parametrize(
    ("letters", "held", "stands"),
    [
        ("A", 1, "la primera"),
        ("nAn", 1, "la primera"),
        ("AC", 1, "corregida"),
        ("ACC", 1, "corregida"),
        ("ArB", 2, "la segunda"),
        ("ACrBC", 3, "corregida"),
        ("AU", 1, None),
        ("AUB", 2, "la segunda"),
        ("ArBU", 1, "la primera"),
        ("ACW", 1, None),
        ("ACWB", 4, "la segunda"),
        ("ACWBU", 1, None),
    ],
)
def test_the_askers_hold_the_last_answer_that_left(letters: str, held: int, stands: str | None) -> None:
    assert letter_version(case_after(letters), history(letters)) == held
    assert standing_answer(case_after(letters), history(letters)) == stands


def test_an_answer_from_before_there_was_a_history_is_the_last_version() -> None:
    assert letter_version(case_after("A"), []) == 1


def test_a_correction_of_an_answer_from_before_there_was_a_history_is_told_from_it() -> None:
    assert standing_answer(case_after("AC"), history("C")) == "corregida"
