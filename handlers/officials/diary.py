"""Everything that it takes to show somebody the meetings and to keep what they answer: the ports of one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from handlers.meetings.invited import is_vouched, may_see, own_clocks
from handlers.meetings.planning import Planner
from handlers.messages import Incoming, Letter
from handlers.office import Office
from handlers.ports import Attendances, Clock, Files, Meeting, Meetings, Outbox, Person, StoredFile, Subscriptions


@dataclass(frozen=True, slots=True)
class Diary:
    """The meetings, as one person looks at them."""

    person: Person
    """Whoever wrote."""
    meetings: Meetings
    attendances: Attendances
    subscriptions: Subscriptions
    files: Files
    outbox: Outbox
    planner: Planner
    clock: Clock
    office: Office
    past: Callable[[], str]
    """What the content knows of meetings that were; empty when it knows none."""
    random_code: Callable[[], str]
    """A secret that nobody can guess: 32 random bytes, in letters that an address may have."""

    @property
    def clocks(self) -> ZoneInfo | None:
        """Of the person; `None` when it is not known where they are."""
        return own_clocks(self.person)

    @property
    def me(self) -> tuple[str, str]:
        """The channel and the person."""
        return self.person.channel, self.person.person

    def may_join(self, incoming: Incoming) -> bool:
        """Whether the link may be shown here."""
        return is_vouched(self.person) and not incoming.group

    async def seen(self, incoming: Incoming) -> Sequence[Meeting]:
        """Every announced meeting that may be shown here, the soonest first."""
        announced = await self.meetings.listed()
        return [meeting for meeting in announced if may_see(meeting, self.person, among_others=incoming.group)]

    async def send(self, incoming: Incoming, key: str, text: str, file: StoredFile) -> None:
        """A file goes in a message of its own."""
        await self.files.keep(key, file)
        letter = Letter(key, incoming.channel, incoming.conversation, text, lane="reply", file=key)
        await self.outbox.put(letter)
