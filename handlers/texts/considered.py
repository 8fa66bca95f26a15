"""What the assistant made of a question, as the secretariat reads it on the card."""

from collections.abc import Sequence


def would_answer(label: str) -> str:
    """It had an answer; the person wanted a person."""
    return f"El asistente habría respondido a «{label}»; se prefirió preguntar a la Secretaría."


def hesitated(labels: Sequence[str]) -> str:
    """It asked back."""
    return "El asistente dudó entre " + ", ".join(f"«{label}»" for label in labels) + "."


def known_gap(why: str) -> str:
    """We know that we do not know."""
    return f"El asistente sabe que no tiene esa respuesta. {why}"


def nothing_near(label: str) -> str:
    """Nothing was near enough."""
    nearest = f" Lo más cercano era «{label}»." if label else ""
    return f"El asistente no encontró una respuesta aprobada.{nearest}"


def errand() -> str:
    """It was no question."""
    return "El asistente lo tomó por una gestión, no por una pregunta."
