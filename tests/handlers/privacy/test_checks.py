import pytest

from handlers.privacy.checks import checks_out, guatemala_digit, uruguay_digit


@pytest.mark.parametrize(
    "number",
    ["52998224725", "20267565393", "1710034065", "125319092", "00113918205", "12345672", "1000000020101"],
    ids=["Brasil", "Argentina", "Ecuador", "Chile", "República Dominicana", "Uruguay", "Guatemala"],
)
def test_a_right_check_digit_is_recognised(number: str) -> None:
    assert checks_out(number)


@pytest.mark.parametrize("number", ["52998224724", "20267565394", "12345673", "1000000120101", "11111111", "123"])
def test_a_wrong_one_and_a_number_of_one_figure_are_not(number: str) -> None:
    assert not checks_out(number)


def test_the_digit_of_uruguay_is_the_one_of_its_civil_registry() -> None:
    assert uruguay_digit("1234567") == "2"


def test_the_digit_of_guatemala_can_be_ten_which_no_number_has() -> None:
    assert guatemala_digit("10000007") == "10"
    assert not any(checks_out(f"10000007{digit}0101") for digit in range(10))
