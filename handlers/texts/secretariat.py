"""The secretariat's desk: its list, a whole case, and numbers that no case has."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from handlers.casework.seen import Seen
from handlers.ports import Asker, CaseEntry
from handlers.texts import board
from handlers.texts.dates import on_date

PENDING = "lista las consultas que esperan respuesta"
SHOW = "muestra una consulta completa, con su historia: /caso 3"

_SHOWN = 110
_ENTRY = 400
_MOST_ENTRIES = 25


def nothing_waits() -> str:
    """No open cases."""
    return "No hay consultas pendientes."


def waiting(cases: Sequence[Seen], more: int) -> str:
    """The open cases, oldest first, one line each."""
    lines = [line(seen) for seen in cases]
    if more:
        lines.append(f"… y {more} más, que verá al responder estas.")
    return (
        "Consultas pendientes, la más antigua primero:\n" + "\n".join(lines) + "\n\nPara ver una completa: /caso número"
    )


def line(seen: Seen) -> str:
    """«🟡 3. sin tomar · cupos para el taller · plazo: lunes 30 de noviembre, 17:00»."""
    case = seen.case
    due = f" · {'⚠ vencida: ' if seen.is_overdue else 'plazo: '}{on_date(case.due, seen.now, seen.zone)}"
    when = due if case.state != "waiting" else ""
    return f"{board.sign(case)} {case.number}. {board.status(case)} · {board.short(case.question, _SHOWN)}{when}"


def whole(seen: Seen) -> str:
    """Everything about one case."""
    case = seen.case
    parts = [
        f"{board.sign(case)} Consulta número {case.number} · {board.status(case)}{board.promise(seen)}",
        "\n".join(_asked(asker, place) for place, asker in enumerate(case.askers)) or f"«{case.question}»",
        case.considered,
        board.similar(seen.similar),
        f"Respuesta:\n{case.answer}" if case.answer else "",
        f"Borrador sin enviar:\n{case.pending}" if case.pending else "",
        _history(seen.history, seen),
    ]
    return "\n\n".join(part for part in parts if part)


def number_missing(command: str) -> str:
    """The command needs the number of a case."""
    return f"Indique el número de la consulta, por ejemplo: /{command} 3. Con /pendientes ve las que esperan respuesta."


def no_such_case(number: str) -> str:
    """A number that no case has."""
    return f"No existe una consulta con el número {number}. Con /pendientes ve las que esperan respuesta."


def _asked(asker: Asker, place: int) -> str:
    origin = asker.origin or asker.country or "persona sin registro"
    also = "También: " if place else "De: "
    return f"{also}{asker.name or asker.person} ({origin}; {asker.channel})\n«{asker.question}»"


def _history(entries: Sequence[CaseEntry], seen: Seen) -> str:
    """The latest things that happened; the question is above."""
    shown = entries[-_MOST_ENTRIES:]
    lines = [f"· … {len(entries) - len(shown)} anteriores"] if len(entries) > len(shown) else []
    lines += [_entry(entry, seen, seen.zone) for entry in shown]
    return "Historia:\n" + "\n".join(lines) if lines else ""


def _entry(entry: CaseEntry, seen: Seen, zone: ZoneInfo) -> str:
    when = f"{on_date(entry.at, seen.now, zone)}: " if entry.at else ""
    text = f" «{board.short(entry.text, _ENTRY)}»" if entry.text and entry.kind != "asked" else ""
    return f"· {when}{entry.name} {board.happened(entry.kind)}{text}"
