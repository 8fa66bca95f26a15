"""Two cases that ask the same become one: the askers of one join the other, and are told."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from handlers.casework import board, states
from handlers.casework.recipients import tell
from handlers.casework.recording import audit, record
from handlers.casework.work import Casework
from handlers.commands import Command
from handlers.messages import Choice, Incoming, Reply
from handlers.ports import OPEN, Case, CaseEntry
from handlers.secretariat.on_case import LONGEST_NUMBER, command, numbered, said
from handlers.texts import handling
from handlers.texts import merging as texts

_INTO = re.compile(r"(?:en|con|a)\s+(?:la\s+)?(?=\D{0,4}\d)", re.IGNORECASE)
_OFFERED = 5


def commands(*, casework: Casework) -> Sequence[Command]:
    """Join two cases."""
    return (command(("fusionar",), texts.MERGE, partial(merge, casework=casework), casework=casework),)


async def merge(_incoming: Incoming, case: Case, rest: str, *, casework: Casework) -> Reply:
    """«3 en 5»: 3 joins 5. Without the other one, the open cases that look alike are offered."""
    if not states.allows(case, "merge"):
        return said(handling.not_now(case, casework.person))
    named = numbered(_INTO.sub("", rest, count=1))
    if named is None:
        return await _offer(case, casework)
    other = await casework.cases.find(int(named[0])) if len(named[0]) <= LONGEST_NUMBER else None
    if other is None:
        return said(texts.no_such_case(named[0][: LONGEST_NUMBER + 1]))
    if other.number == case.number:
        return said(texts.with_itself(case))
    if not states.allows(other, "merge"):
        return said(texts.other_is_not_open(other))
    return await _merge(case, other, casework)


async def _offer(case: Case, casework: Casework) -> Reply:
    others = [other for other in await casework.cases.listed(states=OPEN) if other.number != case.number]
    places = casework.judgement.similar(case.question, [other.question for other in others])
    alike = [others[place] for place in places][:_OFFERED]
    if not alike:
        return said(texts.nothing_alike(case))
    choices = [Choice(texts.into(other), f"/fusionar {case.number} en {other.number}") for other in alike]
    return said(texts.which_one(case), *choices, Choice(texts.NONE, "/cancelar"))


async def _merge(case: Case, other: Case, casework: Casework) -> Reply:
    """A row holds an asker once: they leave the one before they join the other."""
    who = casework.person.who.name
    gone = replace(states.moved(case, "merge"), askers=(), merged_into=other.number)
    mark = await record(gone, CaseEntry("merged", who, texts.went(other)), casework=casework)
    other = replace(other, askers=(*other.askers, *case.askers))
    entry = CaseEntry("merged", who, texts.came(case))
    news = await record(other, entry, casework=casework)
    await board.heard(other, entry, news, casework=casework)
    await tell(case, "merged", partial(texts.told, into=other.number), casework=casework, mark=mark)
    await audit(case, "fusionar", casework=casework, detail=f"case:{other.number}")
    return said(texts.merged(case, other))
