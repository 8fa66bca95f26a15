"""Which numbers are ordinary in this trade: years, dates, laws and amounts. Those are never reported by their shape."""

import re

_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEARS = re.compile(rf"{_YEAR}(?:[ .\-/]{{1,3}}{_YEAR})*|{_YEAR} ?[-/] ?\d\d")
_DATE = re.compile(
    rf"{_DAY}(?:[-/ ]{_DAY})?[ .\-/]{_MONTH}[ .\-/](?:{_YEAR}|\d\d)|{_YEAR}[ .\-/]?{_MONTH}[ .\-/]?{_DAY}"
)
_AMOUNT = re.compile(r"\d{1,3}(?:[. ]\d{3})*[. ]?000")
_THOUSANDS = re.compile(r"\d{1,3}(?:[. ]\d{3})+")
_LAW = re.compile(
    r"(?i)\b(?:ley(?:es)?|decretos?|resoluci(?:on|ones)|acuerdos?|ordenanzas?|oficios?|disposici(?:on|ones)|"
    r"art(?:iculo)?s?|directivas?|sentencias?|opini(?:on|ones)|gacetas?|protocolos?|circulares|circular|memorandos?)"
    r"\b[^\d\x00]{0,30}$"
)
_MONEY = re.compile(r"(?i)(?:[$€₲]|\b(?:usd|us|s/|rd|gs|bs)\.?) ?$")
_UNIT = re.compile(
    r"(?i)\W{0,2}(?:%|(?:de |y )?(?:\w{3,15} )?(?:mil|millon(?:es)?|personas|refugiados|refugiadas|solicitantes|"
    r"solicitudes|migrantes|desplazad[oa]s|venezolan[oa]s|haitian[oa]s|cuban[oa]s|colombian[oa]s|nacionales|ninos|ninas|"
    r"mujeres|hombres|hogares|familias|casos|habitantes|dolares|usd|euros|pesos|reales|soles|guaranies|quetzales|"
    r"lempiras|colones|bolivianos|balboas|cordobas|bolivares|beneficiari[oa]s|reconocimientos|ciudadan[oa]s)\b)"
)
_REACH = 50
"""Characters before and after a number that can make it ordinary."""


def digits(text: str) -> str:
    """Only the digits of a plain text."""
    return re.sub(r"\D", "", text)


def years(text: str) -> bool:
    """A year, several, or a range of them."""
    return _YEARS.fullmatch(text) is not None


def day(text: str) -> bool:
    """A date written with figures."""
    return _DATE.fullmatch(text) is not None


def thousands(text: str) -> bool:
    """Grouped by threes, as amounts are and as some documents are."""
    return _THOUSANDS.fullmatch(text) is not None


def counted(text: str, start: int, end: int) -> bool:
    """An amount of money, people or things stands here."""
    before = text[max(0, start - _REACH) : start]
    return _MONEY.search(before) is not None or _UNIT.match(text, end, min(len(text), end + _REACH)) is not None


def ordinary(text: str, start: int, end: int) -> bool:
    """A year, a date, a law or an amount; its shape alone says nothing about a person."""
    number = text[start:end]
    before = text[max(0, start - _REACH) : start]
    round_sum = _AMOUNT.fullmatch(number) is not None
    return years(number) or day(number) or round_sum or _LAW.search(before) is not None or counted(text, start, end)
