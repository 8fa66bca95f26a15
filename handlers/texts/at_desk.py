"""What somebody reads who may not work on cases, and wrote in one."""


def not_yours(name: str) -> str:
    """Said once."""
    return (
        f"{name}: por ahora solo las personas de la Secretaría pueden atender consultas, así que su mensaje no se envió a nadie. "
        "Si le corresponde, pida el permiso a quien administra el asistente."
    )


def not_sent(number: int) -> str:
    """Said once: what was written stays among colleagues."""
    return (
        "Esto quedó entre ustedes: no se envió a quien preguntó. Para responderle, conteste a la tarjeta de la consulta "
        f"número {number}, o escriba /r y el texto; verá una vista previa antes de que salga."
    )
