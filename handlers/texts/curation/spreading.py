"""The published answer, as whoever waits for it reads it."""

from collections.abc import Sequence


def answer(text: str, sources: Sequence[tuple[str, str]]) -> str:
    """With its sources, as everywhere."""
    lines = [f"Fuente: {', '.join(part for part in source if part)}" for source in sources if source[0]]
    return "\n\n".join((text, "\n".join(lines))) if lines else text
