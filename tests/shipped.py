"""The content that ships, read once a session, whoever asks for it first."""

from functools import lru_cache
from pathlib import Path

from bot.content import open_library
from knowledge.library import Library

VAR = Path(__file__).parents[1] / "var"


@lru_cache(maxsize=1)
def shipped_library() -> Library:
    """What the program itself opens; its vectors are kept where the program keeps them."""
    return open_library(cache=VAR)
