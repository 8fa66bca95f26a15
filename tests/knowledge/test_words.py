import pytest

from knowledge.entries import Content
from knowledge.text import plain
from knowledge.words import Words


def test_an_empty_file_has_no_words() -> None:
    assert Words.from_table({}) == Words()


def test_the_longest_courtesy_comes_first() -> None:
    words = Words.from_table({"courtesy": ["gracias", "muchas gracias"]})

    assert words.courtesy == ("muchas gracias", "gracias")


def test_the_lists_are_read_as_they_are_written() -> None:
    words = Words.from_table({"stop": ["la"], "abbreviations": {"q": "que"}, "synonyms": {"firmar": ["suscribir"]}})

    assert words.stop == {"la"}
    assert words.abbreviations == {"q": "que"}
    assert words.synonyms == {"firmar": ("suscribir",)}


@pytest.mark.parametrize("word", ["que", "cuando", "quien", "donde", "cuanto", "no"])
def test_words_that_decide_are_no_stop_words(word: str, content: Content) -> None:
    assert word not in Words.from_table(content.words).stop


def test_shipped_words_are_written_as_the_pipeline_leaves_them(content: Content) -> None:
    words = Words.from_table(content.words)
    written = [*words.stop, *words.courtesy, *words.abbreviations.values(), *words.synonyms]
    written += [phrase for group in words.synonyms.values() for phrase in group]

    assert [word for word in written if plain(word) != word] == []


def test_shipped_abbreviations_are_found_or_need_no_entry(content: Content) -> None:
    abbreviations = Words.from_table(content.words).abbreviations

    assert [short for short, long in abbreviations.items() if plain(short) not in (short, long)] == []


def test_shipped_courtesy_is_never_empty(content: Content) -> None:
    assert all(plain(phrase) for phrase in Words.from_table(content.words).courtesy)


def test_no_shipped_phrase_is_a_synonym_of_two_words(content: Content) -> None:
    claimed: dict[str, str] = {}

    twice = [
        phrase
        for name, group in Words.from_table(content.words).synonyms.items()
        for phrase in {name, *group}
        if claimed.setdefault(phrase, name) != name
    ]

    assert twice == []
