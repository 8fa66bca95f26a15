"""The words of a text as marks: months, weekdays, ordinals and numbers, whole, shortened or with one letter wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.meetings.when.vocabulary import (
    ALIASES,
    MONTHS,
    NUMBERS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    TENS,
    THOUSAND,
    WEEKDAYS,
    misspelt_month,
    misspelt_weekday,
)
from knowledge.numerals import ORDINALS

_BEFORE_WEEKDAY = ("el", "este", "proximo", "del", "al", "para", "hoy", "los")


@dataclass(frozen=True, slots=True)
class Token:
    """One mark, and where its text lies; `word` when it was typed in letters."""

    mark: str
    start: int
    stop: int
    word: bool


def spelt(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens with every word read; the full stop of an abbreviation goes with it."""
    done: list[Token] = []
    shortened = False
    for place, token in enumerate(tokens):
        if shortened and token.mark == ".":
            shortened = False
            continue
        shortened = token.word and token.mark in _ABBREVIATIONS
        after = next((other.mark for other in tokens[place + 1 : place + 3] if other.mark != "."), "")
        read = replace(token, mark=_mark(token.mark, done, after)) if token.word else token
        _join_numbers(done, read) if token.word and read.mark.isdecimal() else done.append(read)
    return tuple(done)


_ABBREVIATIONS = (
    frozenset(SHORT_MONTHS) | frozenset(SHORT_WEEKDAYS) | {"hs", "h", "hrs", "hr", "prox", "av", "art", "am", "pm"}
)


def _mark(word: str, done: Sequence[Token], after: str) -> str:
    """The mark of a word between what was read `done` before it and the raw mark `after` it."""
    if word in MONTHS:
        return f"M{MONTHS[word]}"
    if word in WEEKDAYS:
        return f"W{WEEKDAYS[word]}"
    if word in NUMBERS:
        return str(NUMBERS[word])
    if word in ORDINALS:
        return f"O{ORDINALS[word]}"
    short = _shortened(word, done, after) or _misspelt(word, done, after)
    return short or ALIASES.get(word, word)


def _shortened(word: str, done: Sequence[Token], after: str) -> str | None:
    if word in SHORT_WEEKDAYS and _begins_with_day(after) and not (word in SHORT_MONTHS and _ends_with_day(done)):
        return f"W{SHORT_WEEKDAYS[word]}"
    beside = _ends_with_day(done) or after[:1].isdecimal() or bool(done and done[-1].mark == "en")
    return f"M{SHORT_MONTHS[word]}" if word in SHORT_MONTHS and beside else None


def _misspelt(word: str, done: Sequence[Token], after: str) -> str | None:
    before = done[-1].mark if done else ""
    if _ends_with_day(done) or before == "en" or (len(after) == 4 and after.isdecimal()):
        month = misspelt_month(word)
        return f"M{month}" if month else None
    if before in _BEFORE_WEEKDAY or _begins_with_day(after):
        weekday = misspelt_weekday(word)
        return f"W{weekday}" if weekday else None
    return None


def _begins_with_day(mark: str) -> bool:
    return (mark.isdecimal() and len(mark) <= 2) or mark[:1] == "D"


def _ends_with_day(done: Sequence[Token]) -> bool:
    """Whether «24», «24 de», «24-» or «1º de» stands just before."""
    tail = [token.mark for token in done[-2:]]
    if tail and tail[-1] in ("de", "-", "/", "del"):
        tail.pop()
    return bool(tail) and (_begins_with_day(tail[-1]) or (tail[-1][:1] == "O" and tail[-1][1:].isdecimal()))


def _join_numbers(done: list[Token], unit: Token) -> None:
    """«treinta y uno» is one number, and so is «dos mil veintisiete»; only when typed in letters."""
    value = int(unit.mark)
    if len(done) > 1 and done[-1].mark == "y" and value < 10 and _tens(done[-2]):
        tens = done[-2]
        del done[-2:]
        value, unit = value + int(tens.mark) % 100, replace(unit, start=tens.start)
        if int(tens.mark) > 100:
            value += int(tens.mark) // 100 * 100
    if len(done) > 1 and done[-1].mark == THOUSAND and done[-2].mark == "2":
        value, unit = 2000 + value, replace(unit, start=done[-2].start)
        del done[-2:]
    done.append(replace(unit, mark=str(value)))


def _tens(token: Token) -> bool:
    return token.word and token.mark.isdecimal() and int(token.mark) % 100 in TENS
