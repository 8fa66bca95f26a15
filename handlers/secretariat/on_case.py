"""Commands that name a case by its number. Bad input gets an explanation and changes nothing."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial

from handlers.casework.work import Casework
from handlers.commands import Command
from handlers.messages import Choice, Incoming, Reply
from handlers.ports import Case, Role
from handlers.texts import secretariat as texts

DESK: frozenset[Role] = frozenset({"secretariat"})
LONGEST_NUMBER = 9
"""Digits; nobody has as many cases."""
LONGEST_LETTER = 3000
"""Characters that an asker is sent: with the question and the frame around it, one message of Telegram holds it."""

_NUMBERED = re.compile(
    r"(?:n\s*(?:[.º°o]+\s*)?|#\s*)?(?P<number>[0-9]+)\b[.:,)]?\s*(?P<text>.*)", re.DOTALL | re.IGNORECASE
)

OnCase = Callable[[Incoming, Case, str], Awaitable[Reply]]
"""The message, the case that it names, and what follows the number."""


def command(names: Sequence[str], purpose: str | None, act: OnCase, *, casework: Casework) -> Command:
    """A command of the secretariat about one case."""
    return Command(tuple(names), purpose, partial(with_case, name=names[0], act=act, casework=casework), DESK)


async def with_case(incoming: Incoming, rest: str, *, name: str, act: OnCase, casework: Casework) -> Reply:
    """Find the case that the command names, and act on it."""
    named = numbered(rest)
    if named is None:
        return said(texts.number_missing(name))
    number, text = named
    case = await casework.cases.find(int(number)) if len(number) <= LONGEST_NUMBER else None
    return said(texts.no_such_case(number[: LONGEST_NUMBER + 1])) if case is None else await act(incoming, case, text)


def numbered(rest: str) -> tuple[str, str] | None:
    """«n.º 3 texto» -> «3», «texto»."""
    written = _NUMBERED.fullmatch(rest)
    return None if written is None else (written["number"], written["text"].strip())


def in_place(incoming: Incoming, reply: Reply) -> Reply:
    """What a tap settles takes the place of what offered it, so that nobody finds a button that is over."""
    return reply if incoming.picks is None else replace(reply, revises=incoming.regarding)


def said(text: str, *choices: Choice, awaits: str | None = None) -> Reply:
    """What a command answers."""
    return Reply(text, "command", choices, awaits=awaits)
