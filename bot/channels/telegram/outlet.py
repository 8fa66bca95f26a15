"""Replies become letters, in the transaction of the message that they answer.

An edited message does not get a second answer: the first one is changed in place. In a group a reply answers the
message of its person, in the same topic. What a tap settles takes the place of what offered it. Whoever had to wait for
us reads an apology first.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.work import Work
from handlers.messages import Choice, Incoming, Lapse, Letter, Reply
from handlers.ports import Clock
from handlers.texts import telegram as texts

LATE = timedelta(minutes=5)

Votes = Callable[[str], Sequence[Choice]]
"""The entry that answered -> what is offered under it to say whether it helped."""


class Outlet:
    """For bot.doorway."""

    def __init__(self, clock: Clock, votes: Votes) -> None:
        self._clock = clock
        self._votes = votes

    async def __call__(self, work: Work, incoming: Incoming, replies: tuple[Reply, ...]) -> None:
        """Put a letter for each reply; those of an edited message replace what was said before."""
        thread = await _thread_of(incoming, work)
        before = await _said_before(incoming, work)
        for place, reply in enumerate(self._in_time(incoming, replies)):
            letter = self._letter(incoming, reply, place, thread)
            revised = before[place] if place < len(before) else reply.revises
            if revised:
                letter = replace(letter, act="revise", of=revised)
            await work.outbox.put(letter)
            if reply.lapse:
                await work.outbox.put(_lapsed(letter, reply.lapse))
        for place in range(len(replies), len(before)):
            spare = self._letter(incoming, Reply(texts.answered_above(), "small"), place, thread)
            await work.outbox.put(replace(spare, act="revise", of=before[place]))

    def _in_time(self, incoming: Incoming, replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
        """A tap is always of now, and so is what a channel does not date."""
        waited = self._clock.now() - datetime.fromtimestamp(incoming.written, UTC) if incoming.written else timedelta()
        if waited < LATE or not replies:
            return replies
        first, *others = replies
        return (replace(first, text=texts.late(first.text)), *others)

    def _letter(self, incoming: Incoming, reply: Reply, place: int, thread: str) -> Letter:
        message = incoming.source or incoming.answers
        return Letter(
            key=_key(incoming.id, place, reply.about),
            channel=incoming.channel,
            conversation=incoming.conversation,
            text=reply.text,
            choices=(*reply.choices, *(self._votes(reply.entry) if reply.entry else ())),
            of=f"#{message}" if incoming.group and message else "",
            thread=thread,
            lane="reply",
            entry=reply.entry,
            formatted=reply.formatted,
            redacted=reply.redacted,
        )


async def _thread_of(incoming: Incoming, work: Work) -> str:
    """Our label of its topic; a topic that is not ours goes by the id of the channel."""
    if not incoming.thread:
        return ""
    label = await work.posted.label_of(incoming.channel, incoming.conversation, incoming.thread)
    return label or f"#{incoming.thread}"


async def _said_before(incoming: Incoming, work: Work) -> list[str]:
    """The keys of what was said to the message before it was edited."""
    if not incoming.edits:
        return []
    first = await work.inbox.first_about(incoming.channel, incoming.conversation, incoming.source)
    if first is None or first == incoming.id:
        return []
    replies = await work.inbox.answered(replace(incoming, id=first)) or ()
    return [_key(first, place, reply.about) for place, reply in enumerate(replies)]


def _lapsed(letter: Letter, lapse: Lapse) -> Letter:
    after = timedelta(seconds=lapse.seconds)
    changed = replace(letter, key=lapse.key, text=lapse.text, choices=lapse.choices, act="revise", of=letter.key)
    changed = replace(changed, redacted="")
    return replace(changed, after=after)


def _key(message: str, place: int, about: str) -> str:
    """A reply about a case is a letter of that case: an answer to it belongs there."""
    return f"{about}:reply:{message}:{place}" if about else f"reply:{message}:{place}"
