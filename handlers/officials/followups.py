"""Messages about a case that name no command: an answer to a letter of ours, a change of the question that was sent."""

import re

from handlers.casework import board
from handlers.casework.following import reword
from handlers.casework.work import Casework
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.officials import mine
from handlers.officials.mine import Own
from handlers.ports import OPEN, Asker
from handlers.privacy.finding import found
from handlers.privacy.masking import masked
from handlers.texts import mine as texts
from handlers.texts import officials, picking
from knowledge.text import plain

_NAME_OF_COMMAND = re.compile(r"^\s*/\s*\S+\s*")
_LATEST = 50


async def replied(incoming: Incoming, _memory: Memory, *, casework: Casework) -> tuple[Reply, ...] | None:
    """An answer to what we said of a case goes to the case; thanks for its answer are no new question."""
    number = _asked_about(incoming)
    own = await mine.own_case(number, incoming, casework) if number is not None else None
    if own is None or own.asker.conversation != incoming.conversation:
        return None
    said = plain(incoming.text)
    is_over = own.case.state not in OPEN and incoming.media is None
    if is_over and said in picking.SERVED:
        return (await mine.serves(incoming, own, "", casework=casework),)
    if is_over and said in picking.NOT_ENOUGH:
        return (await mine.more(incoming, own, ""),)
    return (await mine.add(incoming, own, incoming.text.strip(), casework=casework),)


async def edited(incoming: Incoming, _memory: Memory, *, casework: Casework) -> tuple[Reply, ...] | None:
    """They changed the message that opened a case of theirs; a change that changes no word says nothing."""
    own = await _opened_by(incoming, casework) if incoming.edits and not incoming.group else None
    if own is None:
        return None
    question = _as_sent(_NAME_OF_COMMAND.sub("", incoming.text, count=1), own.asker, casework.judgement.known)
    if not question or officials.is_the_same(question, own.asker.question):
        return ()
    case = await reword(own.case, own.asker, question, casework=casework)
    return (Reply(texts.reworded(case), "command", about=mine.about(case)),)


def _asked_about(incoming: Incoming) -> int | None:
    """The case of the letter that is answered; cards of the secretariat and commands are not our business."""
    number = board.case_of(incoming.regarding)
    is_card = incoming.regarding.split(":")[2:3] == ["desk"] or ":desk@" in incoming.regarding
    is_command = incoming.picks is not None or incoming.text.lstrip().startswith("/")
    return None if incoming.group or is_card or is_command else number


async def _opened_by(incoming: Incoming, casework: Casework) -> Own | None:
    """Their latest case that came from this message."""
    wrote = (incoming.channel, incoming.person, incoming.conversation, incoming.source)
    own = await casework.cases.listed(asker=(incoming.channel, incoming.person), most=_LATEST)
    for case in reversed(own if incoming.source else ()):
        for asker in case.askers:
            if (asker.channel, asker.person, asker.conversation, asker.source) == wrote:
                return Own(case, asker)
    return None


def _as_sent(text: str, asker: Asker, known: frozenset[str]) -> str:
    """Masked, unless they sent such data before: what was kept back does not leave with a correction."""
    if found(asker.question, known=known):
        return text.strip()
    return masked(text, found(text, known=known)).strip()
