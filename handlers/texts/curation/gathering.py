"""Changes of more than one field at once, as administrators read them."""

from collections.abc import Mapping, Sequence

from handlers.ports import Draft
from handlers.texts.curation import differing
from handlers.texts.curation.fields import KINDS, NAMES
from knowledge.articles import Address, Table


def which_wordings(address: Address, held: Sequence[str]) -> str:
    """Those that there are, and how to add and remove."""
    listed = "\n".join(f"· {one}" for one in held) or "(ninguna)"
    return (
        f"Redacciones de «{address.id}»:\n{listed}\n\nEscriba una por línea, con + para agregar o − para quitar; "
        "por ejemplo:\n+ cómo se apela en Perú\n- apelación\n\nPara dejarlo: /cancelar."
    )


def not_a_wording(said: str) -> str:
    """Cannot be taken out."""
    return f"«{said[:80]}» no es una de sus redacciones. No se cambió nada."


def no_wordings() -> str:
    """Not kept there."""
    return "Esa ficha no tiene redacciones."


def wordings_kept(added: Sequence[str], gone: Sequence[str]) -> str:
    """In a draft."""
    return f"Redacciones: {len(added)} agregadas, {len(gone)} quitadas, en un borrador."


def merge_which() -> str:
    """How to say it."""
    return "Diga cuáles: /faq fusionar la-que-queda la-que-se-une. Deben ser dos preguntas distintas que existan."


def merging(into: Address, gone: Address) -> str:
    """The reason of the edition."""
    return f"Une «{gone.id}» a «{into.id}»"


def merged(into: Address, gone: Address) -> str:
    """In a draft."""
    return f"«{gone.id}» se une a «{into.id}», que recibe sus redacciones; la primera se archiva. Está en un borrador."


def archiving(address: Address) -> str:
    """The reason."""
    return f"Archiva «{address.id}»"


def archived(address: Address) -> str:
    """In a draft."""
    return f"«{address.id}» se archivará cuando lo publique; se puede restaurar."


def not_archived(said: str) -> str:
    """Nothing to bring back."""
    return f"«{said[:60]}» no está archivada."


def restoring(address: Address) -> str:
    """The reason."""
    return f"Restaura «{address.id}»"


def restored(address: Address) -> str:
    """In a draft."""
    return f"«{address.id}» volverá como estaba, cuando lo publique."


def no_such_proposal(said: str) -> str:
    """Unknown."""
    return f"No hay una propuesta de la Secretaría con el número «{said[:20]}». Vea /faq borradores."


def from_case(draft: Draft) -> str:
    """The reason."""
    return f"De la consulta {draft.case}, respondida por la Secretaría"


def taken_up(draft: Draft) -> str:
    """Filled in."""
    return (
        f"De la consulta {draft.case}: la pregunta, la respuesta, la fuente y {len(draft.wordings)} redacciones están en "
        "un borrador, sin nombres de personas. Revíselo antes de publicarlo."
    )


def nothing_changes() -> str:
    """It reads as before."""
    return "Eso no cambia nada."


def conflicts(
    rows: Sequence[tuple[Address, Table | None, Table | None, tuple[str, ...]]],
    count: int,
    aside: Mapping[Address, str],
) -> str:
    """Ours and what ships now, side by side."""
    if not rows and not aside:
        return "No hay conflictos con la versión del programa."
    parts = (
        [f"Conflictos: {count}. Lo que editó la administración sigue vigente hasta que usted decida."] if rows else []
    )
    for address, ours, theirs, fields in rows:
        named = ", ".join(NAMES.get(field, "toda la ficha") for field in fields)
        parts.append(f"«{address.id}» ({named}): de la nuestra a la nueva\n{differing.told(ours, theirs)}")
    if aside:
        listed = "\n".join(f"· {address.id}: {reason}" for address, reason in list(aside.items())[:5])
        parts.append(f"Cambios que no se pueden servir con esta versión, y quedaron a un lado:\n{listed}")
    return "\n\n".join(parts)


def keep_ours(address: Address) -> str:
    """A label."""
    return f"Dejar la nuestra: {address.id[:30]}"


def take_theirs(address: Address) -> str:
    """A label."""
    return f"Tomar la nueva: {address.id[:30]}"


def nothing_to_resolve() -> str:
    """No conflict there."""
    return "Ahí no hay ningún conflicto que resolver. Vea /faq conflictos."


def resolving(address: Address, which: str) -> str:
    """The reason."""
    return f"Resuelve «{address.id}»: la {which}"


def resolved(address: Address, which: str) -> str:
    """In a draft."""
    return f"«{address.id}» quedará con la versión {which} cuando lo publique."


def add_to_what() -> str:
    """Facts belong to records."""
    return (
        "¿A qué ficha? Escriba, por ejemplo, /declaracion agregar D6, /comision agregar C-AR o /practica agregar P-AR1. "
        "El código se lee al buscar la ficha."
    )


def adding(record: Address) -> str:
    """What the fact belongs to."""
    return f"Un hecho más de {KINDS[record.kind]} «{record.id}»."
