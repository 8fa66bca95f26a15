"""What calendars show of a meeting, and why a calendar file cannot be read."""

from collections.abc import Mapping, Sequence

from handlers.ports.meetings import Meeting, Mode, Session
from handlers.texts.programme import where

CANCELLED = "CANCELADA: "
"""Told in the title too: not every calendar shows the state."""
FEED = "Reuniones del Proceso de Quito"
ONLINE = "En línea"
_MODES: Mapping[Mode, str] = {"in_person": "presencial", "online": "en línea", "hybrid": "presencial y en línea"}
_MOST_PROBLEMS = 5


def title(meeting: Meeting, session: str, *, cancelled: bool) -> str:
    """The session is named after the meeting."""
    whole = f"{meeting.title} — {session}" if session else meeting.title
    return CANCELLED + whole if cancelled else whole


def location(meeting: Meeting, session: Session) -> str:
    """Where to go."""
    return where(meeting, session) or (ONLINE if meeting.mode == "online" else "")


def details(meeting: Meeting, *, whole_days: bool, approved: bool) -> str:
    """What to know; the link only for whoever was approved."""
    lines = [f"Convoca: {meeting.convenes}"] if meeting.convenes else []
    lines.append(f"Modalidad: {_MODES[meeting.mode]}")
    if whole_days:
        lines.append("Horario por confirmar.")
    if meeting.link and approved:
        lines.append(f"Enlace: {meeting.link}")
    elif meeting.link:
        lines.append("El enlace se entrega a las personas aprobadas por la secretaría.")
    return "\n".join(lines) + (f"\n\nAgenda:\n{meeting.agenda}" if meeting.agenda else "")


def refused(problems: Sequence[str]) -> str:
    """All of what is wrong, as long as it can be read."""
    rest = len(problems) - _MOST_PROBLEMS
    more = [f"… y {rest} más."] if rest > 0 else []
    return "\n".join([*problems[:_MOST_PROBLEMS], *more])


def too_large(most: int) -> str:
    """In millions of bytes."""
    return f"El archivo es demasiado grande para ser un calendario: leo hasta {most // 1_000_000} MB."


def empty() -> str:
    """No bytes."""
    return "El archivo está vacío."


def no_calendar() -> str:
    """Something else."""
    return (
        "El archivo no es un calendario (.ics): no empieza con BEGIN:VCALENDAR. Expórtelo de nuevo desde su calendario."
    )


def old_format() -> str:
    """The .vcs of the nineties."""
    return "El archivo usa el formato antiguo vCalendar 1.0 (.vcs). Guárdelo como iCalendar (.ics) y envíelo de nuevo."


def broken() -> str:
    """Its parts do not close."""
    return "El archivo está cortado o mal armado: alguna parte no se cierra. Expórtelo de nuevo desde su calendario."


def an_answer() -> str:
    """REPLY, COUNTER, REFRESH, DECLINECOUNTER."""
    return "El archivo es la respuesta de alguien a una invitación, no una reunión."


def no_events() -> str:
    """Tasks, perhaps."""
    return "El calendario no trae ninguna reunión."


def too_many(found: int, most: int) -> str:
    """A whole calendar."""
    return f"El archivo trae {found} reuniones y leo hasta {most} por vez. Exporte solo las que quiere anunciar."


def nameless() -> str:
    """An event without a title."""
    return "sin título"


def no_start(name: str) -> str:
    """DTSTART is missing or no date."""
    return f"«{name}»: no dice cuándo empieza, o la fecha no se entiende (DTSTART)."


def no_end(name: str) -> str:
    """Neither DTEND nor DURATION can be read."""
    return f"«{name}»: no dice cuándo termina, o no se entiende (DTEND o DURATION)."


def ends_too_early(name: str) -> str:
    """Not after its start."""
    return f"«{name}»: termina antes de empezar, o al mismo tiempo."


def out_of_range(name: str, first: int, last: int) -> str:
    """Years nobody plans for."""
    return f"«{name}»: la fecha está fuera de los años que acepto ({first} a {last})."


def rule_not_understood(name: str) -> str:
    """Beyond days, weeks and months."""
    return f"«{name}»: se repite con una regla que no sé expandir. Envíe cada fecha como una reunión o use /importar."


def endless(name: str, most: int) -> str:
    """Without an end, or too far away."""
    return f"«{name}»: se repite sin fin o más de {most} veces. Indique cuándo termina la repetición."


def overlapping(name: str) -> str:
    """A repetition shorter than what is repeated."""
    return f"«{name}»: sus sesiones se superponen."


def nothing_left(name: str) -> str:
    """All dates are excluded, or come after the end."""
    return f"«{name}»: se repite, pero no queda ninguna de sus fechas."
