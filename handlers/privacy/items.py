"""What is reported: where in a text something personal stands, and of what kind it is. Never what it says."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What an item says about a person."""

    DOCUMENT = "document"
    PASSPORT = "passport"
    CASE = "case"
    BIRTH = "birth"
    ADDRESS = "address"
    ACCOUNT = "account"
    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a text, as slices count, that holds something personal."""

    kind: Kind
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a stretch of text: {self.start}-{self.end}")


Finder = Callable[[str], Iterable[Item]]
"""Reads a text as ``reading.read`` leaves it."""


def settled(items: Iterable[Item]) -> tuple[Item, ...]:
    """In order and apart: those that overlap become one, of the kind that came first, so that nothing sticks out."""
    ranked = sorted(enumerate(items), key=lambda pair: (pair[1].start, pair[0]))
    kept: list[tuple[int, Item]] = []
    for rank, item in ranked:
        if kept and item.start < kept[-1][1].end:
            kept[-1] = _joined(kept[-1], (rank, item))
        else:
            kept.append((rank, item))
    return tuple(item for _, item in kept)


def _joined(one: tuple[int, Item], other: tuple[int, Item]) -> tuple[int, Item]:
    rank, first = min(one, other, key=lambda pair: pair[0])
    return rank, Item(first.kind, one[1].start, max(one[1].end, other[1].end))
