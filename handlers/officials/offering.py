"""What could be sent to the secretariat, shown before it is: whole, and without what seems to say who an applicant is.

Answers that offer to forward pass here (`answer`), so that one tap sends exactly what was read.
"""

from collections.abc import Sequence
from dataclasses import replace

from handlers.casework.sending import Sending, sending_of, written
from handlers.casework.work import Casework
from handlers.dialogue import Memory
from handlers.messages import Choice, Incoming, Reply
from handlers.officials.choose import LEAVE
from handlers.officials.errands import FORWARD, OFFER
from handlers.officials.privately import way_out
from handlers.privacy.finding import found
from handlers.privacy.masking import masked
from handlers.router import Handler
from handlers.texts import media, privacy, welcome
from handlers.texts import officials as texts


async def answer(
    incoming: Incoming, memory: Memory, *, answer: Handler, casework: Casework
) -> tuple[Reply, ...] | None:
    """What the assistant says, with its offers made whole; in a group they lead out of it."""
    replies = await answer(incoming, memory)
    if not replies or not any(map(_reaches_out, replies)):
        return _of_its_words(replies, incoming) if replies and incoming.media else replies
    if incoming.group:
        return tuple(_in_public(reply, casework.office.bot) for reply in replies)
    waiting = await casework.cases.listed(states=("waiting",), asker=(incoming.channel, incoming.person))
    numbers = [case.number for case in waiting]
    return tuple(_whole(reply, incoming, numbers, casework.judgement.known) for reply in replies)


def offer(why: str, sending: Sending, known: frozenset[str], *, command: str = FORWARD) -> Reply:
    """Everything that `command` would send, and the ways to do it or not."""
    items = found(sending.text, known=known)
    if not items:
        return Reply(texts.offer(why, sending.text) + _file(sending), "forward", _ways(sending, command))
    safe = replace(sending, text=masked(sending.text, items), attached=False)
    warning = privacy.warning(item.kind for item in items)
    ways = (
        Choice(texts.without_data(), f"{command} {written(safe)}"),
        Choice(texts.as_it_is(), f"{command} {written(sending)}"),
        Choice(texts.no_thanks(), LEAVE),
    )
    return Reply(texts.offer_with_care(why, warning, safe.text, file=sending.attached), "forward", ways)


def is_personal(text: str, known: frozenset[str]) -> bool:
    """Whether something in it seems to say who an applicant is."""
    return bool(found(text, known=known))


def _of_its_words(replies: tuple[Reply, ...], incoming: Incoming) -> tuple[Reply, ...]:
    """Nobody should believe that a file was read."""
    *others, last = replies
    return (*others, replace(last, text=media.only_its_words(last.text, incoming.group)))


def _whole(reply: Reply, incoming: Incoming, waiting: Sequence[int], known: frozenset[str]) -> Reply:
    """An offer to send the person's own words, complete; the errands whose words are ours stay as they are."""
    if reply.outcome == "choices":
        return replace(reply, choices=tuple(_traced(choice, incoming) for choice in reply.choices))
    if reply.outcome != "forward" and reply.action != "exchange":
        return reply
    first = reply.choices[0] if reply.choices else None
    if first is None or not first.says.startswith(f"{FORWARD} "):
        return reply
    sending = sending_of(incoming, first.says.removeprefix(FORWARD).strip())
    if is_personal(sending.text, known):
        full = offer(texts.before_offer(reply.text), sending, known)
        return replace(full, outcome=reply.outcome, action=reply.action, turn=reply.turn)
    own = tuple(Choice(texts.add_to(number), f"/aclarar {number} {written(sending)}") for number in waiting)
    first, *rest = _ways(sending, FORWARD)
    return replace(reply, text=reply.text + _file(sending), choices=(first, *own, *rest))


def _traced(choice: Choice, incoming: Incoming) -> Choice:
    """The way from «none of these» to the offer keeps in mind which message it was."""
    if not choice.says.startswith(f"{OFFER} "):
        return choice
    sending = sending_of(incoming, choice.says.removeprefix(OFFER).strip())
    return replace(choice, says=f"{OFFER} {written(sending)}")


def _in_public(reply: Reply, bot: str) -> Reply:
    if reply.outcome == "choices" or not _reaches_out(reply):
        return reply
    text = reply.text
    if reply.outcome == "forward":
        text = welcome.forward_in_private(texts.before_offer(text))
    elif reply.action in ("contact", "exchange"):
        text = welcome.in_private()
    return replace(reply, text=text, choices=way_out(bot), awaits=None)


def _reaches_out(reply: Reply) -> bool:
    """It leads to the secretariat."""
    return reply.awaits == OFFER or any(choice.says.startswith((FORWARD, OFFER)) for choice in reply.choices)


def _ways(sending: Sending, command: str) -> tuple[Choice, ...]:
    return (Choice(texts.yes_send(), f"{command} {written(sending)}"), Choice(texts.no_thanks(), LEAVE))


def _file(sending: Sending) -> str:
    return texts.with_file() if sending.attached else ""
