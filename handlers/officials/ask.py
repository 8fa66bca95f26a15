"""Answering: a message -> replies. The one place where verdicts become words.

Reading order: answer (the handler), replies_to (a message), _one (a question), then a function for each verdict.
Pure apart from the library: the black-box door and the terminal say the same.
"""

import re
from collections.abc import Sequence
from typing import assert_never

from handlers.dialogue import Memory
from handlers.messages import Choice, Formatted, Incoming, Reply, Turn
from handlers.officials import errands
from handlers.texts import answers
from handlers.texts import officials as texts
from knowledge.asking import clean_lines, halves, in_context, questions
from knowledge.entries import Content, Errand, Faq
from knowledge.evidence import Hit
from knowledge.library import Library, Search
from knowledge.text import plain
from knowledge.verdict import Answered, Unknown, Unsure, Wanted

LONGEST_MESSAGE = 3_000
FORWARD = errands.FORWARD
OFFER = errands.OFFER
_CODE = re.compile(
    r"<\s*(script|img|iframe|svg|style|object|form|input)\b|\b(drop|alter)\s+table\b|\bselect\b.+\bfrom\b.+;|[{$]\{|\$\(|'\s*or\s+'?1",
    re.I,
)
"""Markup, queries and templates: nobody asks a question like that."""
MORE = frozenset(
    (
        "mas",
        "mas detalle",
        "mas detalles",
        "detalle",
        "detalles",
        "ver mas",
        "amplie",
        "mas informacion",
        "quiero mas",
        "deme mas",
    )
)
"""«Más», as `plain` leaves it."""


async def answer(incoming: Incoming, memory: Memory, *, library: Library) -> tuple[Reply, ...]:
    """Whatever no command took: a question, small talk, «más»."""
    return replies_to(incoming.text, memory.turn, library)


def replies_to(text: str, turn: Turn | None, library: Library) -> tuple[Reply, ...]:
    """One reply for each question of a message; never empty."""
    if len(plain(text)) < 2 and not plain(text).isdigit():
        return (Reply(texts.nothing_to_read(), "small"),)
    if _CODE.search(text):
        return (Reply(texts.looks_like_code(), "small"),)
    if plain(text).isdigit():
        return (Reply(texts.nothing_to_pick(), "small"),)
    if len(text) > LONGEST_MESSAGE:
        return (Reply(texts.too_long(len(text), LONGEST_MESSAGE), "small"),)
    if plain(text) in MORE:
        return (_more(turn, library.content),)
    asked = questions(text)
    if len(asked) == 1:
        return _with_halves(asked[0], turn, library, typed=_visible(text))
    return _several(asked, turn, text, library)


def _several(asked: tuple[str, ...], turn: Turn | None, text: str, library: Library) -> tuple[Reply, ...]:
    """Each question by itself, each leaning on the one before; as one text when no part says anything."""
    picked = library.asked_by_its_question(text)
    if picked:
        return (told(picked, (), text, library.content),)
    replies: list[Reply] = []
    for question in asked:
        reply = _one(question, turn, library)
        turn = reply.turn or turn
        replies.append(reply)
    worth = [reply for reply in replies if reply.outcome != "small"] or replies[:1]
    if all(reply.outcome == "forward" for reply in worth):
        return (_one(_visible(text), None, library),)
    return _distinct(worth)


def _visible(text: str) -> str:
    """What was typed in one line, without marks that cannot be seen: it is shown, and may be sent."""
    return " ".join(clean_lines(text).split())


def _distinct(replies: list[Reply]) -> tuple[Reply, ...]:
    return tuple({reply.text: reply for reply in replies}.values())


def _with_halves(question: str, turn: Turn | None, library: Library, *, typed: str) -> tuple[Reply, ...]:
    """Two questions joined by «y» are answered apart when both have an answer of their own."""
    both = halves(question)
    whole = library.search(_in_turn(question, turn, library)) if both else None
    if both and whole and not _covers(whole):
        first = _one(both[0], turn, library)
        second = _one(both[1], first.turn, library)
        if first.outcome == second.outcome == "answer" and first.text != second.text:
            return (first, second)
    return (_one(question, turn, library, typed=typed, search=whole),)


