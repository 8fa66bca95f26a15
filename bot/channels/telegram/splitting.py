"""Long texts in pieces that Telegram takes: borders of paragraphs first; lengths in UTF-16 units, as it counts."""

LONGEST = 4096
_BORDERS = ("\n\n", "\n", ". ", " ")


def units(text: str) -> int:
    """An emoji outside the basic plane counts as two."""
    return len(text.encode("utf-16-le")) // 2


def split(text: str, most: int = LONGEST) -> tuple[str, ...]:
    """`text` in pieces of at most `most` units, none of them empty unless the text is."""
    pieces: list[str] = []
    text = text.strip()
    while units(text) > most:
        at = _border(fitting(text, most))
        pieces.append(text[:at].rstrip())
        text = text[at:].lstrip()
    return (*pieces, text)


def fitting(text: str, most: int) -> str:
    """The longest beginning of at most `most` units; a pair of surrogates is never cut."""
    return text.encode("utf-16-le")[: most * 2].decode("utf-16-le", "ignore")


def _border(beginning: str) -> int:
    """Where the last good border is; one near the start would make a piece of nearly nothing."""
    for mark in _BORDERS:
        at = beginning.rfind(mark)
        if at > len(beginning) // 3:
            return at + len(mark)
    return len(beginning)
