"""What is said to the person when a date cannot be or can be two: the only Spanish of this package that people read."""

from collections.abc import Sequence
from datetime import date, time

from handlers.countries import city_of
from handlers.meetings.when.almanac import length_of, weekday_of
from handlers.meetings.when.values import Span

_WEEKDAYS = ("", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_MONTHS = (
    "", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip
_NTH = {1: "primer", 2: "segundo", 3: "tercer", 4: "cuarto", 5: "quinto"}

ONE_DATE = (
    "Eso se repite, y para anunciar una reunión necesito una fecha concreta. ¿Me la dice con día y mes, por favor?"
)
WORKING_DAYS = "No cuento días hábiles, porque los feriados cambian según el país. ¿Me dice el día y el mes, por favor?"
WHICH_HOUR = "Veo más de un horario y no sé cuál corresponde. ¿Me escribe el día y la hora de nuevo, por favor?"
WHICH_DAY = "Veo más de una fecha posible y no sé cuál corresponde. ¿Me la escribe con día, mes y año, por favor?"
REFUSED = "Entiendo qué fecha no puede ser. ¿Me dice cuál sí, con día y mes, por favor?"
EXACT_DAY = "Para anunciar la reunión necesito el día exacto. ¿Me lo dice con día y mes, por favor?"
MORNING_OR_AFTERNOON = "¿Es de la mañana o de la tarde? Escríbame la hora de 0 a 24, por favor (por ejemplo, 15:00)."


def said(day: date) -> str:
    """«24 de septiembre de 2027»."""
    return f"{day.day} de {_MONTHS[day.month]} de {day.year}"


def no_such_day(day: int, month: int, year: int, *, year_said: bool) -> str:
    """Why a day is not in the calendar."""
    if not 1 <= month <= 12:
        return f"No existe el mes {month}: escriba primero el día y después el mes, por favor (por ejemplo, 24/9/2027)."
    leap = month == 2 and day == 29
    of_year = f" de {year}" if leap or year_said else ""
    length = f"{_MONTHS[month]} tiene {length_of(year, month)} días"
    return f"El {day} de {_MONTHS[month]}{of_year} no existe: {length}{' ese año' if month == 2 else ''}."


def year_out_of_reach(year: int) -> str:
    """A year that no meeting is held in."""
    return f"El año {year} no parece correcto. ¿Me escribe la fecha de nuevo, por favor?"


def other_weekday(day: date, weekday: int) -> str:
    """The weekday that was said is not that of the day."""
    return f"El {said(day)} no es {_WEEKDAYS[weekday]}, es {_WEEKDAYS[weekday_of(day)]}."


def no_nth(nth: int, weekday: int, year: int, month: int) -> str:
    """A month that has no fifth Monday."""
    return f"No hay un {_NTH[nth]} {_WEEKDAYS[weekday]} en {_MONTHS[month]} de {year}."


def reversed_days(first: date, last: date) -> str:
    """A range that ends before it begins."""
    return f"El último día ({said(last)}) es anterior al primero ({said(first)})."


def reversed_hours(opens: int, closes: int) -> str:
    """Hours, in minutes of the day, that end before they begin."""
    if opens == closes:
        return f"La hora de inicio y la de fin son la misma ({_clock(opens)})."
    return f"La hora de fin ({_clock(closes)}) es anterior a la de inicio ({_clock(opens)})."


def no_such_hour(written: str) -> str:
    """An hour that no clock shows."""
    return f"La hora «{written}» no existe: las horas van de 0:00 a 23:59."


def not_of_that_part(minutes: int, part: str) -> str:
    """«15 de la mañana»."""
    written = f"{part}" if part in ("am", "pm") else f"de la {part}"
    return f"Las {_clock(minutes)} no son {written}. ¿Me escribe la hora de nuevo, por favor?"


def skipped_hour(day: date, hour: time, zone: str) -> str:
    """An hour that the clocks of a zone jump over."""
    city = city_of(zone) or zone.rsplit("/", 1)[-1].replace("_", " ")
    why = f"a esa hora los relojes se adelantan en {city}"
    return f"La hora {hour:%H:%M} del {said(day)} no existe: {why}. ¿Me dice otra hora, por favor?"


def which(spans: Sequence[Span]) -> str:
    """The question that tells the readings apart."""
    days = dict.fromkeys(_days(span) for span in spans)
    hours = dict.fromkeys(_hours(span) for span in spans)
    if len(days) == 1 and len(hours) > 1:
        return f"¿Es {' o '.join(hours)}?"
    names = days if len(hours) == 1 else dict.fromkeys(f"{_days(span)}, {_hours(span)}" for span in spans)
    return f"¿Se refiere {' o '.join(names)}?"


def _days(span: Span) -> str:
    first = f"al {_WEEKDAYS[weekday_of(span.first)]} {said(span.first)}"
    return first if span.first == span.last else f"a los días del {said(span.first)} al {said(span.last)}"


def _hours(span: Span) -> str:
    if span.opens is None:
        return f"hasta las {span.closes:%H:%M}" if span.closes else "sin hora"
    return f"a las {span.opens:%H:%M}" if span.closes is None else f"de {span.opens:%H:%M} a {span.closes:%H:%M}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
