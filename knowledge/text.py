"""The one Spanish pipeline that both sides of a comparison go through.

    clean -> fold_case -> drop_accents (the ñ survives) -> shorten_runs -> write_qu -> separate_words    STEPS, text
    expand abbreviations -> join synonyms -> drop stop words -> stem                           Pipeline, on the words

Nothing here knows an answer, a score or a threshold.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from Stemmer import Stemmer

from knowledge.words import Words

Step = Callable[[str], str]

LONGEST = 1_000
"""Characters of a question that are read; nobody asks more in one breath, and every step stays fast."""

LONGEST_WORD = 40
"""No word of Spanish is longer; comparing letters costs their square."""

_TILDE = "\u0303"
_SPANISH = Stemmer("spanish")
_NUMBER_MARK = re.compile(r"(?<=\d)[.\u00a0\u202f](?=\d{3}(?!\d))")
_BEFORE_NUMERAL = ("la", "declaracion", "reunion", "ronda", "capitulo", "plenaria")
"""«x» after these is ten, elsewhere «por»."""

_RUNS = re.compile(r"\b(?![ivx]+\b)\w*?([^\W\d])\1{2,}\w*")
_RUN = re.compile(r"([^\W\d])\1{2,}")
_UNUSUAL = re.compile(r"[^ -~¡-ÿ–—‘’“”…€]")
"""What ordinary Spanish never holds; a text without it needs no cleaning."""
_ACCENTED = str.maketrans("áéíóúüàèìòùâêîôûäëïöÁÉÍÓÚÜ", "aeiouuaeiouaeiouaeioAEIOUU")
_K = re.compile(r"k(?=[ei])")
_NOT_WORD = re.compile(r"[^\w§]+|_+")


def clean(text: str) -> str:
    """Drop what cannot be seen: control characters, direction marks, stacked accents, lone surrogates."""
    text = unicodedata.normalize("NFKC", text.replace("º", "°").replace("ª", "°"))[:LONGEST]
    if not _UNUSUAL.search(text):
        return text
    kept: list[str] = []
    stacked = 0
    for mark in text:
        kind = unicodedata.category(mark)
        stacked = stacked + 1 if kind == "Mn" else 0
        if kind in ("Cc", "Zs", "Zl", "Zp"):
            kept.append(" ")
        elif kind not in ("Cf", "Cs", "Co", "Cn") and stacked < 2:
            kept.append(mark)
    return "".join(kept)


def fold_case(text: str) -> str:
    """«COMAR» and «comar» are one word."""
    return text.casefold()


def drop_accents(text: str) -> str:
    """Drop accents but keep the ñ: «año» must never become «ano»."""
    text = text.translate(_ACCENTED)
    if text.isascii():
        return text
    kept: list[str] = []
    for mark in unicodedata.normalize("NFD", text):
        is_accent = unicodedata.category(mark) == "Mn"
        is_enye = mark == _TILDE and bool(kept) and kept[-1] == "n"
        if not is_accent or is_enye:
            kept.append(mark)
    return unicodedata.normalize("NFC", "".join(kept))


def shorten_runs(text: str) -> str:
    """«holaaaaa» is «hola»; the double letters of Spanish stay, and so do the numerals III and VIII."""
    return _RUNS.sub(lambda word: _RUN.sub(r"\1", word[0]), text)


def write_qu(text: str) -> str:
    """«kiero» is «quiero»."""
    return _K.sub("qu", text)


def separate_words(text: str) -> str:
    """Words and numbers apart, everything else a space; «26.165» is one number."""
    return " ".join(word[:LONGEST_WORD] for word in _NOT_WORD.sub(" ", _NUMBER_MARK.sub("", text)).split())


STEPS: tuple[Step, ...] = (clean, fold_case, drop_accents, shorten_runs, write_qu, separate_words)


@lru_cache(maxsize=64)
def plain(text: str) -> str:
    """The text after every step: what words, references and characters are compared on.

    The last few texts are kept: answering one question asks for its plain text some eight times.
    """
    for step in STEPS:
        text = step(text)
    return text


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a word without accents; «declaracion» and «declaraciones» share it."""
    if word.endswith(("cion", "sion")):
        word = word[:-2] + "ón"
    stemmed = drop_accents(_SPANISH.stemWord(word))
    return stemmed if len(stemmed) > 1 else word


@dataclass(frozen=True, slots=True)
class Reading:
    """One text, read: its words after abbreviations, and its terms (joined synonyms, no stop words, stems)."""

    text: str
    words: tuple[str, ...]
    terms: tuple[str, ...]


class Pipeline:
    """The steps on words, with the lists of words.toml."""

    def __init__(self, words: Words) -> None:
        self._abbreviations = words.abbreviations
        self.stop = words.stop
        self._courtesy = _phrases(dict.fromkeys(words.courtesy, ""), plain_words)
        joined = {phrase: name for name, group in words.synonyms.items() for phrase in (name, *group)}
        self._joined = _phrases(joined, lambda phrase: tuple(stem(word) for word in phrase.split()))

    def words(self, text: str) -> tuple[str, ...]:
        """The words of a text, abbreviations written out and courtesy dropped."""
        expanded: list[str] = []
        for word in plain(text).split():
            numeral = word == "x" and (" X" in text or (expanded and expanded[-1] in _BEFORE_NUMERAL))
            expanded += [word] if numeral else self._abbreviations.get(word, word).split()
        polite = _replace(expanded, expanded, self._courtesy)
        return tuple(word for word in polite if word) or tuple(expanded)

    def read(self, text: str) -> Reading:
        """Everything that is compared, of a text that holds no reference any more."""
        words = self.words(text)
        return Reading(text, words, self.terms(words))

    def terms(self, words: Sequence[str]) -> tuple[str, ...]:
        """Synonyms joined, stop words dropped, stems."""
        stems = [stem(word) for word in words]
        joined = _replace(list(words), stems, self._joined)
        return tuple(term if term not in words else stem(term) for term in joined if term and term not in self.stop)


Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


def plain_words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase of words.toml."""
    return tuple(plain(phrase).split())


def _phrases(meanings: Mapping[str, str], split: Callable[[str], tuple[str, ...]]) -> Phrases:
    """Phrases by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in meanings.items():
        parts = split(phrase)
        found.setdefault(parts[0], []).append((parts, stem(meaning) if meaning else ""))
    return {first: sorted(group, key=lambda pair: -len(pair[0])) for first, group in found.items()}


def _replace(words: Sequence[str], keys: Sequence[str], phrases: Phrases) -> list[str]:
    """`words`, where each run whose `keys` are a phrase became the phrase's meaning."""
    result: list[str] = []
    at = 0
    while at < len(words):
        for parts, meaning in phrases.get(keys[at], ()):
            if tuple(keys[at : at + len(parts)]) == parts:
                result.append(meaning)
                at += len(parts)
                break
        else:
            result.append(words[at])
            at += 1
    return result
