"""From pieces to spans: which hours belong to which days, which days are a list or a range, and which do not belong.

Hours belong to the days before them, or to the first when they come earlier. Days that only a comma or an «y» parts are
a list; «al» and «hasta» make a range; days that other words part are two dates, and a meeting has one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise, product

from handlers.meetings.when import reasons
from handlers.meetings.when.almanac import Stretch, later, merged
from handlers.meetings.when.pieces import Days, Hours, Part, Piece
from handlers.meetings.when.sessions import Sessions, readings_of, spans_of
from handlers.meetings.when.values import Ambiguous, Impossible, Span

Reading = tuple[tuple[Stretch, ...], Sessions]
Spans = tuple[Span, ...]

_LIST = re.compile(r"(?:[,;/.] |y |e |luego |tambien |el |dia |dias |los )+")
_SAME_WEEK = 7
_RANGE = re.compile(r"(?:, )?(?:al|a|hasta|-) (?:el )?(?:dia )?")


@dataclass(slots=True)
class Block:
    """Days and the hours said of them, in the order of the text."""

    days: Days
    begin: int
    end: int
    hours: list[Piece] = field(default_factory=list)


Chain = tuple[tuple[str, Block], ...]


def blocks_of(pieces: Sequence[Piece]) -> list[Block]:
    """The days, each with its hours."""
    blocks: list[Block] = []
    early: list[Piece] = []
    for piece in pieces:
        if isinstance(piece.what, Days):
            blocks.append(Block(piece.what, piece.begin, piece.end, [] if blocks else early))
        elif isinstance(piece.what, Hours) and blocks:
            blocks[-1].hours.append(piece)
            blocks[-1].end = piece.end
        elif isinstance(piece.what, Hours):
            early.append(piece)
        elif isinstance(piece.what, Part) and blocks:
            blocks[-1].end = piece.end
    return blocks


def joined(line: str, pieces: Sequence[Piece], chains: Sequence[Chain]) -> tuple[Spans, ...] | Ambiguous | Impossible:
    """The readings of what was announced."""
    parts = [piece.what for piece in pieces if isinstance(piece.what, Part)]
    found: list[tuple[Spans, ...]] = []
    for chain in chains:
        readings = _read_chain(line, chain, parts)
        if isinstance(readings, Ambiguous | Impossible):
            return readings
        found.append(readings)
    kept = _without_repetitions(found)
    if len(kept) == 1:
        return kept[0]
    options = tuple(dict.fromkeys(span for readings in kept for spans in readings for span in spans))
    single = all(len(spans) == 1 for readings in kept for spans in readings)
    return Ambiguous(options if single else (), reasons.which(options))


def chains_of(line: str, pieces: Sequence[Piece]) -> list[Chain]:
    """Runs of blocks that belong together, each with how it joins the one before: «list», «range», or «» if first."""
    chains: list[list[tuple[str, Block]]] = []
    for block in blocks_of(pieces):
        how = _how(line, chains[-1][-1][1], block) if chains else ""
        if how:
            chains[-1].append((how, block))
        else:
            chains.append([("", block)])
    return [tuple(chain) for chain in chains]


def _how(line: str, before: Block, after: Block) -> str:
    between = (before.end, after.begin)
    if _RANGE.fullmatch(line, *between):
        return "range"
    return "list" if _LIST.fullmatch(line, *between) else ""


def _read_chain(line: str, chain: Chain, parts: Sequence[Part]) -> tuple[Spans, ...] | Ambiguous | Impossible:
    hours = [block.hours for _, block in chain]
    for place in range(len(chain) - 2, -1, -1):
        hours[place] = hours[place] or hours[place + 1]
    sessions = [readings_of(line, pieces, parts) for pieces in hours]
    if not all(sessions):
        return Ambiguous((), reasons.WHICH_HOUR)
    choices = [tuple(product(block.days.readings, said)) for (_, block), said in zip(chain, sessions, strict=True)]
    read = [_one_reading(chain, reading) for reading in product(*choices)] if _few(choices) and _agree(chain) else []
    found = tuple(dict.fromkeys(spans for spans in read if not isinstance(spans, Impossible)))
    problem = next((spans for spans in read if isinstance(spans, Impossible)), Ambiguous((), reasons.WHICH_DAY))
    return found or problem


def _agree(chain: Chain) -> bool:
    """Whether the months that were left unsaid are those of the days beside them, as far as one can know."""
    blocks = [block.days for _, block in chain]
    if len(blocks) > 1 and any(days.monthless for days in blocks) and not all(days.monthless for days in blocks):
        return False
    for before, after in pairwise(blocks):
        apart = (after.readings[0][0][0] - before.readings[0][-1][1]).days
        if before.weekly and not after.weekly and apart > _SAME_WEEK:
            return False
    return True


def _few(choices: Sequence[Sequence[Reading]]) -> bool:
    """Readings multiply; nobody writes so many that they could not be shown."""
    count = 1
    for some in choices:
        count *= len(some)
        if count > 64:
            return False
    return True


def _one_reading(chain: Chain, reading: Sequence[Reading]) -> Spans | Impossible:
    done: list[Reading] = []
    for (how, block), (said, sessions) in zip(chain, reading, strict=True):
        stretches = _moved_on(said, done[-1][0][-1][1]) if done and block.days.weekly else said
        if how == "range":
            ranged = _ranged(done.pop(), (stretches, sessions))
            if isinstance(ranged, Impossible):
                return ranged
            done += ranged
        else:
            done.append((stretches, sessions))
    return _together(done)


def _moved_on(stretches: tuple[Stretch, ...], after: date) -> tuple[Stretch, ...]:
    """«viernes 24 y sábado»: a bare weekday that follows other days is the first one after them."""
    weeks = (after - stretches[0][0]).days // 7 + 1
    return tuple((later(first, 7 * weeks), later(last, 7 * weeks)) for first, last in stretches)


def _ranged(start: Reading, end: Reading) -> list[Reading] | Impossible:
    """From one day to another: with the same hours every day, or from an hour of the first to an hour of the last."""
    (stretches, opening), (ends, closing) = start, end
    first, last = stretches[-1][0], ends[-1][1]
    if last < first:
        return Impossible(reasons.reversed_days(first, last))
    if opening == closing or first == last:
        return [((*stretches[:-1], (first, last)), opening)]
    if len(opening) > 1 or len(closing) > 1 or opening[0][1] is not None:
        return Impossible(reasons.WHICH_HOUR)
    between: list[Reading] = []
    if later(first, 1) < last:
        between = [(((later(first, 1), later(last, -1)),), ((None, None),))]
    until = closing[0][1] if closing[0][1] is not None else closing[0][0]
    return [((*stretches[:-1], (first, first)), opening), *between, (((last, last),), ((None, until),))]


def _together(done: Sequence[Reading]) -> Spans:
    """In the order of time, days that follow one another with the same hours as one span."""
    same: dict[Sessions, list[Stretch]] = {}
    for stretches, sessions in done:
        same.setdefault(sessions, []).extend(stretches)
    spans = {span for sessions, stretches in same.items() for span in spans_of(merged(stretches), sessions)}
    return tuple(sorted(spans, key=lambda span: (span.first, f"{span.opens}", span.last)))


def _without_repetitions(found: Sequence[tuple[Spans, ...]]) -> list[tuple[Spans, ...]]:
    """A date said twice counts once, and so does one inside a vaguer one; the one with hours stays."""
    different = list(dict.fromkeys(found))
    return [one for one in different if not any(_tells_more(other, one) for other in different if other != one)]


def _tells_more(one: tuple[Spans, ...], other: tuple[Spans, ...]) -> bool:
    """Whether `one` says all that `other` does, and at least as exactly."""
    if len(one) != 1 or len(other) != 1 or any(span.opens or span.closes for span in other[0]):
        return False
    exact, vague = one[0], other[0]
    return vague[0].first <= exact[0].first and exact[-1].last <= vague[-1].last
