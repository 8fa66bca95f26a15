"""What figures are made of, read from the ports."""

from datetime import timedelta
from typing import Protocol

from handlers.ports import Cases, Person, Questions, Role
from handlers.ports.people import People
from handlers.statistics.figures import Gathered, Stretch

_ROLES: tuple[Role, ...] = ("official", "secretariat", "admin")
_MARGIN = timedelta(days=1)
"""Days of UTC begin at another moment than those of the secretariat."""


class Readable(Protocol):
    """The ports that are read; a Work is one."""

    @property
    def questions(self) -> Questions: ...
    @property
    def cases(self) -> Cases: ...
    @property
    def people(self) -> People: ...


async def gathered(ports: Readable, stretch: Stretch) -> Gathered:
    """Everything of the stretch, and somewhat more."""
    since = stretch.first - _MARGIN
    people: list[Person] = [person for role in _ROLES for person in await ports.people.having(role)]
    return Gathered(
        asked=await ports.questions.since(since),
        votes=await ports.questions.votes_since(since),
        cases=await ports.cases.listed(),
        people=[person for person in people if person.standing == "approved"],
    )
