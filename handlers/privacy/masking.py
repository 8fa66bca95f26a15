"""The same message with a readable mark where each item stood; nothing else changes."""

from collections.abc import Iterable

from handlers.privacy.items import Item
from handlers.texts import privacy as texts


def masked(text: str, items: Iterable[Item]) -> str:
    """``items`` are those that were found in this very text; masking what is masked changes nothing."""
    parts: list[str] = []
    at = 0
    for item in sorted(items, key=lambda item: item.start):
        parts += [text[at : item.start], texts.mark(item.kind)]
        at = item.end
    return "".join([*parts, text[at:]])
