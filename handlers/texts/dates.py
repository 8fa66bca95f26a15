"""Moments, as they are written in Spanish: in UTC for a record, on the clocks of a zone for somebody who waits."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from handlers.countries import city_of
from handlers.secretariat.calendar import Calendar
from handlers.secretariat.hours import DAY, Shift, clock
from handlers.texts.calendar import WEEKDAYS

_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip


def day(moment: datetime) -> str:
    """«5 de marzo de 2026», in UTC."""
    return f"{moment.day} de {_MONTHS[moment.month - 1]} de {moment.year}"


def short_date(day: date, *, year: bool = True) -> str:
    """«5 de marzo de 2026», or without its year."""
    return f"{day.day} de {_MONTHS[day.month - 1]}{f' de {day.year}' if year else ''}"


def minute(moment: datetime) -> str:
    """«5 de marzo de 2026, 14:05 UTC»."""
    return f"{day(moment)}, {moment:%H:%M} UTC"


def when(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """«hoy a las 17:00», «el lunes 30 de noviembre a las 17:00», for somebody who lives in that zone."""
    return f"{_near(moment, now, zone) or f'el {_date(moment, now, zone)}'} {_at(moment, zone)}"


def when_there(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """«hoy a las 17:00 (hora de Santiago)», for somebody who may live elsewhere."""
    return f"{when(moment, now, zone)} ({zone_name(zone)})"


def on_date(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """«lunes 30 de noviembre, 17:00», for what is still read another day."""
    return f"{_date(moment, now, zone)}, {hour(moment, zone)}"


def weekday_of(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """«lunes 30 de noviembre», with its year when that is another one."""
    return _date(moment, now, zone)


def hour(moment: datetime, zone: ZoneInfo) -> str:
    """«17:00»."""
    there = moment.astimezone(zone)
    return clock(there.hour * 60 + there.minute)


def zone_name(zone: ZoneInfo) -> str:
    """«hora de Asunción»; a zone that no country of ours has is called by its city, as the database writes it."""
    city = city_of(zone.key) or zone.key.rpartition("/")[2].replace("_", " ")
    return f"hora {city}" if city == "UTC" else f"hora de {city}"


def expected(now: datetime, due: datetime, calendar: Calendar) -> str:
    """Until when an answer normally comes, and, when nobody is there now, why it takes until then."""
    zone = calendar.zone
    near = _near(due, now, zone)
    until = f"{near} antes {_at(due, zone, 'de')}" if near else f"antes del {_date(due, now, zone)} {_at(due, zone)}"
    promise = f"La Secretaría responde normalmente {until} ({zone_name(zone)})."
    return promise if calendar.is_open(now) else f"{promise} {_closed(now, calendar)}"


def spoken_hours(calendar: Calendar) -> str:
    """«lunes a viernes de 9:00 a 13:00 y de 14:00 a 17:30; sábado de 9:00 a 12:00»."""
    same: dict[tuple[Shift, ...], list[int]] = {}
    for weekday, shifts in enumerate(calendar.hours):
        if shifts:
            same.setdefault(shifts, []).append(weekday)
    return "; ".join(f"{_weekdays(days)} {_listed(map(_shift, shifts))}" for shifts, days in same.items())


def _closed(now: datetime, calendar: Calendar) -> str:
    hours = spoken_hours(calendar)
    if calendar.is_day_off(now):
        return f"Hoy es día inhábil para ella; su horario de atención es: {hours}."
    return f"Ahora está fuera de su horario de atención ({hours})."


def _near(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """The word for a day that has one."""
    there, today = moment.astimezone(zone).date(), now.astimezone(zone).date()
    return {today: "hoy", today + timedelta(days=1): "mañana"}.get(there, "")


def _date(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """«lunes 30 de noviembre», with its year when that is another one."""
    there = moment.astimezone(zone)
    year = f" de {there.year}" if there.year != now.astimezone(zone).year else ""
    return f"{WEEKDAYS[there.weekday()]} {there.day} de {_MONTHS[there.month - 1]}{year}"


def _at(moment: datetime, zone: ZoneInfo, word: str = "a") -> str:
    """«a las 17:00», «de la 1:30»."""
    article = "la" if moment.astimezone(zone).hour == 1 else "las"
    return f"{word} {article} {hour(moment, zone)}"


def _shift(shift: Shift) -> str:
    if shift == Shift(0, DAY):
        return "las 24 horas"
    return f"de {clock(shift.opens)} a {clock(shift.closes)}"


def _weekdays(days: Sequence[int]) -> str:
    """«lunes a viernes», «lunes, miércoles y viernes»."""
    if len(days) == len(WEEKDAYS):
        return "todos los días"
    runs = [[day for _, day in run] for _, run in groupby(enumerate(days), lambda pair: pair[1] - pair[0])]
    parts: list[str] = []
    for run in runs:
        names = [WEEKDAYS[day] for day in run]
        parts += [f"{names[0]} a {names[-1]}"] if len(names) > 2 else names
    return _listed(parts)


def _listed(parts: Iterable[str]) -> str:
    """«a, b y c»."""
    *others, last = parts
    return f"{', '.join(others)} y {last}" if others else last
