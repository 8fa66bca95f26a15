"""Two cases that become one."""

from handlers.ports import Asker, Case
from handlers.texts.board import more_askers, short

MERGE = "une una consulta con otra que pregunta lo mismo: /fusionar 3 en 5"
NONE = "Ninguna de estas"

_LABEL = 60
_QUOTED = 300


def which_one(case: Case) -> str:
    """Open ones that look alike."""
    return f"¿Con cuál de estas consultas abiertas se une la número {case.number}? A quien la hizo se le avisará."


def into(case: Case) -> str:
    """One of them, on a button."""
    return f"Con la {case.number}: {short(case.question, _LABEL)}"


def nothing_alike(case: Case) -> str:
    """None looks alike; the secretariat may know better."""
    return f"No encuentro otra consulta abierta parecida a la número {case.number}. Si la hay, indique su número: /fusionar {case.number} en 5"


def no_such_case(number: str) -> str:
    """A number that no case has."""
    return f"No existe una consulta con el número {number}. Con /pendientes ve las que esperan respuesta."


def with_itself(case: Case) -> str:
    """Twice the same number."""
    return f"La consulta número {case.number} no puede unirse consigo misma; indique otra: /fusionar {case.number} en 5"


def other_is_not_open(case: Case) -> str:
    """What is answered takes nobody in."""
    if case.merged_into is not None:
        return f"La consulta número {case.number} se unió a la número {case.merged_into}; únala con esa."
    return f"La consulta número {case.number} ya no está abierta. Reábrala primero (/reabrir {case.number}) o responda esta por separado."


def merged(case: Case, other: Case) -> str:
    """Done."""
    more = more_askers(other).strip()
    return (
        f"La consulta número {case.number} se unió a la número {other.number}{f' ({more})' if more else ''}. "
        "Una sola respuesta llegará a todas las personas; se avisará a quien hizo la primera."
    )


def told(case: Case, asker: Asker, *, into: int) -> str:
    """What the asker hears."""
    return (
        f"Su consulta número {case.number} se atiende junto con la número {into}, que pregunta lo mismo; "
        f"recibirá la respuesta aquí con ese número.\nUsted preguntó: «{short(asker.question, _QUOTED)}»\n\n— Secretaría"
    )


def went(other: Case) -> str:
    """In the history of the one that was joined to another."""
    return f"Se atiende en la consulta número {other.number}."


def came(case: Case) -> str:
    """In the history of the other."""
    return f"Se le unió la consulta número {case.number}: «{short(case.question, _QUOTED)}»"
