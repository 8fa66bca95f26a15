"""Why a question is answered as it is, for curators: `/explicar` and `python -m bot explain`."""

from handlers.texts.explanation import explanation
from knowledge.asking import halves, questions
from knowledge.library import Library


def explained(text: str, library: Library) -> str:
    """One explanation for each question that is found in the text."""
    asked = questions(text)
    both = halves(asked[0]) if len(asked) == 1 else None
    parts = [f"Pregunta: {question}\n\n{explanation(library.search(question))}" for question in asked]
    note = f"\n\nTambién se prueba por mitades: «{both[0]}» y «{both[1]}»." if both else ""
    return "\n\n———\n\n".join(parts) + note
