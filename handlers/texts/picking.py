"""How people pick something that was offered, and what they are told when the number is not there."""

YES = frozenset(
    (
        "si", "si por favor", "si gracias", "si claro", "claro", "claro que si", "por supuesto", "dale", "ok", "okay", "okey",
        "vale", "va", "bueno", "sale", "listo", "de acuerdo", "esta bien", "correcto", "afirmativo", "adelante", "hagalo",
        "hagale", "envie", "envielo", "enviela", "envialo", "enviala", "mandela", "mandala", "mandelo", "si enviela",
        "si envielo", "si enviala", "si enviar", "si mandela", "por favor", "por favor enviela", "enviela por favor", "sip",
        "eso", "exacto", "desde luego", "como no", "perfecto", "proceda", "si adelante", "si dale", "dale si", "ok enviela",
    )
)  # fmt: skip
"""Agreement, as `knowledge.text.plain` leaves it."""

NO = frozenset(
    (
        "no", "nop", "ninguna", "ninguno", "ninguna de estas", "ninguna de las anteriores", "ninguna opcion", "ninguna de esas",
        "negativo", "asi no",
    )
)  # fmt: skip
"""Not that: picks the last choice, which declines what was offered."""

LEAVING = frozenset(
    (
        "no gracias", "gracias no", "no muchas gracias", "ninguna gracias", "nada", "no nada", "mejor no", "todavia no",
        "aun no", "por ahora no", "no por ahora", "ahora no", "no hace falta", "no es necesario", "no la envie", "no lo envie",
        "no enviar", "no quiero", "cancelar", "cancele", "cancela", "dejelo asi", "olvidelo", "no enviela", "no la mande",
    )
)  # fmt: skip
"""Leave it: nothing is to be done or sent."""

SERVED = frozenset(
    (
        "me sirve", "si me sirve", "me sirvio", "gracias", "muchas gracias", "mil gracias", "ok", "ok gracias", "perfecto",
        "perfecto gracias", "excelente", "excelente gracias", "listo", "listo gracias", "muy amable", "muy amables",
        "muchisimas gracias", "gracias me sirve", "me sirve gracias", "si gracias", "recibido", "recibido gracias",
        "entendido", "entendido gracias", "de acuerdo", "agradecido", "agradecida", "muy util", "bien gracias",
    )
)  # fmt: skip
"""What answers an answer with thanks, and asks nothing more."""

NOT_ENOUGH = frozenset(
    (
        "necesito mas", "no me sirve", "no me sirvio", "no es suficiente", "falta", "no es lo que pregunte", "no entiendo",
        "no entendi", "no responde mi pregunta", "no",
    )
)  # fmt: skip
"""What answers an answer with discontent, and does not say with what."""

ORDINALS = {
    "primera": 1, "primero": 1, "segunda": 2, "segundo": 2, "tercera": 3, "tercero": 3, "cuarta": 4, "cuarto": 4,
    "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4,
}  # fmt: skip
"""Words that pick by their place."""

BEFORE_A_NUMBER = frozenset({"la", "el", "opcion", "numero", "n", "no", "la opcion", "el numero", "opcion numero"})
"""What may stand before the number."""


def no_such_choice(count: int) -> str:
    """A number that was not offered."""
    valid = "1" if count == 1 else f"un número del 1 al {count}"
    return f"Esa opción no está en la lista. Escriba {valid}, o haga otra pregunta."
