"""What the clock asks of the desk. Each may be called as often as one likes: what was done is stored."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.casework import board
from handlers.casework.recording import record
from handlers.casework.work import Casework
from handlers.messages import Choice, Letter
from handlers.ports import OPEN, Case, CaseEntry, Place
from handlers.texts import routines as texts

_STILL_MORNING = timedelta(hours=3)
"""A digest that could not be made in time is made late, but not in the afternoon."""


async def escalate(*, casework: Casework) -> None:
    """The deputy is called, once and in working hours, for each case whose promise was not kept."""
    now = casework.clock.now()
    if not casework.office.calendar.is_open(now):
        return
    for case in await casework.cases.listed(states=("new", "taken")):
        if case.due < now and case.escalated is None:
            await _escalate(case, now, casework)


async def digest(*, casework: Casework) -> None:
    """Once each working day: what was open when the day began, for every place."""
    now, office = casework.clock.now(), casework.office
    today = office.calendar.local(now).date()
    moment = datetime.combine(today, office.digest, tzinfo=office.calendar.zone)
    if not office.calendar.spans(today) or not moment <= now < moment + _STILL_MORNING:
        return
    found = await casework.cases.listed(states=OPEN)
    cases = sorted(
        (case for case in found if case.opened < moment), key=lambda case: (not _is_overdue(case, now), case.number)
    )
    if cases:
        text = texts.digest([board.glance(case, casework) for case in cases])
        await _tell(text, f"digest:{today.isoformat()}", casework)


async def _escalate(case: Case, now: datetime, casework: Casework) -> None:
    case = replace(case, escalated=now)
    mark = await record(case, CaseEntry("escalated", texts.PROGRAM, casework.office.deputy), casework=casework)
    text = texts.escalation(board.glance(case, casework), casework.office.deputy)
    await board.announced(case, f"escalation:{mark}", text, casework=casework, choices=_ways(case))


async def _tell(text: str, key: str, casework: Casework) -> None:
    for place in await casework.places.desks():
        words = texts.by_mail(text, casework.office.bot) if place.kind == "mail" else text
        await casework.outbox.put(Letter(f"{key}:{_where(place)}", place.channel, place.conversation, words))


def _where(place: Place) -> str:
    """The group is one whatever its id becomes."""
    return "desk" if place.kind == "group" else f"{place.channel}/{place.conversation}"


def _ways(case: Case) -> tuple[Choice, ...]:
    take: Sequence[Choice] = () if case.taken_by else (Choice(texts.TAKE_IT, f"/tomar {case.number}"),)
    return (*take, Choice(texts.ANSWER_IT, f"/responder {case.number}"))


def _is_overdue(case: Case, now: datetime) -> bool:
    return case.due < now
