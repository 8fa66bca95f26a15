"""Privileged acts, as a sentence each."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from handlers.office import Office
from handlers.ports import Deed, Person
from handlers.texts.dates import zone_name

AUDIT = "muestra los últimos actos con privilegios: /auditoria 30"

_ACTS = {
    "approve": "aprobó el registro de {}",
    "refuse": "rechazó el registro de {}",
    "role": "dio una función a {}",
    "revoke": "retiró el acceso a {}",
    "appoint": "nombró por configuración a {}",
    "invite": "creó una invitación para {}",
    "redeem": "aceptó una invitación: {}",
    "first_code": "creó el código para la primera persona que administra",
    "retry": "reintentó la entrega {}",
    "tomar": "tomó {}",
    "soltar": "soltó {}",
    "responder": "escribió una respuesta a {}",
    "confirmar": "envió la respuesta a {}",
    "deshacer": "deshizo el envío de la respuesta a {}",
    "descartar": "descartó la respuesta a {}",
    "corregir": "corrigió la respuesta a {}",
    "borrar": "retiró la respuesta a {}",
    "precision": "pidió una precisión sobre {}",
    "nota": "anotó {}",
    "cerrar": "cerró {}",
    "reabrir": "reabrió {}",
    "fusionar": "fusionó {}",
    "publicar_faq": "propuso como pregunta frecuente {}",
}
"""What is said of each act; the desk's are called like its commands."""
_DETAILS = {"official": "oficial", "secretariat": "Secretaría", "admin": "administración"}


def clocks_of(person: Person, office: Office) -> ZoneInfo:
    """The zone of whoever reads; the secretariat's when theirs is not known."""
    return ZoneInfo(person.zone) if person.zone else office.calendar.zone


def latest(lines: Sequence[str], zone: ZoneInfo) -> str:
    """The newest first."""
    if not lines:
        return "Todavía no consta ningún acto con privilegios."
    return f"Últimos actos con privilegios ({zone_name(zone)}), el más reciente primero:\n" + "\n".join(lines)


def line(deed: Deed, target: str, zone: ZoneInfo) -> str:
    """«5/3/2026 14:05 · Ana aprobó el registro de Eva (Perú)»."""
    when = f"{deed.at.astimezone(zone):%d/%m/%Y %H:%M} · " if deed.at else ""
    act = _ACTS.get(deed.act, f"{deed.act}: {{}}").format(_thing(target))
    role, _, rest = _thing(deed.detail).partition(" ")
    detail = " ".join(filter(None, (_DETAILS.get(role, role), rest)))
    return f"{when}{deed.who.name} {act}" + (f" ({detail})" if detail else "")


def _thing(named: str) -> str:
    """«case:3» -> «la consulta 3»."""
    kind, _, number = named.partition(":")
    things = {"case": "la consulta", "draft": "el borrador"}
    return f"{things[kind]} {number}" if kind in things and number.isdecimal() else named
