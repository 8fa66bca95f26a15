"""What was read of the texts of one content: each text once, and none again that the content before it had.

Questions are not kept here: whoever asks would fill the memory.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from knowledge.index import Wording
from knowledge.keys import Keys
from knowledge.reader import Reader


@dataclass(frozen=True, slots=True)
class Told:
    """What the facts of an entry say, read."""

    terms: frozenset[str]
    keys: Keys


class Readings:
    """Reads with `reader`; what `before` read is taken over when its reader reads the same."""

    def __init__(self, reader: Reader, before: Self | None = None) -> None:
        self.reader = reader
        like = before if before and reader.reads_like(before.reader) else None
        self._wordings: dict[str, Wording] = {}
        self._told: dict[str, Told] = {}
        self._wordings_before: Mapping[str, Wording] = like._wordings if like else {}
        self._told_before: Mapping[str, Told] = like._told if like else {}
        self._same: dict[object, Keys] = {}

    def wording(self, text: str) -> Wording:
        """A wording, read."""
        if text not in self._wordings:
            self._wordings[text] = self._wordings_before.get(text) or self._thrifty(self.reader.wording(text))
        return self._wordings[text]

    def told(self, text: str) -> Told:
        """What facts say, which is only looked into."""
        if text not in self._told:
            self._told[text] = self._told_before.get(text) or Told(
                frozenset(self.reader.terms(text)), self.reader.refer(text).keys
            )
        return self._told[text]

    def settle(self) -> None:
        """Let go of what only the content before had: it is not asked for any more."""
        self._wordings_before, self._told_before = {}, {}

    def _thrifty(self, wording: Wording) -> Wording:
        """The same, its keys shared with every wording that has the same ones: there are few, of many wordings."""
        keys = self._same.setdefault(frozenset(wording.keys.items()), wording.keys)
        rest = wording.words if wording.rest == wording.words else wording.rest
        return replace(wording, keys=keys, rest=rest)
