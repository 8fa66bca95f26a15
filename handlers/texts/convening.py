"""What the secretariat reads while it convenes a meeting, and what everybody is told of one."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from handlers.ports import DeliveryState, Meeting, MeetingState, Mode
from handlers.texts import programme
from handlers.texts.dates import zone_name
from handlers.texts.programme import day, session, when
from handlers.texts.workshop import number

News = Literal["new", "change", "cancel"]

PURPOSE = "convoca una reunión: /convocar 24 y 25 de septiembre, 9 a 17, Ciudad de Panamá, taller de calidad"
ANNOUNCE, PUBLISH, DISCARD, CHANGE, POSTPONE = "Anunciar", "Publicar…", "Descartar", "Corregir", "Cambiar la fecha"
CANCEL, DUPLICATE, ATTENDANCE, REPORT, LEAVE = "Cancelar la reunión", "Duplicar", "Asistencia", "Informe", "Salir"
COMING, NOT_COMING, CALENDAR = "Asistiré", "No asistiré", "Agregar a mi calendario"
TELL = "Cambiar y avisar"
YES_CANCEL, SEE = "Sí, cancelarla y avisar", "Ver la reunión"
_STATES: Mapping[MeetingState, str] = {"draft": "borrador", "announced": "anunciada", "cancelled": "cancelada"}
_MODES: Mapping[Mode, str] = {"in_person": "presencial", "online": "en línea", "hybrid": "presencial y en línea"}
_ROLES = {"official": "funcionarios", "secretariat": "Secretaría", "admin": "administración"}


def write_it() -> str:
    """Waits for everything in one message."""
    return (
        "Escriba la reunión en un mensaje, con lo que ya sepa. Por ejemplo:\n"
        "24 y 25 de septiembre, 9 a 17, Ciudad de Panamá, presencial, segunda reunión técnica de CONARE\n\n"
        "Le mostraré qué entendí antes de guardar nada. Para dejarlo, /cancelar."
    )


def lacking(what: str) -> str:
    """The one thing that is missing; what was written already is kept."""
    return {
        "when": "¿Qué día o días? Por ejemplo: 24 y 25 de septiembre, de 9 a 17.",
        "ends": "¿A qué hora termina? Escriba el horario completo, por ejemplo: de 9 a 17.",
        "zone": "¿En qué ciudad o país, o con la hora de qué país? Por ejemplo: Lima, o «hora de Panamá».",
        "title": "¿Cómo se llama la reunión?",
    }[what]


def again(reason: str) -> str:
    """Why it cannot be; the message is written again."""
    return f"{reason}\n\nEscríbalo de nuevo, por favor, o /cancelar."


def card(meeting: Meeting, left: Sequence[str] = ()) -> str:
    """Everything that was understood, and what nothing was made of."""
    lines = [
        f"Reunión {meeting.number} · {_STATES[meeting.state]}\n{meeting.title}",
        programme.numbered(meeting),
        f"Modalidad: {_MODES[meeting.mode]}",
        _line("Dónde", ", ".join(filter(None, (meeting.place, meeting.city, meeting.country)))),
        _line("Enlace", meeting.link),
        _line("Convoca", meeting.convenes),
        _line("Tema", meeting.theme),
        _line("Agenda", meeting.agenda),
        f"Se invita a: {invited(meeting)}",
        _line("Documentos", number(len(meeting.documents)) if meeting.documents else ""),
        f"\nNo supe dónde poner: {'; '.join(f'«{part}»' for part in left)}." if left else "",
    ]
    return "\n".join(line for line in lines if line)


def how_to_change(meeting: Meeting) -> str:
    """Under a draft."""
    return (
        "Para corregir algo, responda a este mensaje, por ejemplo «9:30 a 16», «título: Taller de calidad», «agenda: …» o "
        f"«invitados: Chile, Perú». También /reunion editar {meeting.number} lugar: Hotel Central. {programme.how(meeting)}"
    )


def invited(meeting: Meeting) -> str:
    """Countries and roles; everybody when none is named."""
    parts = [*meeting.countries, *(_ROLES[role] for role in meeting.roles)]
    return ", ".join(parts) if parts else "todas las personas aprobadas"


def announcement(meeting: Meeting, news: News, zone: ZoneInfo, *, link: bool) -> str:
    """What each invited person reads, on their own clocks; the host's too when they differ."""
    heads = {"new": "Nueva reunión", "change": "Cambia una reunión", "cancel": "Se canceló una reunión"}
    away = meeting.starts.astimezone(zone).utcoffset() != meeting.starts.astimezone(meeting.clocks).utcoffset()
    whole = all(one.whole_days for one in meeting.sessions)
    mine = meeting.clocks if whole else zone
    lines = [
        f"{heads[news]}: {meeting.title}",
        f"Cuándo: {when(meeting, mine)} ({zone_name(mine)})",
        f"En la sede: {when(meeting, meeting.clocks)} ({zone_name(meeting.clocks)})" if away and not whole else "",
        programme.announced(meeting) if news != "cancel" else "",
        _line("Dónde", ", ".join(filter(None, (meeting.place, meeting.city, meeting.country)))),
        _line("Enlace", meeting.link if link and news != "cancel" else ""),
        _line("Convoca", meeting.convenes),
    ]
    return "\n".join(line for line in lines if line)


