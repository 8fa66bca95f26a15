"""What administrators read before they touch anything."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.ports import Changeset, Draft, Trial
from handlers.texts.curation import publishing
from handlers.texts.curation.fields import KINDS
from knowledge.articles import Address, Kind
from knowledge.clusters import Pair

SEARCH, NEW, DRAFTS, REVIEW, HISTORY = "Buscar", "Nueva", "Borradores", "Por revisar", "Historial"
ADD = "Agregar un hecho"
EDIT, PAST, ARCHIVE, RESTORE, CONFLICTS = "Editar", "Historial", "Archivar", "Restaurar", "Conflictos"
PUBLISH, APPROVE, DISCARD = publishing.PUBLISH, publishing.APPROVE, publishing.DISCARD
_LISTED = 6
_LONGEST = 3_000
_REPLY = "Para cambiar lo que se lee, puede responder a este mensaje con el texto nuevo."


def overview(kind: Kind, drafts: int, proposed: int, conflicts: int) -> str:
    """«/faq» and nothing else."""
    lines = [
        f"Edición de: {KINDS[kind]}. Nada de lo que cambie se ve hasta que lo publique, y todo se puede deshacer.",
        f"Borradores en curso: {drafts}. Propuestas de la Secretaría: {proposed}.",
    ]
    if conflicts:
        lines.append(f"Conflictos con la versión nueva del programa: {conflicts} (/faq conflictos).")
    return "\n".join(lines)


def search_what() -> str:
    """Waits for words."""
    return "¿Qué busca? Escriba algunas palabras de la pregunta, o /cancelar."


def found(said: str, count: int) -> str:
    """Above what was found."""
    if not count:
        return f"No encontré nada parecido a «{said[:60]}»."
    return f"Esto es lo más parecido a «{said[:60]}»:"


def taken_out(address: Address) -> str:
    """It is archived."""
    return f"«{address.id}» está archivada: nadie recibe esa respuesta."


def whole(address: Address, rows: Sequence[tuple[str, str]], facts: Sequence[tuple[str, str]]) -> str:
    """Everything that an article says."""
    told = "\n\n".join(f"{name.capitalize()}: {text}" for name, text in rows)
    of_facts = "\n".join(f"· {id}: {text}" for id, text in facts)
    parts = (f"{KINDS[address.kind].capitalize()} «{address.id}»", told, f"Hechos:\n{of_facts}" if of_facts else "")
    text = "\n\n".join(part for part in parts if part)
    text = text if len(text) <= _LONGEST else text[:_LONGEST].rsplit("\n", 1)[0] + "\n…"
    return f"{text}\n\n{_REPLY}" if address.kind in ("faq", "fact", "text") and not of_facts else text


def drafts(count: int, proposed: int) -> str:
    """Above the list."""
    if not count and not proposed:
        return "No hay borradores en curso ni propuestas de la Secretaría."
    return f"Borradores en curso: {count}. Propuestas de la Secretaría: {proposed}."


def draft_label(changeset: Changeset, about: str) -> str:
    """One of them."""
    state = ", espera aprobación" if changeset.state == "approval" else ""
    return f"{changeset.number}. {about[:60] or 'vacío'} ({changeset.author.name}{state})"


def proposed_label(draft: Draft) -> str:
    """What the secretariat proposed from a case."""
    return f"Consulta {draft.case}: {draft.question[:60]}"


def no_such_draft(said: str) -> str:
    """Unknown."""
    return f"No existe el borrador «{said[:20]}». Vea los que hay con /faq borradores."


def draft(changeset: Changeset, trial: Trial | None) -> str:
    """Its words, and what it would do."""
    states = {"approval": "Espera aprobación.", "published": "Ya se publicó.", "discarded": "Se descartó."}
    parts = (
        publishing.tried(changeset, trial) if trial else publishing.what(changeset),
        "" if trial or changeset.state != "draft" else "Todavía no se probó como está ahora.",
        states.get(changeset.state, ""),
    )
    return "\n\n".join(part for part in parts if part)


def edit(address: Address) -> str:
    """A label."""
    return f"Editar {address.id[:40]}"


def look_at(id: str) -> str:
    """A label."""
    return f"Ver {id[:50]}"


@dataclass(frozen=True, slots=True)
class Review:
    """What needs a look."""

    stale: Sequence[str]
    down: Sequence[str]
    never: Sequence[str]
    pairs: Sequence[Pair]


def review(found: Review) -> str:
    """Lists with how many there are."""
    parts = [
        _list("Pasó su fecha de revisión", found.stale),
        _list("Con más votos en contra que a favor", found.down),
        _list("Se parecen mucho; si dicen lo mismo, únalas con /faq fusionar", [_both(pair) for pair in found.pairs]),
        _list("Nadie las pidió en seis meses", found.never),
    ]
    return "\n\n".join(part for part in parts if part) or "No hay nada por revisar."


def _both(pair: Pair) -> str:
    return f"{pair.one} {pair.other}"


def _list(head: str, ids: Sequence[str]) -> str:
    if not ids:
        return ""
    more = f"\n… y {len(ids) - _LISTED} más" if len(ids) > _LISTED else ""
    return f"{head} ({len(ids)}):\n" + "\n".join(f"· {id}" for id in ids[:_LISTED]) + more


def try_what() -> str:
    """Waits for a question."""
    return "¿Qué pregunta desea probar? Escríbala como la haría un funcionario, o /cancelar."


def tried_question(says: str, why: str, mine: Changeset | None) -> str:
    """The live answer and its reasons; that of the draft follows."""
    after = f"\n\nEn un momento, lo que respondería el borrador {mine.number}." if mine else ""
    return f"Hoy se responde:\n\n{says}\n\n———\n{why}{after}"


def drafted_question(number: int, question: str, before: str, after: str) -> str:
    """What the draft would answer."""
    if before == after:
        return f"Con el borrador {number}, «{question}» se respondería igual que hoy."
    return f"Con el borrador {number}, «{question}» se respondería:\n\n{after}"
