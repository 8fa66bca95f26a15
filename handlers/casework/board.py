"""What the places of the secretariat show: for each case a topic with one card, kept up to date, and its news.

In its group every case has one topic; secretaries of a channel without a group, and the mailbox, hear of news only.
The keys of these letters begin «case:N:desk»: a reply to one of them is about the case, and was meant for it.
"""

from collections.abc import Sequence
from dataclasses import replace

from handlers.casework import states
from handlers.casework.seen import PAST, Seen
from handlers.casework.work import Casework
from handlers.messages import Choice, Letter
from handlers.ports import OPEN, Case, CaseEntry, Place
from handlers.texts import board as texts

_DESK = "desk"
_ANSWERABLE = frozenset({"card", "news", "copy", "preview"})
"""A reply to one of these is meant for who asks; a reply to anything else is a word among colleagues."""


async def opened(case: Case, similar: Sequence[Case], *, casework: Casework) -> None:
    """A new case: its topic, and its card."""
    seen = await _seen(case, similar, casework)
    for place in await casework.places.desks():
        if place.kind == "group":
            await casework.outbox.put(_title(case, place, "0"))
        text = texts.mail(seen, casework.office.bot) if place.kind == "mail" else texts.card(seen)
        choices = () if place.kind == "mail" else _buttons(case, casework)
        await casework.outbox.put(_letter(case, place, "card", text, choices=choices))


async def changed(case: Case, mark: str, *, casework: Casework) -> None:
    """The card and the title as they are now; `mark` tells this change from all others of the case."""
    groups = [place for place in await casework.places.desks() if place.kind == "group"]
    if not groups:
        return
    seen = await _seen(case, await _similar(case, casework), casework)
    for place in groups:
        await casework.outbox.put(_title(case, place, mark))
        card = _letter(case, place, f"card:{mark}", texts.card(seen), choices=_buttons(case, casework))
        await casework.outbox.put(replace(card, act="revise", of=_key(case, place, "card")))


async def heard(case: Case, entry: CaseEntry, mark: str, *, casework: Casework, copy: str = "") -> None:
    """Something that the secretariat must read; `copy` names a message («conversation/message») to bring along."""
    await announced(case, f"news:{mark}", texts.news(case, entry), casework=casework)
    for place in await casework.places.desks():
        if copy and case.askers and place.channel == case.askers[0].channel and place.kind != "mail":
            news = _letter(case, place, f"copy:{mark}", "")
            await casework.outbox.put(replace(news, act="copy", of=copy))


async def announced(
    case: Case, part: str, text: str, *, casework: Casework, choices: tuple[Choice, ...] = (), by_mail: bool = True
) -> None:
    """A text for every place: in the topic of the case, in each own conversation, in the mailbox."""
    for place in await casework.places.desks():
        if place.kind != "mail":
            await casework.outbox.put(_letter(case, place, part, text, choices=choices))
        elif by_mail:
            await casework.outbox.put(_letter(case, place, part, texts.by_mail(text, casework.office.bot)))


async def in_topic(case: Case, part: str, text: str, choices: tuple[Choice, ...], *, casework: Casework) -> None:
    """Buttons for everybody who reads the topic, at once; they outlast whatever is said meanwhile."""
    for place in await casework.places.desks():
        if place.kind == "group":
            await casework.outbox.put(replace(_letter(case, place, part, text, choices=choices), lane="reply"))


async def whole(case: Case, *, casework: Casework) -> Seen:
    """The case with all that is known of it."""
    seen = await _seen(case, await _similar(case, casework), casework)
    return replace(seen, history=await casework.log.read(case.number))


def glance(case: Case, casework: Casework) -> Seen:
    """The case and the moment, for a line of a list."""
    return Seen(case, None, (), casework.clock.now(), casework.office.calendar.zone)


def thread_of(number: int) -> str:
    """The label of the topic of a case."""
    return f"case:{number}"


def case_of(label: str) -> int | None:
    """The number of the case that a key or the label of a topic belongs to."""
    kind, _, rest = label.partition(":")
    number = rest.partition(":")[0]
    return int(number) if kind == "case" and number.isdecimal() else None


def case_at_desk(key: str) -> int | None:
    """The case whose card, news or preview this is; `None` for other letters, such as those that its askers read."""
    where, _, rest = key.partition(":")[2].partition(":")[2].partition(":")
    meant = where.partition("@")[0] == _DESK and _ANSWERABLE.intersection(rest.split(":"))
    return case_of(key) if meant else None


def is_reply(key: str) -> bool:
    """Whether the assistant said it of a case to whoever had just written, not the secretariat."""
    return case_of(key) is not None and key.split(":")[2:3] == ["reply"]


async def _seen(case: Case, similar: Sequence[Case], casework: Casework) -> Seen:
    first = next(iter(case.askers), None)
    person = await casework.people.find(first.channel, first.person) if first else None
    return Seen(case, person, similar, casework.clock.now(), casework.office.calendar.zone)


async def _similar(case: Case, casework: Casework) -> list[Case]:
    """Only for whoever still has to answer: every past question is weighed anew."""
    if case.state not in OPEN:
        return []
    past = await casework.cases.listed(states=("answered", "closed"), most=PAST)
    others = [other for other in past if other.number != case.number and other.merged_into is None]
    places = casework.judgement.similar(case.question, [other.question for other in others])
    return [others[place] for place in places]


def _buttons(case: Case, casework: Casework) -> tuple[Choice, ...]:
    return texts.buttons(case, publishable=states.may_publish(case, casework))


def _title(case: Case, place: Place, mark: str) -> Letter:
    return replace(_letter(case, place, f"title:{mark}", texts.title(case)), act="title")


def _letter(case: Case, place: Place, part: str, text: str, *, choices: tuple[Choice, ...] = ()) -> Letter:
    thread = thread_of(case.number) if place.kind == "group" else ""
    return Letter(_key(case, place, part), place.channel, place.conversation, text, choices, thread=thread)


def _key(case: Case, place: Place, part: str) -> str:
    """The group has one card whatever its id becomes; other places are told apart."""
    where = _DESK if place.kind == "group" else f"{_DESK}@{place.channel}/{place.conversation}"
    return f"case:{case.number}:{where}:{part}"
