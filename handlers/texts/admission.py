"""What somebody reads who may not do something here, or not in this place."""


def revoked() -> str:
    """They were excluded."""
    return (
        "Su acceso a este asistente fue retirado. Con /misconsultas puede ver las consultas que envió y sus respuestas. "
        "Si cree que es un error, comuníquese con la Secretaría por otro medio."
    )


def pending() -> str:
    """They registered, and nobody has decided yet."""
    return (
        "Su registro espera la aprobación de la Secretaría. En cuanto se apruebe le avisaremos en esta conversación; "
        "entonces, por favor, escriba su pregunta de nuevo."
    )


def register_first() -> str:
    """This house asks who one is."""
    return (
        "Este asistente atiende solo a personas registradas. Registrarse toma un minuto: escriba /registro. "
        "Cuando la Secretaría lo apruebe, escriba su pregunta de nuevo, por favor."
    )


def by_invitation() -> str:
    """This house invites."""
    return (
        "Este asistente atiende solo por invitación. Si recibió un código, escriba /invitacion seguido del código; "
        "si no, solicite uno a quien administra el asistente en su comisión o a la Secretaría."
    )


def in_private() -> str:
    """Others read here; a button leads on where there are links."""
    return "Eso se hace solo en privado, donde nadie más lee: escríbame allí, por favor."


def at_the_desk() -> str:
    """It shows what only the secretariat may read."""
    return "Eso se hace en el grupo de la Secretaría o en privado: escríbame allí, por favor."


REGISTER_NOW = "Registrarme"
