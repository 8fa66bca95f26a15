"""From an answered case to a draft for the FAQ, as the secretariat reads it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.ports import Case, Draft
from handlers.texts.dates import hour

PUBLISH = "prepara una pregunta frecuente con una consulta respondida: /publicar_faq 3"

NO_SOURCE = "Sin otra fuente que la Secretaría"
SAY_SOURCE = "Indicar la fuente"
NOT_NOW = "No publicar"
SECRETARIAT = "Respuesta de la Secretaría"


def shown(draft: Draft) -> str:
    """What would be published."""
    others = "\n".join(f"· {wording}" for wording in draft.wordings)
    parts = [
        f"Borrador de pregunta frecuente, de la consulta número {draft.case}:",
        f"Pregunta: {draft.question}",
        f"También se preguntó así:\n{others}" if others else "",
        f"Respuesta: {draft.answer}",
        "Revise que nada de esto nombre a una persona. ¿De dónde sale la respuesta?",
    ]
    return "\n\n".join(part for part in parts if part)


def write_the_source(case: Case, group: bool) -> str:
    """The source has no text yet."""
    if group:
        return f"Escriba /publicar_faq {case.number} y la fuente: título del documento y, si tiene, su dirección."
    return "Escriba a continuación la fuente (título del documento y, si tiene, su dirección), o /cancelar."


def source_too_long(length: int, most: int) -> str:
    """A source is a title and an address."""
    return f"La fuente tiene {length} caracteres y el máximo es {most}; indique solo el título y la dirección."


def stored(draft: Draft) -> str:
    """Kept for an administrator."""
    return (
        f"El borrador {draft.number} quedó guardado, con la fuente «{draft.source}». "
        "Lo publicará quien administra el asistente, después de revisarlo."
    )


def noted(draft: Draft) -> str:
    """In the history of the case."""
    return f"Borrador {draft.number} de pregunta frecuente; fuente: {draft.source}"


def not_answered(case: Case) -> str:
    """There is nothing to publish."""
    return f"La consulta número {case.number} todavía no tiene una respuesta que publicar."


def not_yet(case: Case, until: datetime, zone: ZoneInfo) -> str:
    """It may still be taken back."""
    return (
        f"La respuesta a la consulta número {case.number} todavía no ha salido y puede deshacerse; "
        f"podrá publicarla desde las {hour(until, zone)}."
    )


def is_open(case: Case) -> str:
    """Its answer is being thought over."""
    return f"La consulta número {case.number} está abierta de nuevo: respóndala antes de publicarla."
