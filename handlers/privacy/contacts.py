"""How to reach a person: mail, telephone and where they live. Web addresses are not: they are ``public``."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module

from handlers.privacy.items import Item, Kind
from handlers.privacy.numbers import counted, digits, ordinary
from handlers.privacy.patterns import any_of, words

_COUNTRIES = tuple(sorted(words("AR BO BR CL CO CR CU DO EC GT HN HT MX NI PA PE PY SV UY VE")))
_EMAIL = re.compile(
    r"(?i)(?<![\w.+-])[\w.+-]{1,64}(?: ?@ ?| ?[(\[](?:at|arroba)[)\]] ?| arroba )"
    r"[\w-]{1,63}(?:(?:\.| ?[(\[](?:dot|punto)[)\]] ?| punto )[a-z][\w-]{1,62}){1,5}"
)
_URL = re.compile(r"(?i)(?<!\w)(?:https?://(?!wa\.me/)|www\.)[^\s\x00]{1,2000}")
_TELEPHONE = any_of(
    "tel telf telef tlf tfno telefonos? cel celular celulares movil whatsapp whatsap wasap wsp wpp wa\\.me/",
    "telegram fono",
    "contacto llamar(?:l[aeo])? llame llam[a-z]{1,5}_al?",
    "marc[a-z]{2,6}_(?:al|del) telefonic[oa] fijo ext phone telefone",
)
_CALLED = re.compile(
    rf"(?i)(?<!\w){_TELEPHONE}(?![a-z])[^\d\x00+]{{0,40}}?(?P<v>(?:\+ ?)?\(?\d(?:[ .\-/()]{{0,3}}\d){{5,16}})"
)
_ABROAD = re.compile(r"(?<![\w+])(?:\+|00(?!\d-)) ?\(?[1-9](?:[ .\-/()]{0,3}\d){8,14}(?!\w)")
_LOCAL = re.compile(r"(?<![\w.,/\-])(?<!\d )(?:\(\d{2,4}\) ?|\d{1,4}[ -])\d{2,5}(?:[ -]\d{2,4}){0,3}(?!\w|[ .,/\-]\d)")
_STREET = any_of(
    "calles? av avda avenida jr jiron carrera cra cr kra cll cl calzada calz bulevar boulevard bvar blvd bv",
    "rambla plaza",
    "paseo pasaje pje psje ruta km barrio urb urbanizacion colonia col manzana mz sector rua transversal",
    "diagonal camino",
    "callejon villa bloque edificio zona",
)
_INSIDE = any_of(
    "piso depto dpto departamento apto apartamento apt casa barrio colonia col urb mz lt lote int interior",
    "torre edificio",
    "bloque no n esquina zona",
)
_REST = (
    r"(?:[ ,.#\-]{1,3}(?:de [a-z]{3,15}(?!\w)|[nsewo]?\d{1,4}-\d{1,4}(?!\w)|"
    rf"{_INSIDE}(?!\w)[ .#]{{0,2}}(?:l[ao]s? |el )?\w{{0,20}}|\d{{1,5}}(?:-\d{{1,4}})?[a-z]?(?!\w))){{0,5}}"
)
_DWELLS = any_of(
    "domicilios? direccion domiciliad[oa]s? reside residen residencia viven? ubicad[oa] alojad[oa]s? hospedad[oa]s?"
)
_DOOR = rf"\d{{1,5}}(?:-\d{{1,4}})?{_REST}"
_LIVES = re.compile(
    rf"(?i)(?<!\w){_DWELLS}(?!\w)(?: {any_of('real actual es esta particular en la el su queda')}){{0,4}}"
    rf"(?: ?:[ \n]{{0,3}}(?P<a>[^\d\x00\n]{{0,60}}?{_DOOR})"
    rf"|[ ,]{{1,2}}(?P<b>{_STREET}(?!\w)[^\d\x00\n]{{0,50}}?{_DOOR}))"
)
_CORNER = re.compile(
    r"(?i)(?<!\w)(?:calle|carrera|cra|cr|kra|cll|cl|diagonal|transversal|avenida|av)\.? ?\d{1,3} ?[a-z]?(?: bis)?"
    rf" ?(?:#|no?\.?o?|nro\.?|n°) ?\d{{1,3}} ?[a-z]? ?- ?\d{{1,3}}{_REST}"
)


def public(text: str) -> Iterator[tuple[int, int]]:
    """Web addresses: what stands in them was published."""
    return (found.span() for found in _URL.finditer(text))


def emails(text: str) -> Iterator[Item]:
    """Mail addresses, of anybody."""
    return (Item(Kind.EMAIL, *found.span()) for found in _EMAIL.finditer(text))


def addresses(text: str) -> Iterator[Item]:
    """Where somebody lives, with a number; the crossings of Colombia need no word before them."""
    for found in _LIVES.finditer(text):
        yield Item(Kind.ADDRESS, *found.span("a" if found["a"] else "b"))
    yield from (Item(Kind.ADDRESS, *found.span()) for found in _CORNER.finditer(text))


def called(text: str) -> Iterator[Item]:
    """What stands next to «teléfono», «WhatsApp» and their like, or begins as a call abroad does."""
    for found in _CALLED.finditer(text):
        if not ordinary(text, *found.span("v")):
            yield Item(Kind.PHONE, *found.span("v"))
    for found in _ABROAD.finditer(text):
        if not counted(text, *found.span()):
            yield Item(Kind.PHONE, *found.span())


def local(text: str) -> Iterator[Item]:
    """«4321-1234», «0981 123 456»: grouped as a call within a country is, and valid in one of them."""
    for found in _LOCAL.finditer(text):
        number = digits(found[0])
        if 8 <= len(number) <= 12 and not ordinary(text, *found.span()) and _rings(number):
            yield Item(Kind.PHONE, *found.span())


@lru_cache(maxsize=4096)
def _rings(number: str) -> bool:
    phones = import_module("phonenumbers")
    return any(phones.is_valid_number(phones.parse(number, country)) for country in _COUNTRIES)
