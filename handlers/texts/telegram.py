"""What only Telegram's channel says: delays, corrections, and what became of deliveries."""


def late(text: str) -> str:
    """The message waited for us, because the program was stopped or Telegram could not be reached."""
    return f"Disculpe la demora en responderle.\n\n{text}"


def correction(text: str) -> str:
    """What should be changed in place cannot be changed any more."""
    return f"Corrección de un mensaje anterior:\n\n{text}"


def answered_above() -> str:
    """An edited message needs fewer answers than before; this one is left over."""
    return "(Su mensaje editado se respondió más arriba.)"


def untitled(label: str) -> str:
    """A topic about which nothing is known but its label, such as «case:12»."""
    kind, _, number = label.partition(":")
    return f"Consulta {number}" if kind == "case" and number else label
