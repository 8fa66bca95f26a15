"""Whoever waits for what was just published gets it, once.

Those are the askers of the case that the edit came from, and of open cases that ask the same as one of its wordings. It
leaves as every answer of the desk does, and can be undone so.
"""

from collections.abc import Sequence
from dataclasses import replace

from handlers.admins.curation.composing import Sheet, answer_of
from handlers.admins.curation.curator import Curator
from handlers.casework import states
from handlers.casework.recipients import recipients
from handlers.ports import OPEN, Case, Changeset
from handlers.secretariat import issuing
from handlers.texts.curation import spreading as texts
from knowledge.articles import Address, Table


async def answer_waiting(changeset: Changeset, *, curator: Curator) -> int:
    """To how many people the answers leave."""
    told, answered = 0, set[int]()
    sheet = curator.sheet(changeset)
    for change in changeset.changes:
        says = _says(sheet, change.address)
        if change.after is None or not says:
            continue
        for case in await _waiting(change.after, changeset, curator):
            if case.number not in answered:
                answered.add(case.number)
                draft = replace(case, pending=says, pending_by=curator.person.who)
                await issuing.send(draft, casework=curator.casework)
                told += sum(1 for _ in recipients(case))
    return told


async def _waiting(question: Table, changeset: Changeset, curator: Curator) -> Sequence[Case]:
    """Open cases of these words; not those to which somebody of the secretariat is writing."""
    cases = [case for case in await curator.casework.cases.listed(states=OPEN) if case.pending is None]
    asked = [str(question.get("question", "")), *map(str, question.get("wordings", ()))]
    others = [case.question for case in cases]
    same = {place for one in asked for place in curator.casework.judgement.alike(one, others)}
    origin = changeset.origin.removeprefix("case:")
    return [
        case
        for place, case in enumerate(cases)
        if (place in same or str(case.number) == origin) and states.allows(case, "answer")
    ]


def _says(sheet: Sheet, address: Address) -> str:
    """The answer with its source; empty for what is no question, or is not answered by one fact."""
    fact = answer_of(sheet, address) if address.kind == "faq" else None
    table = sheet.now(fact) if fact else None
    if table is None or not table.get("text"):
        return ""
    sources = [sheet.now(Address("source", key)) or {} for key in table.get("sources", ())]
    return texts.answer(str(table["text"]), [(str(s.get("name", "")), str(s.get("url", ""))) for s in sources])
