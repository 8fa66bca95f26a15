"""What an official reads besides answers: greetings, offers, lists, help. Formal Spanish, short first."""

from handlers.texts import facts as f
from handlers.texts.answers import sentence
from knowledge.entries import Content, Gap

_EDITABLE = {"greeting": "saludo"}
"""Small talk that administrators may change, by the name of its text."""

_SMALL_TALK = {
    "greeting": "Buen día. Soy el asistente de Enlace CONARE.",
    "thanks": "Con mucho gusto. Quedo a su disposición.",
    "goodbye": "Que tenga un buen día. Aquí estaré cuando me necesite.",
    "ok": "De acuerdo. Si tiene otra pregunta, escríbala cuando guste.",
    "insult": "Lamento no haberle ayudado. Intente con otras palabras o escriba /contactar para hablar con la Secretaría.",
    "who": "Soy el asistente automático de Enlace CONARE: respondo con contenido revisado y con su fuente. Cuando no sé algo, "
    "ofrezco enviar su consulta a la Secretaría, donde la atienden personas.",
    "test": "Estoy en línea. Pregúnteme lo que necesite, por ejemplo: «¿Qué dice el literal k de Santiago?».",
}
SMALL_TALK = frozenset(_SMALL_TALK)


def small_talk(kind: str, content: Content) -> str:
    """A short civil reply."""
    return content.texts.get(_EDITABLE.get(kind, ""), _SMALL_TALK[kind])


def nothing_to_read() -> str:
    """For «?», an emoji or a blank."""
    return "Aquí estoy. Escriba su pregunta con palabras, por ejemplo: «¿Cuándo fue la VI reunión?», o /ayuda para ver qué puedo hacer."


def looks_like_code() -> str:
    """For markup, queries and templates."""
    return "Lo que escribió parece código y no lo proceso. Escriba su pregunta con palabras, por favor."


def nothing_to_pick() -> str:
    """For a number when nothing was offered."""
    return "No hay opciones pendientes que elegir. Escriba su pregunta con palabras, por favor."


def too_long(length: int, most: int) -> str:
    """For a message that nobody could mean as one question."""
    return f"Su mensaje es muy largo ({length} caracteres; puedo leer hasta {most}). Escriba su pregunta en pocas líneas, por favor."


def which_one(count: int) -> str:
    """«Did you mean»."""
    return (
        "No estoy seguro de haber entendido. ¿Quiso decir esto?"
        if count == 1
        else "No estoy seguro de haber entendido. ¿Quiso decir alguna de estas?"
    )


def none_of_these() -> str:
    """The last choice of «did you mean»."""
    return "Ninguna: preguntar a la Secretaría"


def yes_send() -> str:
    """Accepts the offer to forward."""
    return "Sí, envíela"


def no_thanks() -> str:
    """Declines the offer to forward."""
    return "No, gracias"


def not_known() -> str:
    """We do not know, and nothing near it is worth saying."""
    return "No tengo una respuesta aprobada para esa pregunta."


def as_you_wish() -> str:
    """Before the offer, when none of the choices was right."""
    return "De acuerdo: puedo enviar su pregunta a la Secretaría para que la respondan personas."


def gap(known: Gap, content: Content) -> str:
    """Why we do not know, and what is near that we do."""
    near = " ".join(sentence(content.facts[i], content) for i in known.near[:1])
    return f"No lo sé. {known.why}" + (f"\n\nLo que sí consta: {near}" if near else "")


def about(question: str, previous: str) -> str:
    """A follow-up as somebody who was not there can read it."""
    return f"{question}{_ABOUT}{previous})"


def is_the_same(question: str, sent: str) -> bool:
    """Whether `sent` has the words of `question`, and at most what it was about."""
    return " ".join(question.split()) == " ".join(sent.partition(_ABOUT)[0].split())


_ABOUT = " (a propósito de: "


_ASK = "¿Envío su pregunta a la Secretaría?"


def offer(why: str, question: str) -> str:
    """The offer shows what would be sent, all of it."""
    return f"{why}\n\n{_ASK} Se enviaría: «{question}»"


def before_offer(text: str) -> str:
    """What an offer says before it asks: why."""
    return text.partition(f"\n\n{_ASK}")[0]


