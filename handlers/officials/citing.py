"""Citations to paste into any conversation while one writes: the answers that a query may mean, each with its source.

Each stands under the question that it answers, so that a likely hit is never read as the answer to another question.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from handlers.texts import answers
from handlers.texts import citing as texts
from knowledge.entries import Content, Faq
from knowledge.evidence import NO_EVIDENCE, Hit
from knowledge.library import Library, Search
from knowledge.text import plain
from knowledge.verdict import FLOOR, Answered, Unknown, Unsure

LONGEST_QUERY = 256
LONGEST = 4000
"""Characters of a citation: it must fit into one message."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One result: how it is shown, and what is pasted when it is picked. The same text has the same id."""

    id: str
    title: str
    description: str
    text: str


def cite(query: str, library: Library, most: int = 5) -> tuple[Citation, ...]:
    """The likeliest first; a hint for an empty query, nothing when nothing is near."""
    if not plain(query):
        return (_citation(texts.hint_title(), texts.hint(), texts.hint()),)
    search = library.search(query[:LONGEST_QUERY])
    cited = {one.text: one for one in _cited(_worth(search), library.content)}
    return tuple(one for one in cited.values() if len(one.text) <= LONGEST)[:most]


def _worth(search: Search) -> Iterator[Hit]:
    """What the assistant would say or ask back, then whatever else is not alike by chance."""
    match search.verdict:
        case Unknown(gap) if gap is not None:
            return
        case Answered(hit):
            yield hit
        case Unsure(hits):
            yield from (hit for hit in hits if hit.score >= FLOOR or hit.evidence is NO_EVIDENCE)
        case _:
            pass
    yield from (hit for hit in search.hits if hit.score >= FLOOR)


def _cited(hits: Iterable[Hit], content: Content) -> Iterator[Citation]:
    for hit in hits:
        if hit.finding is not None or isinstance(hit.entry, Faq):
            question, answer = answers.label(hit), answers.told_once(hit, content)
            yield _citation(question, answer, texts.cited(question, answer))


def _citation(title: str, answer: str, text: str) -> Citation:
    return Citation(sha256(text.encode()).hexdigest()[:32], title, texts.glimpse(answer), text)
