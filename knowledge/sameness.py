"""Whether two questions ask the same, so that one answer serves both.

A wrong join sends somebody the answer to another question: it is far worse than a missed one. So everything that can
tell two questions apart must agree (gist.py), and every content word of each must be one of the other, misspelt or not.
"""

from collections.abc import Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from knowledge.contrasts import AMBIGUOUS_ENDINGS, FINITE, KEYBOARD, NEUTRAL
from knowledge.gist import Gist, Role
from knowledge.index import Index
from knowledge.spelling import sound
from knowledge.text import stem

LONG_WORD = 5
"""Letters from which a word may be misspelt."""


def same(one: Gist, other: Gist, index: Index) -> bool:
    """Cheapest first: most pairs differ in a name or in a word."""
    return (
        one.keys == other.keys
        and one.decides == other.decides
        and one.numbers == other.numbers
        and not other.leans
        and _covers(one, other, index)
        and _covers(other, one, index)
        and _ask_the_same(one, other)
        and _same_time(one, other)
        and _same_forms(one, other)
        and _same_places(one, other)
        and _same_roles(one, other)
    )


def _covers(one: Gist, other: Gist, index: Index) -> bool:
    """Whether every content word of the one is one of the other, as its writer may have mistyped it."""
    lost = one.terms - other.terms
    return all(any(_misspelt(term, one, another, other, index) for another in other.terms) for term in lost)


def _misspelt(term: str, one: Gist, another: str, other: Gist, index: Index) -> bool:
    """Two known words are never each other with a slip of the finger or of the ear."""
    if term in index.rarity and another in index.rarity:
        return False
    return any(_slipped(a, b) for a in _spelt(term, one) for b in _spelt(another, other))


def _spelt(term: str, one: Gist) -> tuple[str, ...]:
    return tuple(word for word in one.rest if stem(word) == term)


def _slipped(one: str, other: str) -> bool:
    """A letter left out, doubled, swapped, or one beside it on the keyboard; or all that is heard is the same."""
    if min(len(one), len(other)) < LONG_WORD or one[0] != other[0] or not (one + other).isalpha():
        return False
    if OSA.distance(one, other, score_cutoff=1) > 1:
        return sound(one) == sound(other)
    wrong = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    near = len(one) != len(other) or len(wrong) != 1 or wrong[0][1] in KEYBOARD.get(wrong[0][0], "")
    return near or sound(one) == sound(other)


def _ask_the_same(one: Gist, other: Gist) -> bool:
    """«El plazo en Perú» is «¿cuál es el plazo en Perú?», but «¿hay plazo?» is not."""
    if one.asks != other.asks and not _accents_left_out(one, other) and not _accents_left_out(other, one):
        return False
    if "plazo" in one.asks:
        return True
    heads = {gist.thing or next((word for word in gist.rest if word not in NEUTRAL), "") for gist in (one, other)}
    return bool(one.thing) == bool(other.thing) or len({head.rstrip("s") for head in heads}) == 1


def _accents_left_out(one: Gist, other: Gist) -> bool:
    """«Chile firmó» is a question whether it did; so is «chile firmo»."""
    return one.asks == {"si"} and not other.asks and bool(one.past) and one.past <= set(other.words)


def _same_time(one: Gist, other: Gist) -> bool:
    """Who presides is not who presided; of a round or a year that is named, only the future differs."""
    if _only(one.future, other, other.future) or _only(other.future, one, one.future):
        return False
    dated = "ronda" in one.keys or "año" in one.keys
    return dated or not (_only(one.past, other, other.past) or _only(other.past, one, one.past))


def _only(signs: frozenset[str], other: Gist, its: frozenset[str]) -> bool:
    """Whether a time is said by one alone: words typed without accents are the same words."""
    return bool(signs) and not its and not signs <= set(other.words)


def _same_forms(one: Gist, other: Gist) -> bool:
    """«presidió» without its accent is told from «preside» by its ending, «acta» from «acto» by its letter."""
    if "ronda" in one.keys or "año" in one.keys:
        return True
    ours, theirs = set(one.rest) - set(other.rest), set(other.rest) - set(one.rest)
    return not any(_other_form(word, another) for word in ours for another in theirs)


def _other_form(one: str, other: str) -> bool:
    one, other = one.removesuffix("s"), other.removesuffix("s")
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    ends = {one[shared:], other[shared:]}
    if shared < 3 or max(map(len, ends)) > 4:
        return False
    if ends == {"o", "a"}:
        return one[-3:-1] not in AMBIGUOUS_ENDINGS
    times = {FINITE[end] for end in ends if end in FINITE}
    return len(times) == 2


def _same_places(one: Gist, other: Gist) -> bool:
    """Several names in the same order, each governed alike: «de Perú a Chile» is not «de Chile a Perú»."""
    if len(one.named) != len(other.named):
        return False
    several = any(len(values) > 1 for values in one.keys.values()) or len(one.named) > len(one.keys)
    if several and [role.word for role in one.named] != [role.word for role in other.named]:
        return False
    loose = one.asks <= {"plazo", "cuando"} and ("se" in one.words) == ("se" in other.words)
    pairs = zip(sorted(one.named, key=_how), sorted(other.named, key=_how), strict=True)
    return all(_governed_alike(a, b, loose=loose) for a, b in pairs)


def _how(role: Role) -> tuple[bool, str]:
    return role.by not in NEUTRAL, role.by


def _governed_alike(one: Role, other: Role, *, loose: bool) -> bool:
    """Solicitants from a country are not those in it; elsewhere «de», «en» and the bare name may be one."""
    if one.by == other.by and one.of_people == other.of_people:
        return True
    if one.by not in NEUTRAL or other.by not in NEUTRAL or one.of_people or other.of_people:
        return False
    return loose or bool(one.by) == bool(other.by)


def _same_roles(one: Gist, other: Gist) -> bool:
    """Who informs whom: words that change places keep what governs them, and nobody becomes the one acted upon."""
    ours, theirs = _placed(one.roles), _placed(other.roles)
    both = ours.keys() & theirs.keys()
    if any(ours[w][1] != theirs[w][1] and not {ours[w][1], theirs[w][1]} <= NEUTRAL for w in both):
        return False
    swapped = ((a, b) for a, b in combinations(both, 2) if (ours[a][0] < ours[b][0]) != (theirs[a][0] < theirs[b][0]))
    return all(ours[word][1] == theirs[word][1] for pair in swapped for word in pair)


def _placed(roles: Sequence[Role]) -> dict[str, tuple[int, str]]:
    return {role.word: (at, role.by) for at, role in enumerate(roles)}
