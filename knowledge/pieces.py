"""The words of a text as the sentence model reads them: pieces, each known by a number.

No piece of the model's vocabulary reaches over a blank, so a word is always the same pieces, and cutting it up, which
is slow, is done once.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain

MOST_WORDS = 20_000
BEGINS, ENDS = 1, 2
"""The model's numbers for both ends of a text."""
_ORDINARY = re.compile(r"[a-z0-9ñ§ ]+")
"""What the model's own cleaning leaves as it is, whatever stands beside it."""

Split = Callable[[str], Sequence[int]]


class Pieces:
    """Cuts texts up; `split` cuts up any text, without marking its ends."""

    def __init__(self, split: Split) -> None:
        self._split = split
        self._of_word = lru_cache(maxsize=MOST_WORDS)(split)

    def of(self, text: str) -> list[int]:
        """The pieces of a text between its two ends, the same that the model itself would read."""
        words = text.split()
        if not words or not _ORDINARY.fullmatch(text):
            return [BEGINS, *self._split(text), ENDS]
        return [BEGINS, *chain.from_iterable(map(self._of_word, words)), ENDS]

    def commonest(self, texts: Iterable[str]) -> list[int]:
        """The pieces of `texts`, those that most of their words hold first."""
        held: Counter[int] = Counter()
        for word, times in Counter(chain.from_iterable(text.split() for text in texts)).items():
            held.update(dict.fromkeys(self.of(word), times))
        return [piece for piece, _ in held.most_common()]
