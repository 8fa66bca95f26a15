"""Letters that did not arrive, or perhaps did: which, to whom, why, and another try. Never what they say."""

from collections.abc import Sequence
from functools import partial

from handlers.commands import Command
from handlers.messages import Choice, Incoming, Reply
from handlers.people.registry import Registry
from handlers.people.rights import ADMINS
from handlers.ports import Delivery
from handlers.texts import deliveries as texts
from handlers.texts.people import called

_SHOWN = 10


def commands(*, registry: Registry) -> Sequence[Command]:
    """What only administrators may use."""
    listed, again = partial(troubled, registry=registry), partial(retry, registry=registry)
    return (
        Command(("entregas",), texts.DELIVERIES, listed, ADMINS, where="private"),
        Command(("reintentar",), None, again, ADMINS, where="private"),
    )


async def troubled(_incoming: Incoming, _rest: str, *, registry: Registry) -> Reply:
    """Failed and uncertain ones, the newest first; the failed ones can be tried again."""
    found, counted = await registry.deliveries.troubled(_SHOWN), await registry.deliveries.counted()
    now = registry.clock.now()
    lines = [texts.line(delivery, await _to(delivery, registry), now) for delivery in found]
    failed = [delivery for delivery in found if delivery.state == "failed"]
    choices = tuple(Choice(texts.try_again(d.number), f"/reintentar {d.number}") for d in failed)
    return Reply(texts.deliveries(lines, counted), "command", choices)


async def retry(_incoming: Incoming, rest: str, *, registry: Registry) -> Reply:
    """Queue it again."""
    number = rest.strip()
    if not (number.isdecimal() and len(number) <= 9 and await registry.deliveries.retry(int(number))):
        return Reply(texts.nothing_to_retry(), "command")
    await registry.note("retry", number)
    return Reply(texts.tried_again(int(number)), "command")


async def _to(delivery: Delivery, registry: Registry) -> str:
    """Who reads there; people write in conversations that have their own name."""
    for place in await registry.places.desks():
        if (place.channel, place.conversation, place.kind) == (delivery.channel, delivery.conversation, "group"):
            return texts.THE_GROUP
    person = await registry.people.find(delivery.channel, delivery.conversation)
    return called(person) if person else f"{delivery.channel}:{delivery.conversation}"
