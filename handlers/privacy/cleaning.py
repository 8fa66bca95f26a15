"""From an answered question to the draft of a frequent one: only what was asked stays, and nobody's name."""

import re

from handlers.privacy.finding import named
from handlers.privacy.masking import masked
from handlers.privacy.patterns import any_of
from handlers.privacy.reading import read

_REGARDS = r"(?:un )?(?:cordial(?:es)? )?saludos?(?: cordial(?:es)?)?"
_GREETING = any_of(
    r"(?:muy_)?buen(?:[oa]s?)?(?:_(?:dias?|tardes?|noches?))? hola estimad[oa]s? distinguid[oa]s? apreciad[oa]s?",
    r"querid[oa]s?",
    "(?:que|como)_(?:tal|estan?) senor(?:es|as?)? por_favor",
)
_WRITER = any_of(
    "(?:les?_|te_)?(?:escrib[eo]|salud[ao]|habla)(?:_desde|_de)? quien_(?:les?_)?escribe soy somos mi_nombre_es",
    "me_llamo",
    "de_parte_de desde_la me_dirijo_a nos_dirigimos_a espero_que deseo_que reciban?_un",
)
_ASKS = any_of("quisiera quiero queria necesito deseo consulto me_gustaria podria que cual cuant como donde si")
_HAIL = rf"(?:{_GREETING}|{_REGARDS})(?!\w)[^.,;:!?¿\n]{{0,60}}(?:[.,;:!\n]+|(?=¿))"
_PRESENTS = rf"{_WRITER}(?!\w)(?:[^.;:!?¿\n,]|,(?! ?(?:¿|{_ASKS}))){{1,160}}?(?:[.;:!\n,]+| y (?={_ASKS})|(?=¿))"
_OPENING = re.compile(rf"(?i)[\s.,;:!¡\-]{{0,10}}(?:{_HAIL}|{_PRESENTS})")
_FAREWELL = any_of(
    "atte atentamente cordialmente (?:muchas_|mil_|muchisimas_)?gracias quedo quedamos respetuosamente desde_ya",
    "de_antemano",
    "agradezco agradecemos agradecid[oa]s? sin_otro_particular bendiciones afectuosamente",
)
_CLOSING = re.compile(rf"(?i)(?<=[.,;:!?\n])[\-\s]{{0,10}}(?:{_FAREWELL}|{_REGARDS})(?!\w)[^?¿]{{0,200}}$")


def cleaned(question: str, *, known: frozenset[str] = frozenset()) -> str:
    """The question without items, names, greeting and signature; as it was when nothing else would be left."""
    safe = masked(question, named(question, known=known))
    bare = _without_closing(_without_opening(safe)).strip(" \n\t,;:-")
    return _begun(bare or safe.strip())


def _without_opening(text: str) -> str:
    """A greeting may be followed by another and by who is writing."""
    for _ in range(6):
        reading = read(text)
        opening = _OPENING.match(reading.text.replace("\x00", "_"))
        if opening is None or opening.end() >= len(reading.text):
            return text
        text = text[reading.places[opening.end()] :]
    return text


def _without_closing(text: str) -> str:
    reading = read(text)
    closing = _CLOSING.search(reading.text.replace("\x00", "_"))
    if closing is None or closing.start() == 0:
        return text
    return text[: reading.places[closing.start()]]


def _begun(text: str) -> str:
    """With a capital, behind the marks that open a question."""
    first = next((place for place, mark in enumerate(text) if mark.isalnum()), None)
    if first is None or text[:first].endswith("["):
        return text
    return text[:first] + text[first].upper() + text[first + 1 :]
