import pytest

from handlers.privacy.items import Kind
from tests.handlers.privacy.telling import told


@pytest.mark.parametrize(
    "mail", ["maria@example.org", "m.p+1@sub.example.com", "maria @ example.org", "ana (arroba) example (punto) org"]
)
def test_mail_is_found_however_it_is_written(mail: str) -> None:
    assert told(f"escriba a {mail}, gracias") == [(Kind.EMAIL, mail)]


@pytest.mark.parametrize(
    "number",
    ["4321-1234", "0981 123 456", "+595 981 123456", "(011) 4321-1234", "300 123 4567", "00 54 9 11 4321-1234"],
)
def test_a_telephone_is_found_by_its_grouping(number: str) -> None:
    assert told(f"pregunta desde {number} si puede venir") == [(Kind.PHONE, number)]


@pytest.mark.parametrize("word", ["tel.", "WhatsApp:", "celular", "llamar al", "wa.me/"])
def test_a_word_next_to_it_makes_any_number_a_telephone(word: str) -> None:
    assert told(f"{word} 98112345") == [(Kind.PHONE, "98112345")]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("domicilio: Av. Siempreviva 742, piso 3; urgente", "Av. Siempreviva 742, piso 3"),
        ("vive en la calle Duarte 45 con su hija", "calle Duarte 45"),
        ("queda en Carrera 7 # 32-16", "Carrera 7 # 32-16"),
        ("Dirección: Av. 10 de Agosto N21-255", "Av. 10 de Agosto N21-255"),
    ],
)
def test_where_somebody_lives_is_found_with_its_number(text: str, address: str) -> None:
    assert told(text) == [(Kind.ADDRESS, address)]


@pytest.mark.parametrize(
    "text",
    [
        "https://www.acnur.org/expediente/12345678?dni=12345678", "www.example.org/98112345", "cupos 2.000 - 3.000",
        "2018-2019", "+5 millones", "+10.000 haitianos", "¿cuál es la dirección de la comisión?", "vive en 2019 aquí",
        "a las 9:00 (UTC-5)",
    ],
)  # fmt: skip
def test_web_addresses_years_and_amounts_reach_nobody(text: str) -> None:
    assert told(text) == []
