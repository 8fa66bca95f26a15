"""/registro, as the person who registers reads it."""

from handlers.people.form import Field, Form
from handlers.ports import Person

REGISTER = "le registra, o muestra y corrige sus datos"
CONFIRM, CORRECT, LEAVE = "Confirmar", "Corregir", "Cancelar"
STAY = "Dejarlo así"
OTHER_COUNTRY, OTHER_COMMISSION, SKIP = "Otro país", "Otra institución", "Omitir"
OTHER_WORDS = frozenset({"otro", "otra", "otro pais", "otra institucion", "ninguno", "ninguna"})
SKIP_WORDS = frozenset({"omitir", "omito", "ninguno", "no tengo", "no"})
"""As `knowledge.text.plain` leaves them."""

_LABELS: dict[Field, str] = {
    "name": "Nombre", "country": "País", "commission": "Comisión o institución", "post": "Cargo", "email": "Correo",
}  # fmt: skip
_QUESTIONS: dict[Field, str] = {
    "name": "¿Cuáles son su nombre y apellido?",
    "country": "¿En qué país trabaja? Elija uno o escríbalo.",
    "commission": "¿En qué comisión o institución trabaja?",
    "post": "¿Qué cargo o función desempeña?",
    "email": "¿Cuál es su correo institucional? Es opcional: puede escribir «omitir».",
}


def welcome() -> str:
    """How it begins, and how to leave."""
    return (
        "Son cinco preguntas breves. Sus datos los ve solo la Secretaría, para saber a quién responde. "
        "Puede dejarlo en cualquier momento con /cancelar, o continuar más tarde con /registro."
    )


def welcome_invited(commission: str, country: str) -> str:
    """Somebody came by an invitation."""
    where = ", ".join(filter(None, (commission, country)))
    return (
        f"Le damos la bienvenida. Su invitación quedó aceptada{f': {where}' if where else ''}. Ya puede hacer preguntas.\n"
        "Para que la Secretaría sepa a quién responde, complete por favor estos datos; puede dejarlo con /cancelar "
        "y hacerlo más tarde con /registro."
    )


def goes_on() -> str:
    """They come back to it."""
    return "Continuamos con su registro donde quedó (/cancelar lo deja)."


def question(step: Field, form: Form) -> str:
    """What is asked now."""
    total, place = len(form.asks), form.asks.index(step) + 1
    kept = form.value(step)
    return f"{place} de {total}. {_QUESTIONS[step]}" + (f"\nAhora consta: {kept}." if kept else "")


def summary(form: Form) -> str:
    """Before anything is stored."""
    return f"Estos son sus datos:\n{_lines([(field, form.value(field)) for field in _LABELS])}\n\n¿Son correctos?"


def known(person: Person) -> str:
    """What is stored of them."""
    data: list[tuple[Field, str]] = [(field, getattr(person, field)) for field in _LABELS]
    state = "aprobado" if person.standing == "approved" else "a la espera de la aprobación de la Secretaría"
    return f"Su registro está {state}:\n{_lines(data)}"


def waits() -> str:
    """What follows."""
    return (
        "Gracias. Su registro quedó guardado y la Secretaría lo revisará; le avisaremos en esta conversación en cuanto "
        "se apruebe. Con /registro puede ver o corregir sus datos."
    )


def stored() -> str:
    """Nobody has to approve it."""
    return "Gracias. Sus datos quedaron guardados. Con /registro puede verlos o corregirlos."


def nothing_under_way() -> str:
    """An answer to no question."""
    return "No hay un registro en curso. Para comenzar uno, o ver sus datos, escriba /registro."


def said_already() -> str:
    """A button of an earlier step."""
    return "Eso ya quedó contestado; al final podrá corregirlo. Continuamos:"


def confirm_or_correct() -> str:
    """Neither yes nor no."""
    return "Responda «confirmar», «corregir» o «cancelar», por favor."


def nothing_said() -> str:
    """No words."""
    return "Escriba su respuesta con palabras, por favor."


def looks_like_a_question() -> str:
    """They want to know something in the middle of it."""
    return "Eso parece una pregunta, y estamos completando su registro. Para hacerla, deje primero el registro con /cancelar."


def too_long(most: int) -> str:
    """Nobody's name is that long."""
    return f"Es demasiado largo: escriba hasta {most} caracteres, por favor."


def write_it() -> str:
    """None of the choices."""
    return "De acuerdo: escríbalo con sus palabras."


def not_words() -> str:
    """Digits or signs."""
    return "No entendí la respuesta: escríbala con letras, por favor."


def not_an_address() -> str:
    """No address."""
    return "Eso no parece una dirección de correo, como «nombre@institucion.org»."


def asked(person: Person) -> str:
    """What the secretariat reads of a registration."""
    data: list[tuple[Field, str]] = [(field, getattr(person, field)) for field in _LABELS]
    channel = {"telegram": "Telegram", "terminal": "la terminal"}.get(person.channel, person.channel)
    handle = f"\nEn {channel}: {f'@{person.handle}' if person.handle else person.person}"
    return (
        f"Solicitud de registro\n{_lines(data)}{handle}\n\nSi conoce a esta persona, apruébela; los datos los escribió ella "
        "y nadie los ha verificado. Todas las solicitudes: /pendientes_registro"
    )


def approved(name: str) -> str:
    """What the person reads."""
    greeting = f"{name}: su" if name else "Su"
    return f"{greeting} registro fue aprobado. Ya puede escribir su pregunta."


def refused(name: str) -> str:
    """What the person reads."""
    greeting = f"{name}: la" if name else "La"
    return (
        f"{greeting} Secretaría no pudo aprobar su registro con los datos que escribió. Si hay un error, puede corregirlos y "
        "enviarlos de nuevo con /registro."
    )


def _lines(data: list[tuple[Field, str]]) -> str:
    return "\n".join(f"• {_LABELS[field]}: {value or '—'}" for field, value in data)
