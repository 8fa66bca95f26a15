"""«literal k de Santiago», «la sexta», «VI reunión de 2020» -> Keys, and the words that are left.

One pass over the words; what each word may be is tried in this order: a point, a name of the gazetteer, a
round, a date.
"""

import re
from collections.abc import Sequence

from knowledge.gazetteer import Gazetteer
from knowledge.keys import Kind, Referred
from knowledge.numerals import AMBIGUOUS_ROMAN, MONTHS, NUMBER_WORDS, ORDINALS, ROMAN, meant

_PLACES = ("punto", "puntos", "literal", "parrafo", "numeral", "inciso", "apartado", "letra", "item")
_LETTERED = ("literal", "letra", "inciso")
_TEENS = {"primera": 11, "primer": 11, "segunda": 12, "segundo": 12}
_NEXT = (
    "proxima",
    "proximo",
    "proximas",
    "proximos",
    "proximamente",
    "siguiente",
    "viene",
    "vienen",
    "venidera",
    "futura",
)
_ASKS_WHICH = ("quien", "quienes", "cual", "cuales", "que", "cuantos", "cuantas", "donde", "cuando")
_DENIES = ("no", "ni", "faltaron", "falto", "faltan", "ausente", "ausentes", "excepto", "salvo", "ausentaron")
_DATE = re.compile(r"\b(\d{1,2})[/-](\d{1,2})[/-]((?:20)?\d{2})\b")
_CAPITALS = re.compile(r"\b[IVX]+\b")
_BEYOND = ("",) * 4
"""As far as any rule looks beyond the ends of a text; from the front, that is from its end backwards."""
_LEADS = ("la", "mera", "esa", "el", "y", "o", "vs", "versus", "entre", "en", "a", "de", "del", "con")


def refer(gazetteer: Gazetteer, words: Sequence[str], original: str) -> Referred:
    """Take the references out of `words`; `original` tells «I» from «i»."""
    return _Scan(gazetteer, words, original).result()


