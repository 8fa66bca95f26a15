"""The words of the matcher, read from content/words.toml: stop words, courtesy, abbreviations, synonyms, names.

Data only: adding a word never needs code. What is compared is written as the pipeline leaves it (no accents, ñ kept).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Lists = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Words:
    """The lists of words.toml, ready for look-up."""

    stop: frozenset[str] = frozenset()
    courtesy: tuple[str, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    synonyms: Lists = field(default_factory=dict)
    demonyms: Lists = field(default_factory=dict)
    """Names of a country's people: they are the country."""
    institutions: Lists = field(default_factory=dict)
    """Names that imply a country and stay words of the question."""
    cities: tuple[str, ...] = ()
    """Cities where no round met."""
    round_nouns: tuple[str, ...] = ()
    not_rounds: tuple[str, ...] = ()
    not_references: tuple[str, ...] = ()

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> "Words":
        """Read the parsed file; the loader has checked its shape."""
        rounds = _table(table.get("rounds"))
        return cls(
            stop=frozenset(_texts(table.get("stop"))),
            courtesy=tuple(sorted(_texts(table.get("courtesy")), key=len, reverse=True)),
            abbreviations={key: str(value) for key, value in _table(table.get("abbreviations")).items()},
            synonyms=_lists(table.get("synonyms")),
            demonyms=_lists(table.get("demonyms")),
            institutions=_lists(table.get("institutions")),
            cities=_texts(_table(table.get("cities")).get("elsewhere")),
            round_nouns=_texts(rounds.get("nouns")),
            not_rounds=_texts(rounds.get("not_rounds")),
            not_references=_texts(_table(table.get("not_references")).get("phrases")),
        )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _table(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _lists(value: object) -> Lists:
    return {key: _texts(listed) for key, listed in _table(value).items()}
