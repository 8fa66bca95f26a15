"""Numbers as words: roman numerals, ordinals, months; and what a misspelt one stands for."""

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
AMBIGUOUS_ROMAN = ("i", "v", "x", "vi")
"""Numerals that are words too: «i» for «y», «x» for «por», «vi» from «ver»."""
ORDINALS = {
    "primera": 1, "primer": 1, "primero": 1, "segunda": 2, "segundo": 2, "tercera": 3, "tercer": 3, "tercero": 3,
    "cuarta": 4, "cuarto": 4, "quinta": 5, "quinto": 5, "sexta": 6, "sexto": 6, "septima": 7, "setima": 7, "septimo": 7,
    "octava": 8, "octavo": 8, "novena": 9, "noveno": 9, "decima": 10, "decimo": 10, "undecima": 11, "onceava": 11,
    "decimoprimera": 11, "undecimo": 11, "duodecima": 12, "decimosegunda": 12, "doceava": 12,
}  # fmt: skip
_NUMBERS = "uno dos tres cuatro cinco seis siete ocho nueve diez once doce"
NUMBER_WORDS = {word: number for number, word in enumerate(_NUMBERS.split(), 1)}
_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
MONTHS = {word: number for number, word in enumerate(_MONTHS.split(), 1)}

LEAST_ALIKE = 83
"""Percent of letters in common for a misspelt ordinal, place or name to be taken for it."""

_LONG_ORDINALS = tuple(word for word in ORDINALS if len(word) > 5)
_ORDINAL_DIGITS = re.compile(r"^(\d{1,2})(?:ra|da|ta|ma|va|na|a|era|er|ro|do|to|mo|vo|no|ava)$")
_NOT_MISSPELT = frozenset(
    [
        "cuanta",
        "cuantas",
        "cuanto",
        "cuantos",
        "cuando",
        "cuales",
        "parte",
        "partes",
        "juntos",
        "decimos",
        "segun",
        "segura",
        "seguro",
    ]
)


def ordinal(word: str) -> int | None:
    """The number of «sexta», «6ta», «segnda»."""
    digits = _ORDINAL_DIGITS.match(word)
    return int(digits[1]) if digits else ORDINALS.get(meant(word, _LONG_ORDINALS) if len(word) > 5 else word)


@lru_cache(maxsize=5_000)
def meant(word: str, among: tuple[str, ...], least: int = LEAST_ALIKE) -> str:
    """The one of `among` that a misspelt word stands for, or the word itself."""
    if word in among or word in _NOT_MISSPELT or len(word) < 4 or not word.isalpha():
        return word
    close = process.extractOne(word, among, scorer=fuzz.ratio, score_cutoff=least)
    return close[0] if close and close[0][0] == word[0] else word
