"""Holds the conversations that a document shows, with the program and the content that ship.

    ```text oficial     whose terminal it is: «oficial», «secretaria» or «admin»; else whose handbook it is
    > texto             what they write; the lines below, up to the next «>», are what they read then
    …                   stands for whatever is left out

A block that begins with «—» begins with what arrived meanwhile; one that begins with neither is no conversation. Off
stage: `<!-- oficial: texto -->`, and `<!-- reloj: -->`: a minute passes. It begins on a Monday at ten.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.brain import brain_over
from bot.channels.terminal import CHANNEL, Terminal
from bot.chat import ROLES
from bot.doorway import Doorway
from bot.settings import Settings
from bot.storage.store import Store
from bot.wiring import handlers_for
from handlers.ports import Person
from tests.fakes import FakeClock
from tests.shipped import shipped_library

MONDAY_AT_TEN = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""In Panama, where the settings place the secretariat."""

_BLOCK = re.compile(
    r"^```text(?: (?P<who>\w+))?\n(?P<shown>.*?)^```|^<!-- (?P<off>\w+): ?(?P<says>.*?) ?-->", re.S | re.M
)
_BEGINS = ("> ", "— ")


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a person writes, if anything, and what the document says that they read then."""

    who: str
    says: str
    shown: str | None
    """`None` off stage."""


@dataclass(slots=True)
class Session:
    """Everybody at a terminal of their own, over one database."""

    store: Store
    clock: FakeClock
    read: list[str] = field(default_factory=list)
    terminals: dict[str, Terminal] = field(default_factory=dict)

    async def enter(self) -> None:
        """Every view once, as the handbooks ask for."""
        office = Settings.from_env({}).office
        brain = brain_over(shipped_library())
        doorway = Doorway(
            self.store, lambda work, who: handlers_for(work, who, brain=brain, clock=self.clock, office=office)
        )
        for who, role in ROLES.items():
            async with self.store.transaction() as work:
                await work.people.record(Person(CHANNEL, who, who, role, standing="approved", name=who))
            self.terminals[who] = Terminal(
                doorway, self.store, self.clock, person=who, write=self.read.append, wraps=False, ready=_at_once
            )

    async def hold(self, exchange: Exchange) -> str:
        """What they read: what had arrived, then the reply."""
        if exchange.who == "reloj":
            self.clock.advance(timedelta(minutes=1))
            return ""
        self.read.clear()
        await self.terminals[exchange.who].read_lines([exchange.says.encode()])
        return "\n\n".join(self.read)


def exchanges(document: str, view: str = "") -> Iterator[Exchange]:
    """In the order of the document; `view` speaks where a block does not say who."""
    for found in _BLOCK.finditer(document):
        if found["off"]:
            yield Exchange(found["off"], found["says"], None)
        elif found["shown"].startswith(_BEGINS):
            before, *said = re.split(r"^> ", found["shown"], flags=re.M)
            if before:
                yield Exchange(found["who"] or view, "", before)
            for part in said:
                says, _, shown = part.partition("\n")
                yield Exchange(found["who"] or view, says, shown)


def is_as_shown(shown: str, held: str) -> bool:
    """But for the width of lines, and for what is left out."""
    parts = (" ".join(part.split()) for part in re.split(r"^…$", shown, flags=re.M))
    return re.fullmatch(r".*".join(map(re.escape, parts)), " ".join(held.split())) is not None


async def _at_once() -> None:
    return None
