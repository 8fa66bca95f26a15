"""What somebody reads who comes, who asks in public, who taps what is over, who says whether an answer helped."""

from knowledge.entries import Content

ASK = "hace una pregunta, también en un grupo: /pregunta texto"

EXAMPLES = (
    "¿Qué dice el literal k de Santiago?",
    "¿Quién preside la CONARE de Paraguay?",
    "¿Qué países tienen trámite en línea?",
)
"""Questions that show at once what can be asked."""

HELPED = "👍"
NOT_HELPED = "👎"


def greeting(content: Content) -> str:
    """The first thing that is read; administrators may change it."""
    return content.texts.get(
        "bienvenida", "Le damos la bienvenida a Enlace CONARE. Escriba su pregunta con sus palabras:"
    )


def ask_declaration(named: str) -> str:
    """A declaration, as a question."""
    return f"¿Qué dice la {named}?"


def ask_point(kind: str, label: str, named: str) -> str:
    """A point of a declaration, as a question."""
    return f"¿Qué dice el {kind} {label} de la {named}?"


def write_a_question(group: bool) -> str:
    """«/pregunta» and nothing else."""
    return (
        "Escriba /pregunta y su pregunta en el mismo mensaje, por ejemplo: /pregunta ¿Cuándo fue la VI?"
        if group
        else "¿Qué desea consultar? Escriba su pregunta."
    )


def in_private() -> str:
    """Personal things are not done where others read."""
    return "Eso se hace en privado: escríbame en una conversación directa."


def forward_in_private(why: str) -> str:
    """What is not known can be sent, but not from where others read."""
    return f"{why}\n\nPuedo enviarla a la Secretaría si me la escribe en privado."


def open_private() -> str:
    """The label of the way there."""
    return "Continuar en privado"


def gone() -> str:
    """A button whose letter is gone."""
    return (
        "Esa opción ya no está disponible. Escriba su pregunta de nuevo; con /misconsultas puede ver sus consultas "
        "y con /ayuda, lo que puede hacer."
    )


def gone_at_desk() -> str:
    """The same in the topic of a case."""
    return "Esa opción ya no está disponible: la consulta cambió mientras tanto. Su tarjeta muestra cómo está ahora."


def helped() -> str:
    """A thumb up."""
    return "Gracias por su opinión."


def not_helped() -> str:
    """A thumb down, before the offer to send the question."""
    return "Gracias por avisar."


def not_helped_by_what() -> str:
    """A thumb down on an answer whose question is not remembered."""
    return (
        "Gracias por avisar. Si desea que le respondan personas, escriba a continuación su pregunta, o /cancelar para "
        "dejarlo así."
    )
