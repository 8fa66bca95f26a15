"""Figures, as the secretariat and administrators read them; the first lines of a picture say what it shows."""

from collections.abc import Mapping, Sequence

from handlers.statistics.figures import FEWEST, Figures, Stretch
from handlers.texts.board import short
from handlers.texts.dates import short_date
from handlers.texts.workshop import number
from knowledge.clusters import Cluster

PURPOSES: Mapping[str, str] = {
    "estadisticas": "muestra qué se pregunta y cómo se responde: /estadisticas, o con un número de días"
}
MOST_DAYS = 366
OUTCOMES = ("Respondidas", "Con opciones", "Sin respuesta", "Gestiones")
_SHOWN, _QUOTED = 5, 90


def preparing(days: int) -> str:
    """Pictures take a moment."""
    return f"Preparo las estadísticas de los últimos {days} días. Se las envío en un momento."


def bad_days(said: str) -> str:
    """Not a number of days."""
    return f"«{said[:20]}» no es un número de días. Escriba, por ejemplo, /estadisticas 30; el máximo es {MOST_DAYS}."


def stretch(of: Stretch) -> str:
    """«del 27 de octubre al 25 de noviembre de 2026»."""
    return f"del {short_date(of.first, year=of.first.year != of.last.year)} al {short_date(of.last)}"


def questions(of: Figures) -> str:
    """What the first picture shows."""
    if not of.asked:
        return f"Preguntas {stretch(of.stretch)}: todavía ninguna."
    answered, offered, unknown, begun = (
        sum(getattr(day, kind) for day in of.days) for kind in ("answered", "offered", "unknown", "begun")
    )
    return (
        f"Preguntas {stretch(of.stretch)}: {number(of.asked)}. El asistente resolvió por sí mismo el "
        f"{of.without_help} %.\nRespondidas: {number(answered)}. Con opciones: {number(offered)}. "
        f"Sin respuesta: {number(unknown)}. Gestiones: {number(begun)}."
    )


def subjects(of: Figures) -> str:
    """What the second picture shows."""
    themes = ", ".join(f"{theme} ({number(times)})" for theme, times in of.themes[:_SHOWN])
    countries = ", ".join(f"{country} ({number(times)})" for country, times in of.countries)
    lines = [f"Temas más preguntados: {themes}." if themes else "", f"Por país: {countries}." if countries else ""]
    if of.others:
        lines.append(
            f"Sin país o de países con menos de {FEWEST} personas aprobadas, que no se muestran: {number(of.others)}."
        )
    return "\n".join(line for line in lines if line) or "Todavía no hay temas ni países que mostrar."


def desk(of: Figures) -> str:
    """What the third picture shows."""
    lines = [f"Consultas a la Secretaría: {number(of.opened)} nuevas, {number(of.waiting)} sin respuesta todavía."]
    if of.median_hours is not None:
        lines.append(
            f"Respondidas: {number(len(of.hours))}, {number(of.in_time)} dentro del plazo. La mitad tardó "
            f"{duration(of.median_hours)} o menos."
        )
    lines.append(f"Votos: {number(of.helped)} a favor, {number(of.not_helped)} en contra.")
    return "\n".join(lines)


def groups(found: Sequence[Cluster]) -> str:
    """Questions that nobody could be answered."""
    if not found:
        return ""
    lines = [f"· {group(one)}" for one in found[:_SHOWN]]
    more = f"\n… y {len(found) - _SHOWN} grupos más, en la hoja" if len(found) > _SHOWN else ""
    return "Sin respuesta, preguntado más de una vez:\n" + "\n".join(lines) + more


def group(one: Cluster) -> str:
    """«¿Pagan viáticos?» (3 veces)."""
    return f"«{quoted(one.questions[0])}» ({number(one.times)} veces)"


def quoted(question: str) -> str:
    """In one line."""
    return short(question, _QUOTED)


def sheet() -> str:
    """The numbers behind the pictures."""
    return "Los mismos números, en una hoja de cálculo."


def duration(hours: float) -> str:
    """«40 minutos», «5 horas», «2 días y 3 horas»."""
    if hours < 1:
        return counted(max(1, round(hours * 60)), "minuto")
    whole = round(hours)
    days, rest = divmod(whole, 24)
    if not days:
        return counted(whole, "hora")
    return f"{counted(days, 'día')} y {counted(rest, 'hora')}" if rest else counted(days, "día")


def counted(count: int, noun: str) -> str:
    """«1 hora», «2 horas»."""
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"