class _Scan:
    """One pass over the words of one text."""

    def __init__(self, gazetteer: Gazetteer, words: Sequence[str], original: str) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._beside = (*words, *_BEYOND)
        self._keys: dict[Kind, set[str]] = {}
        self._rest: list[str] = []
        capitals = _CAPITALS.findall(original)
        self._capitals = set() if capitals and _shouts(original) else {r.lower() for r in capitals}
        for _, month, year in _DATE.findall(original):
            self._add("mes", month.lstrip("0"))
            self._add("año", year if len(year) == 4 else "20" + year)

    def result(self) -> Referred:
        at = 0
        while at < len(self._words):
            taken = self._take(at)
            if not taken:
                self._rest.append(self._words[at])
            at += taken or 1
        self._sign()
        return Referred({kind: frozenset(values) for kind, values in self._keys.items()}, tuple(self._rest))

    def _add(self, kind: Kind, value: str) -> None:
        self._keys.setdefault(kind, set()).add(value)

    def _word(self, at: int) -> str:
        """The word at `at`, empty beyond either end."""
        return self._beside[at]

    def _take(self, at: int) -> int:
        """How many words at `at` are a reference; 0 when they are not one."""
        return self._place(at) or self._name(at) or self._round(at) or self._time(at)

    def _place(self, at: int) -> int:
        word, following = meant(self._word(at), _PLACES), self._word(at + 1)
        if word in _PLACES:
            skip = 2 if following in ("numero", "n", "no") and self._word(at + 2) else 1
            label = self._label(self._word(at + skip), is_letter=word in _LETTERED)
            if label:
                self._add("punto", label)
                return skip + 1
        elif following in _PLACES and word in ORDINALS:
            self._add("punto", str(ORDINALS[word]))
            return 2
        elif word == "k":
            self._add("punto", "k")
            return 1
        return 0

    def _label(self, word: str, *, is_letter: bool) -> str | None:
        """«2», «dos», «k»; «a» and «e» are letters only after «literal», «o» and «y» never are."""
        numbered = word.isdigit() and len(word) <= 2
        lettered = len(word) == 1 and word.isalpha() and word not in ("oy" if is_letter else "aeoy")
        if numbered or lettered:
            return word
        number = NUMBER_WORDS.get(word) or ORDINALS.get(word)
        return str(number) if number else None

    def _name(self, at: int) -> int:
        found = self._gazetteer.name_at(self._words, at)
        if found is None:
            return 0
        if found.kind:
            self._add(found.kind, found.value)
        if found.stays:
            self._rest += self._words[at : at + found.length]
        return found.length

    def _round(self, at: int) -> int:
        word, before, following = self._word(at), self._word(at - 1), self._word(at + 1)
        if word not in ROMAN and not word.isdigit() and self._gazetteer.ordinal(word) is None:
            return 0
        if word in ("decima", "decimo") and following in _TEENS:
            self._add("ronda", str(_TEENS[following]))
            return 2
        beside = self._is_noun(before) or self._is_noun(following) or self._heads_pair(at)
        number = self._roman(at, beside=beside) or self._digits(at) or self._ordinal(at, beside=beside)
        if not number or not 1 <= number <= 12 or self._is_technical(at):
            return 0
        self._add("ronda", str(number))
        return 1

    def _is_noun(self, word: str) -> bool:
        return self._gazetteer.is_round_noun(word)

    def _heads_pair(self, at: int) -> bool:
        """«primera y segunda reuniones»: the noun comes after the second."""
        return self._word(at + 1) in ("y", "o", "e", "vs") and self._is_noun(self._word(at + 3))

    def _roman(self, at: int, *, beside: bool) -> int | None:
        word, before = self._word(at), self._word(at - 1)
        number = ROMAN.get(word)
        if number is None or word not in AMBIGUOUS_ROMAN or beside:
            return number
        if before in ("la", "mera") and word != "i":
            return number
        compared = self._word(at + 1) in ("y", "vs", "versus", "o") and self._word(at + 2) in ROMAN
        free = compared if word == "i" and before not in _LEADS else word == "vi" or bool(before or self._word(1))
        return number if word in self._capitals and free else None

    def _digits(self, at: int) -> int | None:
        word, before, following = self._word(at), self._word(at - 1), self._word(at + 1)
        if not word.isdigit() or len(word) > 2:
            return None
        numbered = before == "numero" and self._is_noun(self._word(at - 2))
        counted = self._is_noun(following) and not following.endswith("s") and before in ("", *_LEADS)
        alone = before == "la" and following == ""
        return int(word) if self._is_noun(before) or numbered or counted or alone else None

    def _ordinal(self, at: int, *, beside: bool) -> int | None:
        word, before = self._word(at), self._word(at - 1)
        number = self._gazetteer.ordinal(word)
        if number is None or beside:
            return number
        newest = before == "mas" and word == "reciente" and self._word(at - 2) in ("la", "las")
        feminine = not word.endswith(("o", "er"))
        lone = feminine and (before in ("la", "mera", "las") or newest)
        return number if lone and self._gazetteer.stands_alone(self._word(at + 1)) else None

    def _is_technical(self, at: int) -> bool:
        """«Segunda Reunión Técnica de las CONARE» is a meeting of the commissions, not a round."""
        ahead = self._words[at + 1 : at + 7]
        return "tecnica" in ahead[:2] and any(word.startswith(("conare", "comision")) for word in ahead)

    def _time(self, at: int) -> int:
        word = self._word(at)
        if word.isdigit() and len(word) == 4 and 1950 <= int(word) <= 2035:
            self._add("año", word)
        elif word in MONTHS:
            self._add("mes", str(MONTHS[word]))
        elif word in _NEXT:
            self._add("tiempo", "próxima")
            return 0
        else:
            return 0
        return 1

    def _sign(self) -> None:
        """A question for *which* means those that did or those that did not; a yes/no question means both."""
        asked = next((i for i, word in enumerate(self._words) if word in _ASKS_WHICH), None)
        if asked is not None:
            denied = any(word in _DENIES for word in self._words)
            self._add("signo", "no" if denied else "sí")


def _shouts(text: str) -> bool:
    """All in capitals, or nearly: then «I» may be «i»."""
    letters = [mark for mark in text if mark.isalpha()]
    return len(letters) > 6 and sum(mark.isupper() for mark in letters) > 0.7 * len(letters)
