"""How a fact reads: its sentence, what disagrees, how sure it is, and where it comes from."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from knowledge.entries import Countries, Declaration, Fact, Meeting, Paragraph, Presidency, Source, When

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
MOST_SOURCES = 2
SOURCE_LINE = re.compile(r"(Otra )?[Ff]uente: ")
"""How the line of a source begins."""


def day(when: date) -> str:
    """«23 de septiembre de 2020»."""
    return f"{when.day} de {MONTHS[when.month - 1]} de {when.year}"


def since(stored: str) -> str:
    """A beginning as the content stores it, in Spanish: «2024-05-29», «2024-05» and «2024»."""
    year, *rest = stored.split("-")
    month = [MONTHS[int(part) - 1] for part in rest[:1]]
    return " de ".join((*(str(int(part)) for part in rest[1:]), *month, year))


def days(starts: date | None, ends: date | None) -> str:
    """«23 y 24 de septiembre de 2020»; shares the month and year when it can."""
    if starts is None or ends is None or starts == ends:
        known = starts or ends
        return day(known) if known else ""
    if (starts.year, starts.month) == (ends.year, ends.month):
        joint = "y" if (ends - starts).days == 1 else "al"
        return f"{starts.day} {joint} {day(ends)}"
    year = f" de {starts.year}" if starts.year != ends.year else ""
    return f"{starts.day} de {MONTHS[starts.month - 1]}{year} al {day(ends)}"


def listed(names: Sequence[str]) -> str:
    """«Chile, Perú y Uruguay»; «e» before the sound i."""
    if len(names) < 2:
        return "".join(names)
    last = names[-1]
    joint = "e" if last.lower().startswith(("i", "hi", "í")) else "y"
    return f"{', '.join(names[:-1])} {joint} {last}"


def sources(cited: Iterable[Source], *, most: int = MOST_SOURCES) -> str:
    """Names and links, the first few; the rest is for «más»."""
    by_name: dict[str, list[str]] = {}
    for source in list({source.key: source for source in cited}.values())[:most]:
        by_name.setdefault(source.name, []).extend([source.url] if source.url else [])
    lines = (": ".join(part for part in (name, " y ".join(urls)) if part) for name, urls in by_name.items())
    return "\n".join(f"Fuente: {line}" for line in lines)


def caution(facts: Sequence[Fact]) -> str:
    """What a careful official must know besides: disagreements, partial texts, confidence that is not high."""
    notes = list(dict.fromkeys(fact.note for fact in facts if fact.note))
    lines = [f"Nota: {note}" for note in notes[:2]]
    if any(fact.partial for fact in facts):
        lines.append("Nota: solo pudo verse una parte del texto.")
    reviewed = [fact.reviewed for fact in facts if fact.stale and fact.reviewed]
    if reviewed:
        lines.append(f"Revisado por última vez el {day(min(reviewed))}; puede haber cambiado.")
    elif any(fact.stale for fact in facts):
        lines.append("Pasó la fecha en que debía revisarse; puede haber cambiado.")
    lowest = next((level for level in ("baja", "media") if any(fact.confidence == level for fact in facts)), "")
    if lowest:
        lines.append(f"Confianza: {lowest}.")
    return "\n".join(lines)


def with_note(sentence: str, fact: Fact) -> str:
    """A sentence with its own note behind it, where several facts are told and a note at the end would have no owner."""
    return f"{sentence}\nNota: {fact.note}" if fact.note else sentence


def told(text: str, facts: Sequence[Fact]) -> str:
    """A text with its cautions and its sources, ready to be read on a small screen."""
    parts = [text, caution(facts), sources(s for fact in facts for s in fact.sources)]
    return "\n\n".join(part for part in (parts[0], "\n".join(p for p in parts[1:] if p)) if part)


def ordinal(declaration: Declaration) -> str:
    """«VI reunión (Capítulo de Santiago, 2020)», or the special declaration by its year."""
    year = _year(declaration)
    if declaration.number is None:
        return f"declaración especial de {year}"
    chapter = (
        f"Capítulo de {declaration.chapter}"
        if declaration.number > 3 and declaration.number != 11
        else declaration.city
    )
    return f"{ROMAN[declaration.number]} reunión ({chapter}, {year})"


def _year(declaration: Declaration) -> str:
    day = declaration.when.day
    return str(day.year) if day else "año no visible"


def round_when(declaration: Declaration) -> str:
    """When and where a round met."""
    when = declaration.when
    mode = f", en modalidad {when.mode}" if when.mode else ""
    venue = f" ({when.venue})" if when.venue else ""
    dates = _dates(declaration.when)
    verb = "se adoptó" if declaration.number is None else "fue"
    return f"La {ordinal(declaration)} {verb} {dates} en {declaration.city}, {declaration.country}{venue}{mode}."


def _dates(when: When) -> str:
    if when.starts and when.ends and when.starts != when.ends:
        together = (when.ends - when.starts).days == 1 and when.starts.month == when.ends.month
        return f"{'el' if together else 'del'} {days(when.starts, when.ends)}"
    if when.starts is None and when.ends is None:
        return "en fecha no visible"
    return f"el {days(when.starts, when.ends)}" if when.starts else f"con cierre el {days(None, when.ends)}"


def round_countries(declaration: Declaration, countries: Countries, *, absent: bool = True) -> str:
    """Who signed or took part in a round, and how many."""
    verb = "firmaron" if countries.role == "firmantes" else "participaron"
    verb_one = "Firmaron" if countries.role == "firmantes" else "Participaron"
    place = f"En la {ordinal(declaration)}"
    if not countries.names:
        return (
            f"{place} {verb} {countries.count} países; la lista no es visible."
            if countries.count
            else f"{place} la lista de países no es visible."
        )
    count = f"{countries.count or len(countries.names)} países"
    if not countries.complete:
        return (
            f"{place} {verb} {count}. Los que se leen son {listed(countries.names)}; la lista está incompleta."
            if countries.count
            else (f"{place} {verb}, según lo que se lee, {listed(countries.names)}; la lista está incompleta.")
        )
    others = "".join(f" {a.name}: {a.how}." for a in countries.absent) if absent else ""
    return f"{verb_one} {count} en la {ordinal(declaration)}: {listed(countries.names)}.{others}"


def point_name(paragraph: Paragraph) -> str:
    """«Literal k», «Punto 2», or that its number cannot be seen."""
    return f"{paragraph.kind.capitalize()} {paragraph.label}" if paragraph.label else "Número no visible"


def quoted(fact: Fact) -> str:
    """The text of a fact; word for word between quotation marks, without the mark that joined it to the next point."""
    return f"«{fact.text.strip('«»;. ')}»." if fact.quote else fact.text


def short(declaration: Declaration) -> str:
    """«VI», once the round was named in full."""
    return ROMAN[declaration.number] if declaration.number else ordinal(declaration)


def point(declaration: Declaration, paragraph: Paragraph) -> str:
    """One paragraph with its place."""
    said = quoted(paragraph.fact)
    simple = f"\n\nEn palabras sencillas: {paragraph.plain}" if paragraph.plain else ""
    return f"{point_name(paragraph)} de la {ordinal(declaration)}: {said}{simple}"


def meeting_line(meeting: Meeting) -> str:
    """A meeting in one sentence."""
    dates = days(meeting.starts, meeting.ends) or meeting.date_text
    place = ", ".join(dict.fromkeys(part for part in (meeting.city, meeting.country) if part))
    mode = f" ({meeting.mode})" if meeting.mode else ""
    where = f"; {place}{mode}" if place else mode
    return f"{meeting.name}: {dates}{where}."


def presidency_line(presidency: Presidency) -> str:
    """Who held the presidency in a round."""
    return f"{ROMAN[presidency.round]}: {presidency.country} ({presidency.period})"
