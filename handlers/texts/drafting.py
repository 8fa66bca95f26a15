"""Drafts and previews: what the secretariat reads before anything leaves, and what the askers will read."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.ports import Asker, Case
from handlers.texts import contact
from handlers.texts.board import names, short

ANSWER = "prepara la respuesta a una consulta y la muestra antes de enviarla: /responder 3 texto (o /r 3 texto)"
CORRECT = "corrige una respuesta ya enviada: /corregir 3 texto"

SEND = "Enviar"
DISCARD = "Descartar"

_LINE = "——————"
_QUOTED = 300
_MOST_QUOTED = 5


def letter(case: Case, asker: Asker) -> str:
    """What the asker reads when the answer comes; `case.answer` is its text."""
    answer = case.answer or "La respuesta es el archivo que sigue a este mensaje."
    return contact.answer_arrived(replace(case, answer=answer), asker)


def corrected(case: Case, asker: Asker, *, when: str) -> str:
    """The same, once it was corrected."""
    return f"{letter(case, asker)}\n(corregida el {when})"


def preview(case: Case, parts: Sequence[str]) -> str:
    """The draft as it would leave, with how many read it and who."""
    corrects = case.state in ("answered", "closed")
    what, order = ("corrección", "/corregir") if corrects else ("respuesta", "/responder")
    head = f"Vista previa de la {what} · consulta número {case.number}"
    ways = f"Todavía no se envió nada. Para cambiar el texto, escríbalo de nuevo: {order} {case.number} texto"
    goes_to, as_sent, *others = parts
    shown = (f"{head}\n{goes_to}", f"{_LINE}\n{as_sent}\n{_LINE}", *others, ways)
    return "\n\n".join(part for part in shown if part)


def goes_to(askers: Sequence[Asker]) -> str:
    """How many, and who."""
    if len(askers) == 1:
        return f"La leerá una persona: {names(askers)}."
    return f"La leerán {len(askers)} personas, cada una en privado: {names(askers)}."


def others(askers: Sequence[Asker]) -> str:
    """The letters differ only in the question that each asked."""
    lines = [f"· {names([asker])}: «{short(asker.question, _QUOTED)}»" for asker in askers[:_MOST_QUOTED]]
    if len(askers) > _MOST_QUOTED:
        lines.append(f"· … y {len(askers) - _MOST_QUOTED} más")
    return "Cada persona lee citada su propia pregunta:\n" + "\n".join(lines) if lines else ""


def file(case: Case, deaf: Sequence[Asker]) -> str:
    """What goes along, and whom it cannot reach."""
    if not case.file or case.state in ("answered", "closed"):
        return ""
    by = "escribe" if len(deaf) == 1 else "escriben"
    missing = f" No llegará a {names(deaf)}, que {by} por otro canal." if deaf else ""
    return f"Se enviará también el archivo.{missing}"


def replaces(name: str) -> str:
    """A colleague had written another draft."""
    return f"Reemplaza el borrador de {name}." if name else ""


def in_its_topic(case: Case) -> str:
    """The preview is where the case is."""
    return f"La vista previa está en el tema de la consulta número {case.number}."


def write_the_answer(case: Case, group: bool) -> str:
    """The answer has no text yet."""
    quoted = f"«{short(case.question, _QUOTED)}»"
    if group:
        return (
            "Para responder, conteste a la tarjeta de la consulta con la función «Responder», o escriba /r y el texto. "
            "Verá una vista previa antes de que salga. Lo demás que se escriba aquí no se envía."
        )
    return f"Escriba a continuación la respuesta a la consulta número {case.number}, o /cancelar:\n{quoted}"


def write_the_correction(case: Case, group: bool) -> str:
    """The correction has no text yet."""
    if group:
        return f"Escriba /corregir {case.number} y el texto completo de la respuesta corregida."
    return (
        f"Escriba a continuación el texto completo de la respuesta corregida, o /cancelar. Ahora dice:\n{case.answer}"
    )


def nothing_to_correct(case: Case) -> str:
    """There is no answer."""
    return (
        f"La consulta número {case.number} está abierta: no tiene una respuesta que corregir. "
        f"Para responderla: /responder {case.number} texto"
    )


def nothing_changes(case: Case) -> str:
    """The correction says what the answer says."""
    return (
        f"Ese texto es igual a la respuesta que ya se envió para la consulta número {case.number}; no se cambió nada."
    )


def files_do_not_correct(case: Case) -> str:
    """A file that was sent cannot be replaced."""
    return (
        f"La consulta número {case.number} ya fue respondida y un archivo enviado no se puede reemplazar. "
        f"Para enviar otro, reábrala primero: /reabrir {case.number}"
    )


def too_long(length: int, most: int) -> str:
    """An answer must fit."""
    return f"El texto tiene {length} caracteres y el máximo es {most}. No se guardó nada; acórtelo o envíelo en un archivo."


def no_draft(case: Case) -> str:
    """There is nothing to confirm or to discard."""
    return (
        f"No hay ningún borrador de la consulta número {case.number}. Para escribir uno: /responder {case.number} texto"
    )


def another_draft(case: Case) -> str:
    """The button stood under an older draft."""
    return f"El borrador de la consulta número {case.number} ya es otro; no se descartó nada. Puede verlo con /caso {case.number}"


def discarded(case: Case) -> str:
    """Nothing leaves."""
    return f"El borrador de la consulta número {case.number} se descartó; no se envió nada."
