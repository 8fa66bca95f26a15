"""Meetings in people's own calendars: files, and the address of a private one."""

from handlers.ports import Meeting

FILE = "envía una reunión para su calendario: /calendario 3"
OWN = "la dirección de su calendario privado de reuniones"
RENEW, REMOVE, MAKE = "Renovar la dirección", "Quitar la dirección", "Obtener mi dirección"
FILE_NAME = "reunion-{number}.ics"


def explanation(*, may_follow: bool) -> str:
    """Both ways."""
    follow = (
        "\n• Todas, y al día: /mi_calendario le da una dirección privada; agréguela una sola vez a su calendario."
        if may_follow
        else ""
    )
    return (
        "Puede llevar las reuniones a su calendario:\n"
        f"• Una sola: /calendario y su número, por ejemplo /calendario 3.{follow}\n\nCon /reuniones ve los números."
    )


def goes_apart(meeting: Meeting) -> str:
    """The file comes by itself."""
    return f"El archivo de calendario de la reunión {meeting.number} va en un mensaje aparte. Ábralo para agregarla."


def file(meeting: Meeting) -> str:
    """What goes with it."""
    return f"Calendario: reunión {meeting.number}, «{meeting.title}»"


def is_over(meeting: Meeting) -> str:
    """Nothing to plan."""
    return f"La reunión {meeting.number}, «{meeting.title}», ya terminó: no hace falta agregarla al calendario."


def no_address_here() -> str:
    """The installation cannot be reached from outside."""
    return (
        "Esta instalación no ofrece calendarios por dirección. Puede agregar cada reunión con /calendario y su número, "
        "por ejemplo /calendario 3."
    )


def only_approved() -> str:
    """Nobody vouched for them."""
    return "El calendario privado es para personas aprobadas por la Secretaría. Para solicitarlo, escriba /registro."


def address(https: str, webcal: str) -> str:
    """Shown once."""
    return (
        "Esta es la dirección de su calendario privado. Se muestra una sola vez: guárdela y no la comparta, porque "
        "quien la tenga verá los enlaces de sus reuniones.\n\n"
        f"En el teléfono, Outlook o Apple:\n{webcal}\n\nEn Google Calendar («Desde URL»):\n{https}\n\n"
        "Se actualiza sola; su calendario puede tardar unas horas en mostrar un cambio. "
        "Para reemplazarla, /mi_calendario nuevo; para quitarla, /mi_calendario quitar."
    )


def shown_once() -> str:
    """What is kept in place of `address`: read when the same message comes again, or the address did not arrive."""
    return (
        "Le di aquí la dirección de su calendario privado. Se mostró una sola vez y no se conserva. "
        "Si no la recibió o no la guardó, escriba /mi_calendario nuevo: la anterior dejará de funcionar."
    )


def known_already() -> str:
    """It cannot be shown again: only what proves it is stored."""
    return (
        "Ya tiene una dirección de calendario. Se mostró una sola vez y no puedo mostrarla de nuevo. "
        "Si la perdió o la vio otra persona, renuévela: la anterior dejará de funcionar."
    )


def removed() -> str:
    """It leads nowhere any more."""
    return "Su dirección de calendario quedó sin efecto. Puede obtener otra con /mi_calendario."


def nothing_to_remove() -> str:
    """There is none."""
    return "No tiene ninguna dirección de calendario. Puede obtener una con /mi_calendario."


def not_understood() -> str:
    """Something else follows the command."""
    return "Escriba /mi_calendario, /mi_calendario nuevo o /mi_calendario quitar."
