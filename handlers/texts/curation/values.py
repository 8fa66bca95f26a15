"""Why a value is refused, and what to do about it."""

NOTHING = frozenset({"ninguno", "ninguna", "nada", "quitar", "vacio"})
"""What somebody writes who wants an optional value taken away."""


def needed(name: str) -> str:
    """It cannot be empty."""
    return f"La {name} no puede quedar vacía." if name.endswith(("a", "ad")) else f"«{name}» no puede quedar vacío."


def too_long(name: str, length: int, most: int) -> str:
    """With what to do about it."""
    return (
        f"Lo que escribió para «{name}» tiene {length} caracteres y el máximo es {most}. "
        "No se cambió nada: abrévielo, o deje lo esencial y ponga lo demás en «detalle»."
    )


def no_words(name: str) -> str:
    """Only marks."""
    return f"Lo que escribió para «{name}» no tiene palabras. No se cambió nada."


def too_many(name: str, count: int, most: int) -> str:
    """Too many lines."""
    return f"«{name}» tendría {count} líneas y el máximo es {most}. No se cambió nada."


def line_too_long(line: str, most: int) -> str:
    """One of several."""
    return f"Esta línea pasa de {most} caracteres: «{line[:60]}…». No se cambió nada."


def no_date(said: str) -> str:
    """Not a date."""
    return f"No entendí la fecha «{said[:40]}». Escríbala así: 30/06/2027."


def no_such_day(said: str) -> str:
    """The thirty-first of June."""
    return f"El día «{said[:40]}» no existe. Escríbalo así: 30/06/2027."


def one_of(allowed: str) -> str:
    """A closed list."""
    return f"Debe ser {allowed}."


def no_country(said: str) -> str:
    """Unknown."""
    return f"No conozco el país «{said[:40]}»; escríbalo con su nombre completo."
