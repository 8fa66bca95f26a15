"""A text as the grammar reads it: one line of marks, each followed by a space, that know where they were typed.

«Lun. 7 de dic., 9 a 17hs» -> `W1 7 de M12 , 9 a 17 h `. Months are M, weekdays W, ordinals O, figures as in
figures.py; words are folded. What stands in a street, a law or a room is X, so no form below can see it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from handlers.meetings.when.figures import marks_of, solid_hours
from handlers.meetings.when.hidden import hide
from handlers.meetings.when.spelling import Token, spelt
from knowledge.text import drop_accents, fold_case

_TOKEN = re.compile(
    r"(?P<half>(?<![^\W\d_])[ap]\.\s?m\b\.?)"
    r"|(?P<nth>(?<![\w./:-])[0-9]{1,2}(?:\.?[ºª°]|(?:ero|era|er|ro|ra|do|da|to|ta|mo|ma|vo|va|no|na)\b))"
    r"|(?P<spaced>(?<![\w./:-])[0-9]{1,2} ?(?P<bar>[/-]) ?[0-9]{1,2} ?(?P=bar) ?(?:19|20)[0-9]{2}(?![\w/:-]))"
    r"|(?P<figure>[0-9]+(?:[./:-][0-9]+)*)"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*)"
    r"|(?P<line>\n\s*)|(?P<mark>\S)",
    re.IGNORECASE,
)
_DASHES = frozenset("-–—‑−~")
_BREAKS = frozenset("•·|")


@dataclass(frozen=True, slots=True)
class Writing:
    """`line` is what the forms match; `at` is where each mark begins in it, `starts` and `stops` where it was typed."""

    text: str
    line: str
    at: tuple[int, ...]
    starts: tuple[int, ...]
    stops: tuple[int, ...]

    def said(self, begin: int, end: int) -> str:
        """The original text between two places of the line."""
        first = bisect_right(self.at, begin) - 1
        last = bisect_left(self.at, end) - 1
        return self.text[self.starts[first] : self.stops[last]]


@lru_cache(maxsize=8)
def written(text: str) -> Writing:
    """The marks of a text, in time that grows with its length alone."""
    tokens = spelt(tuple(_tokens(text)))
    line = hide(solid_hours("".join(f"{token.mark} " for token in tokens)))
    at, place = [], 0
    for mark in line.split(" ")[:-1]:
        at.append(place)
        place += len(mark) + 1
    starts, stops = tuple(token.start for token in tokens), tuple(token.stop for token in tokens)
    return Writing(text, line, tuple(at), starts, stops)


def _tokens(text: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(text):
        for mark in _marks(found):
            yield Token(mark, found.start(), found.end(), found.lastgroup == "word")


def _marks(found: re.Match[str]) -> tuple[str, ...]:
    piece = found[0]
    match found.lastgroup:
        case "half":
            return (f"{piece[0].lower()}m",)
        case "nth":
            return ("O" + re.sub(r"[^0-9]", "", piece).lstrip("0"),)
        case "figure" | "spaced":
            return marks_of(piece.replace(" ", ""))
        case "word":
            return (drop_accents(fold_case(piece)).replace(" ", "") or "x",)
        case "line":
            return (";",)
        case _:
            return ("-" if piece in _DASHES else ";" if piece in _BREAKS else piece,)
