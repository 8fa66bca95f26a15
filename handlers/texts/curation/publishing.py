"""The trial and the publication, as administrators read them."""

from collections.abc import Sequence

from handlers.ports import Changeset, Edition, Shift, Trial
from handlers.texts.curation import differing
from handlers.texts.workshop import number
from knowledge.articles import Address, Table

PUBLISH, DISCARD, GO_ON = "Publicar", "Descartar", "Ver y seguir editando"
UNDO, EDIT, EDIT_ANSWER = "Deshacer", "Editar de nuevo", "Editar la respuesta"
APPROVE, SEE = "Aprobar y publicar", "Ver el borrador"
MINE, BOTH = "Dejar la mía", "Unir ambas"
_SHOWN = 5
_CHANGES_SHOWN = 4


def tried(changeset: Changeset, trial: Trial) -> str:
    """What an edit says and what it does, before anybody is served it."""
    return "\n\n".join((what(changeset), effect(trial)))


def effect(trial: Trial) -> str:
    """How many answers change, and which; those that would be lost first."""
    if trial.mistakes:
        return "No se puede publicar así:\n" + "\n".join(f"· {mistake}" for mistake in trial.mistakes[:_SHOWN])
    head = f"Probado con {number(trial.asked)} preguntas. "
    if not trial.shifts:
        return head + "Ninguna otra respuesta cambia."
    count = len(trial.shifts)
    head += f"Esta edición cambia {number(count)} respuesta{'s' if count > 1 else ''}"
    if trial.worse:
        head += f", y {number(len(trial.worse))} de ellas dejaría{'n' if len(trial.worse) > 1 else ''} de responderse como ahora"
    rows = "\n\n".join(_shift(shift) for shift in trial.shifts[:_SHOWN])
    more = f"\n\n… y {number(count - _SHOWN)} más." if count > _SHOWN else ""
    return f"{head}:\n\n{rows}{more}"


def _shift(shift: Shift) -> str:
    mark = "⚠ " if shift.worse else "· "
    return f"{mark}«{shift.question}»\n   antes: {shift.before}\n   ahora: {shift.after}"


def what(changeset: Changeset) -> str:
    """What it says, article by article."""
    shown = [c for c in changeset.changes if c.address.kind != "source"][:_CHANGES_SHOWN]
    parts = [differing.told(change.before, change.after) for change in shown]
    more = len(changeset.changes) - len(shown)
    told = "\n\n".join(dict.fromkeys(parts)) + (f"\n\n(y {number(more)} cambios más)" if more > 1 else "")
    return f"Borrador {changeset.number}\n\n{told}"


def worse(changeset: Changeset, trial: Trial) -> str:
    """Before the second tap."""
    rows = "\n\n".join(_shift(shift) for shift in trial.worse[:_SHOWN])
    count = len(trial.worse)
    return (
        f"Si publica el borrador {changeset.number}, {number(count)} pregunta{'s' if count > 1 else ''} que hoy se "
        f"responde{'n' if count > 1 else ''} bien dejaría{'n' if count > 1 else ''} de responderse así:\n\n{rows}\n\n"
        "Puede publicarlo de todos modos; quedará registrado con su nombre."
    )


def anyway(count: int) -> str:
    """The second tap."""
    return f"Publicar de todos modos ({number(count)} empeora{'n' if count > 1 else ''})"


def published(edition: Edition, changeset: Changeset, told: int) -> str:
    """Everybody is served it."""
    waiting = (
        f" La respuesta sale hacia {told} persona{'s' if told > 1 else ''} que la esperaba{'n' if told > 1 else ''}."
        if told
        else ""
    )
    return f"Publicado: es la edición {edition.number}, y ya se responde con ella.{waiting}"


def no_such_draft() -> str:
    """Unknown, or over."""
    return "Ese borrador no existe o ya no está en curso. Vea los que hay con /faq borradores."


def changed_meanwhile(changeset: Changeset) -> str:
    """The optimistic lock."""
    return f"Otra persona cambió el borrador {changeset.number} hace un momento; véalo otra vez con /faq borrador {changeset.number}."


def discarded(changeset: Changeset) -> str:
    """Thrown away."""
    return f"Borrador {changeset.number} descartado. Lo publicado sigue igual."


def tried_first() -> str:
    """Nothing is published that was not tried as it is."""
    return "Antes de publicarlo hay que probarlo como está ahora."


def cannot_be_published(changeset: Changeset, trial: Trial) -> str:
    """The content would be broken."""
    return f"El borrador {changeset.number} no se puede publicar.\n\n{effect(trial)}"


def not_your_own(changeset: Changeset) -> str:
    """Four eyes."""
    return f"El borrador {changeset.number} es suyo: debe aprobarlo otra persona que administre."


def waits_for_approval(changeset: Changeset, others: int) -> str:
    """Who can approve."""
    if not others:
        return (
            f"El borrador {changeset.number} espera la aprobación de otra persona que administre, y hoy no hay ninguna. "
            "Invite a alguien con /invitar, o cambie FOUR_EYES en la configuración."
        )
    return f"El borrador {changeset.number} espera la aprobación de otra persona que administre; se avisó a {others}."


def please_approve(changeset: Changeset, trial: Trial) -> str:
    """To the others."""
    return f"{changeset.author.name} pide publicar un cambio.\n\n{tried(changeset, trial)}"


def clash(changeset: Changeset, rows: Sequence[tuple[Address, Table | None, Table | None]]) -> str:
    """Somebody published the same article meanwhile: both versions."""
    told = "\n\n".join(
        f"«{address.id}»: de lo publicado a lo suyo\n{differing.told(theirs, mine)}"
        for address, mine, theirs in rows[:3]
    )
    return (
        f"Mientras usted editaba el borrador {changeset.number}, otra persona publicó cambios en lo mismo. "
        f"No se publicó nada.\n\n{told}"
    )
