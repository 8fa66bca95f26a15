"""Sending, undoing, correcting and withdrawing an answer."""

from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.ports import Asker, Case
from handlers.texts.dates import hour

WITHDRAW = "retira una respuesta ya enviada: /borrar 3"

UNDO = "Deshacer"
HELPED = "Me sirve"
NEED_MORE = "Necesito más"
WITHDRAWN = "La Secretaría retiró esta respuesta."


def changed_meanwhile(case: Case) -> str:
    """The draft is not the one that was shown."""
    return f"No se envió: el borrador de la consulta número {case.number} ya no es el que usted vio, o lo leerá alguien más. Ahora es este:"


def sent(case: Case) -> str:
    """On its way, for good."""
    return f"La respuesta a la consulta número {case.number} quedó registrada y sale ahora. Para corregirla: /corregir {case.number} texto"


def leaves_at(case: Case, leaves: datetime, zone: ZoneInfo) -> str:
    """On its way, and can still be stopped."""
    return (
        f"La respuesta a la consulta número {case.number} quedó registrada. Saldrá a las {hour(leaves, zone)}; "
        f"hasta entonces puede deshacerla (/deshacer {case.number})."
    )


def left_at(case: Case, left: datetime, zone: ZoneInfo) -> str:
    """What that says once it is too late to stop it."""
    return f"Enviada: la respuesta a la consulta número {case.number} salió a las {hour(left, zone)}."


def undone(case: Case) -> str:
    """Nothing left; the draft is there."""
    return (
        f"Se detuvo a tiempo: nadie recibió la respuesta a la consulta número {case.number}. El borrador se conserva; "
        f"para enviarlo, /confirmar {case.number}; para cambiarlo, /responder {case.number} texto"
    )


def too_late(case: Case) -> str:
    """Some of it is gone."""
    return (
        f"Ya es tarde: la respuesta a la consulta número {case.number} ya salió o está saliendo. "
        f"Puede corregirla con /corregir {case.number} texto, o retirarla con /borrar {case.number}."
    )


def nothing_to_undo(case: Case) -> str:
    """It is not answered."""
    return f"La consulta número {case.number} no tiene una respuesta por salir; no se cambió nada."


def correction_sent(case: Case) -> str:
    """The askers' letters are being changed."""
    return (
        f"La corrección de la consulta número {case.number} sale ahora, marcada como tal; se avisará a quien preguntó."
    )


def correction_note(case: Case, asker: Asker) -> str:
    """The asker is pointed to what changed."""
    return f"La Secretaría corrigió su respuesta a la consulta número {case.number}. Vale el texto corregido, que está marcado como tal.\n\n— Secretaría"


def withdrawn(case: Case) -> str:
    """The askers' letters are being emptied."""
    return (
        f"La respuesta a la consulta número {case.number} se retira y se avisará a quien preguntó. La consulta está "
        f"abierta de nuevo; el texto retirado queda en su historia (/caso {case.number})."
    )


def stopped_before_it_left(case: Case) -> str:
    """It was withdrawn before anybody read it."""
    return f"La respuesta a la consulta número {case.number} todavía no había salido: nadie la recibió. El borrador se conserva."


def withdrawal_note(case: Case, asker: Asker) -> str:
    """The asker is told that what they read does not hold."""
    return (
        f"La Secretaría retiró la respuesta a su consulta número {case.number}; no la tome en cuenta. "
        "Le escribirá de nuevo. Disculpe la molestia.\n\n— Secretaría"
    )


def nothing_to_withdraw(case: Case) -> str:
    """There is no answer."""
    return f"La consulta número {case.number} no tiene una respuesta que retirar; no se cambió nada."
