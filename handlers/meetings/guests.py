"""Whom a meeting is for: «invitados: Chile, Perú, Secretaría», by country and by role."""

import re
from collections.abc import Mapping
from dataclasses import replace

from handlers.meetings.composing import host_of
from handlers.ports import Meeting, Role
from knowledge.text import plain

_KEYS = frozenset({"invitados", "invitadas", "invita", "invitar", "se invita a", "paises invitados", "invitacion"})
_EVERYBODY = frozenset({"todos", "todas", "todo", "todas las comisiones", "todos los paises", "todo el mundo"})
_ROLES: Mapping[str, Role] = {
    "funcionarios": "official", "funcionarias": "official", "funcionarios y funcionarias": "official",
    "comisiones": "official", "las comisiones": "official", "oficiales": "official",
    "secretaria": "secretariat", "la secretaria": "secretariat", "secretaria tecnica": "secretariat",
    "administracion": "admin", "administradores": "admin", "administradoras": "admin",
}  # fmt: skip

_CLAUSE = re.compile(r"(?:^|[,;\n])\s*(?P<said>(?:invitad[oa]s|se invita a)\s*:[^;\n]*)", re.IGNORECASE)


def clause(text: str) -> tuple[str, str]:
    """What a message says of guests, up to a semicolon or the end of the line; and the message without it."""
    found = _CLAUSE.search(text)
    if found is None:
        return "", text
    return found["said"], f"{text[: found.start()]}{text[found.end() :]}"


def guests(said: str, meeting: Meeting) -> Meeting | str | None:
    """The meeting with those guests; the name that is neither country nor role; `None` when nothing is said of them.

    Countries and roles are both asked for: «Chile, funcionarios» are the officials of Chile.
    """
    key, colon, names = said.partition(":")
    if not colon or plain(key) not in _KEYS:
        return None
    found = invited(names)
    return found if isinstance(found, str) else replace(meeting, countries=found[0], roles=found[1])


def invited(names: str) -> tuple[tuple[str, ...], tuple[Role, ...]] | str:
    """The countries and the roles of a list, both empty for everybody; or the name that is neither."""
    if plain(names) in _EVERYBODY:
        return (), ()
    countries: list[str] = []
    roles: list[Role] = []
    for name in _named(names):
        host = host_of(name)
        if host:
            countries.append(host[0])
        elif plain(name) in _ROLES:
            roles.append(_ROLES[plain(name)])
        else:
            return name
    if not countries and not roles:
        return names.strip()
    return tuple(dict.fromkeys(countries)), tuple(dict.fromkeys(roles))


def _named(names: str) -> list[str]:
    """Parted by commas and by «y», except where the whole is one name."""
    parts = [part.strip() for part in names.split(",") if part.strip()]
    return [
        one.strip()
        for part in parts
        for one in ([part] if host_of(part) or plain(part) in _ROLES else part.replace(" e ", " y ").split(" y "))
    ]
