"""The secretariat's desk."""

from collections.abc import Sequence

from handlers.ports import Case
from handlers.texts.contact import STATES
from handlers.texts.dates import minute

PENDING = "lista las consultas que esperan respuesta"
SHOW = "muestra una consulta completa: /caso 3"
TAKE = "se hace cargo de una consulta: /tomar 3"
ANSWER = "responde una consulta: /responder 3 texto de la respuesta"
CLOSE = "cierra una consulta: /cerrar 3"

_SHOWN = 110


def news(case: Case) -> str:
    """A new case, as the secretariat hears of it."""
    return f"Nueva consulta número {case.number}:\n«{case.question}»\n\nPara responder: /responder {case.number} texto"


def nothing_waits() -> str:
    """No open cases."""
    return "No hay consultas pendientes."


def waiting(cases: Sequence[Case], more: int) -> str:
    """The open cases, oldest first, one line each."""
    lines = [f"{case.number}. {_status(case)} · {_short(case.question)}" for case in cases]
    if more:
        lines.append(f"… y {more} más, que verá al responder estas.")
    return (
        "Consultas pendientes, la más antigua primero:\n" + "\n".join(lines) + "\n\nPara ver una completa: /caso número"
    )


def whole(case: Case) -> str:
    """Everything about one case."""
    lines = [
        f"Consulta número {case.number} · {_status(case)}",
        f"De: {case.person} ({case.channel}), {minute(case.opened)}",
        f"«{case.question}»",
    ]
    if case.answer is not None and case.answered is not None:
        lines.append(f"Respondió {case.answered_by}, {minute(case.answered)}:\n{case.answer}")
    return "\n".join(lines)


def number_missing(command: str) -> str:
    """The command needs the number of a case."""
    return f"Indique el número de la consulta, por ejemplo: /{command} 3. Con /pendientes ve las que esperan respuesta."


def no_such_case(number: str) -> str:
    """A number that no case has."""
    return f"No existe una consulta con el número {number}. Con /pendientes ve las que esperan respuesta."


def taken(case: Case) -> str:
    """It is theirs now."""
    return f"La consulta número {case.number} queda a su cargo:\n«{case.question}»\n\nPara responder: /responder {case.number} texto"


def taken_already(case: Case, mine: bool) -> str:
    """Somebody has it."""
    if mine:
        return f"La consulta número {case.number} ya está a su cargo."
    return (
        f"La consulta número {case.number} está a cargo de {case.taken_by}. "
        f"Si hace falta, puede responderla usted con /responder {case.number} texto."
    )


def write_the_answer(case: Case) -> str:
    """The answer has no text yet."""
    return f"Escriba a continuación la respuesta a la consulta número {case.number}, o /cancelar:\n«{case.question}»"


def answered(case: Case) -> str:
    """Stored, and on its way."""
    return f"La respuesta a la consulta número {case.number} quedó registrada y se enviará a quien preguntó."


def answered_already(case: Case, mine: bool) -> str:
    """It has an answer, which stays as it is."""
    who = "usted" if mine else case.answered_by
    return f"La consulta número {case.number} ya fue respondida por {who}; no se cambió nada. Puede verla con /caso {case.number}."


def closed(case: Case) -> str:
    """Done with it; somebody who waited for an answer is told."""
    told = " Se avisará a quien preguntó." if case.answer is None else ""
    return f"La consulta número {case.number} quedó cerrada.{told}"


def closed_already(case: Case) -> str:
    """It was closed before."""
    return f"La consulta número {case.number} ya está cerrada; no se cambió nada."


def _status(case: Case) -> str:
    return f"a cargo de {case.taken_by}" if case.state == "taken" else STATES[case.state]


def _short(question: str) -> str:
    line = " ".join(question.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"
