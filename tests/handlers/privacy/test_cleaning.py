import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.privacy.cleaning import cleaned


@pytest.mark.parametrize(
    ("sent", "draft"),
    [
        ("Buenos días, soy Ana Pérez de la CONARE de Paraguay, ¿cuántos países firmaron?", "¿Cuántos países firmaron?"),
        ("¿Cuándo es la próxima reunión? Atte., Juan Díaz", "¿Cuándo es la próxima reunión?"),
        ("¿Cuándo es la próxima reunión?\nSaludos cordiales\nJuan Díaz\nCOMAR", "¿Cuándo es la próxima reunión?"),
        ("Estimados: les escribe Juan Díaz, quisiera saber el plazo. Muchas gracias.", "Quisiera saber el plazo."),
        ("hola buenas tardes. qué dice la VI", "Qué dice la VI"),
        ("Hola, buen día. ¿Qué dice la VI?", "¿Qué dice la VI?"),
    ],
)
def test_greeting_writer_and_signature_go(sent: str, draft: str) -> None:
    assert cleaned(sent) == draft


def test_items_are_masked() -> None:
    assert cleaned("Hola, la señora Rosa Paz tiene pasaporte AB123456, ¿puede trabajar?") == (
        "La señora [nombre] tiene pasaporte [pasaporte], ¿puede trabajar?"
    )


def test_names_go_even_without_anything_beside_them_unless_they_are_public() -> None:
    question = "¿Asistió Eduardo Stein a la II reunión?"

    assert cleaned(question) == "¿Asistió [nombre] a la II reunión?"
    assert cleaned(question, known=frozenset({"Eduardo Stein"})) == question


@pytest.mark.parametrize(
    "question",
    [
        "¿Qué países firmaron el Plan de Acción de Quito?",
        "¿A quién saludó la VIII como representante especial conjunto?",
        "¿Gracias a quién se aprobó?",
        "Punto 5 de Santiago II",
    ],
)
def test_a_bare_question_stays_as_it_is(question: str) -> None:
    assert cleaned(question) == question


@pytest.mark.parametrize("sent", ["Hola", "Gracias.", "", "  "])
def test_a_message_that_is_only_courtesy_is_not_emptied(sent: str) -> None:
    assert cleaned(sent) == sent.strip()


def test_a_mask_in_front_is_left_as_it_reads() -> None:
    assert cleaned("ana.paz@example.org no responde") == "[correo] no responde"


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["Hola, ", "soy Ana, ", "¿qué? ", "gracias ", "Atte. ", "[nombre] ", "\n"])).map("".join)
)
def test_cleaning_ends_and_never_adds_words(text: str) -> None:
    assert len(cleaned(text)) <= len(text) + len("[nombre]") * text.count("Ana")
