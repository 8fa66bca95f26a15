"""The letter of each Monday, as the secretariat reads it on a phone; and what it hears of a proposed entry."""

from collections.abc import Sequence

from handlers.ports import Changeset
from handlers.statistics.figures import Figures
from handlers.texts import statistics
from handlers.texts.workshop import number
from knowledge.clusters import Cluster, Pair

PROPOSE = "propone una entrada para las preguntas frecuentes: /proponer ¿pregunta?"
SEE_DRAFT, PROPOSED = "Ver el borrador", "Preguntas que nadie pudo responder"
_SHOWN = 4


def week(of: Figures, groups: Sequence[Cluster], stale: Sequence[str], pairs: Sequence[Pair]) -> str:
    """Short first: what was asked, what nobody could be told, what needs a look."""
    parts = [
        f"Resumen de la semana.\n{statistics.questions(of)}",
        _desk(of),
        _groups(groups),
        _entries("Con más votos en contra que a favor", [f"{entry} ({down})" for entry, down in of.voted_down]),
        _entries("Pasó su fecha de revisión", stale),
        _entries("Se ofrecieron juntas", [f"«{one}» y «{other}» ({times})" for one, other, times in of.confused]),
        _entries("Se parecen mucho", [f"{pair.one} y {pair.other}" for pair in pairs]),
    ]
    return "\n\n".join(part for part in parts if part)


def create(at: int) -> str:
    """A button for a group."""
    return f"Crear entrada {at}"


def propose_what() -> str:
    """Waits for a question."""
    return "¿Qué pregunta debería responder el asistente? Escríbala como la haría un funcionario, o /cancelar."


def proposed(draft: Changeset) -> str:
    """Whoever administers goes on from here."""
    return (
        f"Guardado como borrador {draft.number}, todavía sin respuesta. Quienes administran el asistente lo han recibido "
        "y lo completan; nada se publica hasta entonces."
    )


def somebody_proposes(who: str, question: str, draft: Changeset) -> str:
    """To administrators."""
    return f"{who} propone una entrada: «{statistics.quoted(question)}». Es el borrador {draft.number}."


def _desk(of: Figures) -> str:
    if of.median_hours is None:
        return f"Consultas nuevas: {number(of.opened)}." if of.opened else ""
    return (
        f"Consultas nuevas: {number(of.opened)}; respondidas: {number(len(of.hours))}, la mitad en "
        f"{statistics.duration(of.median_hours)} o menos."
    )


def _groups(groups: Sequence[Cluster]) -> str:
    if not groups:
        return ""
    lines = [f"{at}. {statistics.group(one)}" for at, one in enumerate(groups, 1)]
    return "Sin respuesta, preguntado más de una vez:\n" + "\n".join(lines)


def _entries(head: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    more = f"\n… y {len(lines) - _SHOWN} más" if len(lines) > _SHOWN else ""
    return f"{head} ({len(lines)}):\n" + "\n".join(f"· {line}" for line in lines[:_SHOWN]) + more