def preview(text: str, people: int) -> str:
    """What leaves, and to how many."""
    return f"Así lo leerá cada persona, con su hora:\n\n{text}\n\n{receive(people)}."


def receive(people: int) -> str:
    """«Lo recibirá una persona»."""
    return f"Lo recibirá{'' if people == 1 else 'n'} {reach(people)}"


def reach(people: int) -> str:
    """«una persona», «1.200 personas»."""
    return "una persona" if people == 1 else f"{number(people)} personas"


def nobody() -> str:
    """Nobody would read it."""
    return "Todavía no hay nadie a quien anunciarla: ninguna persona aprobada e invitada ha escrito al asistente."


def announcing(people: int) -> str:
    """The workshop sends."""
    return f"Queda anunciada. La envío a {reach(people)}; le digo cuando termine."


def changing(people: int) -> str:
    """The workshop sends."""
    return f"Queda cambiada. Aviso a {reach(people)}; le digo cuando termine."


def progress_done(sent: int, meeting: Meeting) -> str:
    """What the workshop did."""
    return (
        f"«{meeting.title}»: puse en camino {number(sent)} {'aviso' if sent == 1 else 'avisos'}. "
        f"Con /reunion informe {meeting.number} verá cuántos llegaron."
    )


def changed_meanwhile() -> str:
    """Somebody else was quicker."""
    return "Otra persona cambió esta reunión mientras tanto. Mírela de nuevo antes de seguir."


def no_such_meeting(said: str) -> str:
    """Unknown."""
    return f"No hay una reunión con el número «{said[:12]}». Vea las que hay con /reunion."


def not_while(meeting: Meeting) -> str:
    """It is in another state."""
    return f"La reunión {meeting.number} está {_STATES[meeting.state]}: eso ya no se puede hacer."


def is_over(meeting: Meeting) -> str:
    """Nobody is told of the past."""
    return f"La reunión {meeting.number} ya pasó o ya empezó: no se anuncia. Corrija la fecha primero."


def overlap() -> str:
    """Sessions one over the other."""
    return "Dos sesiones se superponen. Escriba los horarios de nuevo; las que son a la vez llevan lugares distintos."


def nothing_understood() -> str:
    """A correction that says nothing of a meeting."""
    return (
        "No entendí qué corregir. Escriba, por ejemplo, «título: …», «lugar: …», «9:30 a 16», «25 de septiembre», "
        f"«virtual», «invitados: Chile, Perú» o «invitados: todos». {programme.ALL} {programme.ONE}"
    )


def cancel_it(meeting: Meeting) -> str:
    """Before it is done."""
    return f"¿Cancelo «{meeting.title}» y aviso a quienes la conocen? No se puede deshacer."


def cancelled(people: int) -> str:
    """Done."""
    return f"Queda cancelada. Aviso a {reach(people)}."


def discarded(meeting: Meeting) -> str:
    """A draft is gone."""
    return f"Descarté el borrador de «{meeting.title}»."


def unknown_guests(said: str) -> str:
    """Neither a country nor a role."""
    return (
        f"No reconozco «{said[:40]}» como país ni como grupo. Escriba países separados por comas, «funcionarios», "
        "«Secretaría», «administración», o «todos»."
    )


def listed(meetings: Sequence[Meeting]) -> str:
    """Drafts and what is to come, for the secretariat."""
    if not meetings:
        return f"No hay reuniones cargadas. Para convocar una: {PURPOSE.split(': ')[1]}"
    lines = [f"{m.number}. {m.title} · {_STATES[m.state]} · {day(m.starts.astimezone(m.clocks))}" for m in meetings]
    return "Reuniones:\n" + "\n".join(lines)


def report(meeting: Meeting, tally: Mapping[DeliveryState, int]) -> str:
    """Delivered, on their way, failed."""
    waiting = tally.get("scheduled", 0) + tally.get("queued", 0) + tally.get("sending", 0)
    return (
        f"«{meeting.title}», avisos: entregados {number(tally.get('sent', 0))}, en camino {number(waiting)}, "
        f"sin entregar {number(tally.get('failed', 0))}."
    )


