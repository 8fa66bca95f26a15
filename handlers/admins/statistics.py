"""What is asked and how it is answered, for the secretariat and administrators; the workshop counts and draws."""

from collections.abc import Sequence
from functools import partial

from handlers.admins.curation.curator import Curator
from handlers.commands import Command
from handlers.messages import Incoming, Reply
from handlers.people.rights import STAFF
from handlers.texts import statistics as texts

_DAYS = 30


def commands(*, curator: Curator) -> Sequence[Command]:
    """In private: the figures are for whoever asks."""
    show = partial(statistics, curator=curator)
    return (Command(("estadisticas",), texts.PURPOSES["estadisticas"], show, STAFF, where="private"),)


async def statistics(incoming: Incoming, rest: str, *, curator: Curator) -> Reply:
    """Of the last thirty days, or of as many as were asked for."""
    said = rest.split()[0] if rest.split() else str(_DAYS)
    days = int(said) if said.isdecimal() and len(said) < 5 else 0
    if not 1 <= days <= texts.MOST_DAYS:
        return Reply(texts.bad_days(rest), "command", awaits="/estadisticas")
    await curator.ask(incoming, "statistics", days=str(days))
    return Reply(texts.preparing(days), "command")
