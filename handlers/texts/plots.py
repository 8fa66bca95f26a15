"""The words inside pictures."""

from datetime import date

from handlers.statistics.figures import Stretch
from handlers.texts.statistics import OUTCOMES, duration
from handlers.texts.statistics import stretch as spoken
from handlers.texts.workshop import number

__all__ = ["OUTCOMES", "number"]

THEMES, COUNTRIES, OTHERS = "Temas más preguntados", "Preguntas por país", "otros o sin país"
VOTES, HELPED, NOT_HELPED = "Votos de quienes preguntaron", "Le sirvió", "No le sirvió"
NOTHING = "Todavía no hay datos"
WAITS = ("hasta 4 horas", "hasta 1 día", "hasta 2 días", "hasta 4 días", "hasta 1 semana", "más")
_MONTHS = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")


def questions(of: Stretch) -> str:
    """A title of two lines."""
    return f"Preguntas por día\n{spoken(of)}"


def subjects(of: Stretch) -> str:
    """A title of two lines."""
    return f"Qué se pregunta, y desde dónde\n{spoken(of)}"


def desk(of: Stretch) -> str:
    """A title of two lines."""
    return f"Consultas a la Secretaría\n{spoken(of)}"


def alone(share: int | None) -> str:
    """«El asistente resolvió por sí mismo el 84 %»."""
    return "Por resultado" if share is None else f"El asistente resolvió por sí mismo el {share} %"


def waits(median: float | None) -> str:
    """«Hasta la respuesta: mediana 5 horas»."""
    return "Hasta la respuesta" + (f": mediana {duration(median)}" if median is not None else "")


def tick(day: date) -> str:
    """«5 mar»."""
    return f"{day.day} {_MONTHS[day.month - 1]}"
