"""Three versions of an article become one, and nobody's wish is lost without a word."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.merging import WHOLE_ARTICLE, Merged, merged

BASE = {"id": "x", "question": "¿Qué?", "wordings": ["a", "b"], "lead": "Sí."}


def test_what_did_not_ship_anew_stays_as_the_administrator_wrote_it() -> None:
    ours = BASE | {"lead": "No."}

    assert merged(BASE, ours, BASE) == Merged(ours)


def test_changes_of_different_fields_are_both_kept() -> None:
    ours, theirs = BASE | {"lead": "No."}, BASE | {"question": "¿Qué es?"}

    assert merged(BASE, ours, theirs) == Merged(BASE | {"lead": "No.", "question": "¿Qué es?"})


def test_the_same_field_changed_twice_is_a_conflict_in_which_ours_stands() -> None:
    ours, theirs = BASE | {"lead": "No."}, BASE | {"lead": "Tal vez."}

    assert merged(BASE, ours, theirs) == Merged(ours, ("lead",))


def test_lists_take_what_either_side_added_and_lose_what_either_took_out() -> None:
    ours, theirs = BASE | {"wordings": ["a", "b", "mía"]}, BASE | {"wordings": ["b", "suya"]}

    found = merged(BASE, ours, theirs)

    assert found == Merged(BASE | {"wordings": ["b", "mía", "suya"]})


def test_a_field_that_ships_no_longer_goes_unless_it_was_changed() -> None:
    theirs = {key: value for key, value in BASE.items() if key != "lead"}

    assert "lead" not in (merged(BASE, BASE | {"question": "¿X?"}, theirs).table or {})
    assert merged(BASE, BASE | {"lead": "No."}, theirs).conflicts == ("lead",)


@pytest.mark.parametrize(("ours", "theirs"), [(None, BASE | {"lead": "X."}), (BASE | {"lead": "X."}, None)])
def test_an_article_that_one_took_out_and_the_other_changed_is_for_a_person_to_decide(ours: Any, theirs: Any) -> None:
    assert merged(BASE, ours, theirs) == Merged(ours, (WHOLE_ARTICLE,))


def test_the_same_new_article_on_both_sides_is_no_conflict() -> None:
    assert merged(None, BASE, BASE) == Merged(BASE)


TABLES = st.none() | st.fixed_dictionaries(
    {"lead": st.sampled_from("abc"), "wordings": st.lists(st.sampled_from("abcd"), unique=True)}
)


@given(TABLES, TABLES, TABLES)
def test_without_a_conflict_every_single_change_of_theirs_is_there(base: Any, ours: Any, theirs: Any) -> None:
    found = merged(base, ours, theirs)

    if not found.conflicts and found.table is not None and theirs is not None and theirs != base:
        added = set(theirs["wordings"]) - set((base or {}).get("wordings", []))
        assert added <= set(found.table["wordings"])
        assert found.table["lead"] in (theirs["lead"], (ours or {}).get("lead"))
    if found.conflicts:
        assert ours != base
        assert theirs != base
