"""Meetings that were announced, as officials read them: in lists, one by one, and when there is none."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.ports import Attendance, AttendanceAnswer, Meeting, Mode
from handlers.texts import sessions

MEETINGS = "muestra las próximas reuniones; también /reuniones marzo, /reuniones Chile"
ONE_MEETING = "muestra una reunión: /reunion 3"
TELL_ME = "Avíseme"
ALL = "Ver las próximas reuniones"
AGENDA = "Agenda y documentos"
MY_NOTICES = "Mis avisos"

_MODES: Mapping[Mode, str] = {"in_person": "presencial", "online": "en línea", "hybrid": "presencial y en línea"}
_ANSWERED: Mapping[AttendanceAnswer, str] = {
    "yes": "Usted respondió: asistirá.",
    "no": "Usted respondió: no asistirá.",
    "delegate": "Usted respondió: delega",
}


def card(
    meeting: Meeting, now: datetime, own: ZoneInfo | None, *, joins: bool, answer: Attendance | None, whole: bool
) -> str:
    """What to know of one; `whole`, with every session. The link only where it `joins`."""
    lines = [_title(meeting), *_capital((sessions.agenda if whole else sessions.when)(meeting, now, own))]
    lines += [_where(meeting)]
    if meeting.convenes:
        lines.append(f"Convoca: {meeting.convenes}")
    if meeting.theme and whole:
        lines.append(f"Tema: {meeting.theme}")
    lines += _link(meeting, now, joins=joins)
    return "\n".join([*lines, *([answered(answer)] if answer else [])])


def line(meeting: Meeting, now: datetime, own: ZoneInfo | None) -> str:
    """One of a list that does not tell everything."""
    return f"• {meeting.number}. {meeting.title}: {sessions.short(meeting, now, own)}"


def upcoming(cards: Sequence[str], others: Sequence[str], *, chosen: str, one: bool) -> str:
    """The list, and what is left out of it."""
    named = f" para «{chosen}»" if chosen else ""
    many = len(cards) > 1 or not one
    head = f"Próximas reuniones{named}:" if many else f"La próxima reunión{named}:"
    rest = ["\n".join(["Después:", *others])] if others else []
    return "\n\n".join([head, *cards, *rest])


def over(lines: Sequence[str], chosen: str) -> str:
    """Announced meetings that are over."""
    named = f" para «{chosen}»" if chosen else ""
    return "\n".join([f"Reuniones anunciadas que ya pasaron{named}:", *lines])


def none(chosen: str, *, past: bool) -> str:
    """None is announced, or none that fits."""
    if past:
        named = f" para «{chosen}»" if chosen else ""
        return f"No tengo anunciada ninguna reunión pasada{named}."
    if chosen:
        return f"No hay ninguna reunión anunciada para «{chosen}»."
    return "No hay ninguna reunión próxima anunciada."


def the_next(card: str) -> str:
    """What there is instead of what was asked for."""
    return f"La próxima que está anunciada:\n\n{card}"


def may_tell() -> str:
    """What the button does."""
    return f"Si toca «{TELL_ME}», recibirá aquí el aviso cuando la Secretaría anuncie una, y sus recordatorios."


def in_a_group() -> str:
    """Not everything is shown."""
    return "En un grupo muestro solo las reuniones abiertas a todas las comisiones, sin enlaces."


def reminded(leads: str) -> str:
    """They asked to be reminded."""
    return f"Le recordaré cada reunión: {leads}. Para cambiarlo, escriba /avisos."


def not_reminded() -> str:
    """They asked to be reminded, and had chosen silence or no moments."""
    return "Hoy no tiene recordatorios activados. Para elegirlos, escriba /avisos."


def which() -> str:
    """A number is missing."""
    return "Indique el número de la reunión, por ejemplo: /reunion 3. Con /reuniones ve las próximas y sus números."


def unknown(number: str) -> str:
    """There is none, or only a draft."""
    return f"No hay ninguna reunión anunciada con el número {number}. Con /reuniones ve las próximas y sus números."


def closed(number: int) -> str:
    """It is for others; what it is, is not said."""
    return (
        f"La reunión número {number} es solo para quienes fueron invitados. Si cree que debería participar, "
        "escriba /contactar."
    )


def details(meeting: Meeting) -> str:
    """The agenda, and whether there ever was a document."""
    parts = [f"Reunión {meeting.number}. {meeting.title}"]
    parts.append(f"Agenda:\n{meeting.agenda}" if meeting.agenda else "La agenda todavía no está publicada.")
    if not meeting.documents:
        parts.append("No tiene documentos.")
    return "\n\n".join(parts)


def go_apart(documents: int) -> str:
    """In messages of their own."""
    if documents == 1:
        return "En mensajes aparte va el documento."
    return f"En mensajes aparte van los {documents} documentos."


def documents_gone(documents: int, *, some_left: bool) -> str:
    """Forgotten a year after the meeting: nothing is promised."""
    if some_left:
        return f"Otros {documents} ya no se conservan." if documents > 1 else "Otro más ya no se conserva."
    said = "El documento ya no se conserva" if documents == 1 else f"Los {documents} documentos ya no se conservan"
    needed = "lo" if documents == 1 else "los"
    return f"{said}: se guardan hasta un año después de la reunión. Si {needed} necesita, escriba /contactar."


def documents_for_approved() -> str:
    """There are some, and they are not for everybody."""
    return (
        "Los documentos se entregan solo a personas aprobadas por la Secretaría. Para solicitarlo, escriba /registro."
    )


def document(meeting: Meeting, name: str) -> str:
    """What goes with a file."""
    return f"Documento de la reunión {meeting.number}: {name}"


def see(meeting: Meeting) -> str:
    """Shows one of the list."""
    return f"Ver {meeting.number}: {meeting.title}"[:60]


def answered(attendance: Attendance) -> str:
    """What they said."""
    said = _ANSWERED[attendance.answer]
    return f"{said} en {attendance.delegate}." if attendance.answer == "delegate" else said


def _title(meeting: Meeting) -> str:
    off = "CANCELADA. " if meeting.state == "cancelled" else ""
    return f"{off}Reunión {meeting.number}. {meeting.title}"


def _capital(lines: Sequence[str]) -> list[str]:
    return [f"{line[:1].upper()}{line[1:]}" for line in lines]


def _where(meeting: Meeting) -> str:
    where = ", ".join(part for part in (meeting.place, meeting.city, meeting.country) if part)
    mode = _MODES[meeting.mode]
    return f"Lugar: {where} ({mode})" if where else f"Modalidad: {mode}"


def _link(meeting: Meeting, now: datetime, *, joins: bool) -> list[str]:
    if not meeting.link or meeting.state == "cancelled" or meeting.ends <= now:
        return []
    if joins:
        return [f"Enlace: {meeting.link}"]
    return ["El enlace se entrega en privado a personas aprobadas por la Secretaría."]
