"""The card of a case, the title of its topic, and the news of it, as the secretariat reads them. Short: on phones."""

from collections.abc import Iterable, Sequence

from handlers.casework.recipients import recipients
from handlers.casework.seen import Seen
from handlers.messages import Choice
from handlers.ports import OPEN, Asker, Case, CaseEntry, CaseState, EntryKind, Person
from handlers.texts.dates import on_date

PUBLISH_IT = "Publicar como FAQ"

SIGNS: dict[CaseState, str] = {"new": "🟡", "taken": "🔵", "waiting": "⏳", "answered": "✅", "closed": "⚪"}
_ESCALATED = "🔴"
_STATES: dict[CaseState, str] = {
    "new": "sin tomar",
    "taken": "a cargo de {who}",
    "waiting": "a la espera de una precisión",
    "answered": "respondida",
    "closed": "cerrada",
}
_KINDS: dict[EntryKind, str] = {
    "asked": "preguntó",
    "joined": "preguntó lo mismo",
    "followup": "escribió de nuevo",
    "edited": "corrigió su mensaje",
    "taken": "se hizo cargo",
    "released": "la dejó libre",
    "draft": "escribió un borrador",
    "precision": "pidió una precisión",
    "answer": "respondió",
    "correction": "corrigió la respuesta",
    "withdrawn": "retiró la respuesta",
    "undone": "deshizo el envío",
    "closed": "cerró la consulta",
    "reopened": "reabrió la consulta",
    "escalated": "avisó que venció el plazo",
    "merged": "unió consultas",
    "note": "anotó",
    "media": "envió un archivo",
    "undelivered": "no pudo recibir un mensaje",
}
_TITLE, _QUESTION, _WORDING, _PART, _LINE = 60, 1000, 250, 450, 110
"""Characters of each part: all of them fit one message, which can be changed as a whole."""
_MOST_QUESTIONS = 4
_MOST_SIMILAR = 3


def title(case: Case) -> str:
    """«🟡 12 · cupos para el taller…»."""
    return f"{sign(case)} {case.number} · {short(case.question, _TITLE)}"


def sign(case: Case) -> str:
    """One sign a state; red for an open one whose deputy was called."""
    return _ESCALATED if case.escalated and case.state in ("new", "taken") else SIGNS[case.state]


def status(case: Case) -> str:
    """«a cargo de Eva, reabierta»."""
    if case.merged_into is not None:
        return f"unida a la consulta {case.merged_into}"
    state = _STATES[case.state].format(who=case.taken_by.name if case.taken_by else "")
    return f"{state}, reabierta" if case.reopened and case.state in OPEN else state


def card(seen: Seen) -> str:
    """Everything the secretariat needs to answer."""
    case = seen.case
    parts = [
        f"{sign(case)} Consulta número {case.number} · {status(case)}{promise(seen)}",
        f"De: {asked_by(case, seen.person)}" if case.askers else "",
        "\n".join(_quoted(questions(case))),
        short(case.considered, _PART),
        similar(seen.similar),
        answer(case),
    ]
    return "\n\n".join(part for part in parts if part)


def mail(seen: Seen, bot: str) -> str:
    """The same, for a mailbox."""
    return by_mail(card(seen), bot)


def by_mail(text: str, bot: str) -> str:
    """What is read in a mailbox says where to answer."""
    where = f"abra el asistente (https://t.me/{bot}) o el grupo" if bot else "entre en el asistente o en el grupo"
    return f"{text}\n\n--\nPara atenderla, {where} de la Secretaría. Las respuestas a este correo no se leen."


def promise(seen: Seen) -> str:
    """Until when an answer was promised, while somebody waits."""
    if seen.case.state not in ("new", "taken"):
        return ""
    when = on_date(seen.case.due, seen.now, seen.zone)
    return f"\n⚠ Plazo vencido: {when}" if seen.is_overdue else f"\nPlazo: {when}"


