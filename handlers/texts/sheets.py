"""The names of the sheets and columns of the statistics."""

from collections.abc import Sequence

from handlers.statistics.figures import FEWEST, Figures
from handlers.texts.statistics import OUTCOMES

DAYS, THEMES, COUNTRIES, DESK = "Por día", "Temas", "Países", "Secretaría"
UNANSWERED, CONFUSED, VOTES = "Sin respuesta", "Se confunden", "Votos en contra"
DAY_COLUMNS = ("Día", *OUTCOMES, "Total")
THEME_COLUMNS, COUNTRY_COLUMNS, DESK_COLUMNS = ("Tema", "Preguntas"), ("País", "Preguntas"), ("Dato", "Valor")
UNANSWERED_COLUMNS = ("Grupo", "Veces", "Pregunta")
CONFUSED_COLUMNS, VOTE_COLUMNS = ("Una", "Otra", "Veces"), ("Entrada", "Votos en contra menos a favor")
OTHERS = f"Sin país, o de países con menos de {FEWEST} personas aprobadas"


def desk(of: Figures) -> Sequence[tuple[str, object]]:
    """Each figure with its name."""
    return (
        ("Preguntas", of.asked),
        ("Resueltas por el asistente (%)", of.without_help),
        ("Consultas nuevas", of.opened),
        ("Consultas sin respuesta", of.waiting),
        ("Consultas respondidas", len(of.hours)),
        ("Respondidas dentro del plazo", of.in_time),
        ("Horas hasta la respuesta (mediana)", None if of.median_hours is None else round(of.median_hours, 1)),
        ("Votos a favor", of.helped),
        ("Votos en contra", of.not_helped),
    )
