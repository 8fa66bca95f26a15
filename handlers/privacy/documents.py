"""Identity documents, passports and bank accounts.

A shape that ordinary text never has is enough, even with a wrong check digit: a mistyped document is still somebody's.
A shape that it does have needs a word next to it («cédula»), a check digit, or another item in the same message.
"""

import re
from collections.abc import Iterator

from handlers.privacy.checks import checks_out
from handlers.privacy.items import Item, Kind
from handlers.privacy.numbers import counted, day, digits, ordinary, thousands, years
from handlers.privacy.patterns import any_of

_S = r"[ .\-/]{1,3}"
_SHAPES = {
    "Honduras, DNI": rf"\d{{4}}{_S}(?:19|20)\d\d{_S}\d{{5}}",
    "Nicaragua, cédula": r"\d{3}[ -]{0,2}\d{6}[ -]{0,2}\d{4}[ -]?[a-z]",
    "Panamá, cédula": r"(?:\d{1,2}(?:av|pi)?|e|pe|n|sb) ?- ?\d{1,4} ?- ?\d{3,6}",
    "Guatemala, CUI": rf"\d{{4}}{_S}\d{{5}}{_S}\d{{4}}",
    "El Salvador, NIT": rf"\d{{4}}{_S}\d{{6}}{_S}\d{{3}}{_S}\d",
    "El Salvador, DUI; Uruguay, Chile, Paraguay y Ecuador": r"\d{6,10} ?- ?[\dk]",
    "Chile, RUT; Uruguay, CI; Colombia, NIT; Brasil, RG": r"\d{1,3}[ .]\d{3}[ .]\d{3} ?- ?[\dkx]",
    "Argentina, CUIT": rf"\d\d{_S}\d{{8}}{_S}\d",
    "República Dominicana, cédula": rf"\d{{3}}{_S}\d{{7}}{_S}\d",
    "Brasil, CPF": rf"\d{{3}}{_S}\d{{3}}{_S}\d{{3}}{_S}\d\d",
    "Costa Rica, cédula": r"[1-9] ?- ?0?\d{3,4} ?- ?0?\d{3,4}",
    "Venezuela, cédula": r"[vep][-. ]{0,2}\d{1,2}[. ]?\d{3}[. ]?\d{3}(?:-\d)?",
    "México, CURP": r"[a-z]{4} ?\d{6} ?[hmx][a-z]{5} ?[a-z0-9] ?\d",
    "México, RFC": r"[a-z]{4} ?-? ?\d{6} ?-? ?[a-z0-9]{3}",
    "México, clave de elector": r"[a-z]{6}\d{8}[hm]\d{3}",
    "Bolivia, CI": r"\d{6,8}(?:-\d[a-z])? (?:LP|SC|CB|OR|PT|CH|TJ|BE|BN|PD)",
    "Brasil, RNM; series con letras": r"[a-z]{1,3}-?\d{6,9}(?:-?[a-z0-9])?",
}
_OWN = re.compile(rf"(?i)(?<!\w)(?<!\d[.\-/])(?:{'|'.join(_SHAPES.values())})(?!\w)(?![.\-/]\d)")
_RUN = re.compile(r"(?<!\w)\d(?:[ .\-/]{0,3}\d){6,21}(?!\w)")
_BARE = re.compile(r"(?<![\w.,/\-])\d{7,14}(?!\w|[.,/\-]\d)")
_DOTTED = re.compile(r"(?<![\w.,/\-])\d{1,3}(?:[. ]\d{3}){2,3}(?!\w|[.,/\-]\d)")

