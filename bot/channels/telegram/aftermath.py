"""What follows from events, in the transaction that stores them: moves, who can be reached, what is sent again."""

from typing import assert_never

from bot.aftermath import BLOCKED, reachable
from bot.channels.telegram import CHANNEL
from bot.channels.telegram.events import Blocked, BotRights, Event, InlineAsked, Migrated, Unblocked
from bot.work import Work

_MOST_REVIVED = 500


async def heed(event: Event | None, work: Work) -> None:
    """Change what the event changes; a repeated one changes nothing more."""
    match event:
        case Migrated(old, new):
            await work.posted.moved(CHANNEL, old, new)
        case Blocked(conversation):
            await reachable(CHANNEL, conversation, work, is_so=False)
        case Unblocked(conversation) | BotRights(conversation):
            await reachable(CHANNEL, conversation, work, is_so=True)
            await _revive(conversation, work)
        case InlineAsked() | None:
            return
        case never:
            assert_never(never)


async def _revive(conversation: str, work: Work) -> None:
    """What could not be delivered there while the bot was not wanted is queued again."""
    for delivery in await work.outbox.troubled(_MOST_REVIVED):
        is_theirs = (delivery.channel, delivery.conversation) == (CHANNEL, conversation)
        if is_theirs and delivery.state == "failed" and delivery.problem == BLOCKED:
            await work.outbox.retry(delivery.number)
