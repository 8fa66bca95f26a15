"""What people want done: see meetings, list declarations, reach the secretariat, propose an exchange, be reminded."""

from handlers.messages import Action, Choice, Reply
from handlers.texts import officials as texts
from knowledge.entries import Content

OFFER = "/ofrecer_envio"
"""Shows a text that could be sent to the secretariat, and sends nothing."""


def start(kind: str, question: str, content: Content) -> Reply:
    """Begin the errand; an unknown kind is a mistake of the content, which the loader's test catches."""
    match kind:
        case "meetings":
            return Reply(texts.no_meetings(content), "action", _leave_word("reminder"), action="meetings")
        case "declarations":
            return Reply(texts.declarations(content), "action", action="declarations")
        case "contact":
            return Reply(texts.contact(content), "action", action="contact", awaits=OFFER)
        case "exchange":
            return Reply(texts.exchange(), "action", _send(question), action="exchange")
        case "reminder":
            return Reply(texts.reminder(), "action", _leave_word("reminder"), action="reminder")
        case _:
            return Reply(texts.help_with(), "action", action="help")


def _send(question: str) -> tuple[Choice, ...]:
    return (Choice(texts.yes_send(), f"/enviar_consulta {question}"), Choice(texts.no_thanks(), "/cancelar"))


def _leave_word(_: Action) -> tuple[Choice, ...]:
    return (
        Choice(texts.tell_me(), f"/enviar_consulta {texts.tell_me_request()}"),
        Choice(texts.no_thanks(), "/cancelar"),
    )
