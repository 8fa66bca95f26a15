"""An announcement in one message -> what was understood of it, and what was not.

«24-25 de septiembre, Ciudad de Panamá, 9 a 17, presencial, segunda reunión técnica de CONARE». Nothing is guessed:
what is shown back is all that was understood, and parts that nothing was made of are listed as such.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from handlers.countries import COUNTRIES, Country, country_of
from handlers.meetings.when import Ambiguous, Impossible, Span, Understood, hours_on, read, zone_of
from handlers.ports import Mode
from knowledge.text import plain

_LINK = re.compile(r"https?://[^\s,;]+")
_PARTS = re.compile(r"[,;\n]+|\.\s+")
AGENDA = r"(?:agenda|orden del d[ií]a|temario)\s*:"
"""How an agenda begins, whatever the case of its letters."""
_AGENDA = re.compile(rf"{AGENDA}\s*(?:\[(?P<kept>[^\]]*)\]|(?P<said>.*))", re.IGNORECASE | re.DOTALL)
_IN_CITY = re.compile(r"(?P<rest>.+?)\s+en\s+(?P<city>\S.*)", re.DOTALL | re.IGNORECASE)
_SAID = re.compile(r"\s*(?P<key>[^\W\d][^:,;\n]{2,30}?)\s*:\s+(?P<value>\S.*)", re.DOTALL)
_MODES: Mapping[str, Mode] = {
    "presencial": "in_person", "presencialmente": "in_person", "virtual": "online", "en linea": "online",
    "online": "online", "remota": "online", "remoto": "online", "por zoom": "online", "por teams": "online",
    "por meet": "online", "videoconferencia": "online", "por videoconferencia": "online", "hibrida": "hybrid",
    "hibrido": "hybrid", "mixta": "hybrid", "semipresencial": "hybrid", "presencial y virtual": "hybrid",
}  # fmt: skip
_OF_MODES = frozenset(word for words in (*_MODES, "zoom", "teams", "meet", "google", "via") for word in words.split())
NAMES: Mapping[str, str] = {
    "titulo": "title", "reunion": "title", "nombre": "title", "lugar": "place", "sede": "place", "direccion": "place",
    "ciudad": "city", "pais": "country", "enlace": "link", "link": "link", "modalidad": "mode", "convoca": "convenes",
    "organiza": "convenes", "tema": "theme",
}  # fmt: skip
"""What people call each field."""
_PLACES = re.compile(r"(?:en (?:el|la) )?(?:hotel|salon|sala|auditorio|cancilleria|ministerio|sede|centro|edificio)\b")
_CONVENES = re.compile(r"(?:la |lo )?(?:convoca|organiza)(?:n|da por|do por)?\s+(?P<who>.+)", re.IGNORECASE | re.DOTALL)
_HOURS = re.compile(
    r"(?:(?:de|desde|a|las?|hasta|hs?|hrs?|horas?|am|pm|a\.?m\.?|p\.?m\.?|todo el dia|y|del?|al|el|por|manana|tarde"
    r"|noche|mediodia|hora|local|\d{1,4}(?:[:.h]\d{2})?)\b[\s.\-–/]*)+"
)
_TEMPORAL = re.compile(
    r"\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|ene\w*|feb\w*|mar(?:zo)?|abr\w*|may(?:o)?|jun\w*|jul\w*"
    r"|ago(?:sto)?|sep\w*|set\w*|oct\w*|nov\w*|dic\w*|hoy|manana|pasado|proxim[oa]|que viene|semanas?|mes|dias?|dentro"
    r"|del?|al|el|las?|y|a|en|desde|hasta|primer[oa]?|\d{1,4}(?:[:./h\-–]\d{1,4})*(?:am|pm|hs?)?|hs?|hrs?|horas?|am|pm|por|tarde|noche|mediodia)\b"
)


@dataclass(frozen=True, slots=True)
class Heard:
    """What was understood; what was not said is empty."""

    spans: tuple[Span, ...] = ()
    zone: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Of NAMES, as they were written; `mode` as a Mode."""
    rest: tuple[str, ...] = ()
    """Parts that nothing was made of."""


def heard(text: str, today: date, known: Span | None = None) -> Heard | Impossible | Ambiguous:
    """All that the message says of a meeting; hours by themselves are those of the days that are `known`."""
    links = _LINK.findall(text)
    agenda = _AGENDA.search(text)
    bare = _LINK.sub("", _AGENDA.sub("", text))
    found = read(bare, today) or (hours_on(bare, known) if known else None)
    if isinstance(found, Impossible | Ambiguous):
        return found
    spans = found.spans if isinstance(found, Understood) else ()
    fields: dict[str, str] = {"link": links[0]} if links else {}
    if agenda:
        fields["agenda"] = _agenda_in(agenda)
    left = [part for part in map(str.strip, _PARTS.split(bare)) if part and not _taken(part, fields)]
    rest = [bared for part in left if (bared := _bared(part, fields, today))]
    if rest and "title" not in fields:
        fields["title"] = max(rest, key=lambda part: len(part.split()))
        rest.remove(fields["title"])
    zone = _zone(bare, fields)
    return Heard(spans, zone, fields, tuple(part for part in rest if zone_of(part) is None))


