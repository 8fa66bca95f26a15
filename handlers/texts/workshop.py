"""How far a job is, as whoever asked for it reads."""

from handlers.ports import JobKind

_DOING: dict[JobKind, str] = {
    "try": "Probando preguntas",
    "import": "Revisando filas",
    "export": "Preparando el archivo",
    "template": "Preparando la plantilla",
    "statistics": "Preparando las estadísticas",
    "backup": "Haciendo la copia de respaldo",
    "announce": "Enviando avisos",
    "calendar": "Leyendo el calendario",
    "document": "Guardando el documento",
    "meetings": "Leyendo la hoja de reuniones",
    "meetings_template": "Preparando la plantilla de reuniones",
    "attendance": "Preparando la lista de asistencia",
}


def progress(kind: JobKind, done: int, whole: int) -> str:
    """«Probando preguntas: 1.200 de 4.000 (30 %)…»."""
    return f"{_DOING[kind]}: {number(done)} de {number(whole)} ({100 * done // max(whole, 1)} %)…"


def failed(kind: JobKind) -> str:
    """Something of ours went wrong; nothing was changed."""
    return (
        f"{_DOING[kind]}: algo falló de nuestro lado y no se cambió nada. Inténtelo de nuevo; si vuelve a ocurrir, "
        "avise a quien mantiene el servicio."
    )


def number(count: int) -> str:
    """«1.200»."""
    return f"{count:,}".replace(",", ".")
