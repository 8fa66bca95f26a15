"""What anybody may be told, whoever they are."""

from collections.abc import Mapping, Sequence


def apology(reference: str) -> str:
    """Something failed; the same reference is in the log."""
    return (
        "Disculpe: ocurrió un problema y no pude atender su mensaje. No se guardó nada; puede intentarlo de nuevo. "
        f"Si el problema continúa, indique esta referencia a la Secretaría: {reference}."
    )


def unknown_command(name: str) -> str:
    """Not a command of this person; whether it is one of somebody else is not said."""
    return f"No conozco la orden «{name}». Escriba /ayuda para ver lo que puede hacer, o haga su pregunta directamente."


def help_for(sections: Mapping[str, Sequence[tuple[str, str]]]) -> str:
    """Every command of this person, under the heads of what they do."""
    listed = "\n\n".join(
        "\n".join([head, *(f"/{name} — {purpose}" for name, purpose in lines)])
        for head, lines in sections.items()
        if lines
    )
    return (
        "Escriba su pregunta con sus propias palabras, por ejemplo: «¿Quién preside la CONARE de Paraguay?».\n"
        f"También puede usar estas órdenes:\n\n{listed}"
    )


def nothing_pending() -> str:
    """They left what was under way, or declined what was offered."""
    return "De acuerdo, no se envió nada. Puede hacer otra pregunta cuando lo desee."


HELP = "muestra esta ayuda"
CANCEL = "deja sin efecto lo que estaba por enviar"
ASKING = "Para consultar"
DESK = "Para la Secretaría"
ADMINISTERING = "Para administrar"
