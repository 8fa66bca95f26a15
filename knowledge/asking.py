"""From what a person typed to the questions in it: several in one message, and follow-ups that lean on the last one.

«¿Cuándo fue la VI? ¿Y quién la firmó?»   -> two questions; the second is about the VI as well
«¿y en México?» after «plazo en Perú»     -> «plazo en México»
"""

import re
from collections.abc import Sequence

from knowledge.keys import Kind, Referred
from knowledge.library import Library
from knowledge.text import clean, plain

MOST_QUESTIONS = 4
_ENDS = re.compile(r"(?<=[?!])\s+|\?+|[\n;]+|(?<=[a-záéíóú])\.\s+|\s+¿", re.IGNORECASE)
_WHICH = "que|quien|quienes|cual|cuales|cuando|cuanto|cuantos|cuanta|cuantas|donde"
_TELLS = (
    "como|por que|digame|dime|diga|indique|explique|explica|cuente|muestre|liste|necesito|quiero|quisiera|hay|es|"
    "son|fue|tiene|puede"
)
_GREETS = (
    "soy|somos|trabajo|le escribo|les escribo|escribo|te escribo|me presento|le habla|habla|mi nombre es|me llamo|buen|"
    "buenas|buenos|hola|estimad"
)
_POINTS_BACK = "eso|esa|ese|esas|esos|ella|ello|ahi|alli|entonces|misma|mismo|su|sus|dicha|dicho"
_BEFORE_PRONOUN = f"{_WHICH}|como|por que|no|se"
_JOINED = "qu[eé]|q|qui[eé]n(?:es)?|cu[aá]l(?:es)?|cu[aá]ndo|cu[aá]nt[oa]s?|d[oó]nde|c[oó]mo"
_PLACE = r"(?:la |el )?[A-ZÁÉÍÓÚ][\w.]*(?: [A-ZÁÉÍÓÚ]\w*)*"

_ASKS = re.compile(rf"\b({_WHICH}|{_TELLS})\b")
_INTRODUCES = re.compile(rf"^({_GREETS})\b(?!.*\b({_WHICH})\b)")
_GREETS_FROM = re.compile(rf"^[^?¿:.;]{{0,60}}?\b(?:desde|de parte de)\s+{_PLACE}\s*[:.,;]\s*")
_JOINS = re.compile(rf"(?:,\s*|\s+)(?:y|e|o)\s+(?=(?:(?:a|en|de|con|por)\s+)?(?:{_JOINED})\b)", re.IGNORECASE)
_LEANS = re.compile(
    rf"^(y|e|pero|tambien|entonces|ahora)\b|\b({_POINTS_BACK})\b|\b({_BEFORE_PRONOUN}) (la|lo|los|las|le|les) \w+"
)
_CARRIED: tuple[Kind, ...] = ("ronda", "país", "ciudad", "punto", "año")


def questions(text: str) -> tuple[str, ...]:
    """The questions of a message, in order; what asks nothing by itself stays with its neighbour."""
    pieces = [piece.strip(" ,.¡!¿") for piece in _ENDS.split(_core(_without_place(clean_lines(text)))) if plain(piece)]
    pieces = [piece for piece in pieces if not _INTRODUCES.match(plain(piece))] or pieces
    found: list[str] = []
    loose = ""
    for piece in pieces:
        if _ASKS.search(plain(piece)) and len(plain(piece).split()) > 1:
            found.append(f"{loose} {piece}".strip())
            loose = ""
        elif found:
            found[-1] = f"{found[-1]}. {piece}"
        else:
            loose = f"{loose} {piece}".strip()
    if loose or not found:
        found = [" ".join((*found, loose)).strip() or text]
    return tuple(found[:MOST_QUESTIONS])


def _without_place(text: str) -> str:
    """«Saludos desde Chile: ...» says where the person is, not what they ask about."""
    return _GREETS_FROM.sub("", text, count=1)


def _core(text: str) -> str:
    """What stands between «¿» and the end, when it is long enough to stand by itself: the rest tells a story."""
    opened = text.find("¿")
    told = len(plain(text[:opened]).split()) if opened > 0 else 0
    return text[opened:] if told > 9 and len(plain(text[opened:]).split()) > 4 else text


def clean_lines(text: str) -> str:
    """The text without what cannot be seen, its lines kept."""
    return "\n".join(clean(line) for line in text[:4_000].splitlines())


def halves(question: str) -> tuple[str, str] | None:
    """«cuándo fue y quién la firmó» as two questions; nothing when the first half asks nothing by itself."""
    found = _JOINS.search(question)
    if found is None:
        return None
    first, second = question[: found.start()].strip(), question[found.end() :].strip()
    return (first, second) if len(plain(first).split()) > 2 and len(plain(second).split()) > 1 else None


def in_context(question: str, previous: str, library: Library) -> str:
    """`question` with what it leaves to the previous one; unchanged when it stands by itself."""
    now, then = library.reader.refer(question), library.reader.refer(previous)
    content = library.reader.pipeline.terms(now.rest)
    leans = _LEANS.search(plain(question))
    if leans and now.named_any and len(content) <= 1:
        return _same_about(now, then, question, previous)
    missing = [k for k in _CARRIED if then.keys.get(k)] if not now.named_any and leans and len(content) <= 6 else []
    return " ".join((question, *_spoken(then, missing))) if missing else question


def _same_about(now: Referred, then: Referred, question: str, previous: str) -> str:
    """The previous question, about what is named now: «¿y en México?»."""
    kept = _spoken(
        then,
        [k for k in _CARRIED if k in then.keys and k not in now.keys and not (k == "ciudad" and "ronda" in now.keys)],
    )
    return " ".join((*then.rest, question, *kept))


def _spoken(then: Referred, kinds: Sequence[Kind]) -> list[str]:
    """Keys as words that the references step reads back."""
    says = {"ronda": "ronda {}", "país": "{}", "ciudad": "en {}", "punto": "punto {}", "año": "de {}"}
    return [says[kind].format(_readable(kind, value)) for kind in kinds for value in sorted(then.keys[kind])]


def _readable(kind: Kind, value: str) -> str:
    return "la declaracion especial" if kind == "ronda" and not value.isdigit() else value
