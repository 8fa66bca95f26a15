"""What is asked when a meeting is convened step by step."""

from collections.abc import Mapping
from typing import Literal

Step = Literal["title", "when", "where", "guests"]
STEPS: tuple[Step, ...] = ("title", "when", "where", "guests")
GUIDE = "Paso a paso"
EVERYBODY = "Todas las personas aprobadas"

_QUESTIONS: Mapping[Step, str] = {
    "title": "¿Cómo se llama la reunión?",
    "when": "¿Qué día o días, y de qué hora a qué hora? Por ejemplo: 24 y 25 de septiembre, de 9 a 17.",
    "where": (
        "¿Dónde es? Escriba la ciudad y el lugar, o el enlace si es en línea. Por ejemplo: Lima, Hotel Central. Si es "
        "solo en línea, diga también con la hora de qué país: «https://…, hora de Panamá»."
    ),
    "guests": "¿A quién se invita? Escriba «todos», o países o grupos, por ejemplo: Chile, Perú, funcionarios.",
}


def question(at: int, problem: str = "") -> str:
    """The question of this step, after why the last answer cannot be."""
    head = f"Paso {at + 1} de {len(STEPS)}. {_QUESTIONS[STEPS[at]]}"
    foot = "\n\nPara dejarlo, /cancelar." if at == 0 or problem else ""
    return f"{problem}\n\n{head}{foot}" if problem else f"{head}{foot}"
