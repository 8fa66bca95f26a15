"""What administrators read."""

EXPLAIN = "explica por qué se responde así: /explicar pregunta"
CONTENT = "resume los contenidos cargados"


def question_missing() -> str:
    """/explicar needs a question."""
    return "Indique la pregunta, por ejemplo: /explicar ¿Quién preside la CONARE de Paraguay?"
