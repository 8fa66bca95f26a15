"""What somebody reads while they write an entry, field by field."""

from collections.abc import Mapping, Sequence

from handlers.admins.curation.fields import Field
from handlers.ports import Change, Changeset
from handlers.texts.curation import differing
from handlers.texts.curation.fields import KINDS, asks
from knowledge.articles import Address, Kind

COMMANDS: Mapping[Kind, str] = {
    "faq": "faq",
    "gap": "vacio",
    "fact": "hecho",
    "term": "glosario",
    "practice": "practica",
    "commission": "comision",
    "declaration": "declaracion",
    "meeting": "reunion_pasada",
    "source": "fuente",
    "synonym": "sinonimo",
    "abbreviation": "sigla",
    "text": "texto",
}
"""The command of each kind of article."""

LEAVE, LATER, TAKE_AWAY = "Salir", "Dejarlo para después", "Quitar"
SEE_DRAFT, EDIT_ANYWAY = "Ver ese borrador", "Editar de todos modos"
_SHARED_SHOWN = 3
_CURRENT_SHOWN = 1_200


def name_it(kind: Kind, first: str) -> str:
    """A new article begins with what it is called."""
    if kind in ("synonym", "abbreviation"):
        example = "cupo = vacante, lugar" if kind == "synonym" else "pq = por qué"
        return f"Escriba la palabra, el signo = y lo que significa. Por ejemplo: /{COMMANDS[kind]} {example}"
    return asks(first) if first else f"¿Cómo se llama? Escriba un nombre corto para: {KINDS[kind]}."


def no_such_article(named: str) -> str:
    """Unknown."""
    return f"No encontré «{named[:60]}». Búsquelo por sus palabras con /faq buscar."


def nothing_under_way() -> str:
    """An old button, or a draft that is over."""
    return "Ese cambio ya no está en curso: se publicó, se descartó o espera aprobación. Vea /faq borradores."


def reading_file(name: str) -> str:
    """It is fetched meanwhile."""
    return f"Recibí «{name}». Lo leo y le muestro cómo queda."


def question(field: Field, current: str, shared: Sequence[str]) -> str:
    """What is asked, with how it reads now and what else changes with it."""
    parts = [asks(field.key)]
    if current:
        cut = current if len(current) <= _CURRENT_SHOWN else current[:_CURRENT_SHOWN] + "…"
        parts.append(f"Ahora dice:\n{cut}")
    if shared:
        named = ", ".join(shared[:_SHARED_SHOWN]) + (" y otras" if len(shared) > _SHARED_SHOWN else "")
        parts.append(f"Atención: lo mismo responden {len(shared)} preguntas más ({named}); cambiarán también.")
    parts.append("Para dejarlo: /cancelar. Lo escrito hasta aquí queda en el borrador.")
    return "\n\n".join(parts)


def again(field: Field) -> str:
    """After a refusal."""
    return f"Escriba otra vez «{field.name}», o /cancelar."


def picks(field: Field) -> Sequence[tuple[str, str]]:
    """What can be tapped instead of written."""
    closed: Mapping[str, Sequence[str]] = {
        "confidence": ("alta", "media", "baja"),
        "mode": ("presencial", "virtual", "híbrido"),
    }
    return [(one.capitalize(), one) for one in closed.get(field.form, ())]


def edit(field: Field) -> str:
    """The label of a field."""
    return field.name.capitalize()


def edit_fact(id: str) -> str:
    """The label of one of several facts that answer."""
    return f"El hecho {id}"


def card(address: Address, rows: Sequence[tuple[Field, str]]) -> str:
    """An article with everything that can be changed."""
    told = "\n".join(f"{field.name.capitalize()}: {_short(text)}" for field, text in rows if text)
    return f"{KINDS[address.kind].capitalize()} «{address.id}»\n\n{told}\n\n¿Qué desea cambiar?"


def somebody_edits(theirs: Changeset, change: Change) -> str:
    """Both may; whoever publishes last is told what the other published."""
    told = differing.told(change.before, change.after)
    return (
        f"{theirs.author.name} la está editando (borrador {theirs.number}):\n\n{told}\n\n"
        "Puede editarla también; quien publique después verá ambas versiones antes de decidir."
    )


def kept(changeset: Changeset) -> str:
    """In the draft."""
    return f"Guardado en el borrador {changeset.number}: nadie más lo ve todavía."


def changed_meanwhile() -> str:
    """The optimistic lock."""
    return "Otra persona cambió ese borrador hace un momento, y no se guardó lo suyo. Véalo con /faq borradores y repítalo."


def trying(changeset: Changeset) -> str:
    """The trial is under way."""
    return (
        f"Estoy probando el borrador {changeset.number} con todas las preguntas guardadas; en unos segundos le muestro "
        "qué respuestas cambian."
    )


def changes_nothing(changeset: Changeset) -> str:
    """It reads as before."""
    return f"El borrador {changeset.number} no cambia nada: dice lo mismo que lo publicado."


def no_such_facts(ids: Sequence[str]) -> str:
    """Codes that point nowhere."""
    return f"No existe el hecho {', '.join(ids[:5])}. No se cambió nada; búsquelo con /hecho buscar."


def _short(text: str) -> str:
    lines = text.split("\n")
    first = lines[0] if len(lines[0]) <= 160 else lines[0][:159] + "…"
    return first + (f" (y {len(lines) - 1} más)" if len(lines) > 1 else "")
