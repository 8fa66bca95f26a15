import pytest

from handlers.privacy.items import Kind
from tests.handlers.privacy.telling import told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("nacido el 3/4/1990", "3/4/1990"),
        ("Fecha de nacimiento: 12 de octubre de 1985", "12 de octubre de 1985"),
        ("nació en Upala el 09.02.2020", "09.02.2020"),
        ("f. nac. 1992-07-15", "1992-07-15"),
        ("nació el 3 de sept. de 2017", "3 de sept. de 2017"),
    ],
)
def test_a_date_of_birth_is_found(text: str, day: str) -> None:
    assert told(text) == [(Kind.BIRTH, day)]


def test_a_date_right_behind_a_name_is_one() -> None:
    assert told("la señora Rosa Paz (3/4/1990) insiste") == [(Kind.NAME, "Rosa Paz"), (Kind.BIRTH, "3/4/1990")]


@pytest.mark.parametrize(
    "text",
    [
        "¿nació el Proceso de Quito el 4 de septiembre de 2018?", "El Proceso de Quito nació el 04/09/2018",
        "la reunión del 23/09/2020", "nacidos después de 2018",
    ],
)  # fmt: skip
def test_what_is_born_without_being_a_person_is_not(text: str) -> None:
    assert told(text) == []
