"""Why a question is answered as it is: what a curator reads, step by step, and what they can do about it."""

from collections.abc import Sequence

from knowledge.entries import Entry, Errand, Gap
from knowledge.evidence import FEATURES, Hit
from knowledge.library import Search
from knowledge.verdict import CONFIDENT_FROM, Answered, Thresholds, Unknown, Unsure, confidence
from knowledge.weights import RANKING

MOST_CANDIDATES = 5
MOST_REFUSED = 5
_EVIDENCE = {
    "words": "palabras poco comunes en común", "covered": "parte de la pregunta que la entrada explica", "letters": "letras en común",
    "meaning": "significado de la mejor redacción", "meaning3": "significado de las tres mejores", "agree": "nombres en que coinciden",
    "unexplained": "nombres que la entrada no conoce", "unasked": "nombres de la entrada que la pregunta no dice",
    "wh": "pregunta quién/cuándo/dónde/cuánto/por qué y la entrada no", "other_wh": "la entrada responde otra clase de pregunta",
    "lost": "palabras sin explicar", "rarest_lost": "la palabra sin explicar más rara",
    "gap_word": "palabra propia de lo que sabemos que no sabemos", "aspect": "se calcula de las fichas",
}  # fmt: skip


def explanation(search: Search) -> str:
    """The steps, the candidates with their reasons, what was ruled out, the verdict and a remedy."""
    parts = [_verdict(search), _remedy(search), _steps(search), _candidates(search.hits), _refused(search)]
    return "\n\n".join(part for part in parts if part)


def _steps(search: Search) -> str:
    read = search.asked.read
    names = "; ".join(f"{kind}: {', '.join(sorted(values))}" for kind, values in read.keys.items()) or "ninguno"
    return (
        "3. Lectura\n"
        f"   palabras: {read.words or '(ninguna)'}\n"
        f"   nombres (claves que no se pueden contradecir): {names}\n"
        f"   sin los nombres: {read.rest}\n"
        f"   términos comparados: {', '.join(read.terms) or '(ninguno)'}"
    )


def _candidates(hits: Sequence[Hit]) -> str:
    lines = [f"4. Candidatas ({min(len(hits), MOST_CANDIDATES)} de {len(hits)})"]
    for place, hit in enumerate(hits[:MOST_CANDIDATES], 1):
        lines.append(
            f"   {place}) {hit.entry.id} [{_kind(hit.entry)}]  puntaje {hit.score:.2f}  redacción más cercana: «{hit.wording}»"
        )
        lines.append(f"      a favor: {_weighed(hit, positive=True)}")
        against = _weighed(hit, positive=False)
        lines += [f"      en contra: {against}"] if against else []
        lines += [f"      no explica: {', '.join(hit.unexplained)}"] if hit.unexplained else []
    return "\n".join(lines) if hits else "4. Candidatas: ninguna"


def _kind(entry: Entry) -> str:
    return {"Faq": "pregunta", "Gap": "vacío conocido", "Aspect": "cálculo", "Errand": "gestión o cortesía"}[
        type(entry).__name__
    ]


def _weighed(hit: Hit, *, positive: bool) -> str:
    """The evidence that counted, the heaviest first."""
    amounts = {name: RANKING[name] * value for name, value in zip(FEATURES, hit.evidence.row(), strict=True)}
    chosen = sorted(
        ((n, a) for n, a in amounts.items() if (a > 0.05 if positive else a < -0.05)), key=lambda pair: -abs(pair[1])
    )
    return "; ".join(f"{_EVIDENCE[name]} {amount:+.2f}" for name, amount in chosen[:4])


def _refused(search: Search) -> str:
    if not search.refused:
        return ""
    lines = [f"   {refused.entry.id}: contradice «{refused.kind}»" for refused in search.refused[:MOST_REFUSED]]
    return "\n".join(["5. Descartadas aunque se parecen", *lines])


def _verdict(search: Search) -> str:
    sure = confidence(search.hits)
    limits = f"se responde desde {CONFIDENT_FROM:.2f}, se pregunta desde {Thresholds().suggest:.2f}"
    said = {
        "Answered": "se responde",
        "Unsure": "se pregunta qué quiso decir",
        "Unknown": "no se sabe: se ofrece enviarla",
        "Wanted": "se atiende la gestión",
    }
    return f"1. Veredicto: {said[type(search.verdict).__name__]} (confianza {sure:.2f}; {limits})"


def _remedy(search: Search) -> str:
    """What a curator can do, by what happened."""
    best = search.hits[0] if search.hits else None
    match search.verdict:
        case Unknown(gap) if gap is not None:
            advice = f"Se reconoce como vacío «{gap.id}». Si ya existe la respuesta, publique una entrada y quite de ese vacío las redacciones que le quitan preguntas."
        case Unknown() | Unsure() if best is None or isinstance(best.entry, Gap | Errand):
            advice = "Ninguna entrada se acerca: si el dato existe, falta una entrada."
        case Unsure(hits) if len(hits) > 1:
            advice = f"«{hits[0].entry.id}» y «{hits[1].entry.id}» quedan demasiado cerca: agregue a la correcta una redacción como esta pregunta, o una palabra que las distinga."
        case Unknown() | Unsure():
            missing = ", ".join(best.unexplained) if best else ""
            advice = (
                f"Agregue una redacción como esta a «{best.entry.id if best else ''}»"
                + (f", o sinónimos para: {missing}" if missing else "")
                + "."
            )
        case Answered(hit):
            unexplained = f" Palabras que no explica: {', '.join(hit.unexplained)}." if hit.unexplained else ""
            advice = f"Si la respuesta no es la correcta, agregue esta redacción a la entrada correcta.{unexplained}"
        case _:
            advice = "Si era una pregunta, agregue una redacción como esta a su entrada."
    return f"2. Qué hacer: {advice}"
