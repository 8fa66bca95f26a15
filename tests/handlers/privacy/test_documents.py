import pytest

from handlers.privacy.items import Kind
from tests.handlers.privacy.telling import told


@pytest.mark.parametrize(
    "document",
    [
        "0801-1990-12345", "001-010190-0001A", "8-123-4567", "E-8-123456", "PE-12-345", "2123 45607 1301",
        "01234567-8", "0614-120390-101-5", "1.234.567-2", "12.670.485-5", "20-26756539-3", "001-1391820-5",
        "529.982.247-25", "1-0234-0567", "V-12345678", "E-84.123.456", "V-12345678-9", "BOXW310820HNERXN09",
        "GODE561231GR8", "4567890 LP", "F123456-7", "AB123456",
    ],
)  # fmt: skip
def test_the_shape_of_a_document_is_enough(document: str) -> None:
    assert told(f"consulta por {document}, ¿sigue vigente?") == [(Kind.DOCUMENT, document)]


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("DNI 12.345.678 vencido", "12.345.678"),
        ("la cédula de ciudadanía colombiana es la 1.020.304.050", "1.020.304.050"),
        ("C.C. 51234 de Cúcuta", "51234"),
        ("c.i. n° 543210", "543210"),
        ("CUI 12345", "12345"),
        ("carné de extranjería 001876543", "001876543"),
    ],
)
def test_what_amounts_look_like_needs_a_word_next_to_it(text: str, document: str) -> None:
    assert told(text) == [(Kind.DOCUMENT, document)]
    assert told(f"hay {document} casos") == []


@pytest.mark.parametrize("dictated", ["5 2 9 9 8 2 2 4 7 2 5", "52 99 82 24 72 5", "5299-8224-725", "529.98.22.47.25"])
def test_a_check_digit_betrays_a_document_however_it_is_spaced(dictated: str) -> None:
    assert told(f"dictó {dictated} y colgó") == [(Kind.DOCUMENT, dictated)]


@pytest.mark.parametrize(
    "hidden", ["４０１２３４５６", "4\u200b0\u200b1\u200b23456", "\u200f401\u200e23456", "40–12–34–56"]
)
def test_invisible_and_foreign_signs_hide_nothing(hidden: str) -> None:
    (item,) = told(f"dni {hidden} vencido")

    assert item[0] is Kind.DOCUMENT
    assert item[1].strip("\u200f\u200e") == hidden.strip("\u200f\u200e")


@pytest.mark.parametrize(
    ("text", "passport"),
    [
        ("pasaporte venezolano n.º 123456789", "123456789"),
        ("passport AB 123456", "AB 123456"),
        ("Pasaporte: g12345678", "g12345678"),
        ("passaporte YA123456 da senhora", "YA123456"),
        ("pasaporte C0A1B234", "C0A1B234"),
    ],
)
def test_a_passport_stands_next_to_its_word(text: str, passport: str) -> None:
    assert told(text) == [(Kind.PASSPORT, passport)]


def test_an_account_is_told_apart_from_a_document() -> None:
    assert told("depositar en el CBU 2850590940090418135201") == [(Kind.ACCOUNT, "2850590940090418135201")]


@pytest.mark.parametrize(
    "text",
    [
        "pasaporte vencido desde 2017", "la cédula dura 2 años", "documento de 2018-2019", "puntos 1 2 3 4 5 6 7 8",
        "el documento habla de 1.742.927 personas", "del 3-10-2018 al 4-10-2018",
    ],
)  # fmt: skip
def test_years_and_counts_next_to_those_words_are_nobodys(text: str) -> None:
    assert told(text) == []
