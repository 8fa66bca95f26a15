"""Everything that it takes to change the knowledge: the ports of one transaction, how it stands, and who acts."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.admins.curation.composing import Sheet
from handlers.admins.knowledge import Explain
from handlers.admins.served import Served
from handlers.casework.work import Casework
from handlers.messages import Choice, Incoming, Letter
from handlers.office import Office
from handlers.ports import (
    Audit,
    Change,
    Changeset,
    Changesets,
    Clock,
    Conversations,
    Deed,
    Editions,
    Job,
    JobKind,
    Jobs,
    Outbox,
    People,
    Person,
    Questions,
    Trials,
)
from knowledge.articles import Address, Table


@dataclass(frozen=True)
class Curator:
    """The ports of one transaction, the knowledge as it is served, and who acts."""

    person: Person
    served: Served
    changesets: Changesets
    editions: Editions
    trials: Trials
    jobs: Jobs
    questions: Questions
    audit: Audit
    people: People
    conversations: Conversations
    outbox: Outbox
    casework: Casework
    """For the cases that a publication answers."""
    clock: Clock
    office: Office
    explain: Explain
    """Why a question is answered as it is."""

    def articles(self) -> Mapping[Address, Table]:
        """Every article as it is served."""
        return self.served.every

    def sheet(self, changeset: Changeset) -> Sheet:
        """The changeset over what is served."""
        return Sheet(changeset, self.articles())

    def blank(self, *, origin: str = "", reason: str = "", changes: tuple[Change, ...] = ()) -> Changeset:
        """A changeset of whoever acts, not stored yet."""
        return Changeset(0, self.person.who, "draft", changes, reason, origin)

    async def keep(self, sheet: Sheet) -> Changeset | None:
        """Store it, as a new one or in place of the one with its number; `None` when somebody else changed that."""
        changeset = sheet.changeset
        if changeset.number:
            return await self.changesets.change(changeset)
        return await self.changesets.add(changeset)

    async def ask(self, incoming: Incoming, kind: JobKind, **asks: str) -> Job:
        """Queue work for the workshop; whoever asked hears of it in private."""
        where = self.person.conversation or incoming.conversation
        return await self.jobs.put(Job(0, kind, self.person.who, where, asks))

    async def note(self, act: str, target: str, detail: str = "") -> None:
        """Record what whoever acts did."""
        await self.audit.note(Deed(self.person.who, act, target, detail))

    async def write(self, to: Person, key: str, text: str, choices: tuple[Choice, ...] = ()) -> None:
        """A letter to somebody, if they ever wrote in private."""
        if to.conversation:
            await self.outbox.put(Letter(key, to.channel, to.conversation, text, choices))