def offer_with_care(why: str, warning: str, masked: str, *, file: bool) -> str:
    """The offer of a question that seems to say who an applicant is: what is safe to send, shown first."""
    left_out = "\n\nEl archivo adjunto solo se envía con la opción «tal como está»." if file else ""
    return "\n\n".join(part for part in (why, f"{warning}\n«{masked}»") if part) + left_out


def with_file() -> str:
    """Behind the words that would be sent."""
    return ", con el archivo adjunto."


def without_data() -> str:
    """Sends the masked version."""
    return "Enviar sin datos personales"


def as_it_is() -> str:
    """Sends what was written."""
    return "Enviar tal como está"


def add_to(number: int) -> str:
    """Adds the message to a case that waits for its asker, instead of opening another."""
    return f"Añadirla a mi consulta número {number}"


def nothing_more() -> str:
    """«más» without anything to tell more about."""
    return "No tengo más detalles por ahora. ¿Qué desea consultar?"


def no_meetings(content: Content) -> str:
    """No upcoming meeting is loaded; the last one that is known."""
    known = past_meetings(content)
    offer = "No tengo ninguna reunión próxima cargada. Puedo dejar aviso para que la Secretaría le informe cuando haya fecha."
    return f"{offer}\n\n{known}" if known else offer


def past_meetings(content: Content) -> str:
    """The last ones that the content knows; empty when it knows none."""
    last = max((m for m in content.meetings if m.starts), key=lambda m: m.starts or m.ends, default=None)  # type: ignore[arg-type, return-value]
    rounds = [d for d in content.declarations if d.when.day]
    known = [f"La última plenaria registrada: {f.round_when(rounds[-1])}"] if rounds else []
    known += [f"Último encuentro de comisiones o temático: {f.meeting_line(last)}"] if last else []
    return "\n".join(known)


def declarations(content: Content) -> str:
    """The list of rounds, one a line."""
    lines = [f"• {f.ordinal(d)}: {f.days(d.when.starts, d.when.ends)}. {d.document}" for d in content.declarations]
    return "\n".join(
        ["Declaraciones del Proceso de Quito:", *lines, "", "Pregunte por cualquiera, por ejemplo: «¿Qué dice la VI?»"]
    )


def contact(content: Content) -> str:
    """Asks for the message to the secretariat, and says what is public about reaching it."""
    known = content.facts.get("S4-contacto")
    public = f"\n\nDato público: {sentence(known, content)}\n{f.sources(known.sources, most=1)}" if known else ""
    said = (content.texts.get("contacto", "Escriba su mensaje para la Secretaría."), content.texts.get("horario", ""))
    return f"{' '.join(filter(None, said))} Para dejarlo, escriba /cancelar.{public}"


def exchange() -> str:
    """Begins a proposal of an exchange."""
    return (
        "Los intercambios de buenas prácticas entre comisiones los coordina la Secretaría. Puedo enviarle su propuesta tal como la escribió, "
        "o puede reescribirla con estos datos: qué práctica, qué comisión ofrece o pide, y en qué fechas.\n\n¿La envío?"
    )


def reminder() -> str:
    """Reminders need a date that is not loaded."""
    return "No tengo ninguna reunión próxima cargada que pueda agendar o recordar. ¿Pido a la Secretaría que le avise cuando haya fecha?"


def tell_me() -> str:
    """Asks to be told when there is a date."""
    return "Sí, que me avisen cuando haya fecha"


def tell_me_request() -> str:
    """What the secretariat reads then."""
    return "Solicito aviso cuando haya fecha de la próxima reunión."


def help_with() -> str:
    """What can be asked; the commands are listed by /ayuda."""
    return (
        "Puede preguntarme con sus palabras, por ejemplo:\n"
        "• «¿Qué dice el literal k de Santiago?»\n• «¿Quiénes firmaron la primera y no la segunda?»\n"
        "• «¿Qué países aceptan solicitudes en línea?»\n• «¿Quién preside la CONARE de Paraguay?»\n• «Próximas reuniones»\n\n"
        "Respondo con la fuente. Si no lo sé, ofrezco enviar su consulta a la Secretaría. Escriba /ayuda para ver las órdenes."
    )
