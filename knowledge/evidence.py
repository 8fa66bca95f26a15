"""What speaks for an entry: the vocabulary of ranking and verdict.

words     rare terms shared with one wording (Dice, weighted by rarity); misspelt terms count a little less
covered   share of the question that anything of the entry explains: an unexplained rare word is the best sign of
          a question whose answer we do not have
letters   characters in common with the wording, in any order of words
meaning   cosine of sentence vectors: the best wording, and the mean of the best three
names     agreement helps, an unexplained name hurts, disagreement forbids (ranking.py)
"""

from dataclasses import dataclass
from operator import attrgetter, mul

from knowledge.entries import Entry, Faq
from knowledge.index import Wording
from knowledge.keys import Kind
from knowledge.meaning import Vectors
from knowledge.structure import Finding
from knowledge.weights import RANKING

FEATURES = (
    "words",
    "covered",
    "letters",
    "meaning",
    "meaning3",
    "agree",
    "unexplained",
    "unasked",
    "wh",
    "other_wh",
    "lost",
    "rarest_lost",
    "gap_word",
    "aspect",
)
_WEIGHTS = tuple(RANKING[name] for name in FEATURES)
_IN_ORDER = attrgetter(*FEATURES)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, read as a wording is, and its vectors."""

    text: str
    read: Wording
    whole: Vectors
    """The vector of its words."""
    rest: Vectors
    """The vector of its words without the names in it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an entry, each between 0 and 1 (`agree`, `unexplained`, `unasked` count names)."""

    words: float
    covered: float
    letters: float
    meaning: float
    meaning3: float
    agree: float
    unexplained: float
    unasked: float
    wh: float
    other_wh: float
    lost: float
    rarest_lost: float
    gap_word: float
    aspect: float

    def row(self) -> tuple[float, ...]:
        """In the order of FEATURES."""
        return _IN_ORDER(self)


NO_EVIDENCE = Evidence(*([0.0] * len(FEATURES)))


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that may answer, how surely, and why. `finding` is what an aspect computed."""

    entry: Entry
    score: float
    evidence: Evidence
    wording: str
    homes: frozenset[str]
    """Records that it is about: siblings are told together, not against each other."""
    finding: Finding | None = None
    unexplained: tuple[str, ...] = ()

    @property
    def reads_as(self) -> str:
        """The same for two hits that would show the same text."""
        if self.finding is not None:
            return self.finding.key
        return "|".join(self.entry.says[:2]) if isinstance(self.entry, Faq) else self.entry.id

    @property
    def facts(self) -> frozenset[str]:
        """What it rests on; two hits that share a fact are no rivals."""
        if self.finding is not None:
            return self.finding.facts
        return frozenset(self.entry.says) if isinstance(self.entry, Faq) else frozenset([self.entry.id])


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry that looked alike but can never match, and on which kind of name they disagree."""

    entry: Entry
    kind: Kind


def score(evidence: Evidence) -> float:
    """How much speaks for an entry: a weighted sum, comparable only within one question."""
    return float(sum(map(mul, _WEIGHTS, evidence.row())))
