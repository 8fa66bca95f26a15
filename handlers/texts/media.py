"""What is said about what the assistant cannot read."""

from handlers.messages import Media

_NAMES: dict[Media, str] = {
    "photo": "una foto",
    "voice": "un mensaje de voz",
    "audio": "un audio",
    "video": "un video",
    "document": "un documento",
    "sticker": "un sticker",
    "location": "una ubicación",
    "contact": "un contacto",
    "other": "un archivo",
}


def cannot_read() -> str:
    """Under it, the choices to send it or not."""
    return "No puedo leer fotos, audios ni documentos. ¿Lo envío a la Secretaría?"


def only_its_words(answer: str, group: bool) -> str:
    """Under an answer to what was written with a file."""
    way = "" if group else " Para enviarlo a la Secretaría, mándelo otra vez con un texto que comience por /contactar."
    return f"{answer}\n\n(Respondí solo a su texto: no puedo leer el archivo que lo acompaña.{way})"


def cannot_read_here() -> str:
    """Where others read, it is not sent."""
    return "No puedo leer fotos, audios ni documentos. Si desea consultarme algo, escríbalo con palabras."


def yes_send_it() -> str:
    """Sends the file."""
    return "Sí, envíelo"


def only_words() -> str:
    """For stickers, places, contacts."""
    return "Solo puedo leer texto. Escriba su pregunta con palabras, por favor."


def sent(media: Media) -> str:
    """The question of a file without words, for the secretariat."""
    return f"(Envió {_NAMES[media]}, sin texto.)"
