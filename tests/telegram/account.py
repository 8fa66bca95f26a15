"""The loop as a newcomer reads it: docs/recorrido.md, made of what was really on the screens."""

from collections.abc import Iterable

from tests.telegram.script import Happened, Step
from tests.telegram.stages import GROUP, Shown

_LONG = 3_600
"""Seconds."""

LOOP_HEAD = """# Un recorrido completo

Esto es lo que ven tres personas, palabra por palabra, desde una pregunta hasta su publicación. Lo escribe una prueba
(`tests/telegram/test_loop.py`) con el programa de verdad: si el asistente dijera otra cosa, la prueba fallaría.
"""

EDITION_HEAD = """# Una edición, paso a paso

Esto es lo que ve quien administra, palabra por palabra, al crear una respuesta, publicarla, cambiarla y deshacer el
cambio. Lo escribe una prueba (`tests/telegram/test_edition.py`) con el programa de verdad: si el asistente dijera otra
cosa, la prueba fallaría.
"""

MEETING_HEAD = """# Una reunión, de la convocatoria a la cancelación

Esto es lo que leen la Secretaría y una persona invitada, palabra por palabra. Lo escribe una prueba
(`tests/telegram/test_meetings.py`) con el programa de verdad: si el asistente dijera otra cosa, la prueba fallaría.
"""


def account_of(told: Iterable[str | Happened], head: str = LOOP_HEAD) -> str:
    """Heads, remarks, and for each step what was done and what appeared."""
    parts = [head.strip()]
    for one in told:
        if isinstance(one, Happened):
            parts += [_deed(one.step), *(_bubble(shown, changed=changed) for shown, changed in one.after)]
        elif one.startswith("## "):
            parts.append(one)
        elif parts[-1].startswith("\0"):
            parts[-1] += f"\n{one.removeprefix('# ')}"
        else:
            parts.append(f"\0{one.removeprefix('# ')}")
    return "\n\n".join(part.removeprefix("\0") for part in parts) + "\n"


def _deed(step: Step) -> str:
    match step.does.split():
        case ["escribe"]:
            return f"**{step.who} escribe:** {step.text}"
        case ["comenta", *_]:
            return f"**{step.who} comenta en el tema:** {step.text}"
        case ["responde", *_]:
            return f"**{step.who} responde a la tarjeta:** {step.text}"
        case ["toca", *_]:
            return f"**{step.who} toca** `{step.text}`"
        case _:
            return "*(Pasa el tiempo.)*" if int(step.text.split()[0]) > _LONG else "*(Pasa un minuto.)*"


def _bubble(shown: Shown, *, changed: bool) -> str:
    where = "En el grupo" if shown.place == GROUP else f"{shown.place} lee"
    if shown.id.startswith("topic"):
        verb = "el tema se llama ahora" if changed else "se abre un tema"
        return f"{where}, {verb}: **{shown.text.removeprefix('Tema: ')}**"
    how = " (cambia)" if changed else ""
    lines = [f"> {line}".rstrip() for line in shown.text.splitlines()]
    buttons = " ".join(f"`{label}`" for label in shown.buttons)
    body = "  \n".join(lines).replace(">  \n", ">\n")
    return f"{where}{how}:\n\n{body}" + (f"\n>\n> {buttons}" if buttons else "")
