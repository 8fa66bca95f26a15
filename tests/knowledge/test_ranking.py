import pytest

from knowledge.entries import Entry, Gap
from tests.knowledge.builders import aspect, faq, library_of, ranked


def test_the_nearest_wording_comes_first() -> None:
    library = library_of(
        faq("coi", "¿Qué es la COI?"), faq("dcr", "¿Qué es la DCR?"), faq("sede", "¿Dónde queda la oficina?")
    )

    hits, _ = ranked(library, "qué es la coi")

    assert hits[0].entry.id == "coi"
    assert [one.score for one in hits] == sorted((one.score for one in hits), reverse=True)


def test_a_hit_shows_the_wording_that_is_nearest() -> None:
    library = library_of(
        faq("coi", "¿Qué es la COI?", "información de origen", "noticias del país"), faq("dcr", "¿Y la DCR?")
    )

    hits, _ = ranked(library, "noticias del país")

    assert hits[0].wording == "noticias del país"


@pytest.mark.parametrize(
    ("entry", "question", "kind"),
    [
        (faq("x", "¿Qué se acordó en la VI reunión?"), "qué se acordó en la VII reunión", "ronda"),
        (faq("x", "¿Qué plazo hay en Perú?"), "qué plazo hay en México", "país"),
        (faq("x", "¿Qué se hizo en Lima?"), "qué se hizo en Santiago", "ciudad"),
        (faq("x", "¿Qué se hizo en 2019?"), "qué se hizo en 2020", "año"),
        (faq("x", "¿Qué se hizo en mayo?"), "qué se hizo en junio", "mes"),
        (faq("x", "¿Qué dice el punto 3?"), "qué dice el punto 2", "punto"),
        (faq("x", "¿Qué dice la declaración?"), "qué dice el punto 2", "punto"),
        (faq("x", "¿Qué se hizo en la reunión?"), "qué se hizo en la próxima reunión", "tiempo"),
        (Gap("x", "¿Cuántas páginas tiene la VI?", "No consta.", ("páginas de la VI",)), "páginas de la VII", "ronda"),
    ],
)
def test_texts_that_name_different_things_never_match(entry: Entry, question: str, kind: str) -> None:
    hits, refused = ranked(library_of(entry, faq("otra", "¿Dónde queda la oficina?")), question)

    assert "x" not in [one.entry.id for one in hits]
    assert refused["x"] == kind


def test_a_question_that_names_nothing_is_refused_nothing() -> None:
    _, refused = ranked(library_of(faq("x", "¿Qué se acordó en la VI reunión?")), "qué se acordó")

    assert refused == {}


def test_an_aspect_is_not_refused_for_the_names_it_is_computed_from() -> None:
    hits, _ = ranked(
        library_of(aspect("ronda.cuando", ("ronda",), "cuándo fue"), faq("x", "¿Qué es la COI?")),
        "cuándo fue la séptima",
    )

    assert hits[0].entry.id == "ronda.cuando"


def test_who_names_a_point_hears_of_that_point_among_many_entries() -> None:
    others = [
        faq(f"x{n}", f"¿Punto de vista {n}?", *(f"hablar del asunto {n} {m}" for m in range(9))) for n in range(40)
    ]
    library = library_of(aspect("punto.texto", ("punto",), "transcribir"), *others)

    hits, _ = ranked(library, "hablar del asunto punto 2")

    assert "punto.texto" in [one.entry.id for one in hits]


def test_a_misspelt_question_finds_the_same_entry() -> None:
    library = library_of(
        faq("x", "¿Cómo es la entrevista?"), faq("y", "¿Cómo es el carnet?"), faq("z", "¿Cómo es la sede?")
    )

    hits, _ = ranked(library, "komo es la entrebista")

    assert hits[0].entry.id == "x"
