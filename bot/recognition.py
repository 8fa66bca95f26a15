"""What a message is about, in our own terms: the letter it answers, the button tapped, its topic, its person."""

from dataclasses import replace

from bot.work import Work
from handlers.messages import Choice, Incoming, Letter
from handlers.officials.choose import GONE
from handlers.officials.votes import vote_choices
from handlers.ports import Person


async def recognised(incoming: Incoming, work: Work) -> Incoming:
    """`incoming` with the letter that it answers, the label of its topic, and the words of the button tapped."""
    letter = await _answered(incoming, work) if incoming.answers else None
    topic = ""
    if incoming.thread:
        topic = await work.posted.label_of(incoming.channel, incoming.conversation, incoming.thread)
    text = incoming.text if incoming.picks is None else _picked(incoming.picks, _offered(letter) if letter else ())
    return replace(incoming, text=text, regarding=letter.key if letter else "", topic=topic)


async def person_of(incoming: Incoming, work: Work) -> Person:
    """What is known of whoever wrote, kept up to date; a stranger is a guest, and whoever was revoked has no role.

    Where they are written to is their own conversation, the only one in which nobody else reads.
    """
    known = await work.people.find(incoming.channel, incoming.person)
    person = known or Person(incoming.channel, incoming.person, "", name=incoming.name)
    if not incoming.group:
        person = replace(person, conversation=incoming.conversation, reachable=True)
    if incoming.handle:
        person = replace(person, handle=incoming.handle)
    if person != known:
        await work.people.record(person)
    return replace(person, role="official") if person.standing == "revoked" else person


async def _answered(incoming: Incoming, work: Work) -> Letter | None:
    """A letter that arrived without our hearing of it is known by the button that was tapped under it."""
    here = (incoming.channel, incoming.conversation)
    letter = await work.posted.letter_at(*here, incoming.answers)
    if letter is not None or incoming.picks is None:
        return letter
    unsure = await work.posted.unsure_of(*here)
    return next((one for one in unsure if any(choice.mark == incoming.picks for choice in _offered(one))), None)


def _offered(letter: Letter) -> tuple[Choice, ...]:
    return (*letter.choices, *vote_choices(letter.entry))


def _picked(mark: str, offered: tuple[Choice, ...]) -> str:
    """A button whose letter is gone, or which was never under it, says nothing but that."""
    return next((choice.says for choice in offered if choice.mark == mark), GONE)