def _covers(search: Search) -> bool:
    """Whether one entry answers every word of the question."""
    return isinstance(search.verdict, Answered) and not search.verdict.hit.unexplained


def _in_turn(question: str, turn: Turn | None, library: Library) -> str:
    """The question with what it leaves to the previous one."""
    return in_context(question, turn.question, library) if turn else question


def _one(question: str, turn: Turn | None, library: Library, *, typed: str = "", search: Search | None = None) -> Reply:
    """`typed` is what the person wrote, as the secretariat would read it; `search`, what was found already."""
    said = _in_turn(question, turn, library)
    own_words = typed or question
    remembered = own_words if said == question else said
    if own := library.asked_by_its_question(said):
        return told(own, (), remembered, library.content)
    asked = own_words if turn is None or said == question else texts.about(own_words, turn.question)
    search = search or library.search(said)
    if labelled := _labelled(said, search.hits):
        return told(labelled, (), remembered, library.content)
    match search.verdict:
        case Answered(hit, siblings):
            return told(hit, siblings, remembered, library.content)
        case Unsure(hits):
            return _which(hits, asked, library.content)
        case Unknown(gap):
            return offer(asked, texts.gap(gap, library.content) if gap else texts.not_known())
        case Wanted(errand):
            return _errand(errand, asked, library.content)
        case never:
            assert_never(never)


def _labelled(question: str, hits: Sequence[Hit]) -> Hit | None:
    """The finding whose label was picked: what was offered as a choice is answered, never offered again."""
    asked = plain(question)
    return next((hit for hit in hits if hit.finding and plain(answers.label(hit)) == asked), None)


def told(hit: Hit, siblings: tuple[Hit, ...], question: str, content: Content) -> Reply:
    """The answer of a hit, short first, with its source."""
    said = answers.tell(hit, content, siblings)
    turn = Turn(question, said.more)
    return Reply(said.text, "answer", turn=turn, entry=entry_of(hit), formatted=_formatted((hit, *siblings), content))


def _formatted(hits: Sequence[Hit], content: Content) -> tuple[Formatted, ...]:
    """The sentences that somebody wrote with bold letters or links."""
    said = (content.facts[id] for hit in hits if isinstance(hit.entry, Faq) for id in hit.entry.says)
    return tuple(Formatted(fact.text, fact.markup) for fact in said if fact.markup)


def entry_of(hit: Hit) -> str:
    """What was told, as votes name it: the id of the entry, and the round, country or year that it was computed for."""
    if hit.finding is None:
        return hit.entry.id
    rounds = ",".join(declaration.id for declaration in hit.finding.declarations)
    named = (rounds, hit.finding.country, hit.finding.place)
    return ":".join((hit.entry.id, *(part for part in named if part)))


def _which(hits: tuple[Hit, ...], question: str, content: Content) -> Reply:
    choices = tuple(Choice(answers.label(hit), answers.label(hit)) for hit in hits)
    none = Choice(texts.none_of_these(), f"{OFFER} {question}")
    return Reply(texts.which_one(len(choices)), "choices", (*choices, none))


def offer(question: str, why: str) -> Reply:
    """An honest «no lo sé», and the way to a person."""
    return Reply(texts.offer(why, question), "forward", errands.send_or_leave(question))


def _errand(errand: Errand, question: str, content: Content) -> Reply:
    if errand.small:
        return Reply(texts.small_talk(errand.kind, content), "small")
    return errands.start(errand.kind, question, content)


def _more(turn: Turn | None, content: Content) -> Reply:
    if turn is None or not turn.shown:
        return Reply(texts.nothing_more(), "small")
    told = answers.detail(turn.shown, content)
    return Reply(told, "answer", turn=Turn(turn.question)) if told else Reply(texts.nothing_more(), "small")
