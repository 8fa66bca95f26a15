"""Taking, closing and reopening cases, and asking back: what the secretariat reads, and what its askers hear of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.ports import Asker, Case, Person
from handlers.texts.board import short
from handlers.texts.dates import when_there

TAKE = "se hace cargo de una consulta: /tomar 3"
RELEASE = "deja libre una consulta que no va a responder: /soltar 3"
ASK = "pide una precisión a quien preguntó: /precision 3 texto"
NOTE = "guarda una nota interna, que no se envía: /nota 3 texto"
CLOSE = "cierra una consulta: /cerrar 3"
REOPEN = "reabre una consulta respondida o cerrada: /reabrir 3"

TAKE_IT = "Tomar"
REOPEN_IT = "Reabrir"
ANSWER_IT = "Responder"
STILL_NEEDED = "Todavía la necesito"

_QUOTED = 300


def not_now(case: Case, person: Person) -> str:
    """The state of the case does not allow it."""
    if case.merged_into is not None:
        return f"La consulta número {case.number} se unió a la número {case.merged_into} y se atiende allí."
    if case.state == "closed":
        return f"La consulta número {case.number} ya está cerrada; no se cambió nada. Para seguir con ella: /reabrir {case.number}"
    if case.state == "answered":
        mine = case.answered_by is not None and case.answered_by.is_the_same_as(person.who)
        who = "usted" if mine else case.answered_by.name if case.answered_by else "la Secretaría"
        return (
            f"La consulta número {case.number} ya fue respondida por {who}; no se cambió nada. "
            f"Para corregir la respuesta: /corregir {case.number} texto"
        )
    return f"La consulta número {case.number} está abierta y todavía no tiene una respuesta; no se cambió nada."


def taken(case: Case) -> str:
    """It is theirs now."""
    return (
        f"La consulta número {case.number} queda a su cargo:\n«{short(case.question, _QUOTED)}»\n\n"
        f"Para responder: /responder {case.number} texto"
    )


def taken_at_desk(case: Case, in_topic: bool) -> str:
    """The same where its card is read already."""
    order = "/r" if in_topic else f"/r {case.number}"
    return (
        f"La consulta número {case.number} queda a su cargo. Para responder, conteste a la tarjeta de la consulta, "
        f"o escriba {order} y el texto."
    )


def taken_already(case: Case, mine: bool) -> str:
    """Somebody has it."""
    if mine:
        return f"La consulta número {case.number} ya está a su cargo."
    who = case.taken_by.name if case.taken_by else ""
    return (
        f"La consulta número {case.number} está a cargo de {who}. "
        f"Si hace falta, puede responderla usted con /responder {case.number} texto."
    )


def nobody_has_it(case: Case) -> str:
    """There is nothing to give back."""
    return f"La consulta número {case.number} no está a cargo de nadie."


def released(case: Case) -> str:
    """Free for others."""
    return f"La consulta número {case.number} quedó libre para que otra persona la tome."


def write_what_to_ask(case: Case, group: bool) -> str:
    """The question back has no text yet."""
    if group:
        return f"Escriba /precision {case.number} y lo que desea preguntar."
    return f"Escriba a continuación lo que desea preguntar, o /cancelar. La consulta número {case.number} dice:\n«{short(case.question, _QUOTED)}»"


def precision(case: Case, asker: Asker, *, text: str) -> str:
    """What the asker is asked back."""
    return (
        f"La Secretaría necesita una precisión para responder su consulta número {case.number}.\n"
        f"Usted preguntó: «{short(asker.question, _QUOTED)}»\n\n{text}\n\n— Secretaría"
    )


def asked(case: Case) -> str:
    """The question back is on its way."""
    return f"Se pidió la precisión a quien preguntó. La consulta número {case.number} queda a la espera; le avisaré cuando responda."


def write_the_note(case: Case, group: bool) -> str:
    """The note has no text yet."""
    where = f"Escriba /nota {case.number} y la nota" if group else "Escriba a continuación la nota, o /cancelar"
    return f"{where}. Queda en la historia de la consulta número {case.number} y no se envía a nadie."


def noted(case: Case) -> str:
    """Kept."""
    return f"Nota guardada en la historia de la consulta número {case.number}; no se envía a nadie."


def closed(case: Case, waited: bool, had_draft: bool) -> str:
    """Done with it; somebody who waited for an answer is told."""
    told = " Se avisará a quien preguntó." if waited else ""
    draft = " El borrador que había no se envió." if had_draft else ""
    return f"La consulta número {case.number} quedó cerrada.{told}{draft}"


def closed_unanswered(case: Case, asker: Asker) -> str:
    """What the asker reads when nobody will answer."""
    what = "una respuesta escrita" if case.answer is None else "una respuesta nueva"
    return (
        f"La Secretaría cerró su consulta número {case.number} sin {what}.\n"
        f"Usted preguntó: «{short(asker.question, _QUOTED)}»\n\nSi todavía la necesita, dígalo y la reabriremos.\n\n— Secretaría"
    )


def open_already(case: Case) -> str:
    """There is nothing to reopen."""
    return f"La consulta número {case.number} ya está abierta."


def reopened(case: Case, now: datetime, zone: ZoneInfo) -> str:
    """Somebody waits again."""
    return f"La consulta número {case.number} está abierta de nuevo. Plazo: {when_there(case.due, now, zone)}."
