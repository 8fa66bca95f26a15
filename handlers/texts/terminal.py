"""The conversation in a terminal."""

from pathlib import PurePath

from handlers.ports import Role

PROMPT = "> "

_WHO: dict[Role, str] = {
    "official": "Soy Enlace CONARE, el asistente del Proceso de Quito para las comisiones de refugio.",
    "secretariat": "Enlace CONARE, vista de la Secretaría: /pendientes muestra las consultas que esperan respuesta.",
    "admin": "Enlace CONARE, vista de administración: /contenido resume lo que sé y /explicar cómo respondo.",
}


def greeting(role: Role) -> str:
    """Who it is, what to try, how to leave: three lines."""
    return (
        f"{_WHO[role]}\n"
        "Pruebe: «¿Qué dice el literal k de Santiago?», «¿Quién preside la CONARE de Paraguay?» o "
        "«¿Qué países aceptan solicitudes en línea?».\n"
        "Escriba /ayuda para ver qué más puede hacer, o /salir para terminar."
    )


def loading() -> str:
    """The content takes some seconds to load."""
    return "Un momento, por favor: se están cargando los contenidos."


def farewell() -> str:
    """They leave."""
    return "Hasta pronto."


def correction() -> str:
    """Above a message that replaces an earlier one."""
    return "— Corrección de un mensaje anterior —"


def way(label: str, says: str) -> str:
    """What can be done about a message that arrived by itself: its button cannot be tapped here, but typed."""
    return f"{label}: {says}"


def news() -> str:
    """Above a message that arrives by itself."""
    return "— Mensaje nuevo —"


def file_is_at(path: PurePath) -> str:
    """A file that came along."""
    return f"El archivo está en {path}"


def file_is_gone() -> str:
    """It was kept for a month."""
    return "El archivo que acompañaba este mensaje ya no se conserva. Puede pedirlo de nuevo."


def cannot_write(path: PurePath) -> str:
    """The folder is full or read-only."""
    return f"No se pudo escribir el archivo en {path}: revise el espacio y los permisos, y pídalo de nuevo."
