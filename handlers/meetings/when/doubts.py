"""What stands beside a date or an hour and takes its certainty away: a refusal, a bound, an alternative nobody reads.

«el viernes no puedo» is no Friday, «antes del 10 de marzo» is no 10th, and «el 3 o cuando puedan» is not just the 3rd.
"""

import re
from collections.abc import Sequence

from handlers.meetings.when import reasons
from handlers.meetings.when.joining import Block
from handlers.meetings.when.pieces import Days, Hours, Piece
from handlers.meetings.when.values import Ambiguous

_REFUSED_BEFORE = re.compile(
    r"(?:^|.* )(?:no|menos|excepto|salvo|nunca|tampoco|ni|sin) "
    r"(?:(?:puede ser|puedo|podemos|sera|seria|es|va a ser) )?(?:el |en |para |para el )?$"
)
_REFUSED_AFTER = re.compile(r"(?:no|tampoco|imposible|es feriado|feriado|es asueto) (?!obstante)")
_BOUND = re.compile(
    r"(?:^|.* )(?:(?:antes|despues|luego|a partir|alrededor|cerca) (?:de|del)|hasta|desde|a mas tardar) "
    r"(?:el )?(?:dia )?$"
)
_ALTERNATIVE_BEFORE = re.compile(r"(?:^|.* )[ou] (?:el )?$")
_LOOSE_NUMBER = re.compile(r"[0-9]{1,2} (?=$|[,.;()] )")
"""«24 de sep 28»: a year or an hour."""
_AS_FAR = 40


def doubt(line: str, pieces: Sequence[Piece], chains: Sequence[Sequence[tuple[str, Block]]]) -> Ambiguous | None:
    """The question to ask when what was read is not what was said."""
    begins, ends = {piece.begin for piece in pieces}, {piece.end for piece in pieces}
    if any(isinstance(piece.what, Days) and _LOOSE_NUMBER.match(line, piece.end) for piece in pieces):
        return Ambiguous((), reasons.WHICH_DAY)
    for piece in pieces:
        if isinstance(piece.what, Days | Hours) and _alternative(line, piece, begins, ends):
            return Ambiguous((), reasons.WHICH_DAY if isinstance(piece.what, Days) else reasons.WHICH_HOUR)
    for chain in chains:
        first = chain[0][1]
        before = line[max(0, first.begin - _AS_FAR) : first.begin]
        if _REFUSED_BEFORE.match(before) or _REFUSED_AFTER.match(line, chain[-1][1].end):
            return Ambiguous((), reasons.REFUSED)
        if len(chain) == 1 and len(chains) == 1 and _BOUND.match(before):
            return Ambiguous((), reasons.EXACT_DAY)
    return None


def _alternative(line: str, piece: Piece, begins: set[int], ends: set[int]) -> bool:
    if line.startswith(("o ", "u "), piece.end):
        return not begins & {piece.end + 2, piece.end + 5}
    before = _ALTERNATIVE_BEFORE.match(line[max(0, piece.begin - _AS_FAR) : piece.begin])
    return bool(before) and not ends & {piece.begin - 2, piece.begin - 5}
