import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.keys import Keys, Referred, conflict, merged

KEYS = st.dictionaries(
    st.sampled_from(("ronda", "país", "año")), st.frozensets(st.sampled_from("123"), min_size=1), max_size=3
)


@given(one=KEYS, other=KEYS)
def test_a_conflict_is_mutual(one: Keys, other: Keys) -> None:
    assert (conflict(one, other) is None) == (conflict(other, one) is None)


@given(one=KEYS, other=KEYS)
def test_merged_keys_conflict_with_neither(one: Keys, other: Keys) -> None:
    both = merged([one, other])

    assert conflict(both, one) is None
    assert conflict(both, other) is None


def test_other_values_of_a_kind_conflict() -> None:
    assert conflict({"ronda": frozenset("6")}, {"ronda": frozenset("7")}) == "ronda"


@pytest.mark.parametrize("other", [{}, {"país": frozenset(["Perú"])}, {"ronda": frozenset("67")}])
def test_kinds_that_one_text_leaves_out_decide_nothing(other: Keys) -> None:
    assert conflict({"ronda": frozenset("6")}, other) is None


@pytest.mark.parametrize("kind", ["ronda", "país", "ciudad", "año", "mes", "punto"])
def test_a_round_a_place_a_date_or_a_point_is_a_name(kind: str) -> None:
    assert Referred({kind: frozenset("1")}, ()).named_any  # type: ignore[dict-item]


@pytest.mark.parametrize("keys", [{}, {"signo": frozenset(["no"])}, {"tiempo": frozenset(["próxima"])}])
def test_a_sign_or_a_tense_is_no_name(keys: Keys) -> None:
    assert not Referred(keys, ()).named_any
