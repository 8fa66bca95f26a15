"""What a question asks besides its words: which kind of answer, of what time, with what sign, about whom.

Two questions of the same content words may ask for different things («¿quién firmó?», «¿quién no firmó?», «de Perú a
Chile», «de Chile a Perú»); everything that can tell them apart is taken down here and compared in likeness.py.
Words are listed as the pipeline leaves them: no accents, ñ kept.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from knowledge import contrasts
from knowledge.keys import Keys
from knowledge.numerals import NUMBER_WORDS, ORDINALS
from knowledge.reader import Reader
from knowledge.references import refer
from knowledge.text import LONGEST, plain, stem


@dataclass(frozen=True, slots=True)
class Role:
    """A name or word with the preposition that governs it, and whether people or a move stand before it."""

    word: str
    by: str
    of_people: bool = False


@dataclass(frozen=True, slots=True)
class Gist:
    """One question, as it is compared with another."""

    words: tuple[str, ...]
    rest: tuple[str, ...]
    terms: frozenset[str]
    """Its content words, as stems, synonyms joined."""
    keys: Keys
    asks: frozenset[str]
    thing: str
    """Of «¿cuál es el plazo?», the plazo; of other questions, nothing."""
    decides: frozenset[str]
    numbers: tuple[str, ...]
    past: frozenset[str]
    future: frozenset[str]
    roles: tuple[Role, ...]
    """Of its content words, in order."""
    named: tuple[Role, ...]
    """Of its names, in order."""
    leans: bool
    """It means something else when somebody else asks it, or another day, or after another question."""


@lru_cache(maxsize=2_000)  # the open cases are compared with every new question
def gist(reader: Reader, text: str) -> Gist:
    """Read a question for comparison."""
    words = _without_asking(reader.pipeline.words(text))
    referred = refer(reader.gazetteer, words, text)
    spoken = " ".join(words)
    thing = contrasts.THING.search(spoken)
    bare = contrasts.THING.sub(" ", spoken)
    terms = frozenset(reader.pipeline.terms(referred.rest))
    asks = _asked(bare.split(), terms)
    past = frozenset(words) & contrasts.PAST | _forms(contrasts.PAST_FORM, text)
    raw = plain(text).split()
    roles = _Roles(reader, words, referred.rest)
    return Gist(
        words=words,
        rest=referred.rest,
        terms=_content(terms, referred.rest, referred.keys, asks),
        keys={kind: values for kind, values in referred.keys.items() if kind != "signo"},
        asks=asks or frozenset(("si",) if past else ()),
        thing=(thing["thing"] or words[0]) if thing else "",
        decides=frozenset(map(stem, words)) & contrasts.DECIDES
        | frozenset(raw) & (contrasts.DENIES | contrasts.TWOFOLD)
        | _acts(raw),
        numbers=tuple(sorted(_numbers(referred.rest))),
        past=past,
        future=frozenset(words) & contrasts.FUTURE
        | _forms(contrasts.FUTURE_FORM, text)
        | referred.keys.get("tiempo", frozenset()),
        roles=tuple(roles.others),
        named=tuple(roles.named),
        leans=bool(contrasts.LEANS.search(spoken)) or len(text) > LONGEST,
    )


def _without_asking(words: Sequence[str]) -> tuple[str, ...]:
    """«deseo conocer el plazo» is «el plazo»; a question of nothing else stays."""
    at = 0
    if words and words[0] in contrasts.BEGINS_ASKING:
        while at < len(words) and words[at] in contrasts.ASKING:
            at += 1
    return tuple(words[at:] or words)


def _content(terms: frozenset[str], rest: Sequence[str], keys: Keys, asks: frozenset[str]) -> frozenset[str]:
    """Without words that say nothing: a stem of theirs that another word has («como», «COMAR») stays.

    Beside the name of a round, «la reunión del Proceso de Quito» says nothing more.
    """
    silent = contrasts.SILENT - {stem(word) for word in rest if word not in contrasts.SILENT_WORDS}
    if "ronda" in keys:
        silent |= contrasts.ROUND_TERMS | (contrasts.PROCESS_TERMS if "quito" in rest else frozenset())
    if "cuando" in asks:
        silent |= contrasts.DAY_TERMS
    return terms - silent - contrasts.LIGHT


def _asked(words: Sequence[str], terms: frozenset[str]) -> frozenset[str]:
    """The kinds of answer wanted; however a deadline is asked for, it is one."""
    found = {contrasts.ASKS[word] for word in words if word in contrasts.ASKS}
    for one, other in pairwise(words):
        if one == "por" and other == "que":
            found = found - {"que"} | {"motivo"}
        elif one == "que" and other in ("dia", "dias", "fecha", "fechas"):
            found = found - {"que"} | {"cuando"}
    if set(words) & {"fecha", "fechas", "cantidad"}:
        found.discard("que")
    if contrasts.DEADLINE in terms:
        found = found - {"que", "cuanto"} | {"plazo"}
    whether = not found and (words[:1] == ["se"] or any(word in contrasts.WHETHER for word in words))
    return frozenset(("si",)) if whether else frozenset(found)


def _acts(raw: Sequence[str]) -> frozenset[str]:
    """Words of courtesy that stand where no courtesy stands."""
    asked = next((at for at, word in enumerate(raw) if word in contrasts.ASKS), len(raw))
    return frozenset(raw[asked:]) & contrasts.ACTS


def _numbers(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        number = NUMBER_WORDS.get(word) or ORDINALS.get(word)
        if number or any(mark.isdigit() for mark in word):
            yield str(number or word)


def _forms(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    """The words of a text that have a form of a verb."""
    return frozenset(plain(word) for word in pattern.findall(text.casefold()))


class _Roles:
    """One walk along a text: its names and its other content words, each with what governs it."""

    def __init__(self, reader: Reader, words: Sequence[str], rest: Sequence[str]) -> None:
        self._reader = reader
        self.named: list[Role] = []
        self.others: list[Role] = []
        self._by = ""
        self._of_people = False
        left = deque(rest)
        in_name = False
        for at, word in enumerate(words):
            is_rest = bool(left) and word == left[0]
            if is_rest:
                left.popleft()
            if word in contrasts.JOINED or word in contrasts.PREPOSITIONS:
                self._by, in_name = contrasts.JOINED.get(word, word), False
            elif is_rest and not word.startswith("venezuel"):
                in_name = self._other(word)
            elif not in_name:
                in_name = self._name(words, at)

    def _other(self, word: str) -> bool:
        if word not in contrasts.ARTICLES and word not in self._reader.pipeline.stop:
            self.others.append(Role(stem(word), self._by))
            self._of_people = stem(word) in contrasts.PEOPLE or stem(word) in contrasts.MOVES
            self._by = ""
        return False

    def _name(self, words: Sequence[str], at: int) -> bool:
        """A place keeps how it is governed; «la comisión peruana» is that «de Perú», the sixth round merely named."""
        found = self._reader.gazetteer.name_at(words, at)
        is_place = words[at].startswith("venezuel") or (found is not None and found.kind in ("país", "ciudad"))
        by = self._by
        if not is_place and by in contrasts.NEUTRAL:
            by = "en"
        elif is_place and not by and words[at] not in contrasts.PLACE_WORDS and (found is None or found.kind == "país"):
            by = "de"
        self.named.append(Role(words[at], by, self._of_people))
        self._by, self._of_people = "", False
        return True
