"""Readable ids: «plazo-apelar-colombia»."""

import re
from collections.abc import Container

from knowledge.text import plain

_LONGEST = 60
_DULL = frozenset(
    ("a", "al", "ante", "con", "de", "del", "el", "en", "es", "la", "las", "lo", "los", "o", "para", "por", "que", "se")
) | {"su", "un", "una", "y"}


def slug(text: str, taken: Container[str]) -> str:
    """A readable id that nobody has."""
    words = [re.sub(r"[^a-z0-9ñ]", "", word) for word in plain(text).split() if word not in _DULL]
    stem = "-".join(word for word in words if word)[:_LONGEST].strip("-") or "entrada"
    id, number = stem, 1
    while id in taken:
        number += 1
        id = f"{stem}-{number}"
    return id