def only(heard: Heard) -> bool:
    """Whether nothing but a title was understood: then it may be no answer about a meeting at all."""
    return not heard.spans and set(heard.fields) <= {"title"}


def place_of(city: str) -> Country | None:
    """The country whose city, as people call it, this is: «Santiago», «Santiago de Chile»."""
    asked = plain(city)
    return next((one for one in COUNTRIES if asked in (plain(one.city), plain(f"{one.city} de {one.name}"))), None)


def mode_of(said: str) -> Mode | None:
    """«Híbrida» and the like."""
    return _MODES.get(plain(said))


def _taken(part: str, fields: dict[str, str]) -> bool:
    """Whether it says what it is, or is one of a few things that only they are."""
    named = _SAID.fullmatch(part)
    key = NAMES.get(plain(named["key"])) if named else None
    if named and key:
        fields.setdefault(key, named["value"].strip())
        return True
    convened = _CONVENES.fullmatch(part)
    if convened:
        fields.setdefault("convenes", convened["who"].strip())
        return True
    said, city = plain(part), place_of(_without_in(part))
    if said in _MODES or not set(said.split()) - _OF_MODES:
        fields.setdefault("mode", said if said in _MODES else next(word for word in said.split() if word in _MODES))
    elif city is not None:
        fields.setdefault("city", city.city)
        fields.setdefault("country", city.name)
    elif country_of(_without_in(part)):
        fields["country"] = getattr(country_of(_without_in(part)), "name", "")
    elif _PLACES.match(said):
        fields.setdefault("place", part)
    else:
        return False
    return True


def _bared(part: str, fields: dict[str, str], today: date) -> str:
    """Without the days, the hours and the city at its ends, which were read already."""
    ends = _IN_CITY.fullmatch(part)
    city = place_of(ends["city"]) if ends else None
    if ends and city:
        fields.setdefault("city", city.city)
        fields.setdefault("country", city.name)
        part = ends["rest"]
    words = part.split()
    if _is_temporal(part):
        return ""
    if read(part, today) is None and hours_on(part, Span(today, today, None, None)) is None:
        return part
    while words and _is_temporal(words[-1]):
        words.pop()
    while words and _is_temporal(words[0]):
        words.pop(0)
    return " ".join(words)


def _without_in(part: str) -> str:
    return re.sub(r"^\s*en\s+", "", part, flags=re.IGNORECASE)


def _is_temporal(part: str) -> bool:
    """Nothing but words of dates and hours, which were read already."""
    return not re.sub(r"[\W_]+", "", _TEMPORAL.sub(" ", plain(part))) or bool(_HOURS.fullmatch(plain(part)))


def _zone(text: str, fields: Mapping[str, str]) -> str:
    """The one that was said; that of the country; none is guessed."""
    said = next((found for part in _PARTS.split(text) if "hora" in plain(part) and (found := zone_of(part))), None)
    if said:
        return said
    country = country_of(fields.get("country", "")) or place_of(fields.get("city", ""))
    return country.zone if country else ""


def without_hours(heard: Heard) -> str:
    """The same once more, in words that are read alike, for somebody who is asked for the hours."""
    days = (
        f"del {span.first:%d/%m/%Y} al {span.last:%d/%m/%Y}" if span.first != span.last else f"{span.first:%d/%m/%Y}"
        for span in heard.spans
    )
    called = {field: name for name, field in reversed(list(NAMES.items()))}
    fields = (
        value if key == "mode" else f"{called[key]}: {value}" if key in called else f"agenda: {value}"
        for key, value in sorted(heard.fields.items(), key=lambda pair: pair[0] == "agenda")
    )
    return closed(", ".join((" y ".join(days), *fields)))


def closed(text: str) -> str:
    """The same with its agenda closed, so that what is written after it is not taken for a part of it."""
    return _AGENDA.sub(lambda found: bracketed("agenda", _agenda_in(found)), text)


def bracketed(name: str, said: str) -> str:
    """What was said under a name, with an end of its own."""
    return f"{name}: [{said.replace('[', '(').replace(']', ')')}]"


def _agenda_in(found: re.Match[str]) -> str:
    return (found["kept"] if found["kept"] is not None else found["said"]).strip()
