"""Answering an invitation, as officials read it."""

from handlers.messages import Choice
from handlers.ports import Meeting

ATTEND = "responde que asistirá a una reunión: /asistir 3"
DECLINE = "responde que no asistirá: /no_asistir 3"
DELEGATE = "responde quién asistirá en su lugar: /delegar 3 Ana Pérez"
TO_CALENDAR = "Agregar a mi calendario"
YES, NO, INSTEAD = "Asistiré", "No asistiré", "Delego"
REGISTER = "Registrarme"


def choices(number: int) -> tuple[Choice, ...]:
    """The three answers."""
    return (
        Choice(YES, f"/asistir {number}"),
        Choice(NO, f"/no_asistir {number}"),
        Choice(INSTEAD, f"/delegar {number}"),
    )


def comes(meeting: Meeting, day: str) -> str:
    """They will be there."""
    return f"Registrado: usted asistirá a la reunión {meeting.number}, «{meeting.title}», el {day}. {_may_change()}"


def stays(meeting: Meeting, day: str) -> str:
    """They will not."""
    return (
        f"Registrado: usted no asistirá a la reunión {meeting.number}, «{meeting.title}», el {day}. "
        f"No le recordaré esta reunión. {_may_change()}"
    )


def sends(meeting: Meeting, day: str, delegate: str) -> str:
    """Somebody else will."""
    return (
        f"Registrado: {delegate} asistirá en su lugar a la reunión {meeting.number}, «{meeting.title}», el {day}. "
        f"{_may_change()}"
    )


def who(meeting: Meeting) -> str:
    """A name is needed."""
    return (
        f"¿Quién asistirá en su lugar a la reunión {meeting.number}, «{meeting.title}»? Escriba su nombre y apellido. "
        "Para dejarlo, escriba /cancelar."
    )


def no_name(most: int) -> str:
    """What was written is none."""
    return f"Eso no parece un nombre. Escriba el nombre y apellido de la persona (hasta {most} letras), por favor."


def only_approved(*, waits: bool) -> str:
    """Nobody vouched for them."""
    if waits:
        return "Su registro espera la aprobación de la Secretaría. En cuanto se apruebe podrá responder a invitaciones."
    return "Responden a las invitaciones las personas aprobadas por la Secretaría. Para solicitarlo, escriba /registro."


def not_invited(number: int) -> str:
    """They see it, but it is not for them."""
    return (
        f"La reunión {number} invita a otras comisiones o funciones, así que no puedo registrar su respuesta. "
        "Si cree que debería participar, escriba /contactar."
    )


def cancelled(meeting: Meeting) -> str:
    """It will not be held."""
    return f"La reunión {meeting.number}, «{meeting.title}», fue cancelada: ya no hace falta responder."


def has_begun(meeting: Meeting) -> str:
    """It is under way."""
    return f"La reunión {meeting.number}, «{meeting.title}», ya comenzó: ya no registro respuestas."


def is_over(meeting: Meeting) -> str:
    """It was."""
    return f"La reunión {meeting.number}, «{meeting.title}», ya terminó: ya no registro respuestas."


def _may_change() -> str:
    return "Puede cambiar su respuesta cuando lo necesite."
