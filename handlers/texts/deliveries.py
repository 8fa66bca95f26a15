"""What became of letters, as administrators read it."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from handlers.ports import Delivery, DeliveryState

DELIVERIES = "muestra lo que no se pudo entregar, para reintentarlo"
THE_GROUP = "el grupo de la Secretaría"

_STATES: dict[DeliveryState, str] = {
    "scheduled": "programadas", "queued": "en espera", "sending": "en camino", "sent": "entregadas", "failed": "fallidas",
    "recalled": "retiradas",
}  # fmt: skip
_ONE: dict[DeliveryState, str] = {
    "scheduled": "programada", "queued": "se volverá a intentar", "sending": "en camino", "sent": "entregada",
    "failed": "fallida", "recalled": "retirada",
}  # fmt: skip
_KINDS = (
    (r"case:(\d+):desk.*:card", "tarjeta de la consulta número {}"),
    (r"case:(\d+):desk.*:title", "título del tema de la consulta número {}"),
    (r"case:(\d+):desk.*:copy", "archivo para la consulta número {}"),
    (r"case:(\d+):desk.*:preview", "vista previa de la consulta número {}"),
    (r"case:(\d+):desk.*:escalation", "aviso de plazo vencido de la consulta número {}"),
    (r"case:(\d+):desk", "novedad de la consulta número {}"),
    (r"case:(\d+):answer:", "respuesta a la consulta número {}"),
    (r"case:(\d+):file:", "archivo de la respuesta a la consulta número {}"),
    (r"case:(\d+):precision:", "pedido de precisión de la consulta número {}"),
    (r"case:(\d+):(?:notice|merged|closed):", "aviso sobre la consulta número {}"),
    (r"case:(\d+):", "mensaje sobre la consulta número {}"),
    (r"registration\|", "solicitud de registro"),
    (r"person:.*:(role|revoked|registration)", "aviso de acceso"),
    (r"person:.*:redeemed", "aviso de invitación"),
    (r"reply[:|]", "respuesta del asistente"),
    (r"digest[:|]", "resumen del día"),
)
"""By the beginning of their key; never by their text."""
_PROBLEMS = (
    (r"interrupted", "el programa se detuvo mientras la enviaba"),
    (r"blocked|forbidden", "la persona bloqueó el asistente o nunca lo abrió"),
    (r"token|unauthorized", "el canal no acepta la clave del asistente"),
    (r"not found", "la conversación o el mensaje ya no existe"),
    (r"too long", "el mensaje es demasiado largo para el canal"),
    (r"not enough rights", "faltan permisos en el grupo"),
    (r"moved|migrat", "el grupo cambió de número"),
    (r"flood|retryafter", "el canal pidió esperar"),
    (r"timeout|timedout", "la red no respondió a tiempo"),
    (r"rejected|bad.?request|refused", "el canal rechazó el mensaje"),
    (r"smtp|mail", "el servidor de correo no la aceptó"),
    (r"network|connect|unreachable|server|readerror|writeerror|protocol", "no hay conexión con el canal"),
)
"""By the class that the courier recorded, the first that fits; anything else is «otro problema»."""
_OTHER_PROBLEM, _OTHER_KIND = "otro problema", "otro mensaje"


def deliveries(lines: Sequence[str], counted: Mapping[DeliveryState, int]) -> str:
    """The troubled ones, and how many there are of each."""
    counts = ", ".join(f"{name}: {counted[state]}" for state, name in _STATES.items() if counted.get(state))
    head = f"Entregas: {counts or 'ninguna todavía'}."
    if not lines:
        return f"{head}\nNo hay entregas fallidas ni dudosas."
    return f"{head}\n\nFallidas o dudosas, la más reciente primero:\n" + "\n".join(lines)


def line(delivery: Delivery, to: str, now: datetime) -> str:
    """«Entrega 12: tarjeta de la consulta número 4, para Ana · fallida: la red no respondió a tiempo · 3 intentos · …»."""
    doubt = ", quizá ya llegó" if delivery.uncertain and delivery.state != "sent" else ""
    doubt = ", quizá llegó dos veces" if delivery.uncertain and delivery.state == "sent" else doubt
    why = f": {problem(delivery.problem)}" if delivery.problem else ""
    tries = f"{delivery.attempts} {'intento' if delivery.attempts == 1 else 'intentos'}"
    parts = (f"{kind(delivery.key)}, para {to}", f"{_ONE[delivery.state]}{doubt}{why}", tries, _ago(now - delivery.put))
    return f"Entrega {delivery.number}: {' · '.join(parts)}"


def kind(key: str) -> str:
    """What sort of letter a key names."""
    for pattern, name in _KINDS:
        if found := re.match(pattern, key):
            return name.format(*found.groups())
    return _OTHER_KIND


def problem(written: str) -> str:
    """What went wrong, for whoever does not read programs."""
    said = written.casefold()
    return next((name for pattern, name in _PROBLEMS if re.search(pattern, said)), _OTHER_PROBLEM)


def try_again(number: int) -> str:
    """A button."""
    return f"Reintentar la {number}"


def tried_again(number: int) -> str:
    """Queued."""
    return f"La entrega {number} se intentará de nuevo ahora. Con /entregas ve qué fue de ella."


def nothing_to_retry() -> str:
    """No failed letter has this number."""
    return "No hay una entrega fallida con ese número; no se cambió nada. Con /entregas ve las que hay."


def _ago(age: timedelta) -> str:
    minutes = max(0, int(age.total_seconds() // 60))
    for unit, one, many in ((1440, "día", "días"), (60, "hora", "horas")):
        if minutes >= unit:
            return f"hace {minutes // unit} {one if minutes < 2 * unit else many}"
    return f"hace {minutes} {'minuto' if minutes == 1 else 'minutos'}"
