import pytest

from knowledge.entries import Declaration
from knowledge.gazetteer import Gazetteer, Name
from knowledge.words import Words
from tests.knowledge.builders import content, declaration

WORDS = Words(
    demonyms={"Perú": ("peruano",), "Venezuela": ("venezolano",)},
    institutions={"México": ("comar",)},
    cities=("Ginebra", "¿?"),
    round_nouns=("reunion",),
    not_rounds=("entrevista",),
    not_references=("proceso de quito",),
)


def knowing(*declarations: Declaration) -> Gazetteer:
    return Gazetteer(content(declarations=declarations), WORDS)


def named(gazetteer: Gazetteer, phrase: str) -> Name | None:
    return gazetteer.name_at(phrase.split(), 0)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("peru", Name(1, "país", "Perú")),
        ("peruano", Name(1, "país", "Perú")),
        ("costa rica", Name(2, "país", "Costa Rica")),
        ("comar", Name(1, "país", "México", stays=True)),
        ("ginebra", Name(1, "ciudad", "Ginebra")),
        ("proceso de quito", Name(3, None, "", stays=True)),
        ("el proceso de quito", Name(4, None, "", stays=True)),
        ("argentna", Name(1, "país", "Argentina")),
        ("venezuela", None),
        ("venezolano", None),
        ("costa", None),
        ("peri", None),
    ],
)
def test_a_phrase_is_the_name_that_is_known(phrase: str, name: Name | None) -> None:
    assert named(knowing(), phrase) == name


def test_the_longest_name_wins() -> None:
    gazetteer = knowing(declaration(6, "Santiago"), declaration(9, "Santiago", chapter="Santiago II"))

    assert named(gazetteer, "santiago ii") == Name(2, "ronda", "9")
    assert named(gazetteer, "santiago i") == Name(1, "ciudad", "Santiago")


@pytest.mark.parametrize("phrase", ["capitulo lima", "capitulo de lima"])
def test_a_chapter_names_its_round(phrase: str) -> None:
    found = named(knowing(declaration(7, "Lima")), phrase)

    assert found is not None
    assert (found.kind, found.value) == ("ronda", "7")


def test_the_special_declaration_has_no_chapter() -> None:
    assert named(knowing(declaration(None, "Santiago")), "capitulo santiago") is None


def test_an_alias_is_known_without_its_article() -> None:
    gazetteer = knowing(declaration(4, "Buenos Aires", aliases=("la Hoja de Ruta",)))

    assert named(gazetteer, "hoja de ruta") == Name(3, "ronda", "4")


@pytest.mark.parametrize("alias", ["la de Baires", "la última reunida", "la primera de todas"])
def test_an_alias_that_means_nothing_without_its_article_keeps_it(alias: str) -> None:
    gazetteer = knowing(declaration(4, "Buenos Aires", aliases=(alias,)))

    assert named(gazetteer, alias.partition(" ")[2].replace("ú", "u")) is None


def test_the_last_round_is_the_one_with_the_highest_number() -> None:
    gazetteer = knowing(declaration(10), declaration(11), declaration(None))

    assert [gazetteer.ordinal(word) for word in ("ultima", "reciente", "penultima", "sexta")] == [11, 11, 10, 6]


def test_what_stands_beside_an_ordinal_decides() -> None:
    gazetteer = knowing()

    assert (gazetteer.is_round_noun("reunion"), gazetteer.is_round_noun("entrevista")) == (True, False)
    assert (gazetteer.stands_alone("reunion"), gazetteer.stands_alone("entrevista")) == (True, False)
