import pytest

from knowledge.numerals import AMBIGUOUS_ROMAN, MONTHS, NUMBER_WORDS, ORDINALS, ROMAN, meant, ordinal


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("sexta", 6),
        ("6ta", 6),
        ("1ra", 1),
        ("3er", 3),
        ("10ma", 10),
        ("11ava", 11),
        ("segnda", 2),
        ("oktava", 8),
        ("primra", 1),
        ("undecima", 11),
        ("duodecima", 12),
    ],
)
def test_an_ordinal_is_a_number_misspelt_or_not(word: str, number: int) -> None:
    assert ordinal(word) == number


@pytest.mark.parametrize("word", ["cuanta", "cuantas", "parte", "segun", "6", "seis", "firma", "", "ta", "123ta"])
def test_a_word_like_an_ordinal_is_none(word: str) -> None:
    assert ordinal(word) is None


def test_roman_numerals_count_from_one_to_twelve() -> None:
    assert list(ROMAN.values()) == list(range(1, 13))
    assert set(AMBIGUOUS_ROMAN) <= set(ROMAN)


def test_number_words_and_months_count_from_one_to_twelve() -> None:
    assert list(NUMBER_WORDS.values()) == list(MONTHS.values()) == list(range(1, 13))


def test_every_round_until_the_twelfth_has_an_ordinal() -> None:
    assert set(ORDINALS.values()) == set(range(1, 13))


@pytest.mark.parametrize(("word", "right"), [("litral", "literal"), ("parafo", "parrafo"), ("literal", "literal")])
def test_a_misspelt_word_stands_for_the_one_that_is_alike(word: str, right: str) -> None:
    assert meant(word, ("punto", "literal", "parrafo")) == right


@pytest.mark.parametrize("word", ["pun", "junto", "l1teral", "cosa", "", "según"])
def test_a_word_that_is_short_or_starts_otherwise_stands_for_itself(word: str) -> None:
    assert meant(word, ("punto", "literal")) == word
