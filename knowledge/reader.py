"""Reading one text: pipeline and references over one content, the same for questions and wordings."""

from knowledge.entries import Content
from knowledge.evidence import Asked
from knowledge.gazetteer import Gazetteer
from knowledge.index import Wording
from knowledge.keys import NAMED, Keys, Referred
from knowledge.meaning import Encoder
from knowledge.references import refer
from knowledge.structure import round_key
from knowledge.text import Pipeline, stem
from knowledge.words import Words

BARE = "ficha"
"""What somebody asks who only names a round, a country or a year: tell me about it."""


class Reader:
    """Reads questions and wordings alike."""

    def __init__(self, content: Content) -> None:
        words = Words.from_table(content.words)
        self.pipeline = Pipeline(words)
        self.gazetteer = Gazetteer(content, words)
        self._only_round = _only_rounds(content)

    def reads_like(self, other: "Reader") -> bool:
        """Whether both read any text the same: their words and names are, though other content may not be."""
        return self._only_round == other._only_round and all(
            vars(ours) == vars(theirs)
            for ours, theirs in ((self.pipeline, other.pipeline), (self.gazetteer, other.gazetteer))
        )

    def refer(self, text: str) -> Referred:
        """The references of a text, and its other words."""
        return refer(self.gazetteer, self.pipeline.words(text), text)

    def wording(self, text: str) -> Wording:
        """A text with all that is compared of it."""
        words = self.pipeline.words(text)
        referred = refer(self.gazetteer, words, text)
        terms = self.pipeline.terms(referred.rest)
        rest = " ".join(referred.rest) if terms or not referred.named_any else BARE
        terms = terms or ((stem(BARE),) if referred.named_any else tuple(stem(word) for word in words))
        return Wording(text, rest, " ".join(words), terms, referred.keys, self.names(referred.keys))

    def names(self, keys: Keys) -> tuple[str, ...]:
        """The keys as terms; a city where a single round met is that round."""
        found: dict[str, None] = {}
        for kind in NAMED:
            for value in sorted(keys.get(kind, ())):
                met = self._only_round.get(value) if kind == "ciudad" else None
                found[f"§ronda:{met}" if met else f"§{kind}:{value}"] = None
        return tuple(found)

    def asked(self, text: str, encode: Encoder) -> Asked:
        """A question, with the vectors of its words with and without the names in it."""
        read = self.wording(text)
        vectors = encode([read.words] if read.rest == read.words else [read.words, read.rest])
        return Asked(text, read, vectors[0], vectors[-1])

    def terms(self, text: str) -> tuple[str, ...]:
        """The terms of an answer, which is only looked into, never matched as a whole."""
        return self.pipeline.terms(self.pipeline.words(text))


def _only_rounds(content: Content) -> dict[str, str]:
    """The cities where a single round met."""
    met: dict[str, list[str]] = {}
    for declaration in content.declarations:
        met.setdefault(declaration.city, []).append(round_key(declaration))
    return {city: rounds[0] for city, rounds in met.items() if len(rounds) == 1}
