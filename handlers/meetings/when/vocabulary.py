"""The words of dates: months, weekdays and numbers, shortened or misspelt. Data, and how to look it up.

Abbreviations and misspellings count only beside something of a date: «mar» is also the sea, and «mates» is no Tuesday.
"""

from functools import lru_cache

from rapidfuzz.distance import OSA

from knowledge.numerals import MONTHS as _TWELVE

MONTHS = {**_TWELVE, "setiembre": 9}
SHORT_MONTHS = {
    "ene": 1, "feb": 2, "febr": 2, "mar": 3, "abr": 4, "may": 5, "jun": 6, "jul": 7, "ago": 8, "agto": 8, "sep": 9,
    "sept": 9, "set": 9, "oct": 10, "nov": 11, "dic": 12,
}  # fmt: skip
WEEKDAYS = {
    "lunes": 1, "martes": 2, "miercoles": 3, "jueves": 4, "viernes": 5, "sabado": 6, "sabados": 6, "domingo": 7,
    "domingos": 7,
}  # fmt: skip
SHORT_WEEKDAYS = {
    "lun": 1, "mar": 2, "mart": 2, "mie": 3, "mier": 3, "mierc": 3, "miec": 3, "jue": 4, "juev": 4, "vie": 5, "vier": 5,
    "sab": 6, "dom": 7,
}  # fmt: skip
_UNITS = "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete"
_TWENTIES = (
    "dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete "
    "veintiocho veintinueve treinta treintaiuno"
)
NUMBERS = {word: number for number, word in enumerate(f"{_UNITS} {_TWENTIES}".split())} | {
    "veintiun": 21, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
}  # fmt: skip
TENS = tuple(number for number in NUMBERS.values() if number >= 20 and number % 10 == 0)
THOUSAND = "mil"
ALIASES = {
    "manana": "mañana", "ano": "año", "anos": "años", "anio": "año", "anios": "años", "hs": "h",
    "hrs": "h", "hr": "h", "hras": "h", "prox": "proximo", "entrante": "proximo", "siguiente": "proximo",
    "siguientes": "proximo", "venidero": "proximo", "proxima": "proximo", "proximas": "proximo",
    "proximos": "proximo", "ultima": "ultimo", "ultimas": "ultimo", "ultimos": "ultimo", "pasada": "pasado",
    "pasados": "pasado", "pasadas": "pasado", "anterior": "pasado", "aca": "aqui", "antier": "anteayer",
    "sem": "semana", "primeras": "primeros",
}  # fmt: skip

_LONG_MONTHS = tuple(word for word in MONTHS if len(word) >= 6)
_LONG_WEEKDAYS = tuple(word for word in WEEKDAYS if len(word) >= 6)
_REAL_WORDS = frozenset(
    [
        "agota",
        "agosta",
        "angosto",
        "artes",
        "cartes",
        "jueces",
        "mares",
        "mates",
        "nueves",
        "partes",
        "sabido",
        "sabida",
        "vienes",
    ]
)


def misspelt_month(word: str) -> int | None:
    """The month one letter away, when it is one of the long ones and no other is as near."""
    near = _one_letter_away(word, _LONG_MONTHS)
    return MONTHS[near] if near else None


def misspelt_weekday(word: str) -> int | None:
    """The weekday one letter away, when no other is as near."""
    near = _one_letter_away(word, _LONG_WEEKDAYS)
    return WEEKDAYS[near] if near else None


@lru_cache(maxsize=2_000)
def _one_letter_away(word: str, among: tuple[str, ...]) -> str | None:
    if len(word) < 5 or word in _REAL_WORDS:
        return None
    near = [name for name in among if OSA.distance(word, name, score_cutoff=1) == 1]
    return near[0] if len(near) == 1 else None
