"""/avisos: what somebody hears of meetings, as they read it."""

from collections.abc import Sequence
from datetime import timedelta

from handlers.ports import Subscription

NOTICES = "elige qué avisos y recordatorios de reuniones recibe"
EVERYTHING, SILENCE, HEAR = "Avisar de todas", "No avisarme", "Volver a avisarme"

_CONCERNS = (
    "Son de interés para un país las que recibe como sede, las que convoca él o su comisión, las que lo nombran en el "
    "título, el tema o la agenda, y las que lo invitan por su nombre."
)
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


def state(chosen: Subscription) -> str:
    """What holds now, and how to change it."""
    if chosen.silent:
        return (
            "No recibe avisos ni recordatorios de reuniones. Si respondió que asistirá a una, se le avisará solo si cambia "
            "o se cancela. Para volver a recibirlos, elija «Volver a avisarme»."
        )
    about = ", ".join(_about(chosen)) or "todas las que le invitan"
    explained = f"\n{_CONCERNS}" if chosen.countries else ""
    return (
        f"Recibe aquí los avisos de reuniones: {about}.{explained}\nRecordatorios antes del comienzo: {leads(chosen.leads)}.\n\n"
        "Toque un plazo para activarlo o quitarlo, o escriba uno propio: /avisos 2 horas. "
        "También: /avisos tema digitalización, /avisos país Chile, /avisos todo, /avisos ninguno."
    )


def leads(chosen: Sequence[timedelta]) -> str:
    """«7 días, 1 día y 1 hora»."""
    *others, last = [lead(one) for one in sorted(chosen, reverse=True)] or ["ninguno"]
    return f"{', '.join(others)} y {last}" if others else last


def lead(one: timedelta) -> str:
    """«7 días», «90 minutos»."""
    for unit, name in ((_DAY, "día"), (_HOUR, "hora")):
        if one % unit == timedelta():
            return _counted(one // unit, name)
    return _counted(one // timedelta(minutes=1), "minuto")


def toggle(one: timedelta, *, on: bool) -> str:
    """A button says what holds, in words: a mark alone is not read aloud."""
    return f"{lead(one)}: {'sí' if on else 'no'}"


def will_hear(chosen: Subscription) -> str:
    """They asked to be told."""
    about = ", ".join(_about(chosen))
    which = f" ({about})" if about else ""
    return (
        f"De acuerdo: recibirá aquí el aviso cuando la Secretaría anuncie una reunión{which}, y recordatorios "
        f"antes del comienzo: {leads(chosen.leads)}."
    )


def unknown_country(written: str) -> str:
    """No country is called that."""
    return f"No conozco el país «{written[:40]}». Escríbalo así: /avisos país Chile."


def which_theme(longest: int) -> str:
    """No theme follows, or one that is too long."""
    return f"Escriba el tema en pocas palabras (hasta {longest} letras): /avisos tema digitalización."


def too_many(most: int) -> str:
    """Of moments, themes or countries."""
    return f"Puede elegir hasta {most}. Quite alguno primero, por favor: escríbalo de nuevo y se quita."


def bad_lead() -> str:
    """Too short, or too long before."""
    return "El plazo va de 5 minutos a 60 días, por ejemplo: /avisos 2 horas, /avisos 3 días."


def not_understood() -> str:
    """Something else follows."""
    return "No entendí qué avisos desea."


def _about(chosen: Subscription) -> list[str]:
    themes = [f"tema «{theme}»" for theme in chosen.themes]
    return [*themes, *([f"de interés para {' o '.join(chosen.countries)}"] if chosen.countries else [])]


def _counted(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
