"""For meetings, over the ports of one transaction: what somebody looks at them with, and what plans reminders."""

import secrets
from collections.abc import Callable
from functools import partial

from bot.work import Work
from handlers.meetings.planning import Planner
from handlers.office import Office
from handlers.officials.diary import Diary
from handlers.ports import Clock, Person


def diary_of(work: Work, person: Person, *, past: Callable[[], str], clock: Clock, office: Office) -> Diary:
    """What `person` looks at the meetings with."""
    return Diary(
        person=person,
        meetings=work.meetings,
        attendances=work.attendances,
        subscriptions=work.subscriptions,
        files=work.files,
        outbox=work.outbox,
        planner=planner_of(work, clock=clock, office=office),
        clock=clock,
        office=office,
        past=past,
        random_code=partial(secrets.token_urlsafe, 32),
    )


def planner_of(work: Work, *, clock: Clock, office: Office) -> Planner:
    """What plans reminders, whoever acts."""
    return Planner(
        people=work.people,
        meetings=work.meetings,
        attendances=work.attendances,
        subscriptions=work.subscriptions,
        reminders=work.reminders,
        clock=clock,
        access=office.access,
    )
