import pytest

from knowledge.entries import Gap
from knowledge.index import NO, YES, in_order, sign
from knowledge.keys import NAMED, Keys
from knowledge.library import Library
from tests.knowledge.builders import aspect, declaration, fact, faq, small_library


def asylum() -> Library:
    return small_library(
        faq("plazo", "¿Qué plazo hay?", "plazo de entrevista", says=("F1",)),
        faq("biometria", "¿Qué es la biometría?", "huellas"),
        faq("entrevista", "¿Cómo es la entrevista?", "la entrevista"),
        facts=(fact("F1", "La audiencia se fija en noventa jornadas."),),
    )


def test_a_known_term_stands_for_itself_alone() -> None:
    index = asylum().index
    known = index.flat[0].terms[-1]

    assert index.alike(known) == ((known, 1.0),)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("viometría", "biometría"),
        ("uellas", "huellas"),
        ("entrebista", "entrevista"),
        ("biometira", "biometría"),
        ("plaso", "plazo"),
    ],
)
def test_a_misspelt_term_stands_for_the_one_that_was_meant(typed: str, meant: str) -> None:
    library = asylum()
    (term,) = library.reader.terms(typed)

    found = [known for known, _ in library.index.alike(term)]

    assert found == list(library.reader.terms(meant))


def test_a_misspelt_term_is_never_as_sure_as_the_term() -> None:
    ((_, sureness),) = asylum().index.alike("biometir")

    assert 0 < sureness < 1


@pytest.mark.parametrize("term", ["abc", "26165", "entrevist4", "xilofon", "zzzzzz"])
def test_a_term_that_is_short_or_a_number_or_far_stands_for_nothing(term: str) -> None:
    assert asylum().index.alike(term) == ()


def test_a_misspelling_has_the_first_letter_of_what_was_meant() -> None:
    assert asylum().index.alike("diometri") == ()


def test_a_rare_term_weighs_more_than_a_common_one_and_an_unknown_one_most() -> None:
    index = asylum().index
    (rare,) = [term for term in index.rarity if term.startswith("huell")]
    (common,) = [term for term in index.rarity if term.startswith("entrev")]

    assert index.weigh(common) < index.weigh(rare) <= index.weigh("nunca")


def test_the_postings_of_a_term_are_the_wordings_that_hold_it() -> None:
    index = asylum().index

    held = {
        term: {place for place, w in enumerate(index.flat) if term in (*w.terms, *w.names)} for term in index.postings
    }

    assert {term: set(places.tolist()) for term, places in index.postings.items()} == held


def test_every_wording_has_an_owner_and_a_vector() -> None:
    index = asylum().index

    owned = [index.flat[place] for places in index.of_entry for place in places]

    assert owned == list(index.flat)
    assert [len(index.owner), len(index.vectors), len(index.mass)] == [len(index.flat)] * 3


def test_an_entry_could_explain_the_words_of_its_facts_at_a_discount() -> None:
    pool = asylum().index.pools[0]
    (told,) = [term for term in pool if term.startswith("jorn")]
    (asked,) = [term for term in pool if term.startswith("plaz")]

    assert 0 < pool[told] < pool[asked]


def test_a_name_that_the_entry_is_about_is_implied_where_its_wordings_leave_it_out() -> None:
    library = small_library(
        faq("lima", "¿Qué se acordó en la VII reunión?", "qué se acordó"), declarations=(declaration(7, "Lima"),)
    )

    implied = library.index.implied["§ronda:7"]

    assert [library.index.flat[place].text for place in implied] == ["qué se acordó"]


def test_an_aspect_takes_the_names_that_it_is_computed_from() -> None:
    library = small_library(faq("x", "¿Qué es la COI?"), aspect("punto.texto", ("punto",), "qué dice"))

    taken = {kind for kind in NAMED if library.index.takes[kind][-1]}

    assert {"punto", "ronda", "ciudad", "año"} <= taken
    assert "país" not in taken
    assert library.index.of_points == (1,)


def test_a_gap_is_bound_by_the_names_of_its_question() -> None:
    library = small_library(
        Gap("g", "¿Qué dice el punto 9 de la VI reunión?", "No consta.", ("punto 9 de la sexta reunión",))
    )

    assert library.index.entries[0].binding["ronda"] == {"6"}


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"signo": frozenset(["sí"])}, YES),
        ({"signo": frozenset(["no"])}, NO),
        ({"signo": frozenset(["sí", "no"])}, YES | NO),
        ({"país": frozenset(["no"])}, 0),
        ({}, 0),
    ],
)
def test_a_sign_says_whether_those_that_did_are_asked_for(keys: Keys, expected: int) -> None:
    assert sign(keys) == expected


def test_texts_of_the_same_words_are_one_in_order() -> None:
    assert in_order("plazo de refugio") == in_order("refugio de plazo") != in_order("plazo del refugio")


def test_wordings_that_differ_in_nothing_but_names_are_namesakes() -> None:
    library = small_library(
        faq("peru", "¿Qué plazo hay en Perú?"),
        faq("chile", "¿Qué plazo hay en Chile?"),
        faq("coi", "¿Qué es la COI en Perú?"),
        aspect("pais.ficha", ("país",), "qué plazo hay en Quito"),
    )
    one = library.index.flat[0]

    assert library.index.namesakes[one.terms, one.rest] == (0, 1, 2, 3)
