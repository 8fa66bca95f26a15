"""What the clock tells the secretariat."""

from collections.abc import Sequence

from handlers.casework.seen import Seen
from handlers.texts.board import by_mail, short
from handlers.texts.dates import on_date
from handlers.texts.secretariat import line

__all__ = ["ANSWER_IT", "PROGRAM", "TAKE_IT", "by_mail", "digest", "escalation"]

PROGRAM = "El asistente"
TAKE_IT = "Tomar"
ANSWER_IT = "Responder"

_SHOWN = 30
_QUOTED = 300


def escalation(seen: Seen, deputy: str) -> str:
    """A promise was not kept."""
    case = seen.case
    called = f"{deputy}: venció" if deputy else "Venció"
    who = f" Está a cargo de {case.taken_by.name}." if case.taken_by else " Nadie la ha tomado."
    return (
        f"⚠ {called} el plazo de la consulta número {case.number} ({on_date(case.due, seen.now, seen.zone)}).{who}\n"
        f"«{short(case.question, _QUOTED)}»"
    )


def digest(cases: Sequence[Seen]) -> str:
    """The open cases, the overdue ones first."""
    overdue = sum(seen.is_overdue for seen in cases)
    late = f", {overdue} con el plazo vencido" if overdue else ""
    lines = [line(seen) for seen in cases[:_SHOWN]]
    if len(cases) > _SHOWN:
        lines.append(f"… y {len(cases) - _SHOWN} más (/pendientes).")
    return f"Buenos días. Consultas abiertas: {len(cases)}{late}.\n" + "\n".join(lines)