def asked_by(case: Case, person: Person | None) -> str:
    """«Ana Pérez (CONARE, Chile; asesora) +2 países»."""
    first = case.askers[0]
    origin = first.origin or first.country or "persona sin registro"
    post = f"; {person.post}" if person and person.post else ""
    return f"{first.name or first.person} ({origin}{post}){more_askers(case)}"


def more_askers(case: Case) -> str:
    """Others who asked the same: by country as far as it is known."""
    first, *others = [asker for _, asker in recipients(case)]
    countries = {asker.country for asker in others if asker.country} - {first.country}
    people = [asker for asker in others if not asker.country or asker.country == first.country]
    told = [f"+{_counted(len(countries), 'país', 'países')}"] if countries else []
    told += [f"+{_counted(len(people), 'persona', 'personas')}"] if people else []
    return f" {', '.join(told)}" if told else ""


def questions(case: Case) -> list[str]:
    """The ways in which it was asked, each once."""
    asked = (" ".join(asker.question.split()) for asker in case.askers)
    return list(dict.fromkeys([" ".join(case.question.split()), *asked]))[:_MOST_QUESTIONS]


def similar(cases: Iterable[Case]) -> str:
    """Past cases that are worth looking at."""
    lines = [
        f"· {case.number}: «{short(case.question, _LINE)}» → {short(case.answer or 'sin respuesta', _LINE)}"
        for case in list(cases)[:_MOST_SIMILAR]
    ]
    return "Consultas parecidas:\n" + "\n".join(lines) if lines else ""


def answer(case: Case) -> str:
    """What was answered last, and by whom."""
    if case.answer is None or case.answered_by is None:
        return ""
    file = " (con un archivo)" if case.file and case.pending is None else ""
    return f"Respondió {case.answered_by.name}{file}:\n{short(case.answer, _PART)}".rstrip()


def buttons(case: Case, *, publishable: bool) -> tuple[Choice, ...]:
    """What can be done with it now."""
    if case.merged_into is not None:
        return ()
    publish = [(PUBLISH_IT, "publicar_faq")] if publishable else []
    take = {"new": ("Tomar", "tomar"), "taken": ("Soltar", "soltar")}.get(case.state)
    match case.state:
        case "new" | "taken" | "waiting":
            work = [("Responder", "responder"), ("Pedir precisión", "precision"), ("Fusionar", "fusionar")]
            offered = [*([take] if take else []), *work, ("Cerrar", "cerrar")]
        case "answered":
            offered = [*publish, ("Corregir", "corregir"), ("Cerrar", "cerrar")]
        case "closed":
            offered = [*publish, ("Reabrir", "reabrir")]
    return tuple(Choice(label, f"/{name} {case.number}") for label, name in offered)


def news(case: Case, entry: CaseEntry) -> str:
    """Something happened to it."""
    said = f":\n{entry.text}" if entry.text else "."
    return f"Consulta número {case.number} · {entry.name} {happened(entry.kind)}{said}"


def happened(kind: EntryKind) -> str:
    """What somebody did, as a verb."""
    return _KINDS[kind]


def short(text: str, most: int) -> str:
    """The text in one line, cut where it is too long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def names(askers: Iterable[Asker]) -> str:
    """«Ana (Chile), Luis (Perú)»."""
    return ", ".join(
        f"{asker.name or asker.person} ({asker.country})" if asker.country else asker.name or asker.person
        for asker in askers
    )


def _quoted(asked: Sequence[str]) -> list[str]:
    first, *others = asked
    return [f"«{short(first, _QUESTION)}»", *(f"«{short(other, _WORDING)}»" for other in others)]


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def undelivered(name: str, problem: str) -> str:
    """Whoever believes to have answered hears that it did not get there."""
    why = "bloqueó al asistente" if problem == "blocked" else "el canal no aceptó el mensaje"
    return f"No se pudo entregar el mensaje a {name}: {why}. No ha recibido la respuesta."
