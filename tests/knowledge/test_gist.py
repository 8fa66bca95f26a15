"""What a question asks besides its words."""

import pytest

from knowledge.gist import gist
from knowledge.reader import Reader


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("¿Quién firmó la VI?", {"quien"}),
        ("¿En qué fecha se reúnen?", {"cuando"}),
        ("¿Qué día se reúnen?", {"cuando"}),
        ("¿Por qué se reúnen?", {"motivo"}),
        ("¿Qué cantidad de países firmó?", {"cuanto"}),
        ("¿Cuánto tiempo hay para apelar?", {"plazo"}),
        ("¿Cuál es la sede?", set()),
        ("¿Hay reunión?", {"si"}),
        ("¿Chile firmó?", {"si"}),
        ("sede de la VI", set()),
    ],
)
def test_the_kind_of_answer_is_read(question: str, asks: set[str], reader: Reader) -> None:
    assert gist(reader, question).asks == asks


@pytest.mark.parametrize(
    ("question", "past", "future"),
    [
        ("¿Quién presidió la mesa?", True, False),
        ("¿Quién presidirá la mesa?", False, True),
        ("quienes firmaron la carta", True, False),
        ("¿Cuándo es la próxima?", False, True),
        ("¿Quién preside la mesa?", False, False),
    ],
)
def test_the_time_of_a_question_is_read(question: str, past: bool, future: bool, reader: Reader) -> None:
    read = gist(reader, question)

    assert (bool(read.past), bool(read.future)) == (past, future)


def test_who_is_meant_by_a_country_is_told_from_where(reader: Reader) -> None:
    (of_people,) = gist(reader, "solicitantes colombianos").named
    (place,) = gist(reader, "solicitantes en Colombia").named

    assert (of_people.by, place.by) == ("de", "en")
    assert of_people.of_people


def test_asking_to_know_says_nothing(reader: Reader) -> None:
    asked, bare = gist(reader, "Deseo conocer la fecha del taller"), gist(reader, "fecha del taller")

    assert asked.words == bare.words


def test_a_text_of_nothing_but_asking_stays(reader: Reader) -> None:
    assert gist(reader, "quisiera información").words == ("quisiera", "informacion")


def test_numbers_are_the_same_in_words_and_in_digits(reader: Reader) -> None:
    assert gist(reader, "plazo de dos meses").numbers == gist(reader, "plazo de 2 meses").numbers == ("2",)


@pytest.mark.parametrize(
    "question", ["¿y mi país?", "¿hay reunión hoy?", "¿qué dice eso?", "¿hay taller el lunes?", "el plazo de este caso"]
)
def test_what_depends_on_who_asks_and_when_is_noticed(question: str, reader: Reader) -> None:
    assert gist(reader, question).leans
