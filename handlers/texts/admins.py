"""What administrators read."""

from handlers.ports import Invitation, Person
from handlers.texts.people import ROLE_NAMES, called

EXPLAIN = "explica por qué se responde así: /explicar pregunta"
CONTENT = "resume los contenidos cargados"


def question_missing() -> str:
    """/explicar needs a question."""
    return "Indique la pregunta, por ejemplo: /explicar ¿Quién preside la CONARE de Paraguay?"


INVITE = "crea una invitación: /invitar país · comisión"


def how_to_invite(most_uses: int, most_days: int) -> str:
    """The command could not be read, or asked for too much."""
    return (
        "Escriba el país y la comisión separados por «·», «;» o «|» y, si quiere, la función, los usos y los días:\n"
        "/invitar Perú · Comisión Especial para los Refugiados · oficial · 5 usos · 14 días\n"
        f"Sin indicarlos: oficial, 10 usos, 14 días. Hasta {most_uses} usos y {most_days} días; una invitación para la "
        "Secretaría es de un solo uso si no se indica otra cosa, y una para administrar siempre es de un solo uso."
    )


def invitation(made: Invitation, bot: str, days: int) -> str:
    """The code, which is shown this once."""
    link = f"https://t.me/{bot}?start=inv_{made.code}\n\nO bien, en la conversación: " if bot else ""
    return (
        f"Invitación como {ROLE_NAMES[made.role]} de {made.commission} ({made.country}), para {_uses(made.uses)}, "
        f"válida por {days} {'día' if days == 1 else 'días'}:\n\n{link}/invitacion {made.code}\n\n"
        "Envíela solo a quien corresponda: quien la abra tendrá acceso sin otra aprobación. No se vuelve a mostrar."
    )


def no_such_invitation() -> str:
    """Wrong, used up or too old: it is not said which."""
    return "Esa invitación no es válida, o ya no lo es. Pida una nueva a quien se la envió, por favor."


def redeemed(person: Person, found: Invitation) -> str:
    """What whoever made it reads."""
    origin = ", ".join(filter(None, (found.commission, found.country)))
    return (
        f"{called(person)} aceptó su invitación como {ROLE_NAMES[found.role]} ({origin}). Quedan: {_uses(found.uses)}. "
        f"Si no conoce a esta persona: /revocar {person.channel}:{person.person}"
    )


def _uses(count: int) -> str:
    return {0: "ningún uso", 1: "1 uso"}.get(count, f"{count} usos")
