"""For whoever installs and runs the program: what is wrong, in one line, and what to do about it."""

from collections.abc import Sequence
from pathlib import Path


def bad_database_url(example: str) -> str:
    """DATABASE_URL cannot be used; it is not quoted, because it may hold a password."""
    return f"DATABASE_URL debe señalar un archivo de SQLite, por ejemplo «{example}»."


def not_one_of(name: str, given: str, known: Sequence[str]) -> str:
    """A setting that is none of the known ones."""
    return f"{name} debe ser {', '.join(known[:-1])} o {known[-1]}, no «{given.strip()}»."


def bad_token() -> str:
    """It is not quoted: it is a secret."""
    return "TELEGRAM_BOT_TOKEN no tiene la forma de un token de Telegram, como «123456:ABC…»: cópielo de nuevo de @BotFather."


def bad_url(name: str) -> str:
    """An address that cannot be used."""
    return f"{name} debe ser una dirección que comience por http:// o https://."


def weak_secret() -> str:
    """A webhook without a strong secret could be forged by anybody."""
    return (
        "Con PUBLIC_URL hace falta WEBHOOK_SECRET: de 24 a 256 letras, cifras, guiones o guiones bajos, al azar; "
        "sin él, cualquiera podría hacerse pasar por Telegram."
    )


def bad_smtp_url() -> str:
    """It may hold a password, and is not quoted."""
    return "SMTP_URL debe ser como «smtp://usuario:clave@servidor:587» o «smtps://servidor»."


def bad_address(name: str) -> str:
    """A mail address."""
    return f"{name} debe ser una dirección de correo, como «secretaria@ejemplo.org»."


def mail_is_incomplete() -> str:
    """Mail needs a server and a sender."""
    return "Con SECRETARIAT_EMAIL hacen falta también SMTP_URL y EMAIL_FROM."


def bad_chat_id() -> str:
    """Groups have negative numbers."""
    return "SECRETARIAT_CHAT_ID debe ser el número de un grupo de Telegram, que es negativo, como «-1001234567890»."


def bad_ids(name: str) -> str:
    """Numbers of people."""
    return f"{name} debe ser una lista de números de usuario de Telegram, separados por comas."


def bad_number(name: str, least: int, most: int) -> str:
    """A whole number in a range."""
    return f"{name} debe ser un número entero de {least} a {most}."


def bad_time(name: str) -> str:
    """A time of day."""
    return f"{name} debe ser una hora, como «09:00»."


def bad_listen(example: str) -> str:
    """Where the program listens."""
    return f"LISTEN debe ser una dirección y un puerto, como «{example}»."


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


def no_token() -> str:
    """The service needs a channel."""
    return (
        "Falta TELEGRAM_BOT_TOKEN: sin él no hay servicio que iniciar. Para conversar en esta terminal: «make chat»; para revisar "
        "la instalación: «python -m bot doctor»."
    )


def first_admin(code: str) -> str:
    """Nobody administers yet: whoever can read this screen may."""
    return (
        "Todavía nadie administra este asistente. Para hacerlo usted, escríbale en privado, desde su cuenta de Telegram:\n"
        f"  /soyadmin {code}\n"
        "El código sirve una sola vez, durante 24 horas. También puede indicar su número de Telegram en ADMIN_IDS."
    )


def already_running() -> str:
    """One service a database."""
    return "Ya hay un servicio en funcionamiento con esta base de datos; deténgalo antes de iniciar otro."


def token_refused() -> str:
    """Telegram does not know it."""
    return "Telegram no acepta el token: revise TELEGRAM_BOT_TOKEN con «python -m bot doctor»."


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
    "Enlace CONARE: asistente para funcionarios de las comisiones de refugio. Sin orden, inicia el servicio si hay "
    "TELEGRAM_BOT_TOKEN; si no, abre la conversación."
)
SERVE_HELP = "inicia el servicio de Telegram"
DOCTOR_HELP = "revisa la instalación y dice cómo corregir lo que falla"
BACKUP_HELP = "hace una copia de respaldo completa, también con el servicio en marcha"
BACKUP_TO_HELP = "en qué carpeta (por defecto, la de BACKUP_FOLDER)"
BACKUP_SEAL_HELP = "la cifra con una clave: la de BACKUP_PASSPHRASE o, si falta, la que se pide en la terminal"
BACKUP_VERIFY_HELP = "no hace ninguna: comprueba que esa copia esté íntegra"
RESTORE_HELP = "vuelve la base al momento de una copia, con el servicio detenido"
RESTORE_FILE_HELP = "el archivo .respaldo"
CHAT_HELP = "conversa en esta terminal"
CHAT_AS_HELP = "con qué vista entrar: oficial, secretaria o admin (por defecto, oficial)"
CHAT_PERSON_HELP = "nombre con el que entra la persona; por defecto, el de la vista"
ASK_HELP = "responde una pregunta y termina"
ASK_JSONL_HELP = "lee preguntas en JSON, una por línea, y responde una por línea"
QUESTION_HELP = "la pregunta, entre comillas"
EXPLAIN_HELP = "explica por qué se responde así a una pregunta"
CONTENT_HELP = "revisa los contenidos"
CONTENT_CHECK_HELP = "informa de todos los errores de los contenidos a la vez"
CONTENT_IMPORT_HELP = "dice qué cambiaría un archivo .xlsx, .csv o .json; con --aplicar, lo publica"
CONTENT_EXPORT_HELP = "escribe todos los contenidos en un archivo .xlsx, .csv o .json"
CONTENT_DIFF_HELP = "muestra lo que la administración cambió, o lo que un archivo cambiaría"
CONTENT_FILE_HELP = "el archivo"
CONTENT_APPLY_HELP = "publica los cambios, si ninguna fila tiene errores (solo con import)"


def question_missing() -> str:
    """`ask` without a question."""
    return 'Falta la pregunta. Ejemplo: python -m bot ask "¿Cuándo fue la VI reunión?"'
