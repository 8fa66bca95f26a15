"""The secretariat's desk: see, take, answer and close cases. Bad input gets an explanation and changes nothing."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial

from handlers.commands import Command, Run
from handlers.messages import Incoming, Reply
from handlers.ports import Case, Cases, Clock, Outbox, Role
from handlers.texts import contact
from handlers.texts import secretariat as texts

_DESK: frozenset[Role] = frozenset({"secretariat"})
_SHOWN = 20
_NUMBERED = re.compile(r"(?:n\s*[.º°o]*\s*|#\s*)?(?P<number>[0-9]+)\b[.:,)]?\s*(?P<text>.*)", re.DOTALL | re.IGNORECASE)
_LONGEST_NUMBER = 9

OnCase = Callable[[Incoming, Case, str], Awaitable[Reply]]
"""The message, the case that it names, and what follows the number."""


def commands(*, cases: Cases, outbox: Outbox, clock: Clock) -> Sequence[Command]:
    """What only the secretariat may use."""

    def on(name: str, act: OnCase) -> Run:
        return partial(with_case, name=name, act=act, cases=cases)

    return (
        Command(("pendientes",), texts.PENDING, partial(waiting, cases=cases), _DESK),
        Command(("caso",), texts.SHOW, on("caso", show), _DESK),
        Command(("tomar",), texts.TAKE, on("tomar", partial(take, cases=cases)), _DESK),
        Command(
            ("responder",),
            texts.ANSWER,
            on("responder", partial(answer, cases=cases, outbox=outbox, clock=clock)),
            _DESK,
        ),
        Command(("cerrar",), texts.CLOSE, on("cerrar", partial(close, cases=cases, outbox=outbox)), _DESK),
    )


async def waiting(_incoming: Incoming, _rest: str, *, cases: Cases) -> Reply:
    """The open cases, oldest first."""
    found = await cases.listed(states=("new", "taken"))
    text = texts.waiting(found[:_SHOWN], max(0, len(found) - _SHOWN)) if found else texts.nothing_waits()
    return Reply(text, "command")


async def with_case(incoming: Incoming, rest: str, *, name: str, act: OnCase, cases: Cases) -> Reply:
    """Find the case that the command names, and act on it."""
    written = _NUMBERED.fullmatch(rest)
    if written is None:
        return Reply(texts.number_missing(name), "command")
    number = written["number"]
    case = await cases.find(int(number)) if len(number) <= _LONGEST_NUMBER else None
    if case is None:
        return Reply(texts.no_such_case(number[: _LONGEST_NUMBER + 1]), "command")
    return await act(incoming, case, written["text"].strip())


async def show(_incoming: Incoming, case: Case, _text: str) -> Reply:
    """Everything about it."""
    return Reply(texts.whole(case), "command")


async def take(incoming: Incoming, case: Case, _text: str, *, cases: Cases) -> Reply:
    """It becomes theirs, unless somebody has it."""
    done = _finished(incoming, case)
    if done is not None:
        return done
    if case.state == "taken":
        return Reply(texts.taken_already(case, case.taken_by == incoming.person), "command")
    case = replace(case, state="taken", taken_by=incoming.person)
    await cases.change(case)
    return Reply(texts.taken(case), "command")


async def answer(
    incoming: Incoming, case: Case, text: str, *, cases: Cases, outbox: Outbox, clock: Clock
) -> Reply:  # fmt: skip
    """Store the answer, and the parcel that takes it to who asked. A colleague's case may be answered, only once."""
    done = _finished(incoming, case)
    if done is not None:
        return done
    if not text:
        return Reply(texts.write_the_answer(case), "command", awaits=f"/responder {case.number}")
    case = replace(case, state="answered", answer=text, answered_by=incoming.person, answered=clock.now())
    await cases.change(case)
    await _tell_asker(case, contact.answer_arrived(case), outbox)
    return Reply(texts.answered(case), "command")


async def close(_incoming: Incoming, case: Case, _text: str, *, cases: Cases, outbox: Outbox) -> Reply:
    """Nothing more will come; whoever waited in vain is told so."""
    if case.state == "closed":
        return Reply(texts.closed_already(case), "command")
    case = replace(case, state="closed")
    await cases.change(case)
    if case.answer is None:
        await _tell_asker(case, contact.closed_without_answer(case), outbox)
    return Reply(texts.closed(case), "command")


def _finished(incoming: Incoming, case: Case) -> Reply | None:
    """A case that was answered or closed stays as it is."""
    if case.state == "closed":
        return Reply(texts.closed_already(case), "command")
    if case.state == "answered":
        return Reply(texts.answered_already(case, case.answered_by == incoming.person), "command")
    return None


async def _tell_asker(case: Case, text: str, outbox: Outbox) -> None:
    key = f"case:{case.number}:{case.state}"
    await outbox.put(key=key, channel=case.channel, conversation=case.conversation, text=text)
