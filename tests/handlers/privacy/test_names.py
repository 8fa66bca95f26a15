import pytest

from handlers.privacy.items import Kind
from tests.handlers.privacy.telling import told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("el señor Juan Pérez García pide cita", "Juan Pérez García"),
        ("solicitante María López", "María López"),
        ("la niña Valentina viaja sola", "Valentina"),
        ("caso de Carlos Eduardo Gómez", "Carlos Eduardo Gómez"),
        ("se llama Jean-Baptiste", "Jean-Baptiste"),
        ("nombre: Yuleisy del Carmen Ríos", "Yuleisy del Carmen Ríos"),
        ("se llama juan pérez y tiene miedo", "juan pérez"),
        ("la ciudadana venezolana, de 24 años, Génesis Rondón", "Génesis Rondón"),
        ("SEÑOR JUAN PÉREZ SOLICITA REFUGIO", "JUAN PÉREZ"),
        ("la señora Zulma Calle Nina llegó", "Zulma Calle Nina"),
        ("Arelis Mendoza huyó de su casa", "Arelis Mendoza"),
        ("Ramiro Escobar (paraguayo) no tiene intérprete", "Ramiro Escobar"),
    ],
)
def test_a_name_is_found_with_what_is_said_of_people(text: str, name: str) -> None:
    assert told(text) == [(Kind.NAME, name)]


@pytest.mark.parametrize("name", ["Oleksandr Bondarenko", "Juan", "gabriela montilla", "JUAN PEREZ"])
def test_beside_another_item_capitals_are_a_person(name: str) -> None:
    assert told(f"consulta {name}, pasaporte AB123456") == [(Kind.NAME, name), (Kind.PASSPORT, "AB123456")]


def test_later_mentions_of_a_name_are_found_too() -> None:
    text = "La señora Ana Bravo llegó. Bravo no tiene papeles; la tía de Ana sí."

    assert [words for _, words in told(text)] == ["Ana Bravo", "Bravo", "Ana"]


@pytest.mark.parametrize(
    "text",
    [
        "¿Qué dijo la Organización Internacional para las Migraciones?", "el señor ministro de Relaciones Exteriores",
        "los solicitantes de Costa Rica y El Salvador", "solicitud de Estados Unidos", "la señora Secretaria General",
        "¿Cómo se llama la CONARE de Brasil?", "Santiago II", "Andrés Chávez presidió la reunión",
        "soy Ana Pérez de la CONARE", "¿Cuándo es? Atte., Juan Díaz", "la solicitante Colombia",
    ],
)  # fmt: skip
def test_public_things_and_those_who_write_are_not(text: str) -> None:
    assert told(text) == []


def test_a_place_beside_another_item_is_no_person() -> None:
    assert told("pasaporte AB123456, viaja a Buenos Aires y Santa Ana") == [(Kind.PASSPORT, "AB123456")]


def test_who_writes_is_not_the_applicant_even_beside_an_item() -> None:
    assert told("Soy Ana Pérez de la CONARE; pasaporte AB123456. Atte., Ana Pérez") == [(Kind.PASSPORT, "AB123456")]


def test_what_the_caller_knows_is_public() -> None:
    text = "caso de Punta Arenillas y el señor Eduardo Stein"

    assert told(text) == [(Kind.NAME, "Punta Arenillas"), (Kind.NAME, "Eduardo Stein")]
    assert told(text, known=frozenset({"Punta Arenillas", "Eduardo Stein"})) == []


def test_a_surname_that_is_a_known_place_goes_with_the_name() -> None:
    assert told("la señora Rosa Tapia insiste", known=frozenset({"Tapia"})) == [(Kind.NAME, "Rosa Tapia")]
