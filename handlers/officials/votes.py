"""Whether an answer helped. One that did not leads to people: its question can be sent to the secretariat."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from handlers.casework.sending import Sending
from handlers.casework.work import Casework
from handlers.commands import EVERYBODY, Command
from handlers.dialogue import Memory
from handlers.messages import Choice, Incoming, Reply, Turn
from handlers.officials import offering
from handlers.officials.errands import OFFER
from handlers.officials.privately import way_out
from handlers.ports import Conversations, Votes
from handlers.router import Handler
from handlers.texts import welcome as texts

_ENTRY = re.compile(r"[\w.:, -]{1,160}")


@dataclass(frozen=True, slots=True)
class Opinions:
    """What it takes to hear an opinion: where it is kept, what was being talked about, and what answers."""

    votes: Votes
    conversations: Conversations
    answer: Handler
    casework: Casework


def vote_choices(entry: str) -> tuple[Choice, ...]:
    """Under an answer; none under what no entry answered."""
    if not entry:
        return ()
    return (Choice(texts.HELPED, f"/util {entry}"), Choice(texts.NOT_HELPED, f"/no_util {entry}"))


def commands(*, opinions: Opinions) -> Sequence[Command]:
    """What the thumbs under an answer say."""
    return (
        Command(("util",), None, partial(helped, opinions=opinions), EVERYBODY),
        Command(("no_util",), None, partial(not_helped, opinions=opinions), EVERYBODY),
    )


async def helped(incoming: Incoming, entry: str, *, opinions: Opinions) -> Reply:
    """A thumb up."""
    await _cast(incoming, entry, True, opinions)
    return Reply(texts.helped(), "command")


async def not_helped(incoming: Incoming, entry: str, *, opinions: Opinions) -> Reply:
    """A thumb down, and the way to people: with the question of that answer, if it is the last one."""
    await _cast(incoming, entry, False, opinions)
    if incoming.group:
        return Reply(texts.forward_in_private(texts.not_helped()), "command", way_out(opinions.casework.office.bot))
    turn = (await opinions.conversations.recall(incoming.channel, incoming.seat)).turn
    if turn is None or not await _answers(turn, entry, incoming, opinions.answer):
        return Reply(texts.not_helped_by_what(), "command", awaits=OFFER)
    known = opinions.casework.judgement.known
    return offering.offer(texts.not_helped(), Sending(turn.question), known)


async def _cast(incoming: Incoming, entry: str, did: bool, opinions: Opinions) -> None:
    """Only what can name an entry is kept."""
    if _ENTRY.fullmatch(entry):
        await opinions.votes.cast(incoming.channel, incoming.person, entry, did)


async def _answers(turn: Turn, entry: str, incoming: Incoming, answer: Handler) -> bool:
    """Whether the question that is remembered is the one that this entry answered."""
    asked = Incoming(incoming.id, incoming.channel, incoming.conversation, incoming.person, turn.question)
    replies = await answer(asked, Memory())
    return any(reply.entry == entry for reply in replies or ())
