"""Writing to the secretariat, as the person who asks reads it."""

from collections.abc import Iterable
from datetime import datetime

from handlers.messages import Choice
from handlers.ports import OPEN, Asker, Case, CaseState
from handlers.secretariat.calendar import Calendar
from handlers.texts.board import short
from handlers.texts.dates import day, expected, when_there

CONTACT = "envía una consulta a la Secretaría"
MY_CASES = "muestra sus consultas a la Secretaría y las respuestas"
ONE_CASE = "muestra una de sus consultas: /miconsulta 3"
ADD = "añade algo a una de sus consultas: /aclarar 3 texto"

_QUOTED = 300

SERVED = "👍 Me sirve la respuesta."
"""What the secretariat reads when an answer helped."""

STATES: dict[CaseState, str] = {
    "new": "recibida",
    "taken": "en estudio",
    "waiting": "a la espera de una precisión suya",
    "answered": "respondida",
    "closed": "cerrada",
}


def write_your_question() -> str:
    """They want to write, and have not yet."""
    return "Escriba a continuación su consulta y la enviaré a la Secretaría. Para no enviar nada, escriba /cancelar."


def sent(case: Case, promise: str) -> str:
    """Stored: now it can be promised."""
    return f"Su consulta quedó registrada con el número {case.number}. {promise} {_where()}"


def joined(case: Case, me: Asker, promise: str) -> str:
    """Somebody had asked the same; who, is not said."""
    others = [asker for asker in case.askers if asker != me]
    elsewhere = all(other.country and me.country and other.country != me.country for other in others)
    who = "Otra comisión" if elsewhere else "Otra persona"
    return (
        f"{who} ya preguntó lo mismo: su consulta quedó registrada con el número {case.number} y recibirá la misma "
        f"respuesta. {promise} {_where()}"
    )


def known(case: Case, promise: str) -> str:
    """They had sent it before."""
    head = f"Su consulta ya está registrada con el número {case.number} ({state(case)})."
    return head if case.state not in OPEN else f"{head} {promise}"


def too_many(most: int) -> str:
    """Nothing was stored; their open cases come first."""
    return (
        f"Esta consulta no se envió: ya tiene {most} abiertas, que es lo más que puede haber a la vez. Puede añadir algo a "
        "una de ellas, o enviar esta cuando le respondan alguna."
    )


def added_to(case: Case, promise: str) -> str:
    """They had asked the same in other words."""
    return (
        f"Ya tiene una consulta sobre lo mismo, la número {case.number}: añadí a ella lo que escribió ahora. {promise}"
    )


def promise(case: Case, now: datetime, calendar: Calendar) -> str:
    """Until when an answer is expected; honest when it is late."""
    if case.due <= now:
        return "La respuesta se demora más de lo previsto; la Secretaría lo sabe."
    return expected(now, case.due, calendar)


def your_turn(asked: str) -> str:
    """The secretariat cannot answer before they do."""
    what = f": «{short(asked, _QUOTED)}»" if asked else "."
    return f"La Secretaría espera una precisión suya para responder{what}"


def nobody_there() -> str:
    """Nobody of the secretariat has a place yet in which to hear of it."""
    return "En este momento no hay nadie de la Secretaría para recibir el aviso; la verán cuando entren."


def _where() -> str:
    return "Recibirá la respuesta en esta conversación; con /misconsultas puede ver en qué estado está."


def none_yet() -> str:
    """No cases of theirs."""
    return "No tiene consultas enviadas a la Secretaría. Para enviar una, escriba /contactar."


def my_cases(cases: Iterable[str]) -> str:
    """Their own cases, the newest first, as `my_case` tells each."""
    return "Sus consultas a la Secretaría:\n\n" + "\n\n".join(cases)


def older(count: int) -> str:
    """Cases that are not shown."""
    return f"(Hay {count} más antiguas que no se muestran; véalas con /miconsulta y su número.)" if count > 1 else (
        "(Hay una más antigua que no se muestra; véala con /miconsulta y su número.)"
    )  # fmt: skip


def my_case(case: Case, me: tuple[str, str], outlook: str) -> str:
    """One of their own cases, in the words in which they asked, with what they may expect and the answer."""
    question = next((asker.question for asker in case.askers if (asker.channel, asker.person) == me), case.question)
    lines = [f"Número {case.number} · {state(case)} · enviada el {day(case.opened)}", f"«{question}»"]
    if outlook:
        lines.append(outlook)
    if case.answer is not None:
        lines.append(f"Respuesta de la Secretaría: {case.answer}")
    return "\n".join(lines)


def state(case: Case) -> str:
    """Where the case stands, in a word or two."""
    return f"{STATES[case.state]}, reabierta" if case.reopened and case.state in OPEN else STATES[case.state]


def outlook(case: Case, now: datetime, calendar: Calendar) -> str:
    """When an answer is expected, in a list."""
    if case.due <= now:
        return promise(case, now, calendar)
    return f"Respuesta prevista: {when_there(case.due, now, calendar.zone)}."


def answer_arrived(case: Case, asker: Asker) -> str:
    """What the asker reads when the answer comes."""
    return f"Respuesta a su consulta número {case.number}.\nUsted preguntó: «{asker.question}»\n\n{case.answer}\n\n— Secretaría"


def answer_choices(number: int) -> tuple[Choice, ...]:
    """Under an answer of the secretariat."""
    return (Choice("Me sirve", f"/me_sirve {number}"), Choice("Necesito más", f"/necesito_mas {number}"))


def attached() -> str:
    """What the secretariat reads above a copied file."""
    return "📎 Adjuntó lo que sigue."


def edited(question: str) -> str:
    """New words of a message, for the secretariat."""
    return f"{_EDITED}{question}"


def as_written(text: str) -> str:
    """The words of an entry without our mark."""
    return text.removeprefix(_EDITED)


_EDITED = "(editado) "
