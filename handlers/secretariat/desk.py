"""The secretariat's desk: every command of it, and how cases are looked at. What changes them is in its own modules."""

from collections.abc import Sequence
from functools import partial

from handlers.casework import board, states
from handlers.casework.work import Casework
from handlers.commands import Command
from handlers.messages import Incoming, Reply
from handlers.ports import OPEN, Case
from handlers.secretariat import answering, correcting, drafting, handling, merging, publishing
from handlers.secretariat.on_case import DESK, command, said
from handlers.texts import secretariat as texts
from handlers.texts.board import buttons

_SHOWN = 20


def commands(*, casework: Casework) -> Sequence[Command]:
    """What only the secretariat may use; those without a purpose are said by buttons."""
    listed = Command(("pendientes",), texts.PENDING, partial(waiting, casework=casework), DESK)
    show_it = command(("caso",), texts.SHOW, partial(show, casework=casework), casework=casework)
    return (
        listed,
        show_it,
        *handling.commands(casework=casework),
        *drafting.commands(casework=casework),
        *answering.commands(casework=casework),
        *correcting.commands(casework=casework),
        *merging.commands(casework=casework),
        *publishing.commands(casework=casework),
    )


async def waiting(_incoming: Incoming, _rest: str, *, casework: Casework) -> Reply:
    """The open cases, oldest first."""
    found = await casework.cases.listed(states=OPEN)
    if not found:
        return said(texts.nothing_waits())
    seen = [board.glance(case, casework) for case in found[:_SHOWN]]
    return said(texts.waiting(seen, max(0, len(found) - _SHOWN)))


async def show(_incoming: Incoming, case: Case, _text: str, *, casework: Casework) -> Reply:
    """Everything about it, its history too."""
    seen = await board.whole(case, casework=casework)
    return said(texts.whole(seen), *buttons(case, publishable=states.may_publish(case, casework)))
