"""How a value stands in a cell, as a person reads and writes it; and back."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from knowledge.exchange.columns import Form

LONGEST_CELL = 32_767
"""Letters that a cell of a spreadsheet holds; more would be cut off without a word."""
TOO_LONG = "(no cabe en una celda: se conserva como está)"
"""What a cell says instead; when it comes back, the field keeps what it has."""


class CellError(ValueError):
    """A cell that cannot be what its column holds; the message says what to do, in Spanish."""


def to_cell(value: Any, form: Form) -> str:
    """As a person reads and writes it."""
    said = _said(value, form)
    return said if len(said) <= LONGEST_CELL else TOO_LONG


def _said(value: Any, form: Form) -> str:
    if value is None or value in ([], {}):
        return ""
    if form == "lines":
        return "\n".join(map(str, value))
    if form == "truth":
        return "sí" if value else "no"
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if form == "json" else str(value)


def from_cell(said: str, form: Form) -> Any:
    """The value of a cell; `None` when it is empty. Raises CellError."""
    said = said.strip()
    if not said:
        return None
    try:
        return _value(said, form)
    except ValueError as error:
        raise CellError(_REMEDIES[form]) from error


_TRUTH = {"sí": True, "si": True, "verdadero": True, "true": True, "no": False, "falso": False, "false": False}
_REMEDIES: Mapping[Form, str] = {
    "text": "",
    "lines": "",
    "whole": "debe ser un número entero",
    "truth": "debe ser sí o no",
    "date": "debe ser una fecha, por ejemplo 30/06/2027",
    "json": "es un registro compuesto; déjelo como vino en la exportación",
}


_WRITTEN = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ][\d:.]*)?", re.ASCII)
_SPOKEN = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)


def _value(said: str, form: Form) -> Any:
    match form:
        case "lines":
            return [line.strip() for line in said.splitlines() if line.strip()]
        case "whole":
            return int(said)
        case "truth":
            if said.casefold() not in _TRUTH:
                raise ValueError(said)
            return _TRUTH[said.casefold()]
        case "date":
            return _day(said)
        case "json":
            try:
                return json.loads(said)
            except RecursionError as error:
                raise ValueError(said) from error
        case _:
            return said


def _day(said: str) -> str:
    """«2027-06-30», also with an hour after it, or «30/06/2027»; a year of two digits is nobody's guess."""
    written = _WRITTEN.fullmatch(said)
    if written:
        return date(*map(int, written.groups())).isoformat()
    spoken = _SPOKEN.fullmatch(said)
    if spoken is None:
        raise ValueError(said)
    day, month, year = map(int, spoken.groups())
    return date(year, month, day).isoformat()
