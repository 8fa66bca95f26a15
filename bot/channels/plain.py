"""Replies as plain text, for a screen or a pipe."""

import textwrap
import unicodedata
from collections.abc import Iterable

from handlers.messages import Reply


def rendered(replies: Iterable[Reply], width: int | None = None) -> str:
    """The replies one under the other, choices numbered; wrapped when `width` is given."""
    return "\n\n".join(filter(None, (_block(reply, width) for reply in replies)))


def visible(text: str, width: int | None = None) -> str:
    """`text` without what would drive a terminal (people's words are shown to other people), wrapped."""
    shown = "".join(mark for mark in text if mark in "\n\t" or unicodedata.category(mark) != "Cc")
    return shown if width is None else "\n".join(_wrapped(line, width) for line in shown.splitlines())


def _block(reply: Reply, width: int | None) -> str:
    choices = "\n".join(f"{number}. {choice.label}" for number, choice in enumerate(reply.choices, 1))
    return visible("\n\n".join(filter(None, (reply.text, choices))), width)


def _wrapped(line: str, width: int) -> str:
    """Words stay whole, so that addresses can be copied."""
    return textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False, drop_whitespace=True)
