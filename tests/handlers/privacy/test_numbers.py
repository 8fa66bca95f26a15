import pytest

from handlers.privacy.numbers import ordinary


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("entre 2018-2023", "2018-2023"),
        ("el 23/09/2020", "23/09/2020"),
        ("el taller 20200923", "20200923"),
        ("Ley 12345678", "12345678"),
        ("Acuerdo de Autoridad Migratoria 2019001", "2019001"),
        ("US$ 1350250", "1350250"),
        ("1742927 personas", "1742927"),
        ("1.742.927 de venezolanos", "1.742.927"),
        ("unos 5.600.000", "5.600.000"),
    ],
)
def test_years_dates_laws_and_amounts_are_ordinary(text: str, number: str) -> None:
    start = text.index(number)

    assert ordinary(text, start, start + len(number))


@pytest.mark.parametrize(
    ("text", "number"), [("dictó 47 96 88 53", "47 96 88 53"), ("con 40123456 vencido", "40123456")]
)
def test_a_number_that_is_none_of_those_is_not(text: str, number: str) -> None:
    start = text.index(number)

    assert not ordinary(text, start, start + len(number))
