"""A house in which people talk to the commands about people, over the ports in memory."""

from collections.abc import Sequence
from dataclasses import replace

from bot.recognition import person_of
from bot.work import Work
from handlers.admins import audit, deliveries
from handlers.commands import Command, dispatch, with_help
from handlers.dialogue import after
from handlers.messages import Letter, Reply
from handlers.office import Office
from handlers.officials.choose import resolve
from handlers.people import approval, invitations, registration, roles
from handlers.people.registry import Registry
from handlers.people.rights import Visitor
from handlers.ports import Deed, Person
from tests.builders import OFFICE, message, registry
from tests.fake_outbox import FakeOutbox
from tests.fakes import FakeClock


class House:
    """Whoever writes is known by their name; what they were told before is remembered."""

    def __init__(self, work: Work, clock: FakeClock, office: Office = OFFICE) -> None:
        self.work = work
        self.clock = clock
        self.office = office

    async def says(self, who: str, text: str, *, group: str = "", regarding: str = "") -> Reply:
        """What they hear; `group` is where others read."""
        incoming = message(text, person=who, conversation=group or who, group=bool(group))
        memory = await self.work.conversations.recall("t", incoming.seat)
        incoming = replace(resolve(incoming, memory), regarding=regarding)
        person = await person_of(incoming, self.work)
        visitor = Visitor(person, self.office, self.work.places)
        offered = with_help(self._commands(self.registry(person)), visitor)
        replies = await dispatch(incoming, memory, commands=offered, visitor=visitor)
        assert replies is not None, f"«{text}» is nobody's"
        await self.work.conversations.remember("t", incoming.seat, after(memory, replies))
        return replies[0]

    async def say(self, who: str, *texts: str) -> Reply:
        """One after the other; what they hear last."""
        replies = [await self.says(who, text) for text in texts]
        return replies[-1]

    def registry(self, person: Person) -> Registry:
        return registry(self.work, person, self.clock, office=self.office)

    async def knows(self, *people: Person) -> None:
        for person in people:
            await self.work.people.record(person)

    async def person(self, name: str, channel: str = "t") -> Person:
        found = await self.work.people.find(channel, name)
        assert found is not None
        return found

    async def deeds(self) -> list[tuple[str, str, str]]:
        """Who did what to whom, oldest first."""
        return [(deed.who.name, deed.act, deed.target) for deed in await self._listed()]

    async def _listed(self) -> list[Deed]:
        return list(await self.work.audit.listed(100))[::-1]

    def letters(self, to: str) -> list[Letter]:
        assert isinstance(self.work.outbox, FakeOutbox)
        return [letter for letter in self.work.outbox.letters if letter.conversation == to]

    def _commands(self, registry: Registry) -> Sequence[Command]:
        return (
            *registration.commands(registry=registry),
            *approval.commands(registry=registry),
            *invitations.commands(registry=registry),
            *roles.commands(registry=registry),
            *deliveries.commands(registry=registry),
            *audit.commands(registry=registry),
        )
