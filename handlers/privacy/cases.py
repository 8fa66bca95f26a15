"""Numbers of files, applications and registrations, of a commission or of UNHCR; not those of laws or of this bot."""

import re
from collections.abc import Iterator

from handlers.privacy.items import Item, Kind
from handlers.privacy.numbers import counted, digits, thousands, years
from handlers.privacy.patterns import any_of

_UNHCR = re.compile(r"(?i)(?<![\w-])\d{3}[ -]{1,3}(?:\d\d ?c ?\d{5}|\d{8})(?!\w)")
_BRAZIL = re.compile(r"(?<![\w.])\d{5}\.?\d{6} ?/ ?\d{4} ?- ?\d\d(?!\w)")
_LETTERED = re.compile(
    r"(?<![\w/-])(?!(?:RES|LEY|DEC|DS|LEG|ACU)\b)[A-Z]{2,8}[-/](?:[A-Z]{2,8}[-/])?(?:19|20)\d\d[-/]\d{4,9}(?!\w)"
)
_SURE = any_of("expediente expte? legajo radicad[oa] radicacion progres case folio unhcr sisconare sire")
_MAYBE = any_of(
    "caso solicitud registro reg tramite carpeta ficha turno constancia proceso protocolo id codigo individual"
)
_WHOSE = any_of(
    "individual acnur unhcr comar conare conarefi cepr core coder onpar dgme dgm progres case caso expediente registro",
    "solicitud refugio asilo administrativo de del con bajo el la su es id proyecto sistema",
)
_MARK = r"(?P<mark>(?:numero|number|num|nro|no|n|#)(?![a-z0-9])[ .o°:#]{0,4})?"
_VALUE = r"(?P<v>[a-z0-9]{1,20}(?:[/\-.#][a-z0-9]{1,20}| ?[/\-] ?(?=[a-z]{0,3}\d)[a-z0-9]{1,20}){0,6})"
_CUED = re.compile(
    rf"(?i)(?<!\w)(?:(?P<sure>{_SURE})|{_MAYBE})(?!\w)[ .:#\n]{{0,4}}(?:{_WHOSE}[ .:#\n]{{1,3}}){{0,4}}"
    rf"{_MARK}{_VALUE}(?!\w)"
)
_INTERAMERICAN = re.compile(r"\d\d\.\d{3}")
"""«Caso 12.270» is a public one of the inter-American system."""
_ONLY_MARK = 3


def cases(text: str) -> Iterator[Item]:
    """Own shapes (UNHCR, Brazil, initials with a year), and what stands next to «expediente» and its like."""
    for own in (_UNHCR, _BRAZIL, _LETTERED):
        yield from (Item(Kind.CASE, *found.span()) for found in own.finditer(text))
    for found in _CUED.finditer(text):
        if _numbers_somebody(found):
            yield Item(Kind.CASE, *found.span("v"))


def _numbers_somebody(found: re.Match[str]) -> bool:
    value, sure, marked = found["v"], found["sure"] is not None, found["mark"] is not None
    amount = thousands(value) and counted(found.string, *found.span("v"))
    if amount or len(digits(value)) < _ONLY_MARK or _INTERAMERICAN.fullmatch(value):
        return False
    if years(value):
        return marked and "-" in value
    return sure or marked or len(digits(value)) > _ONLY_MARK
