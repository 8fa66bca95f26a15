import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.asking import MOST_QUESTIONS, clean_lines, halves, in_context, questions
from knowledge.keys import Keys
from knowledge.library import Library
from knowledge.reader import Reader


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("¿Cuándo fue la VI? ¿Y quién la firmó?", ("Cuándo fue la VI", "Y quién la firmó")),
        ("¿Quién firmó la VI?¿y cuándo fue?", ("Quién firmó la VI", "y cuándo fue")),
        ("cuándo fue la sexta\ny dónde", ("cuándo fue la sexta", "y dónde")),
        ("qué es la COI; qué es la DCR", ("qué es la COI", "qué es la DCR")),
        ("Necesito la lista de la VI. Quién presidió la VII", ("Necesito la lista de la VI", "Quién presidió la VII")),
        ("¿Qué es la COI ¿Qué es la DCR", ("Qué es la COI", "Qué es la DCR")),
    ],
)
def test_several_questions_are_told_apart(text: str, found: tuple[str, ...]) -> None:
    assert questions(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "plazo en Perú",
        "¿Qué dice la ley 26.165?",
        "qué pasó el 3 de sept. en Quito",
        "literal k",
        "VI",
        "hola",
        "¿Quién firmó la I y la II?",
        "Dr. Juan, cuándo fue la VI",
    ],
)
def test_one_question_stays_one(text: str) -> None:
    assert len(questions(text)) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hola, soy de la CORE. ¿Qué plazo tiene Perú?", ("Qué plazo tiene Perú",)),
        ("Buenos días. Necesito la lista de la VI", ("Necesito la lista de la VI",)),
        ("Soy Ana. Trabajo en la CONARE. ¿Qué es la QAI?", ("Qué es la QAI",)),
    ],
)
def test_who_introduces_themselves_asks_nothing_by_it(text: str, found: tuple[str, ...]) -> None:
    assert questions(text) == found


def test_an_introduction_alone_is_kept() -> None:
    assert questions("Soy Ana, de la CONARE") == ("Soy Ana, de la CONARE",)


def test_a_long_story_is_left_out_before_the_question() -> None:
    text = "Llevamos toda la semana revisando papeles en la oficina por esto ¿quién firmó la sexta declaración?"

    assert questions(text) == ("quién firmó la sexta declaración",)


def test_what_asks_nothing_stays_with_the_question_before_it() -> None:
    assert questions("¿Quién firmó la sexta? La de Santiago.") == ("Quién firmó la sexta. La de Santiago",)


def test_what_asks_nothing_stays_with_the_question_after_it() -> None:
    assert questions("Sexta declaración. ¿Quién la firmó?") == ("Sexta declaración Quién la firmó",)


def test_a_flood_of_questions_is_cut() -> None:
    assert len(questions("¿Cuándo fue la VI? " * 50)) == MOST_QUESTIONS


@pytest.mark.parametrize("text", ["", " ", "¿?", "\n\n", "😀"])
def test_a_message_that_asks_nothing_is_one_text(text: str) -> None:
    assert questions(text) == (text,)


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet=st.characters(exclude_categories=()), max_size=80)
    | st.text(alphabet="¿?¡!.,;\n yquiénla VI", max_size=60)
)
def test_any_message_holds_one_to_four_questions(text: str) -> None:
    found = questions(text)

    assert 1 <= len(found) <= MOST_QUESTIONS


@pytest.mark.parametrize("piece", ["¿", "? ", "qué es ", ". ", "\n", "y qué ", "la "])
def test_a_very_long_message_is_split_as_well(piece: str) -> None:
    assert questions(piece * 30_000)


def test_lines_survive_the_cleaning() -> None:
    assert clean_lines("a\x00b\nc\u202e") == "a b\nc"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cuándo fue la VI y quién la firmó", ("cuándo fue la VI", "quién la firmó")),
        ("qué es la QAI, y qué países están", ("qué es la QAI", "qué países están")),
        ("plazo en Perú y en qué ley está", ("plazo en Perú", "en qué ley está")),
        ("CUÁNDO FUE LA VI Y CUÁNTOS FUERON", ("CUÁNDO FUE LA VI", "CUÁNTOS FUERON")),
    ],
)
def test_a_question_of_two_is_halved(text: str, found: tuple[str, str]) -> None:
    assert halves(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "quién firmó",
        "cuándo fue y quién la firmó",
        "cuándo fue la sexta y dónde",
        "quién firmó la I y la II",
        "Perú y México",
        "",
    ],
)
def test_a_half_that_asks_nothing_by_itself_is_no_half(text: str) -> None:
    assert halves(text) is None


