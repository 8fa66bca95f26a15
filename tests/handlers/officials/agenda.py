"""Somebody who looks at meetings: commands through the dispatcher, as the wiring hands them in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.diaries import diary_of
from bot.work import Work
from handlers.commands import dispatch
from handlers.dialogue import Memory
from handlers.messages import Letter, Reply
from handlers.office import Office
from handlers.officials import attending, calendars, meetings, notices
from handlers.officials.diary import Diary
from handlers.people.rights import Visitor
from handlers.ports import Meeting, Person
from tests.builders import NOON, OFFICE, message, person
from tests.fake_outbox import FakeOutbox
from tests.fakes import FakeClock

PUBLIC: Office = replace(OFFICE, public_url="https://enlace.example", bot="enlace_bot")
ANA = replace(person("ana"), country="Paraguay", commission="CONARE")
GUEST = person("ana", standing="guest")
TABLES = (meetings, attending, calendars, notices)


@dataclass(frozen=True, slots=True)
class Reader:
    """A person, and everything they see of meetings."""

    work: Work
    clock: FakeClock
    who: Person = ANA
    office: Office = PUBLIC
    past: str = ""

    @property
    def diary(self) -> Diary:
        made = diary_of(self.work, self.who, past=lambda: self.past, clock=self.clock, office=self.office)
        return replace(made, random_code=lambda: "secreto")

    async def say(self, text: str, *, group: bool = False) -> Reply:
        commands = [command for table in TABLES for command in table.commands(diary=self.diary)]
        said = message(text, person=self.who.person, group=group)
        visitor = Visitor(self.who, self.office, self.work.places)
        replies = await dispatch(said, Memory(), commands=commands, visitor=visitor)
        assert replies is not None
        return replies[0]

    async def announced(self, *made: Meeting) -> None:
        for one in made:
            await self.work.meetings.add(one)

    def letters(self) -> Sequence[Letter]:
        assert isinstance(self.work.outbox, FakeOutbox)
        return self.work.outbox.letters

    async def reminders(self) -> list[tuple[int, float]]:
        """Meeting and hours before it, of everything that will ever be due."""
        due = await self.work.reminders.due(NOON.replace(year=2100))
        return sorted((one.meeting, one.lead.total_seconds() / 3600) for one in due if one.person == self.who.person)
