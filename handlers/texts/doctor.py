"""What `doctor` tells whoever runs the program: what was looked at, and how to mend it."""

from datetime import datetime

from handlers.texts.dates import day

_SIGNS = {"fine": "bien   ", "warning": "aviso  ", "problem": "FALLA  "}


def line(sign: str, text: str) -> str:
    """One finding a line, readable without colours."""
    return f"{_SIGNS[sign]} {text}"


def verdict(serious: int) -> str:
    """The last line."""
    if not serious:
        return "Todo lo necesario está en orden."
    return "Hay una falla que corregir." if serious == 1 else f"Hay {serious} fallas que corregir."


def database_ready(place: str) -> str:
    """It opens and can be written."""
    return f"Base de datos «{place}»: se abre, está al día y admite escritura."


def no_service_runs() -> str:
    """Nobody has the lock."""
    return "Ningún servicio está usando esta base en este momento."


def a_service_runs() -> str:
    """Somebody has the lock: only one may."""
    return "El servicio está en funcionamiento con esta base; no inicie un segundo."


def room(free: int) -> str:
    """Bytes to megabytes."""
    return f"Disco: {free // 2**20:,} MB libres.".replace(",", ".")


def no_room(free: int) -> str:
    """Too little to be safe."""
    return f"Disco: solo quedan {free // 2**20} MB libres; libere espacio antes de que la base no pueda escribir."


def clock(now: datetime, zone: str) -> str:
    """For a person to compare with their own."""
    return f"Reloj: en la Secretaría ({zone}) son las {now:%H:%M} del {day(now)}. Compruébelo con el suyo."


def promise(due: datetime) -> str:
    """What would be promised now."""
    return f"Plazo: a una consulta de ahora se le prometería respuesta antes del {day(due)} a las {due:%H:%M}."


def nobody_hears() -> str:
    """Neither group nor mailbox."""
    return (
        "Nadie recibe aviso de las consultas: defina SECRETARIAT_CHAT_ID o SECRETARIAT_EMAIL, o atiéndalas en la terminal "
        "con «make chat COMO=secretaria»."
    )


def no_telegram() -> str:
    """Only the terminal."""
    return "Telegram: sin TELEGRAM_BOT_TOKEN el asistente solo funciona en la terminal."


def no_mail() -> str:
    """Not wanted."""
    return "Correo: no se usa."


def mail_ready(address: str) -> str:
    """The server lets us in."""
    return f"Correo: el servidor responde; las consultas se envían a {address}."


def mail_fails(trouble: str) -> str:
    """The class of what went wrong, no address."""
    return f"Correo: no se pudo entrar al servidor ({trouble}); revise SMTP_URL, la clave y que el puerto esté abierto."


def token_accepted(bot: str) -> str:
    """Telegram knows the bot."""
    return f"Telegram: el token es válido; el bot es @{bot}."


def token_refused() -> str:
    """Wrong or revoked."""
    return "Telegram no acepta el token: cópielo de nuevo de @BotFather en TELEGRAM_BOT_TOKEN, o pida uno nuevo con /token."


def unreachable(trouble: str) -> str:
    """No answer."""
    return f"No hay respuesta de TELEGRAM_API_URL ({trouble}): revise la red, el cortafuegos y la dirección."


def leftover_webhook() -> str:
    """Polling with a webhook set: mended at start."""
    return "Telegram tiene anotada una dirección de avisos y PUBLIC_URL está vacía: se retirará al iniciar el servicio."


def webhook_elsewhere() -> str:
    """Set to another address; mended at start."""
    return "Telegram avisa a otra dirección que PUBLIC_URL: se cambiará al iniciar el servicio."


def webhook_trouble() -> str:
    """Telegram could not reach us lately."""
    return (
        "Telegram no pudo entregar avisos en PUBLIC_URL hace poco: compruebe que la dirección sea https, con certificado "
        "válido, y que llegue a LISTEN."
    )


def no_group() -> str:
    """The desk is elsewhere."""
    return "Telegram: sin SECRETARIAT_CHAT_ID las consultas no llegan a un grupo."


def group_unreachable() -> str:
    """Wrong id, or the bot is not a member."""
    return (
        "El grupo de SECRETARIAT_CHAT_ID no se encuentra: agregue el bot al grupo y revise el número (cambia cuando el "
        "grupo se convierte en supergrupo)."
    )


def group_found(title: str, is_forum: bool) -> str:
    """With topics or without."""
    ways = "cada consulta tendrá su tema" if is_forum else "no tiene temas: cada consulta será un hilo de respuestas"
    return f"Grupo «{title}»: encontrado; {ways}."


def no_topics() -> str:
    """It works, with reply threads."""
    return "Para que cada consulta tenga su tema, active «Temas» en los ajustes del grupo y haga administrador al bot."


def may_manage_topics() -> str:
    """All it needs."""
    return "El bot puede gestionar los temas del grupo."


def may_not_manage_topics() -> str:
    """Topics cannot be created."""
    return "El bot no puede gestionar los temas: en los ajustes del grupo, hágalo administrador con «Gestionar temas»."
