"""History and undoing, as administrators read them."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from handlers.ports import Changeset, Edition, Revision
from handlers.texts.curation import differing
from handlers.texts.curation.writing import no_such_article as no_such_article
from handlers.texts.dates import on_date
from knowledge.articles import Address

REDO, MINE = "Rehacer", "Dejar la mía"


def undo(number: int) -> str:
    """A label."""
    return f"Deshacer la {number}"


def reason(number: int) -> str:
    """Of the edition that takes another back."""
    return f"Deshace la edición {number}"


def history(address: Address | None, revisions: Sequence[Revision], zone: ZoneInfo) -> str:
    """Who, when, and which words."""
    if not revisions:
        return f"«{address.id}» está como vino con el programa." if address else "Todavía no se publicó ningún cambio."
    head = f"Historial de «{address.id}»" if address else "Últimos cambios publicados"
    shown = [one for one in revisions if one.address.kind != "source"]
    return "\n\n".join((head, *(_line(one, zone, named=address is None) for one in shown)))


def _line(one: Revision, zone: ZoneInfo, *, named: bool) -> str:
    edition = one.edition
    when = on_date(edition.at, edition.at, zone) if edition.at else ""
    who = edition.who.name + (f", aprobó {edition.approved_by.name}" if edition.approved_by else "")
    notes = [edition.reason] if edition.reason else []
    notes += [f"se aceptó que {edition.accepted} respuestas empeoraran"] if edition.accepted else []
    head = f"Edición {edition.number} · {when} · {who}" + (f" ({'; '.join(notes)})" if notes else "")
    about = f"«{named_after(one.address)}»\n" if named else ""
    return f"{head}\n{about}{differing.told(one.before, one.after)}"


def named_after(address: Address) -> str:
    """A fact of its own goes by the name of its question."""
    return address.id.removeprefix("F-")


def nothing_to_undo() -> str:
    """No such edition."""
    return "No hay ninguna edición con ese número que deshacer. Vea /faq historial."


def undone(number: int, edition: Edition, revisions: Sequence[Revision]) -> str:
    """Served again as before."""
    count = len(revisions)
    what = f"«{named_after(revisions[0].address)}»" if count == 1 else f"{count} fichas"
    return f"Deshecho: {what} vuelve{'n' if count > 1 else ''} a como estaba{'n' if count > 1 else ''} antes de la edición {number} (es la edición {edition.number})."


def undo_is_a_draft(number: int, changeset: Changeset) -> str:
    """An older edition is taken back by a new one, which is tried first."""
    return f"Después de la edición {number} hubo otras: deshacerla es un cambio más (borrador {changeset.number}), que se prueba antes."


def changed_since(number: int, addresses: Sequence[Address]) -> str:
    """Somebody built upon it."""
    named = ", ".join(address.id for address in addresses[:5])
    return f"No se puede deshacer la edición {number} sin perder lo que se cambió después en: {named}. Edítelo con /faq editar."


def no_such_draft() -> str:
    """Unknown, or over."""
    return "Ese borrador no existe o ya no está en curso. Vea los que hay con /faq borradores."


def cannot_merge() -> str:
    """Both changed the same field."""
    return (
        "Ambas versiones cambian lo mismo y no se pueden unir solas: deje la suya, o descártela y edite lo publicado."
    )


def changed_meanwhile() -> str:
    """The optimistic lock."""
    return "Otra persona cambió ese borrador hace un momento. Véalo con /faq borradores."


def rebased(changeset: Changeset) -> str:
    """It stands on what is published now."""
    return f"El borrador {changeset.number} parte ahora de lo publicado."
