"""Questions in groups, and entries that may be taken for each other."""

from knowledge.clusters import clusters, near_pairs
from knowledge.library import Library

UNKNOWN = [
    "¿Cuánto cuesta el pasaje a Panamá?",
    "cuanto sale el pasaje a panama",
    "¿Pagan viáticos?",
    "¿Quién paga el pasaje a Panamá?",
    "pagan viaticos",
    "¿Hay wifi?",
]


def test_questions_about_the_same_are_one_group_the_largest_first(library: Library) -> None:
    found = clusters(UNKNOWN, library)

    assert [(one.times, len(one.questions)) for one in found] == [(3, 3), (2, 1)]
    assert set(found[0].questions) == {UNKNOWN[0], UNKNOWN[1], UNKNOWN[3]}


def test_names_that_differ_keep_questions_apart(library: Library) -> None:
    assert clusters(["¿Cuánto cuesta el pasaje a Lima?", "¿Cuánto cuesta el pasaje a Quito?"], library) == ()


def test_nothing_asked_is_no_group(library: Library) -> None:
    assert clusters([], library) == ()


def test_what_was_asked_once_is_a_group_when_one_is_enough(library: Library) -> None:
    assert [one.questions for one in clusters(["¿Hay wifi?"], library, least=1)] == [("¿Hay wifi?",)]


def test_pairs_are_two_entries_the_nearest_first_and_named_once(library: Library) -> None:
    found = near_pairs(library)

    assert all(pair.one != pair.other for pair in found)
    assert len({frozenset((pair.one, pair.other)) for pair in found}) == len(found)
    assert [pair.likeness for pair in found] == sorted((pair.likeness for pair in found), reverse=True)
    assert found[0].likeness > 0.9
