"""Keys: what two texts must agree on, whatever the score.

A key is a kind and the values named: ronda {6}, país {Chile}, ciudad, año, mes, punto {k}, signo {no},
tiempo {próxima}. Two texts that name different values of one kind can never match. Kinds that a text does not
name decide nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["ronda", "país", "ciudad", "año", "mes", "punto", "signo", "tiempo"]
Keys = Mapping[Kind, frozenset[str]]

NAMED: tuple[Kind, ...] = ("ronda", "país", "ciudad", "año", "mes", "punto")
"""The kinds that count as words of a text; a sign or a tense only forbids."""

SPECIAL = "2023e"
"""The round of the special declaration, which has no number."""


@dataclass(frozen=True, slots=True)
class Referred:
    """What a text refers to, and the words that are left when its references are taken out."""

    keys: Keys
    rest: tuple[str, ...]

    @property
    def named_any(self) -> bool:
        """Whether a round, a place, a date or a point is named."""
        return any(kind in NAMED for kind in self.keys)


def conflict(one: Keys, other: Keys) -> Kind | None:
    """The first kind on which two texts disagree."""
    for kind, values in one.items():
        others = other.get(kind)
        if others and not values & others:
            return kind
    return None


def merged(several: Iterable[Keys]) -> dict[Kind, frozenset[str]]:
    """All values that any of the texts names."""
    result: dict[Kind, frozenset[str]] = {}
    for keys in several:
        for kind, values in keys.items():
            result[kind] = result.get(kind, frozenset()) | values
    return result
