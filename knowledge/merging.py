"""Three versions of an article: what shipped, what an administrator made of it, what ships now. Field by field.

Lists are merged as sets that keep their order: what either side added or took out is added or taken out. Where both
sides changed the same thing in different ways it is a conflict, and the administrator's version stands until somebody
decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.articles import Table


@dataclass(frozen=True, slots=True)
class Merged:
    """What is served, and the fields in which a person must choose; empty: both wishes are met."""

    table: Table | None
    conflicts: tuple[str, ...] = ()


WHOLE_ARTICLE = "*"
"""The conflict of an article that one side took out and the other changed."""


def merged(base: Table | None, ours: Table | None, theirs: Table | None) -> Merged:
    """`ours` changed by whatever `theirs` changed of `base`; `None` is an article that is not there."""
    if theirs == base or ours == theirs:
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    if ours is None or theirs is None:
        return Merged(ours, (WHOLE_ARTICLE,))
    table: dict[str, Any] = {}
    conflicts: list[str] = []
    for field in dict.fromkeys((*ours, *theirs)):
        was, mine, other = ((base or {}).get(field), ours.get(field), theirs.get(field))
        value, agreed = _field(was, mine, other)
        if value is not None:
            table[field] = value
        if not agreed:
            conflicts.append(field)
    return Merged(table, tuple(conflicts))


def _field(was: Any, mine: Any, other: Any) -> tuple[Any, bool]:
    if other in (was, mine):
        return mine, True
    if mine == was:
        return other, True
    if _is_list(mine) and _is_list(other) and _is_list(was or []):
        return _lists(was or [], mine, other), True
    return mine, False


def _lists(was: Sequence[Any], mine: Sequence[Any], other: Sequence[Any]) -> list[Any]:
    gone = [one for one in was if one not in other]
    new = [one for one in other if one not in was and one not in mine]
    return [one for one in mine if one not in gone] + new


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)
