"""What is pasted into other conversations: an answer under the question that it answers."""

_SHORT = 110


def cited(question: str, answer: str) -> str:
    """Whoever reads it was not there when it was asked."""
    return f"{question}\n\n{answer}"


def glimpse(answer: str) -> str:
    """The beginning of an answer, in a line."""
    line = " ".join(answer.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"


def hint_title() -> str:
    """Nothing was written yet."""
    return "Escriba qué desea citar"


def hint() -> str:
    """What can be written; it is also what is pasted."""
    return "Por ejemplo: «literal k Santiago», «quién preside la CONARE de Paraguay», «qué dice la VI»."
