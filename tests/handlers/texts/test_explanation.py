"""What a curator reads about a question."""

from dataclasses import replace

import pytest

from handlers.texts.explanation import explanation
from knowledge.library import Library
from knowledge.verdict import Unknown, Unsure


@pytest.mark.parametrize(
    ("question", "verdict", "remedy"),
    [
        ("¿Cuándo fue la VI?", "se responde (", "agregue esta redacción a la entrada correcta"),
        ("precio del dólar hoy", "no se sabe", "Se reconoce como vacío «"),
        ("qué es PPT", "se pregunta qué quiso decir", "quedan demasiado cerca"),
        ("hola", "se atiende la gestión", "Si era una pregunta"),
    ],
)
def test_each_verdict_has_its_remedy(question: str, verdict: str, remedy: str, library: Library) -> None:
    told = explanation(library.search(question))

    assert told.startswith(f"1. Veredicto: {verdict}")
    assert remedy in told.split("\n\n")[1]


def test_the_steps_name_what_was_read_and_the_candidates_their_reasons(library: Library) -> None:
    told = explanation(library.search("¿Quién firmó la VI?"))

    assert "ronda: 6" in told
    assert "1) ronda.paises [cálculo]" in told
    assert "a favor: " in told


def test_what_was_ruled_out_says_by_which_name(library: Library) -> None:
    assert "contradice «punto»" in explanation(library.search("literal k de la VII"))


def test_when_nothing_is_near_an_entry_is_missing(library: Library) -> None:
    nothing = replace(library.search("hola"), hits=(), refused=(), verdict=Unknown())

    told = explanation(nothing)

    assert "falta una entrada" in told
    assert "4. Candidatas: ninguna" in told
    assert "5. Descartadas" not in told


def test_a_single_doubtful_entry_lacks_a_wording_and_what_it_does_not_explain(library: Library) -> None:
    search = library.search("¿Qué es la CORE?")
    best = replace(search.hits[0], unexplained=("zaragat",))

    told = explanation(replace(search, hits=(best,), verdict=Unsure((best,))))

    assert f"Agregue una redacción como esta a «{best.entry.id}», o sinónimos para: zaragat." in told
    assert "no explica: zaragat" in told
