"""When two questions are one: slips of the finger, forms of verbs, who does what to whom."""

import pytest

from knowledge.gist import gist
from knowledge.library import Library
from knowledge.sameness import same


def is_same(one: str, other: str, library: Library) -> bool:
    found = {
        same(gist(library.reader, a), gist(library.reader, b), library.index) for a, b in ((one, other), (other, one))
    }
    assert len(found) == 1, "it depends on which is asked first"
    return found.pop()


@pytest.mark.parametrize(
    ("right", "slip", "joins"),
    [
        ("presupuesto", "presupesto", True),
        ("presupuesto", "presupuestto", True),
        ("presupuesto", "prespuuesto", True),
        ("presupuesto", "presupuedto", True),
        ("presupuesto", "prezupuezto", True),
        ("presupuesto", "presupuepto", False),
        ("remisión", "revisión", False),
        ("acuario", "ocuario", False),
        ("gasto", "gesto", False),
        ("R4V1", "R4V2", False),
    ],
)
def test_only_what_a_finger_or_an_ear_confuses_is_one_word(
    right: str, slip: str, joins: bool, library: Library
) -> None:
    assert is_same(f"¿Quién lleva el {right} de Guyana?", f"¿Quién lleva el {slip} de Guyana?", library) is joins


def test_two_words_that_are_known_are_two_words(library: Library) -> None:
    assert not is_same("el caso nacional de Guyana", "el caso racional de Guyana", library)
    assert not is_same("quién adopta el plan de Guyana", "quién adapta el plan de Guyana", library)


@pytest.mark.parametrize(
    ("one", "other", "joins"),
    [
        ("quien convoca la mesa de fronteras", "quien convoco la mesa de fronteras", False),
        ("quienes convocan la mesa de fronteras", "quienes convocaron la mesa de fronteras", False),
        ("quién convocó la mesa de fronteras", "quien convoco la mesa de fronteras", True),
        ("quién convoca la mesa de fronteras", "quiénes convocan la mesa de fronteras", True),
        ("el funcionario refugiado", "la funcionaria refugiada", False),
        ("beca del estudiante refugiado", "beca de la estudiante refugiada", True),
        ("Chile firmó la VI", "chile firmo la VI", True),
    ],
)
def test_forms_of_a_word_are_one_unless_they_tell_a_time_or_another_thing(
    one: str, other: str, joins: bool, library: Library
) -> None:
    assert is_same(one, other, library) is joins


@pytest.mark.parametrize(
    ("one", "other", "joins"),
    [
        ("¿Qué paga Perú por el traslado?", "¿Qué se paga en Perú por el traslado?", False),
        ("¿Qué visa dan en Perú a los presos?", "¿Qué visa dan en el Perú a los presos?", True),
        ("convenio entre Perú y Chile sobre becas", "convenio entre Chile y Perú sobre becas", False),
        ("la carta del comité al rector", "la carta del rector al comité", False),
        ("apelación por el abogado en Perú", "apelación contra el abogado en Perú", False),
        ("la comisión peruana y sus becas", "la comisión de Perú y sus becas", True),
    ],
)
def test_who_does_it_and_where_must_agree(one: str, other: str, joins: bool, library: Library) -> None:
    assert is_same(one, other, library) is joins
