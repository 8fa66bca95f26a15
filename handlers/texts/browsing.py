"""What the commands that show what there is say."""

DECLARATIONS = "lista las declaraciones, de la I a la XI"
COMMISSIONS = "muestra la ficha de una comisión: /comisiones Uruguay"
PRACTICES = "muestra las buenas prácticas de un país: /practicas Brasil"


def which_country() -> str:
    """A country is needed."""
    return "¿De qué país?"


def ask_commission(country: str) -> str:
    """The card of a country's commission, as a question."""
    return f"Ficha de la comisión de {country}"


def ask_practices(country: str) -> str:
    """A country's practices, as a question."""
    return f"¿Qué buenas prácticas hay de {country}?"
