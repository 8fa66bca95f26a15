"""The pieces are the model's own, whichever way they were found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.library import Library
from knowledge.meaning import model
from knowledge.pieces import BEGINS, ENDS, Pieces
from knowledge.sayings import sayings
from knowledge.text import plain


def of_the_model(text: str) -> list[int]:
    found: list[int] = model().sp.encode(text, add_bos=True, add_eos=True)
    return found


def shipped() -> Pieces:
    return Pieces(lambda text: tuple(model().sp.encode(text, add_bos=False, add_eos=False)))


class Splitter:
    """Cuts a text into its letters, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> tuple[int, ...]:
        self.asked.append(text)
        return tuple(map(ord, text))


@pytest.mark.slow
def test_every_wording_of_the_content_has_the_pieces_of_the_model(library: Library) -> None:
    pieces = shipped()

    other = [text for text in set(sayings(library.index.entries)) if pieces.of(text) != of_the_model(text)]

    assert other == []


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=60).map(plain))
def test_any_read_text_has_the_pieces_of_the_model(text: str) -> None:
    assert shipped().of(text) == of_the_model(text)


@pytest.mark.parametrize(
    "text", ["", " ", "a  b", " a ", "año\t2019", "ﬁn ﷺ", "e\u0301 a", "a\u0301", "\ufb01 x", "§país"]
)
def test_a_text_that_was_not_read_first_has_them_too(text: str) -> None:
    assert shipped().of(text) == of_the_model(text)


def test_a_word_is_cut_up_once() -> None:
    split = Splitter()
    pieces = Pieces(split)

    pieces.of("la sexta")
    found = pieces.of("sexta la")

    assert found == [BEGINS, *map(ord, "sextala"), ENDS]
    assert split.asked == ["la", "sexta"]


def test_what_the_model_may_clean_is_cut_up_as_one() -> None:
    split = Splitter()

    Pieces(split).of("la façon")

    assert split.asked == ["la façon"]


def test_the_pieces_that_most_words_hold_come_first() -> None:
    commonest = Pieces(Splitter()).commonest(["ab", "ab", "b", "c"])

    assert set(commonest[:3]) == {BEGINS, ENDS, ord("b")}
    assert commonest[3:] == [ord("a"), ord("c")]
