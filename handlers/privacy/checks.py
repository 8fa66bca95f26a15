"""Check digits of the national documents: what tells a document from any other number however it is spaced.

The libraries are loaded the first time a number has to be weighed: together they take longer than all the rest.
"""

from functools import lru_cache
from importlib import import_module

_BY_LENGTH = {
    8: ("cl.rut",),
    9: ("cl.rut", "co.nit"),
    10: ("ec.ci", "co.nit"),
    11: ("br.cpf", "ar.cuit", "do.cedula", "pe.ruc"),
    14: ("sv.nit",),
    22: ("ar.cbu",),
}
"""Modules of python-stdnum whose number carries a check digit, by how many digits it has."""

_URUGUAY = (2, 9, 8, 7, 6, 3, 4)
_GUATEMALA = range(2, 10)


@lru_cache(maxsize=4096)
def checks_out(number: str) -> bool:
    """The digits are a valid document of some country of the process."""
    if len(set(number)) < 3:
        return False
    own = {8: _uruguay, 13: _guatemala}.get(len(number))
    if own is not None and own(number):
        return True
    return any(import_module(f"stdnum.{name}").is_valid(number) for name in _BY_LENGTH.get(len(number), ()))


def uruguay_digit(number: str) -> str:
    """The check digit of the first seven digits of an Uruguayan identity card."""
    return str(-sum(weight * int(digit) for weight, digit in zip(_URUGUAY, number, strict=True)) % 10)


def guatemala_digit(number: str) -> str:
    """The ninth digit of a Guatemalan CUI, from its first eight; «10» belongs to no number."""
    return str(sum(weight * int(digit) for weight, digit in zip(_GUATEMALA, number, strict=True)) % 11)


def _uruguay(number: str) -> bool:
    return number[7] == uruguay_digit(number[:7])


def _guatemala(number: str) -> bool:
    department, town = int(number[9:11]), int(number[11:13])
    return 1 <= department <= 22 and 1 <= town <= 40 and number[8] == guatemala_digit(number[:8])
