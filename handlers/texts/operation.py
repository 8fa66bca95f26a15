"""For whoever installs and runs the program: what is wrong, in one line, and what to do about it."""

from collections.abc import Sequence
from pathlib import Path


def bad_database_url(example: str) -> str:
    """DATABASE_URL cannot be used; it is not quoted, because it may hold a password."""
    return f"DATABASE_URL debe señalar un archivo de SQLite, por ejemplo «{example}»."


def bad_log_level(given: str, known: Sequence[str]) -> str:
    """LOG_LEVEL is none of the known ones."""
    return f"LOG_LEVEL debe ser {', '.join(known[:-1])} o {known[-1]}, no «{given.strip()}»."


def unreadable_settings(file: Path) -> str:
    """The .env file is there and cannot be read."""
    return f"No se puede leer el archivo de configuración «{file}»: revise sus permisos y que sea texto UTF-8."


def not_installed(package: str) -> str:
    """A package is missing: the program was started outside its environment."""
    return f"Falta el paquete «{package}»: ejecute «make setup» y use .venv/bin/python, o simplemente «make run»."


def database_failed(place: str) -> str:
    """Some other failure: a full disk, a broken one."""
    return f"La base de datos «{place}» falló: compruebe que haya espacio en el disco y que este funcione."


def database_cannot_open(place: str) -> str:
    """Neither created nor opened."""
    return f"No se puede crear ni abrir la base de datos «{place}»: revise la ruta y los permisos de su carpeta."


def database_read_only(place: str) -> str:
    """It opens, but nothing can be stored."""
    return f"La base de datos «{place}» es de solo lectura: conceda permiso de escritura al archivo y a su carpeta."


def database_locked(place: str) -> str:
    """Another program holds it."""
    return f"Otro programa tiene ocupada la base de datos «{place}»: ciérrelo e intente de nuevo."


def database_damaged(place: str) -> str:
    """Corrupt, or not a database."""
    return f"El archivo «{place}» está dañado o no es una base de datos: restaure una copia o indique otro archivo."


def database_foreign(place: str) -> str:
    """A database, but of another program."""
    return f"La base de datos «{place}» pertenece a otro programa: indique otro archivo en DATABASE_URL."


def database_too_new(place: str) -> str:
    """Written by a newer version."""
    return f"La base de datos «{place}» es de una versión más nueva de este programa: actualice el programa."


def one_line(problem: str) -> str:
    """Any message, on one line."""
    return " ".join(problem.split())


def bad_arguments(program: str, usage: str) -> str:
    """The command line was not understood."""
    return f"No se entiende la orden. {' '.join(usage.split())} — más ayuda: {program} --help"


USAGE = "Uso: "
OPTIONS = "opciones"
ORDERS = "órdenes"
HELP_HELP = "muestra esta ayuda y termina"
PROGRAM_HELP = (
    "Enlace CONARE: asistente para funcionarios de las comisiones de refugio. Sin orden, abre la conversación."
)
CHAT_HELP = "conversa en esta terminal (es lo que ocurre si no se indica nada)"
CHAT_AS_HELP = "con qué vista entrar: oficial, secretaria o admin (por defecto, oficial)"
CHAT_PERSON_HELP = "nombre con el que entra la persona; por defecto, el de la vista"
ASK_HELP = "responde una pregunta y termina"
ASK_JSONL_HELP = "lee preguntas en JSON, una por línea, y responde una por línea"
QUESTION_HELP = "la pregunta, entre comillas"
EXPLAIN_HELP = "explica por qué se responde así a una pregunta"
CONTENT_HELP = "revisa los contenidos"
CONTENT_CHECK_HELP = "informa de todos los errores de los contenidos a la vez"


def question_missing() -> str:
    """`ask` without a question."""
    return 'Falta la pregunta. Ejemplo: python -m bot ask "¿Cuándo fue la VI reunión?"'
