import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.entries import Entry, Errand, Gap
from knowledge.evidence import Hit
from knowledge.ranking import rank
from knowledge.structure import Finding
from knowledge.weighing import explained, with_finding
from tests.knowledge.builders import (
    ROUNDS,
    aspect,
    declaration,
    faq,
    hit,
    letters,
    library_of,
    paragraph,
    ranked,
    small_library,
)

ASPECT = aspect("ronda.cuando", ("ronda",), "cuándo fue")


def test_who_did_never_matches_who_did_not() -> None:
    library = library_of(faq("si", "¿Quiénes firmaron?"), faq("no", "¿Quiénes no firmaron?"))

    did, _ = ranked(library, "quiénes firmaron")
    did_not, _ = ranked(library, "quiénes no firmaron")

    assert ([one.entry.id for one in did], [one.entry.id for one in did_not]) == (["si"], ["no"])


def test_texts_of_nothing_but_names_must_name_the_same() -> None:
    hits, _ = ranked(library_of(faq("lima", "VII", "Lima")), "Lima 2020")

    assert hits == []


def test_a_name_that_the_entry_does_not_know_is_counted() -> None:
    hits, _ = ranked(library_of(faq("x", "¿Qué es la COI?")), "qué es la COI en Perú")

    assert hits[0].evidence.unexplained == 1


def test_a_name_that_the_question_leaves_out_is_counted() -> None:
    hits, _ = ranked(library_of(faq("x", "¿Qué plazo hay en Perú?")), "qué plazo hay")

    assert hits[0].evidence.unasked == 1


def test_agreement_on_a_name_is_counted() -> None:
    hits, _ = ranked(library_of(faq("x", "¿Qué plazo hay en Perú?")), "qué plazo hay en Perú")

    assert (hits[0].evidence.agree, hits[0].evidence.unexplained, hits[0].evidence.unasked) == (1, 0, 0)


def test_words_that_the_entry_does_not_explain_are_named() -> None:
    library = library_of(faq("x", "¿Qué plazo hay?"))

    hits, _ = ranked(library, "qué plazo hay de helicóptero")

    assert hits[0].unexplained == library.reader.terms("helicóptero")


def test_a_word_that_only_gaps_hold_asks_for_what_we_lack() -> None:
    gap = Gap("g", "¿Cuántas páginas tiene?", "No consta.", ("páginas",))
    library = library_of(faq("x", "¿Qué plazo hay?"), gap)

    hits, _ = ranked(library, "plazo de páginas")

    lacking = {one.entry.id: one.evidence.gap_word for one in hits}
    assert lacking["x"] > lacking["g"] == 0


@settings(max_examples=100, deadline=None)
@given(
    question=st.text(alphabet=st.characters(exclude_categories=()), max_size=40)
    | st.sampled_from(["VI", "Perú", "¿", "qué", "la"])
)
def test_evidence_stays_in_its_range(question: str) -> None:
    hits, _ = ranked(RANGE, question)

    for one in hits:
        e = one.evidence
        shares = (
            e.words,
            e.covered,
            e.letters,
            e.wh,
            e.other_wh,
            e.aspect,
            *(share for share in (e.meaning, e.meaning3) if share > 0),
        )
        assert all(0 <= share <= 1.001 for share in shares)
        assert np.isfinite(one.score)


RANGE = small_library(
    faq("x", "¿Qué plazo hay en Perú?"),
    aspect("ronda.cuando", ("ronda",), "cuándo fue"),
    Gap("g", "¿Y el acta?", "No.", ("acta",)),
    Errand("h", "greeting", True, ("hola",)),
    declarations=ROUNDS,
)


def test_the_hit_of_an_aspect_is_about_what_was_computed() -> None:
    finding = Finding("ronda.cuando", ROUNDS[:1])

    computed = with_finding(hit(ASPECT), finding)

    assert computed.finding == finding
    assert computed.homes == {"D6"}


def test_a_finding_without_rounds_is_about_its_country() -> None:
    assert with_finding(hit(ASPECT), Finding("pais.ficha", country="Perú")).homes == {"Perú"}


def told_by_a_point(*others: Entry) -> tuple[Hit, Hit]:
    """The hit of a point before and after its text was looked into."""
    point = paragraph("2", "Crear helicópteros de rescate.", home="D6")
    library = small_library(
        aspect("punto.texto", ("punto",), "qué dice"), *others, declarations=(declaration(6, paragraphs=(point,)),)
    )
    asked = library.reader.asked("qué dice el punto 2 de helicópteros", letters)
    (before,) = [one for one in rank(asked, library.index)[0] if one.entry.id == "punto.texto"]
    return before, explained(before, asked.read.terms, frozenset(library.reader.terms(point.fact.text)), library.index)


def test_the_text_of_a_point_explains_words_that_its_wordings_do_not() -> None:
    before, after = told_by_a_point(faq("x", "¿Hay helicópteros?"))

    assert before.unexplained
    assert after.unexplained == ()
    assert after.evidence.covered > before.evidence.covered


def test_the_text_of_a_point_explains_words_that_nothing_else_holds() -> None:
    _, after = told_by_a_point(faq("x", "¿Qué es la COI?"))

    assert after.unexplained == ()


def test_a_text_that_explains_nothing_leaves_the_hit_as_it_is() -> None:
    library = small_library(faq("x", "¿Qué es la COI?"))
    before = hit(ASPECT)

    assert explained(before, ("plaz",), frozenset(["otr"]), library.index) is before
