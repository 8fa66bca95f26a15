"""Writing to the secretariat, as the person who asks reads it."""

from collections.abc import Iterable

from handlers.ports import Case, CaseState
from handlers.texts.dates import day

CONTACT = "envía una consulta a la Secretaría"
MY_CASES = "muestra sus consultas a la Secretaría y las respuestas"

STATES: dict[CaseState, str] = {
    "new": "recibida",
    "taken": "en estudio",
    "answered": "respondida",
    "closed": "cerrada",
}


def write_your_question() -> str:
    """They want to write, and have not yet."""
    return "Escriba a continuación su consulta y la enviaré a la Secretaría. Para no enviar nada, escriba /cancelar."


def sent(number: int) -> str:
    """Stored: now it can be promised."""
    return (
        f"Su consulta quedó registrada con el número {number} y la Secretaría la verá. "
        "Recibirá la respuesta en esta conversación; con /misconsultas puede ver en qué estado está."
    )


def none_yet() -> str:
    """No cases of theirs."""
    return "No tiene consultas enviadas a la Secretaría. Para enviar una, escriba /contactar."


def my_cases(cases: Iterable[Case], older: int) -> str:
    """Their own cases, the newest first, with the answer when there is one."""
    parts = [_mine(case) for case in cases]
    if older:
        parts.append(f"(Hay {older} más antiguas que no se muestran.)" if older > 1 else "(Hay una más antigua.)")
    return "Sus consultas a la Secretaría:\n\n" + "\n\n".join(parts)


def answer_arrived(case: Case) -> str:
    """What the asker reads when the answer comes."""
    return f"Respuesta a su consulta número {case.number}.\nUsted preguntó: «{case.question}»\n\n{case.answer}\n\n— Secretaría"


def closed_without_answer(case: Case) -> str:
    """What the asker reads when nobody will answer."""
    return (
        f"La Secretaría cerró su consulta número {case.number} sin una respuesta escrita.\n"
        f"Usted preguntó: «{case.question}»\n\nSi todavía la necesita, puede enviarla de nuevo con /contactar.\n\n— Secretaría"
    )


def _mine(case: Case) -> str:
    head = f"Número {case.number} · {STATES[case.state]} · enviada el {day(case.opened)}\n«{case.question}»"
    return head if case.answer is None else f"{head}\nRespuesta de la Secretaría: {case.answer}"