def leads_to(said: str, library: Library) -> Keys:
    """What a question names, without its sign."""
    return {kind: values for kind, values in library.reader.refer(said).keys.items() if kind != "signo"}


@pytest.mark.parametrize(
    ("previous", "question", "kind", "values"),
    [
        ("plazo en Perú", "¿y en México?", "país", {"México"}),
        ("cuándo fue la VI", "¿y quién la firmó?", "ronda", {"6"}),
        ("cuándo fue la VI", "¿y la VII?", "ronda", {"7"}),
        ("qué se acordó en Santiago", "¿y la séptima?", "ronda", {"7"}),
        ("qué reuniones hubo en 2020", "¿y en 2021?", "año", {"2021"}),
        ("cuándo fue la declaración especial", "¿y dónde?", "ronda", {"2023e"}),
        ("qué dice el punto 2 de la séptima", "¿y el punto 3?", "punto", {"3"}),
        ("qué dice el punto 2 de la séptima", "¿y el punto 3?", "ronda", {"7"}),
        ("quién presidió en Bogotá", "¿y en Lima?", "ciudad", {"Lima"}),
        ("quién firmó la I y la II", "¿y cuántos?", "ronda", {"1", "2"}),
        ("plazo en Perú", "¿y quién preside?", "país", {"Perú"}),
        ("qué hubo en 2020", "¿y quién presidió?", "año", {"2020"}),
        ("qué hubo en Lima", "¿y quiénes fueron?", "ciudad", {"Lima"}),
    ],
)
def test_a_follow_up_is_about_what_it_names_or_what_went_before(
    previous: str, question: str, kind: str, values: set[str], library: Library
) -> None:
    said = in_context(question, previous, library)

    assert dict(leads_to(said, library)).get(kind) == values  # type: ignore[call-overload]


def test_a_follow_up_takes_the_words_of_the_question_before(library: Library) -> None:
    assert "plazo" in in_context("¿y en México?", "plazo en Perú", library)


def test_a_follow_up_does_not_take_the_city_of_a_round_it_does_not_ask_for(library: Library) -> None:
    said = in_context("¿y la séptima?", "qué se acordó en Santiago", library)

    assert "ciudad" not in leads_to(said, library)


@pytest.mark.parametrize(
    ("previous", "question"),
    [
        ("cuándo fue la VI", "hola"),
        ("hola", "¿y quién firmó?"),
        ("cuándo fue la VI", "requisitos para pedir refugio"),
        ("plazo en Perú", "¿quién preside el Grupo de Amigos?"),
        ("plazo en Perú", "¿qué es una carta de intención?"),
    ],
)
def test_a_question_that_stands_by_itself_is_unchanged(previous: str, question: str, library: Library) -> None:
    assert in_context(question, previous, library) == question


@pytest.mark.parametrize(
    ("previous", "question"),
    [
        ("cuándo fue la VI", "¿qué es la QAI?"),
        ("plazo en Perú", "¿cuál es la misión del Proceso?"),
        ("plazo en Perú", "¿quiénes son los miembros del Proceso?"),
        ("cuándo fue la VI", "¿cuándo fue la VII?"),
    ],
)
def test_an_article_does_not_make_a_follow_up(previous: str, question: str, library: Library) -> None:
    assert in_context(question, previous, library) == question


@pytest.mark.parametrize(
    ("previous", "question", "values"),
    [
        ("cuándo fue la VI", "¿y la VII?", {"7"}),
        ("quién firmó la I", "¿y la II?", {"2"}),
        ("plazo en Perú", "¿y Chile?", set()),
    ],
)
def test_a_follow_up_never_keeps_the_round_it_replaces(
    previous: str, question: str, values: set[str], library: Library
) -> None:
    said = in_context(question, previous, library)

    assert leads_to(said, library).get("ronda", frozenset()) == values


def test_a_follow_up_is_read_with_the_words_of_the_library(reader: Reader, library: Library) -> None:
    assert reader.refer("la VI").keys == library.reader.refer("la VI").keys