def reminder(meetings: Sequence[Meeting], own: ZoneInfo | None, now: datetime, *, link: bool) -> str:
    """One honest message, however many were due; on the clocks of each host when the reader's own are not known."""
    head = "Recordatorio" if len(meetings) == 1 else "Recordatorios"
    return f"{head}:\n" + "\n\n".join(_reminded(meeting, own, now, link=link) for meeting in meetings)


def _reminded(meeting: Meeting, own: ZoneInfo | None, now: datetime, *, link: bool) -> str:
    whole = meeting.sessions[0].whole_days
    clocks = meeting.clocks if whole or own is None else own
    first = session(meeting.sessions[0], clocks)
    parts = (
        f"«{meeting.title}» {_left(meeting.starts - now)}: {first} ({zone_name(clocks)}).",
        _line(
            "Dónde", ", ".join(filter(None, (programme.within_the_city(meeting, meeting.sessions[0]), meeting.city)))
        ),
        _line("Enlace", meeting.link if link else ""),
    )
    return "\n".join(part for part in parts if part)


def _left(until: timedelta) -> str:
    """«empieza en 58 minutos», «empieza en 6 días»."""
    minutes = max(1, round(until.total_seconds() / 60))
    if minutes < 90:
        return f"empieza en {minutes} {'minuto' if minutes == 1 else 'minutos'}"
    hours = round(minutes / 60)
    if hours < 36:
        return f"empieza en {hours} horas"
    return f"empieza en {round(hours / 24)} días"


def _line(name: str, value: str) -> str:
    return f"{name}: {value}" if value else ""


def preparing_attendance() -> str:
    """The sheet comes as a letter."""
    return "Preparo la lista de asistencia. Se la envío en un momento."


def attendance(meeting: Meeting, by_country: Sequence[tuple[str, int, int, int]]) -> str:
    """Counts by country; names are in the sheet."""
    if not by_country:
        return f"«{meeting.title}»: todavía nadie respondió."
    lines = [
        f"· {country or 'sin país'}: asisten {yes}, delegan {deputy}, no asisten {no}"
        for country, yes, deputy, no in by_country
    ]
    return f"«{meeting.title}», respuestas por país:\n" + "\n".join(lines)


def attendance_gone(meeting: Meeting) -> str:
    """Forgotten a year after the meeting."""
    return f"«{meeting.title}» terminó hace más de un año: ya no se conserva quién respondió."


ATTENDANCE_COLUMNS = ("País", "Comisión", "Nombre", "Respuesta", "Delega en", "Respondió")
ANSWERS = {"yes": "asistirá", "no": "no asistirá", "delegate": "delega"}


def see(meeting: Meeting) -> str:
    """A button of the list."""
    return f"Ver la {meeting.number}: {meeting.title[:40]}"


def reading_calendar() -> str:
    """The workshop reads."""
    return "Leo el calendario y le muestro qué reuniones trae. Nada se anuncia sin su confirmación."


def cannot_fetch() -> str:
    """The channel did not give the file, or it is too large."""
    return "No pude obtener el archivo, o pesa más de 20 MB. Envíelo de nuevo, por favor."


def imported(meetings: Sequence[Meeting], unsure: ZoneInfo | None) -> str:
    """What a calendar became."""
    lines = [f"{one.number}. {one.title} · {day(one.starts.astimezone(one.clocks))}" for one in meetings]
    clocks = (
        f"\n\nEl archivo no dice de qué zona son algunas horas: las leí con la {zone_name(unsure)}. Revíselas."
        if unsure
        else ""
    )
    return "Borradores que trae el calendario:\n" + "\n".join(lines) + clocks


def send_with_it(meeting: Meeting) -> str:
    """How a document comes in."""
    return f"Envíe el documento y escriba en el mismo mensaje: /reunion documento {meeting.number}"


def keeping_document(name: str) -> str:
    """The workshop keeps it."""
    return f"Guardo «{name[:60]}»."


def with_document(meeting: Meeting, name: str) -> str:
    """It goes along from now on."""
    return f"«{name[:60]}» acompaña ahora a «{meeting.title}». Lo reciben con /documentos {meeting.number} las personas aprobadas."


def no_such_deed(said: str) -> str:
    """Unknown."""
    return (
        f"No sé hacer «{said[:20]}» con una reunión. Con /reunion y su número la ve, con botones; con /reunion nueva, o "
        "/convocar, empieza otra."
    )
