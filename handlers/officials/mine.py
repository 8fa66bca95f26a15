"""Their own cases: seeing them, adding to them, saying whether the answer served.

A case of somebody else and one that does not exist are refused in the same words.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from handlers.casework.board import thread_of
from handlers.casework.following import follow, satisfy
from handlers.casework.promising import outlook, promise
from handlers.casework.sending import Sending, sending_of
from handlers.casework.work import Casework
from handlers.commands import EVERYBODY, Command, Run
from handlers.messages import Choice, Incoming, Reply
from handlers.officials import offering
from handlers.ports import OPEN, Asker, Case, CaseEntry, Standing
from handlers.texts import contact, media
from handlers.texts import mine as texts

ADD = "/aclarar"
ADD_AS_SHOWN = "/enviar_aclaracion"
"""What confirming says once the text was shown."""

_SHOWN = 5
_NUMBERED = re.compile(
    r"(?:n\s*(?:[.º°o]+\s*)?|#\s*)?(?P<number>[0-9]+)\b[.:,)]?\s*(?P<text>.*)", re.DOTALL | re.IGNORECASE
)
_LONGEST_NUMBER = 9
_MOST_MERGES = 10


@dataclass(frozen=True, slots=True)
class Own:
    """A case, and the asker of it who writes."""

    case: Case
    asker: Asker


OnOwn = Callable[[Incoming, Own, str], Awaitable[Reply]]
"""The message, the case that it names, and what follows the number."""


def commands(*, casework: Casework) -> Sequence[Command]:
    """What everybody may do with their own cases; the buttons under an answer say the last two."""

    def on(name: str, act: OnOwn) -> Run:
        return partial(_with_own, name=name, act=act, casework=casework)

    def own(name: str, purpose: str | None, run: Run, needs: Standing = "guest") -> Command:
        return Command((name,), purpose, run, EVERYBODY, needs, where="private")

    return (
        own("misconsultas", contact.MY_CASES, partial(listed, casework=casework), "revoked"),
        own("miconsulta", contact.ONE_CASE, on("miconsulta", partial(show, casework=casework)), "revoked"),
        own("aclarar", contact.ADD, on("aclarar", partial(add, casework=casework))),
        own("enviar_aclaracion", None, on("aclarar", partial(added, casework=casework))),
        own("me_sirve", None, on("me_sirve", partial(serves, casework=casework))),
        own("necesito_mas", None, on("necesito_mas", more)),
    )


async def listed(incoming: Incoming, _rest: str, *, casework: Casework) -> Reply:
    """Their own cases, the newest first."""
    me = (incoming.channel, incoming.person)
    found = await casework.cases.listed(asker=me)
    if not found:
        return Reply(contact.none_yet(), "command")
    newest, hidden = [_as_told(case, casework) for case in reversed(found[-_SHOWN:])], max(0, len(found) - _SHOWN)
    text = contact.my_cases([contact.my_case(case, me, await outlook(case, casework=casework)) for case in newest])
    more = f"\n\n{contact.older(hidden)}" if hidden else ""
    asked_back = [case for case in newest if case.state == "waiting"]
    adding = [Choice(texts.be_precise_on(case.number), f"{ADD} {case.number}") for case in asked_back]
    adding += [Choice(texts.add_to(case.number), f"{ADD} {case.number}") for case in newest if case.state in OPEN]
    seeing = tuple(Choice(texts.see(case.number), f"/miconsulta {case.number}") for case in newest)
    return Reply(text + more, "command", (*adding[:1], *seeing))


async def show(_incoming: Incoming, own: Own, _text: str, *, casework: Casework) -> Reply:
    """One of them, and what can be done with it."""
    case, me = _as_told(own.case, casework), (own.asker.channel, own.asker.person)
    text = contact.my_case(case, me, await outlook(case, casework=casework))
    judge = contact.answer_choices(case.number) if case.state == "answered" else ()
    adding = (
        ()
        if judge
        else (Choice(texts.be_precise() if case.state == "waiting" else texts.add(), f"{ADD} {case.number}"),)
    )
    return Reply(text, "command", (*judge, *adding, Choice(texts.see_all(), "/misconsultas")), about=about(case))


async def add(incoming: Incoming, own: Own, text: str, *, casework: Casework) -> Reply:
    """More about a case, unless it seems to say who an applicant is: that is shown first."""
    sending = sending_of(incoming, text)
    if not sending.text and not sending.attached:
        return Reply(texts.write_more(own.case), "command", awaits=f"{ADD} {own.case.number}")
    if offering.is_personal(sending.text, casework.judgement.known):
        command = f"{ADD_AS_SHOWN} {own.case.number}"
        return offering.offer(texts.before_adding(own.case), sending, casework.judgement.known, command=command)
    return await _take(incoming, own, sending, casework)


async def added(incoming: Incoming, own: Own, text: str, *, casework: Casework) -> Reply:
    """What was shown and confirmed goes to the case."""
    return await _take(incoming, own, sending_of(incoming, text), casework)


async def serves(_incoming: Incoming, own: Own, _text: str, *, casework: Casework) -> Reply:
    """The answer served; nothing is asked of a case that has none."""
    told = _as_told(own.case, casework)
    if told.answer is None or told.state in OPEN:
        return Reply(texts.no_answer_yet(own.case), "command")
    if own.case.state == "answered":
        await satisfy(own.case, own.asker, casework=casework)
    return Reply(texts.thanks(own.case), "command", about=about(own.case))


async def more(_incoming: Incoming, own: Own, _text: str) -> Reply:
    """What is missing is written next, and opens the case again."""
    return Reply(texts.what_is_missing(own.case), "command", awaits=f"{ADD} {own.case.number}")


def about(case: Case) -> str:
    """What a reply that confirms something of the case says it is about: whoever answers it adds to the case."""
    return thread_of(case.number)


async def own_case(number: int, incoming: Incoming, casework: Casework) -> Own | None:
    """The case with this number, or the one that it was merged into, when this person asks in it."""
    case = await casework.cases.find(number)
    for _ in range(_MOST_MERGES):
        if case is None or case.merged_into is None:
            break
        case = await casework.cases.find(case.merged_into)
    me = (incoming.channel, incoming.person)
    asker = next((a for a in case.askers if (a.channel, a.person) == me), None) if case else None
    return Own(case, asker) if case and asker else None


def _as_told(case: Case, casework: Casework) -> Case:
    """An answer that can still be taken back has not left: nobody reads it before it does."""
    left = case.answered is None or case.answered + casework.office.undo <= casework.clock.now()
    return case if left or case.state != "answered" else replace(case, state="taken", answer=None)


async def _with_own(incoming: Incoming, rest: str, *, name: str, act: OnOwn, casework: Casework) -> Reply:
    """Find the case that the command names, and act on it."""
    named = _NUMBERED.fullmatch(rest)
    if named is None:
        return Reply(texts.number_missing(name), "command")
    number = named["number"]
    own = await own_case(int(number), incoming, casework) if len(number) <= _LONGEST_NUMBER else None
    if own is None:
        return Reply(texts.not_yours(number[: _LONGEST_NUMBER + 1]), "command")
    return await act(incoming, own, named["text"].strip())


async def _take(incoming: Incoming, own: Own, sending: Sending, casework: Casework) -> Reply:
    if not sending.attached and await _said_before(own, sending.text, casework):
        return Reply(texts.added_already(own.case), "command", about=about(own.case))
    entry = _entry(incoming, own.asker, sending)
    copy = f"{own.asker.conversation}/{sending.source}" if sending.attached else ""
    case = await follow(own.case, entry, casework=casework, copy=copy)
    told = texts.added(case, await promise(case, casework=casework), reopened=own.case.state not in OPEN)
    return Reply(told, "command", about=about(case))


async def _said_before(own: Own, text: str, casework: Casework) -> bool:
    """An old button was tapped again, or a message was changed in nothing that is read."""
    history = await casework.log.read(own.case.number)
    since = max((place for place, entry in enumerate(history) if entry.kind == "answer"), default=0)
    return (own.asker.name, text) in [(entry.name, contact.as_written(entry.text)) for entry in history[since:]]


def _entry(incoming: Incoming, asker: Asker, sending: Sending) -> CaseEntry:
    text = sending.text or media.sent(incoming.media or "other")
    if incoming.edits:
        return CaseEntry("edited", asker.name, contact.edited(text))
    return CaseEntry("followup" if sending.text else "media", asker.name, text)
