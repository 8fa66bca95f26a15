"""A meeting step by step, for whoever would rather be asked: name, when, where, who. The rest is added to the card.

What was answered travels in the question that waits, one piece a step; nothing is stored before the card.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from handlers.meetings.composing import composed, lacks, overlapping
from handlers.meetings.guests import invited
from handlers.meetings.understanding import Heard, heard
from handlers.meetings.when import Ambiguous, Impossible
from handlers.messages import Choice, Incoming, Reply
from handlers.ports import Meeting
from handlers.secretariat.convener import Convening, card, note, today
from handlers.secretariat.on_case import said
from handlers.texts import convening as of_meetings
from handlers.texts import guiding as texts

COMMAND, GUIDE = "/reunion paso", texts.GUIDE
_BETWEEN = "¦"
_EVERYBODY = "todos"


@dataclass(frozen=True, slots=True)
class Refused:
    """Why the last answer cannot be."""

    reason: str


@dataclass(frozen=True, slots=True)
class Understood:
    """All answers together."""

    meeting: Meeting | None
    """Once it can be one."""
    left: tuple[str, ...]
    """Words that nothing was made of."""


async def step(_incoming: Incoming, rest: str, *, convening: Convening) -> Reply:
    """The next question; the last one again when its answer cannot be; the card after all of them."""
    given = [piece for part in rest.split(_BETWEEN) if (piece := " ".join(part.split()))][: len(texts.STEPS)]
    found = _understood(dict(zip(texts.STEPS, given, strict=False)), convening)
    if isinstance(found, Refused):
        return _ask(given[:-1], found.reason)
    if len(given) < len(texts.STEPS) or found.meeting is None:
        return _ask(given)
    draft = await convening.meetings.add(found.meeting)
    await note("reunion_nueva", draft, convening)
    return card(draft, convening, found.left)


def _ask(given: Sequence[str], problem: str = "") -> Reply:
    name = texts.STEPS[len(given)]
    before = " ".join((COMMAND, *(f"{piece} {_BETWEEN}" for piece in given)))
    ways = (Choice(texts.EVERYBODY, f"{before} {_EVERYBODY}"),) if name == "guests" else ()
    return said(texts.question(len(given), problem), *ways, awaits=before)


def _understood(given: Mapping[texts.Step, str], convening: Convening) -> Understood | Refused:
    parts: dict[str, Heard] = {}
    for name in ("when", "where"):
        found = heard(given.get(name, ""), today(convening))
        if isinstance(found, Impossible | Ambiguous):
            return Refused(found.reason if isinstance(found, Impossible) else found.question)
        parts[name] = found
    whole = _together(given.get("title", ""), parts["when"], parts["where"])
    lack = lacks(whole)
    if "when" not in given or (lack == "zone" and "where" not in given):
        return Understood(None, whole.rest)
    if lack:
        return Refused(of_meetings.lacking(lack))
    return _drafted(whole, given.get("guests", ""), convening)


def _together(title: str, when: Heard, where: Heard) -> Heard:
    """Words without a name are left over from the first answer, and are the place in the second."""
    fields = {name: text for name, text in when.fields.items() if name != "title"} | dict(where.fields)
    place = fields.pop("title", "")
    if place:
        fields.setdefault("place", place)
    left = (when.fields.get("title", ""), *when.rest, *where.rest)
    return Heard(when.spans, when.zone or where.zone, {**fields, "title": title}, tuple(filter(None, left)))


def _drafted(whole: Heard, names: str, convening: Convening) -> Understood | Refused:
    draft = composed(whole, convening.casework.person.who, convening.new_uid())
    if isinstance(draft, Impossible):
        return Refused(draft.reason)
    if overlapping(draft.sessions):
        return Refused(of_meetings.overlap())
    guests = invited(names) if names else ((), ())
    if isinstance(guests, str):
        return Refused(of_meetings.unknown_guests(guests))
    return Understood(replace(draft, countries=guests[0], roles=guests[1]), whole.rest)
