"""A mistake that the checks of all content found -> the row of the file, and the cell, where it is mended."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from knowledge.articles import Address
from knowledge.exchange.report import Line
from knowledge.exchange.rows import Row
from knowledge.records import Mistake
from knowledge.text import plain

_QUOTED = re.compile(r"«([^»]*)»")
_KEY = re.compile(r"«(\w+)»")
_CLAIMS = ("ya pertenece a", "ya es la de")
_ELSEWHERE: Mapping[str, str] = {"sources": "source"}
"""Fields of an answer that a row with its question holds under another name."""


def placed(
    mistakes: Sequence[Mistake], lines: Sequence[Line], rows: Sequence[Row], places: Mapping[Address, int]
) -> list[Line]:
    """The lines with each mistake on its row; a mistake that is on no row gets a line of its own."""
    told = list(lines)
    by_id = {address.id: place for address, place in places.items()}
    for mistake in mistakes:
        named = _culprit(mistake, by_id, lambda place: lines[place].state in ("new", "changed"))
        if named is None:
            told.append(Line("", 0, "invalid", mistake.entry, "", mistake.remedy))
            continue
        place = by_id[named]
        if told[place].state not in ("invalid", "duplicate"):
            told[place] = _on(told[place], rows[place], _seen_from(mistake, named))
    return told


def _culprit(mistake: Mistake, by_id: Mapping[str, int], touched: Callable[[int], bool]) -> str | None:
    """Whose row it is: of two that claim the same, the one that the file brings."""
    named = [id for id in (mistake.entry, *reversed(_QUOTED.findall(mistake.remedy))) if id in by_id]
    return next((id for id in named if touched(by_id[id])), named[0] if named else None)


def _seen_from(mistake: Mistake, named: str) -> str:
    """What to mend, told to the row of `named`."""
    if mistake.entry in (named, f"F-{named}") or f"«{named}»" not in mistake.remedy:
        return mistake.remedy
    start, _, end = mistake.remedy.rpartition(f"«{named}»")
    return f"{start}«{mistake.entry}»{end}"


def _on(line: Line, row: Row, remedy: str) -> Line:
    key = _KEY.match(remedy)
    field = _ELSEWHERE.get(key[1], key[1]) if key and key[1] not in row.letters else key[1] if key else ""
    if field in row.letters:
        remedy = f"«{row.column(field).head}»{remedy[key.end() :]}" if key else remedy
        cell = row.at(field)
    else:
        cell = next((row.at(field) for field in _saying(_QUOTED.findall(remedy), row)), "")
    claimed = any(claim in remedy for claim in _CLAIMS)
    remedy = remedy.replace("sources.toml", "la hoja «Fuentes»")
    return replace(line, state="duplicate" if claimed else "invalid", cell=cell, remedy=remedy)


def _saying(quoted: Sequence[str], row: Row) -> list[str]:
    """The fields with a line that reads as what the mistake quotes."""
    said = {plain(text) for text in quoted[:1]}
    return [key for key, cell in row.cells.items() if said & {plain(text) for text in cell.splitlines()}]
