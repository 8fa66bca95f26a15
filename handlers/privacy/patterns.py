"""Lists of words as a pattern, so that the finders read as lists and not as punctuation."""


def any_of(*lines: str) -> str:
    """One of the words between spaces, each a pattern of its own; «_» stands for a space within one."""
    return "(?:" + "|".join(word.replace("_", " ") for line in lines for word in line.split()) + ")"


def words(text: str) -> frozenset[str]:
    """The words between spaces."""
    return frozenset(text.split())
