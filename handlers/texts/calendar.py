"""What whoever installs the assistant reads when the working calendar is written wrong: one sentence a mistake."""

WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


def not_a_day(written: str) -> str:
    """A word where a day should stand."""
    return f"«{written}» no es un día de la semana; use lun, mar, mié, jue, vie, sáb o dom."


def no_days(written: str) -> str:
    """Hours of nobody knows which day."""
    return f"«{written}» no indica el día; escriba por ejemplo lun-vie 09:00-17:00."


def no_hours(written: str) -> str:
    """Days without hours, or with something else in their place."""
    return f"«{written}» no indica las horas; escriba por ejemplo lun-vie 09:00-13:00, 14:00-17:30."


def not_an_hour(written: str) -> str:
    """25:00, 9:75."""
    return f"«{written}» no es una hora entre 00:00 y 24:00."


def reversed_hours(written: str) -> str:
    """It closes before it opens."""
    return f"«{written}»: la hora de cierre debe ser posterior a la de apertura."


def overlapping(weekday: int, one: str, other: str) -> str:
    """Two shifts of a day at once."""
    return f"Los turnos del {WEEKDAYS[weekday]} se superponen: {one} y {other}."


def never_open() -> str:
    """Nothing could ever be promised."""
    return "El horario no tiene ninguna hora de atención; escriba por ejemplo lun-vie 09:00-17:00."


def no_such_zone(written: str) -> str:
    """Not in the time zone database."""
    return f"La zona horaria «{written}» no existe; escriba por ejemplo America/Santiago."


def no_such_country(written: str) -> str:
    """A country whose holidays nobody knows."""
    return f"No se conocen los feriados del país «{written}»; escriba su código de dos letras, por ejemplo CL."


def not_a_date(written: str) -> str:
    """An extra day off that is no day."""
    return f"«{written}» no es una fecha; escríbala como 2026-12-24."