_NUMBER = (
    r"(?:(?<!\w)(?!(?:e|o|a|n|no|nr|nro|num|es|la|el|de|y|con)\b)[a-z]{1,3}[ -]?)?\d(?:[ .\-/]{0,3}\d){4,21}"
    r"(?:(?:-?[a-z0-9]|[ -]{1,3}(?![yeoau]\b)[a-z0-9])(?!\w))?"
)
_WORDS = any_of(
    r"dni d\.n\.i\.? c\.?_?i\.? c\.?_?c\.? c\.?_?e\.? cedulas? cedulad[oa] documentos? doc identificacion",
    r"identidad ced",
    "identificad[oa] carnets? carne rut run cpf rg rnm rne curp rfc dui dpi cui nit ruc rif cuit cuil nie nue",
    "dimex pep",
    "ppt ptp cpp ide nui tarjeta permiso visa licencia salvoconducto partida acta",
)
_CUED = re.compile(rf"(?i)(?<!\w){_WORDS}(?!\w)[^\d\x00]{{0,40}}?(?P<v>{_NUMBER})")
_ACCOUNT = re.compile(
    r"(?i)(?<!\w)(?:cbu|cvu|iban|clabe|cci|cuenta)(?!\w)[^\d\x00]{0,40}?"
    r"(?P<v>(?:[a-z]{2}(?=\d))?\d(?:[ .\-/]{0,3}\d){7,27})"
)
_PASSPORT = re.compile(
    r"(?i)(?<!\w)(?:pasaportes?|passports?|passaportes?|pasap|pas\.|psp)(?!\w)[^\d\x00]{0,40}?"
    rf"(?P<v>{_NUMBER}|(?<!\w)(?=[a-z]{{0,4}}\d)[a-z0-9]{{6,12}}(?!\w))"
)


def accounts(text: str) -> Iterator[Item]:
    """Bank accounts, next to the word."""
    return (Item(Kind.ACCOUNT, *found.span("v")) for found in _ACCOUNT.finditer(text))


def passports(text: str) -> Iterator[Item]:
    """What stands next to «pasaporte» and is no year, date or amount."""
    return _next_to(_PASSPORT, Kind.PASSPORT, text)


def cued(text: str) -> Iterator[Item]:
    """What stands next to «cédula», «DNI», «C.I.» and their like, in the shape of any country."""
    return _next_to(_CUED, Kind.DOCUMENT, text)


def shaped(text: str) -> Iterator[Item]:
    """What has the shape of a document and of nothing else."""
    for found in _OWN.finditer(text):
        if not (day(found[0]) or years(found[0])):
            yield Item(Kind.DOCUMENT, *found.span())


def checked(text: str) -> Iterator[Item]:
    """Digits spaced in any way that carry the check digit of a document."""
    for found in _RUN.finditer(text):
        groups = re.findall(r"\d+", found[0])
        if any(years(group) for group in groups) or ordinary(text, *found.span()):
            continue
        if _scattered(groups) or checks_out(digits(found[0])):
            yield Item(Kind.DOCUMENT, *found.span())


def _scattered(groups: list[str]) -> bool:
    """One or two figures at a time, as they are dictated; counting upwards is a list of points."""
    counted_up = sorted(map(int, groups)) == [int(group) for group in groups]
    return len(groups) > 3 and all(len(group) < 3 for group in groups) and not counted_up


def bare(text: str) -> Iterator[Item]:
    """Seven digits and more in one piece, where no law, date or amount is meant."""
    return (Item(Kind.DOCUMENT, *f.span()) for f in _BARE.finditer(text) if not ordinary(text, *f.span()))


def dotted(text: str) -> Iterator[Item]:
    """«12.345.678»: an amount as well as a document; for messages that speak of a person anyway."""
    return (Item(Kind.DOCUMENT, *f.span()) for f in _DOTTED.finditer(text) if not ordinary(text, *f.span()))


def _next_to(pattern: re.Pattern[str], kind: Kind, text: str) -> Iterator[Item]:
    for found in pattern.finditer(text):
        value = found["v"]
        amount = thousands(value) and counted(text, *found.span("v"))
        if not (years(value) or day(value) or amount):
            yield Item(kind, *found.span("v"))
