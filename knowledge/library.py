"""The facade: an immutable Library. `find` answers one question; a change of content builds a new one and swaps it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from knowledge.binding import Binder
from knowledge.entries import Aspect, Content, Faq
from knowledge.evidence import NO_EVIDENCE, Asked, Hit, Refused
from knowledge.index import Index, build
from knowledge.keys import Keys
from knowledge.meaning import Encoder
from knowledge.ranking import rank
from knowledge.reader import Reader
from knowledge.readings import Readings
from knowledge.sayings import VectorsOf, vectors
from knowledge.structure import UNSEEN_POINT, Finding, solve, unseen_point
from knowledge.text import plain
from knowledge.verdict import MOST_SUGGESTIONS, Unknown, Unsure, Verdict, judge
from knowledge.weighing import explained, with_finding

_BARE_ASKS = (
    "{}", "la {}", "el {}", "que es {}", "que es la {}", "que es el {}", "que significa {}", "que quiere decir {}",
    "significado de {}", "sigla {}", "siglas {}",
)  # fmt: skip
"""The ways of asking for nothing but a term."""


@dataclass(frozen=True, slots=True)
class Search:
    """Everything that happened to one question: what a curator reads when an answer surprises."""

    asked: Asked
    hits: tuple[Hit, ...]
    refused: tuple[Refused, ...]
    verdict: Verdict


class Library:
    """All content, ready to be asked."""

    def __init__(
        self, content: Content, encode: Encoder, vectors_of: VectorsOf | None = None, like: "Library | None" = None
    ) -> None:
        """`vectors_of` makes the vectors of many texts; `like`, of the same encoder, lends whatever it has already."""
        self.content = content
        self.reader = Reader(content)
        self.encode = encode
        self._readings: Readings = Readings(self.reader, like._readings if like else None)
        self._binder = Binder(content, self._readings)
        indexed = tuple(self._binder.indexed(entry) for entry in content.entries)
        self._readings.settle()
        self.index: Index = build(indexed, vectors(indexed, vectors_of or encode, like.index if like else None))
        self._homonyms = self._bare_homonyms()
        self._by_question = {
            plain(indexed.entry.question): Hit(indexed.entry, 0.0, NO_EVIDENCE, "", indexed.homes)
            for indexed in self.index.entries
            if isinstance(indexed.entry, Faq)
        }

    def find(self, question: str) -> Verdict:
        """What we have to say to one question."""
        return self.search(question).verdict

    def asked_by_its_question(self, text: str) -> Hit | None:
        """The entry whose own question this is, word for word: what a person picks from a list of choices."""
        return self._by_question.get(plain(text))

    def search(self, question: str) -> Search:
        """Find, and keep everything that led to the verdict."""
        return self.search_in(question, self.index)

    def search_in(self, question: str, index: Index) -> Search:
        """Search in another index of the same content: what would be found without a wording, or with a draft."""
        asked = self.reader.asked(question, self.encode)
        hits, refused = rank(asked, index)
        solved = _distinct(self._solved(hits, asked))
        verdict = self._unseen_point(asked.read.keys, solved) or self._homonyms.get(asked.read.words) or judge(solved)
        return Search(asked, tuple(solved), tuple(refused), self._with_near_of(verdict, asked.read.keys))

    def _with_near_of(self, verdict: Verdict, keys: Keys) -> Verdict:
        """A gap tells what is near that we do know, never about another country, round or city than was named."""
        if not isinstance(verdict, Unknown) or verdict.gap is None or verdict.gap.id == UNSEEN_POINT:
            return verdict
        near = tuple(i for i in verdict.gap.near if self._binder.fits(self.content.facts[i], keys))
        return replace(verdict, gap=replace(verdict.gap, near=near))

    def _solved(self, hits: Iterable[Hit], asked: Asked) -> Iterable[Hit]:
        """Aspects become what they compute; those that cannot be computed for what was named are dropped."""
        for hit in hits:
            if isinstance(hit.entry, Aspect):
                for finding in solve(hit.entry.id, asked.read.keys, self.content):
                    told = self._told_terms(finding)
                    yield explained(with_finding(hit, finding), asked.read.terms, told, self.index)
            else:
                yield hit

    def _told_terms(self, finding: Finding) -> frozenset[str]:
        """The terms of the paragraphs that a finding shows."""
        return frozenset(term for _, p in finding.paragraphs for term in self.reader.terms(p.fact.text))

    def _unseen_point(self, keys: Keys, hits: Sequence[Hit]) -> Unknown | None:
        """A point of a known round whose text was never seen is no question for anything else that looks alike."""
        if "punto" not in keys or "ronda" not in keys or any(hit.finding and hit.finding.paragraphs for hit in hits):
            return None
        return Unknown(unseen_point(keys, self.content))

    def _bare_homonyms(self) -> dict[str, Unsure]:
        """For each way of asking for nothing but a term that means two things, what to ask back."""
        meanings: dict[str, set[str]] = {}
        for term in self.content.terms:
            meanings.setdefault(plain(term.term), set()).add(term.fact.id)
        return {
            ask.format(name): Unsure(self._telling(facts))
            for name, facts in meanings.items()
            if len(facts) > 1 and len(self._telling(facts)) > 1
            for ask in _BARE_ASKS
        }

    def _telling(self, facts: set[str]) -> tuple[Hit, ...]:
        """The entries that tell nothing but these facts, as hits without evidence."""
        telling = (i for i in self.index.entries if isinstance(i.entry, Faq) and set(i.entry.says) <= facts)
        return tuple(Hit(i.entry, 0.0, NO_EVIDENCE, "", i.homes) for i in telling)[:MOST_SUGGESTIONS]


def _distinct(hits: Iterable[Hit]) -> list[Hit]:
    """Hits best first, of those that read the same only the best."""
    kept: dict[str, Hit] = {}
    for hit in sorted(hits, key=lambda hit: -hit.score):
        kept.setdefault(hit.reads_as, hit)
    return list(kept.values())
