"""What an official reads when a message seems to say who an applicant is. Never the data themselves."""

from collections.abc import Iterable

from handlers.privacy.items import Kind
from handlers.texts.facts import listed

_NAMES = {
    Kind.DOCUMENT: "documento",
    Kind.PASSPORT: "pasaporte",
    Kind.CASE: "expediente",
    Kind.BIRTH: "fecha de nacimiento",
    Kind.ADDRESS: "domicilio",
    Kind.ACCOUNT: "cuenta bancaria",
    Kind.PHONE: "teléfono",
    Kind.EMAIL: "correo",
    Kind.NAME: "nombre",
}


def name(kind: Kind) -> str:
    """«pasaporte»."""
    return _NAMES[kind]


def mark(kind: Kind) -> str:
    """What stands in the place of an item: [pasaporte], without quotation marks: the whole is often quoted."""
    return f"[{name(kind)}]"


def warning(kinds: Iterable[Kind]) -> str:
    """Which kinds of data the message seems to hold, each once; what follows it is the masked message."""
    held = set(kinds)
    names = [name for kind, name in _NAMES.items() if kind in held]
    return (
        f"Su consulta parece contener datos personales de una persona solicitante ({listed(names)}). "
        "Para protegerla, puede enviarla sin esos datos:"
    )
