"""What people want done: see meetings, list declarations, reach the secretariat, propose an exchange, be reminded."""

from handlers.messages import Choice, Reply
from handlers.officials.choose import LEAVE
from handlers.texts import officials as texts
from knowledge.entries import Content

OFFER = "/ofrecer_envio"
"""Shows a text that could be sent to the secretariat, and sends nothing."""
FORWARD = "/enviar_consulta"
"""Sends a question; what accepting the offer says."""


def start(kind: str, question: str, content: Content) -> Reply:
    """Begin the errand; an unknown kind is a mistake of the content, which the loader's test catches."""
    match kind:
        case "meetings":
            return Reply(texts.no_meetings(content), "action", _tell_me(), action="meetings")
        case "declarations":
            return Reply(texts.declarations(content), "action", action="declarations")
        case "contact":
            return Reply(texts.contact(content), "action", action="contact", awaits=OFFER)
        case "exchange":
            return Reply(texts.exchange(), "action", send_or_leave(question), action="exchange")
        case "reminder":
            return Reply(texts.reminder(), "action", _tell_me(), action="reminder")
        case _:
            return Reply(texts.help_with(), "action", action="help")


def send_or_leave(text: str, yes: str = "") -> tuple[Choice, ...]:
    """Send `text` to the secretariat, or nothing; `yes` is how accepting reads when it is not the usual way."""
    return (Choice(yes or texts.yes_send(), f"{FORWARD} {text}"), Choice(texts.no_thanks(), LEAVE))


def _tell_me() -> tuple[Choice, ...]:
    return send_or_leave(texts.tell_me_request(), texts.tell_me())
