"""What somebody reads who comes back to a case of their own."""

from handlers.ports import OPEN, Case


def number_missing(command: str) -> str:
    """The command needs the number of a case."""
    return f"Indique el número de su consulta, por ejemplo: /{command} 3. Con /misconsultas ve las suyas."


def not_yours(number: str) -> str:
    """A number that no case has, or a case of somebody else: nobody learns which."""
    return f"No tiene una consulta con el número {number}. Con /misconsultas ve las suyas."


def see(number: int) -> str:
    """Shows one of them."""
    return f"Ver la número {number}"


def see_all() -> str:
    """Back to the list."""
    return "Ver todas"


def add() -> str:
    """Adds to the case shown."""
    return "Añadir algo"


def be_precise() -> str:
    """Answers what the secretariat asked back about the case shown."""
    return "Responder la precisión"


def be_precise_on(number: int) -> str:
    """The same from the list."""
    return f"Responder la precisión de la número {number}"


def add_to(number: int) -> str:
    """Adds to a case of the list."""
    return f"Añadir algo a la número {number}"


def write_more(case: Case) -> str:
    """What will be added, is written next."""
    return f"Escriba a continuación lo que desea añadir a su consulta número {case.number}, o /cancelar."


def what_is_missing(case: Case) -> str:
    """The answer was not enough."""
    return (
        f"¿Qué le hizo falta en la respuesta a su consulta número {case.number}? Escríbalo a continuación y volverá a la "
        "Secretaría, o escriba /cancelar."
    )


def before_adding(case: Case) -> str:
    """Before the warning about personal data."""
    return f"Para su consulta número {case.number}:"


def added(case: Case, promise: str, *, reopened: bool) -> str:
    """On its way to the case."""
    if reopened:
        return f"Su consulta número {case.number} se reabrió con lo que añadió. {promise}"
    return f"Lo que envió se añadió a su consulta número {case.number}. {promise}"


def added_already(case: Case) -> str:
    """The same words, again."""
    return f"Eso ya consta en su consulta número {case.number}; la Secretaría lo verá."


def reworded(case: Case) -> str:
    """They changed the words of what they had sent."""
    if case.state in OPEN:
        return f"La Secretaría verá su pregunta corregida en la consulta número {case.number}."
    return (
        f"La Secretaría verá su corrección, pero la consulta número {case.number} ya estaba cerrada o respondida. "
        f"Si necesita algo más, escriba /aclarar {case.number} y lo que falta."
    )


def thanks(case: Case) -> str:
    """The answer served them."""
    return f"Gracias por avisar; me alegra que la respuesta a su consulta número {case.number} le sirva."


def no_answer_yet(case: Case) -> str:
    """There is nothing yet that could serve them."""
    return f"Su consulta número {case.number} todavía no tiene respuesta."
