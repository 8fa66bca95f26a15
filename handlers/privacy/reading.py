"""A text as the finders read it: every digit plain, every dash a hyphen, no accents, nothing invisible.

Each character remembers where it stood, so that what is found is reported in the text as it was written. What was
already masked becomes a wall (``WALL``) that no pattern crosses: that is why masking twice changes nothing.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from handlers.privacy.items import Item, Kind
from handlers.texts import privacy as texts

WALL = "\x00"
_WIDEST = 4
"""Characters that one sign may stand for («⑽»); those that stand for more are ornaments of up to eighteen."""

_UNSEEN = ("Mn", "Me", "Cf", "Cs", "Co", "Cn")
_ALIKE = {"\u2212": "-", "\u00b7": ".", "\u2024": ".", "\u2044": "/", "\u2215": "/", "\u00ad": "", "\n": "\n"}


@dataclass(frozen=True, slots=True)
class Reading:
    """The plain text, and the place of each of its characters in the original of ``size`` characters."""

    text: str
    places: tuple[int, ...]
    size: int

    def original(self, item: Item) -> Item:
        """The same stretch in the text as it was written, with the invisible marks that follow it."""
        start, end = self.places[item.start], item.end
        while end < len(self.places) and self.places[end] == self.places[end - 1]:
            end += 1
        return Item(item.kind, start, self.places[end] if end < len(self.places) else self.size)


def read(text: str) -> Reading:
    """Make a text plain; masks that stand in it become walls."""
    pairs = [(plain, place) for place, mark in enumerate(text) for plain in _plain(mark)]
    joined = "".join(plain for plain, _ in pairs)
    return Reading(
        _marks().sub(lambda mark: WALL * len(mark[0]), joined), tuple(place for _, place in pairs), len(text)
    )


def walled(text: str, items: Iterable[Item]) -> str:
    """The same plain text with walls where the items stand; every place stays where it was."""
    marks = list(text)
    for item in items:
        marks[item.start : item.end] = WALL * (item.end - item.start)
    return "".join(marks)


@lru_cache(maxsize=1)
def _marks() -> re.Pattern[str]:
    marks = ("".join(plain for mark in texts.mark(kind) for plain in _plain(mark)) for kind in Kind)
    return re.compile("|".join(re.escape(mark) for mark in marks))


def _plain(mark: str) -> str:
    if " " <= mark <= "~":
        return mark
    if mark in _ALIKE:
        return _ALIKE[mark]
    return "".join(_visible(part) for part in unicodedata.normalize("NFKD", mark)[:_WIDEST])


def _visible(mark: str) -> str:
    kind = unicodedata.category(mark)
    if kind in _UNSEEN:
        return ""
    if kind == "Pd" or kind == "Nd":
        return "-" if kind == "Pd" else str(unicodedata.decimal(mark))
    return " " if kind in ("Cc", "Zs", "Zl", "Zp") else _ALIKE.get(mark, mark)
