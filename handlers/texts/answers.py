"""How a hit reads: its lead, its facts, cautions and sources; and the details that «más» brings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from handlers.texts import computed
from handlers.texts import facts as f
from knowledge.entries import Content, Fact, Faq
from knowledge.evidence import Hit

MOST_BESIDES = 3
MOST_DETAILS = 5
MOST_MORE_SOURCES = 5
_INVITATION = "\n\nEscriba «más» para ver detalles."
TOLD = "+"
"""Before the id of a fact whose sentence was already read."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is shown, and the ids of the facts that «más» goes on with."""

    text: str
    more: tuple[str, ...]


def tell(hit: Hit, content: Content, siblings: Sequence[Hit] = ()) -> Said:
    """The short answer, with its source; what the same record says besides comes after it."""
    if hit.finding is not None:
        told = computed.tell(hit.finding, content)
        return Said(f.told(told.text, told.facts), _known(told.facts) + tuple(fact.id for fact in told.more))
    if not isinstance(hit.entry, Faq):
        raise TypeError(f"{hit.entry.id} tells nothing by itself")
    shown = [content.facts[i] for i in hit.entry.says]
    besides = _besides(siblings, shown, content)
    text = _together(hit.entry.lead, shown, besides, content)
    more = any(fact.detail for fact in shown) or hit.entry.more
    invite = _INVITATION if more else ""
    quiet = [replace(fact, note="") for fact in (*shown, *besides)] if len(shown) + len(besides) > 1 else shown
    return Said(f.told(text, quiet) + invite, (*_known((*shown, *besides)), *hit.entry.more))


def told_once(hit: Hit, content: Content) -> str:
    """The same for whoever cannot ask on: without invitations to write «más»."""
    return tell(hit, content).text.removesuffix(_INVITATION).replace(": pida «más».", ".")


def _together(lead: str, shown: Sequence[Fact], besides: Sequence[Fact], content: Content) -> str:
    """One fact in a line; several each with its own note, so that no note is read as another's."""
    if len(shown) + len(besides) == 1:
        return " ".join(part for part in (lead, sentence(shown[0], content)) if part)
    told = [f.with_note(sentence(fact, content), fact) for fact in (*shown, *besides)]
    first = " ".join(part for part in (lead, told[0]) if part)
    if not any(fact.note for fact in shown):
        first, told = " ".join((first, *told[1 : len(shown)])), told[len(shown) - 1 :]
    return "\n\n".join((first, *told[1:]))


def _known(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Ids of facts that were told: «más» tells only what was left out of them."""
    return tuple(f"{TOLD}{fact.id}" for fact in facts)


def _besides(siblings: Sequence[Hit], shown: Sequence[Fact], content: Content) -> list[Fact]:
    """The facts of siblings that are not shown already."""
    ids = dict.fromkeys(i for hit in siblings if isinstance(hit.entry, Faq) for i in hit.entry.says)
    known = {fact.id for fact in shown}
    return [content.facts[i] for i in ids if i not in known][:MOST_BESIDES]


def label(hit: Hit) -> str:
    """The hit as a question that leads back to it."""
    if hit.finding is not None:
        return computed.question(hit.finding)
    return hit.entry.question if isinstance(hit.entry, Faq) else hit.entry.id


def detail(shown: Iterable[str], content: Content) -> str:
    """What was left out of the facts that were told, and the facts that go with them; empty when nothing is left."""
    known = {id: content.facts[id.removeprefix(TOLD)] for id in shown if id.removeprefix(TOLD) in content.facts}
    cited = dict.fromkeys(s.key for id, fact in known.items() if id.startswith(TOLD) for s in fact.sources)
    seen = frozenset(list(cited)[: f.MOST_SOURCES])
    blocks = [_rest(fact, seen) if id.startswith(TOLD) else _whole(fact, content) for id, fact in known.items()]
    return "\n\n".join([block for block in blocks if block][:MOST_DETAILS])


def _rest(fact: Fact, seen: frozenset[str]) -> str:
    """The detail of a fact that was told, and those of its sources that were not among the few shown with it."""
    cited = f.sources((s for s in fact.sources if s.key not in seen), most=MOST_MORE_SOURCES)
    return "\n".join(part for part in (fact.detail, cited.replace("Fuente:", "Otra fuente:")) if part)


def _whole(fact: Fact, content: Content) -> str:
    parts = (sentence(fact, content), fact.detail, f.caution([fact]), f.sources(fact.sources, most=MOST_MORE_SOURCES))
    return "\n".join(part for part in parts if part)


def sentence(fact: Fact, content: Content) -> str:
    """The sentence of a fact; those of dates, lists and meetings are made from their shape."""
    if fact.quote:
        return f.quoted(fact)
    if fact.text:
        term = next((t for t in content.terms if t.fact is fact), None)
        return (
            f"{term.term}: {term.expansion}. {fact.text}"
            if term and term.expansion.lower() not in fact.text.lower()
            else fact.text
        )
    for declaration in content.declarations:
        if declaration.when.fact is fact:
            return f.round_when(declaration)
        if declaration.countries and declaration.countries.fact is fact:
            return f.round_countries(declaration, declaration.countries)
    for meeting in content.meetings:
        if meeting.fact is fact:
            return f.meeting_line(meeting)
    held = next((p for p in content.presidencies if p.fact is fact), None)
    return f"Presidencia pro tempore, ronda {f.presidency_line(held)}." if held else ""
