"""Moments, as they are written in Spanish."""

from datetime import datetime

_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip


def day(moment: datetime) -> str:
    """«5 de marzo de 2026», in UTC."""
    return f"{moment.day} de {_MONTHS[moment.month - 1]} de {moment.year}"


def minute(moment: datetime) -> str:
    """«5 de marzo de 2026, 14:05 UTC»."""
    return f"{day(moment)}, {moment:%H:%M} UTC"
