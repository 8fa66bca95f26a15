"""Writing to the secretariat. The promise comes from the stored case, so it cannot be made without it."""

from collections.abc import Sequence
from functools import partial
from typing import assert_never

from handlers.casework.board import thread_of
from handlers.casework.intake import MOST_OPEN, Taken, take_in
from handlers.casework.promising import promise
from handlers.casework.sending import Sending, sending_of
from handlers.casework.work import Casework
from handlers.commands import EVERYBODY, Command
from handlers.messages import Choice, Incoming, Reply
from handlers.officials import offering
from handlers.officials.errands import FORWARD, OFFER
from handlers.texts import contact as texts
from handlers.texts import media, mine, officials


def commands(*, casework: Casework) -> Sequence[Command]:
    """What everybody may write; accepting an offer to forward says the last one."""
    return (
        Command(("contactar",), texts.CONTACT, partial(write, casework=casework), EVERYBODY, where="private"),
        Command((OFFER.removeprefix("/"),), None, partial(show, casework=casework), EVERYBODY, where="private"),
        Command((FORWARD.removeprefix("/"),), None, partial(send, casework=casework), EVERYBODY, where="private"),
    )


async def write(incoming: Incoming, rest: str, *, casework: Casework) -> Reply:
    """What follows the command is sent at once, unless it seems to say who an applicant is."""
    if offering.is_personal(sending_of(incoming, rest).text, casework.judgement.known):
        return await show(incoming, rest, casework=casework)
    return await send(incoming, rest, casework=casework)


async def show(incoming: Incoming, rest: str, *, casework: Casework) -> Reply:
    """What would be sent; nothing is."""
    sending = _with_words(sending_of(incoming, rest), incoming)
    if not sending.text:
        return _ask()
    return offering.offer(officials.as_you_wish(), sending, casework.judgement.known)


async def send(incoming: Incoming, rest: str, *, casework: Casework) -> Reply:
    """Store the case, tell the secretariat, and only then promise; without a question, ask for it."""
    sending = _with_words(sending_of(incoming, rest), incoming)
    if not sending.text:
        return _ask()
    taken = await take_in(incoming, sending, casework=casework)
    return _told(taken, incoming, await promise(taken.case, casework=casework))


def _told(taken: Taken, incoming: Incoming, promise: str) -> Reply:
    case = taken.case
    me = next(a for a in case.askers if (a.channel, a.person) == (incoming.channel, incoming.person))
    choices: tuple[Choice, ...] = ()
    match taken.way:
        case "opened":
            text = texts.sent(case, promise)
        case "joined":
            text = texts.joined(case, me, promise)
        case "added":
            text = texts.added_to(case, promise)
        case "known":
            text = texts.known(case, promise)
            choices = (Choice(mine.see(case.number), f"/miconsulta {case.number}"),)
        case "full":
            return Reply(
                texts.too_many(MOST_OPEN), "action", (Choice(mine.see_all(), "/misconsultas"),), action="contact"
            )
        case never:
            assert_never(never)
    return Reply(text, "action", choices, action="contact", about=thread_of(case.number))


def _with_words(sending: Sending, incoming: Incoming) -> Sending:
    """A file without words is called what it is."""
    if sending.text or not sending.attached:
        return sending
    return Sending(media.sent(incoming.media or "other"), sending.source, attached=True)


def _ask() -> Reply:
    return Reply(texts.write_your_question(), "action", action="contact", awaits=OFFER)
