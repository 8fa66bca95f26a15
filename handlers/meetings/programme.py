"""«sesiones: 9 a 10:30 Apertura, Salón A; viernes 25 9 a 12 Cierre»: where it stands in a message, and its items.

Of items that cannot be read the first is refused with its reason, and nothing is stored. Reading order: this, items
(one of them), timetable (on the days of a meeting), amending (one session, by its number).
"""

import re

from handlers.meetings.items import Item, item_of
from handlers.meetings.understanding import AGENDA, bracketed
from handlers.meetings.when import Impossible
from handlers.texts import programme as texts

MOST = 30
"""Sessions of a meeting."""
_AGENDA = re.compile(rf"\b{AGENDA}", re.IGNORECASE)
_UNTIL = rf"(?=[;\n]\s*{AGENDA}|$)"
_SAID = rf"\s*(?:\[(?P<kept>[^\]]*)\]|(?P<said>.*?){_UNTIL})"
_BEGINS = r"(?:^|(?<=[;\n]))\s*"
_KEY = rf"(?:\bsesiones\s*:|(?:^|(?<=[,;.\n]))\s*programa\s*:|{_BEGINS}sesiones\s+(?=\d))"
_CLAUSE = re.compile(f"{_KEY}{_SAID}", re.IGNORECASE | re.DOTALL)
_IN_AGENDA = re.compile(rf"{_BEGINS}sesiones\s*:{_SAID}", re.IGNORECASE | re.DOTALL)
_BULLET = re.compile(r"^(?:[-–—•*·]\s*|\d{1,2}[.)]\s+)")


def clause(text: str) -> tuple[str, str]:
    """What a message says after «sesiones:», up to its agenda or its end; and the message without it."""
    agenda = _AGENDA.search(text)
    found = _CLAUSE.search(text)
    if found and agenda and agenda.start() < found.start():
        found = _IN_AGENDA.search(text, agenda.end())
    if found is None:
        return "", text
    said = found["kept"] if found["kept"] is not None else found["said"]
    return said.strip() or "…", f"{text[: found.start()]}{text[found.end() :]}".strip(" ;\n")


def kept(said: str) -> str:
    """The same once more, on one line and closed, so that what is written after it is not taken for a session."""
    parts = "; ".join(" ".join(part.split()) for part in _parts(said))
    return f"{bracketed('sesiones', parts)}; " if said else ""


def in_a_line(text: str) -> str:
    """A message as a button can say it."""
    said, bare = clause(text)
    return f"{kept(said)}{' '.join(bare.split())}".strip(" ;")


def items(said: str) -> tuple[Item, ...] | Impossible:
    """At least one, each whole; or what the first that cannot be read lacks."""
    found: list[Item] = []
    for part in _parts(said):
        item = item_of(part)
        if isinstance(item, Impossible):
            return item
        found.append(item)
    if not found:
        return Impossible(texts.EMPTY)
    return Impossible(texts.too_many(len(found), MOST)) if len(found) > MOST else tuple(found)


def before_agenda(text: str) -> str:
    """What stands before an agenda, which may speak of sessions too."""
    found = _AGENDA.search(text)
    return text[: found.start()] if found else text


def _parts(said: str) -> list[str]:
    return [part for line in re.split(r"[;\n]", said) if (part := _BULLET.sub("", line.strip()).strip(" ,.;…"))]
