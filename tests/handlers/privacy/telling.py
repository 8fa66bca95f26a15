"""What was found, as a reader of the test would say it."""

from handlers.privacy.finding import found
from handlers.privacy.items import Kind


def told(text: str, *, known: frozenset[str] = frozenset()) -> list[tuple[Kind, str]]:
    """Kind and words of each item."""
    return [(item.kind, text[item.start : item.end]) for item in found(text, known=known)]
