"""A year of meetings on a clock of our own: every reminder once, none lost, none late, whatever is restarted meanwhile.

`python -m bench.year` runs 40 meetings, 2,000 people and 100 restarts; the suite runs fewer people. The program is up
from one look at the clock to the next (15 s), except while it restarts (a minute); half of the restarts are in the
middle of a transaction, which is undone.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bot.diaries import planner_of
from bot.meetings import reminded
from bot.storage.database import opened
from bot.storage.store import Store
from handlers.countries import COUNTRIES
from handlers.office import Office
from handlers.ports import Meeting, Person, Session, Who
from handlers.secretariat.calendar import Calendar

LOOK = timedelta(seconds=15)
DOWN = timedelta(seconds=45)
FIRST = datetime(2027, 1, 1, tzinfo=UTC)
OFFICE = Office(Calendar.parse(hours="lun-vie 09:00-17:00", zone="America/Panama"))
HOSTS = COUNTRIES[:14]


class Clock:
    """Says what it is told."""

    def __init__(self) -> None:
        self.moment = FIRST

    def now(self) -> datetime:
        """The moment."""
        return self.moment


class KilledError(Exception):
    """The program ended in the middle."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the reminders of the year."""

    planned: int
    unsent: int
    late: int
    """Sent more than a minute after they were due."""
    early: int
    letters: int
    owed: int
    """Letters that there should be: one for each person and look at the clock at which something was due."""
    slowest: float
    """Seconds from due to sent."""
    restarts: int

    @property
    def holds(self) -> bool:
        """Every one once, in time."""
        return not (self.unsent or self.late or self.early) and self.letters == self.owed and self.planned > 0


async def year(file: Path, people: int, meetings: int = 40, restarts: int = 100, seed: int = 7) -> Outcome:
    """Live through it, and count."""
    chance, clock = random.Random(seed), Clock()
    url = f"sqlite+aiosqlite:///{file}"
    planned = await _convene(url, clock, people, meetings, chance)
    moments = await _moments(url)
    falls = set(chance.sample(range(len(moments)), min(restarts, len(moments))))
    place = 0
    while place < len(moments):
        until = place + 1
        while until < len(moments) and until not in falls:
            until += 1
        await _alive(url, clock, moments[place:until], chance, killed=until in falls and chance.random() < 0.5)
        place = until
    return await _counted(url, planned, len(falls))


async def _convene(url: str, clock: Clock, people: int, meetings: int, chance: random.Random) -> int:
    async with opened(url) as engine:
        store = Store(engine, clock)
        async with store.transaction() as work:
            for at in range(people):
                host = HOSTS[at % len(HOSTS)]
                person = Person("t", f"p{at}", f"p{at}", standing="approved", name=f"P{at}", country=host.name)
                await work.people.record(person)
        for at in range(meetings):
            async with store.transaction() as work:
                meeting = await work.meetings.add(_meeting(at, chance))
                await planner_of(work, clock=clock, office=OFFICE).meeting(meeting)
        async with engine.connect() as connection:
            return int((await connection.execute(text("select count(*) from reminders"))).scalar_one())


def _meeting(at: int, chance: random.Random) -> Meeting:
    """Some on the days on which clocks change."""
    host = HOSTS[at % len(HOSTS)]
    day = FIRST + timedelta(days=chance.randrange(8, 350))
    starts = datetime(day.year, day.month, day.day, chance.choice((8, 9, 10, 14, 15)), 0, tzinfo=ZoneInfo(host.zone))
    starts = starts.astimezone(UTC)
    session = Session(starts, starts + timedelta(hours=3))
    who = Who("t", "eva", "Eva")
    meeting = Meeting(0, f"{at}@year", f"Reunión {at}", host.zone, (session,), "online", who, state="announced")
    return replace(meeting, country=host.name)


async def _moments(url: str) -> list[datetime]:
    """When something is due."""
    async with opened(url) as engine, engine.connect() as connection:
        rows = await connection.execute(text("select distinct due from reminders order by due"))
        return [datetime.fromisoformat(str(row[0])).replace(tzinfo=UTC) for row in rows]


async def _alive(url: str, clock: Clock, moments: list[datetime], chance: random.Random, *, killed: bool) -> None:
    """From one start to the next; killed in the middle of its last look, and started again."""
    async with opened(url) as engine:
        store = Store(engine, clock)
        for moment in moments:
            clock.moment = max(clock.moment, moment + LOOK * chance.random())
            if killed and moment == moments[-1]:
                break
            await _look(store, clock)
    if killed:
        async with opened(url) as engine:
            store = Store(engine, clock)
            await _cut_off(store, clock)
            clock.moment += DOWN * chance.random()
            await _look(store, clock)


async def _look(store: Store, clock: Clock) -> None:
    async with store.transaction() as work:
        await reminded(work, clock=clock)


async def _cut_off(store: Store, clock: Clock) -> None:
    try:
        async with store.transaction() as work:
            await reminded(work, clock=clock)
            raise KilledError
    except KilledError:
        return


async def _counted(url: str, planned: int, restarts: int) -> Outcome:
    async with opened(url) as engine, engine.connect() as connection:

        async def number(query: str) -> float:
            return float((await connection.execute(text(query))).scalar_one() or 0)

        seconds = "(julianday(sent) - julianday(due)) * 86400"
        return Outcome(
            planned=planned,
            unsent=int(await number("select count(*) from reminders where sent is null")),
            late=int(await number(f"select count(*) from reminders where {seconds} > 60.5")),
            early=int(await number("select count(*) from reminders where sent < due")),
            letters=int(await number("select count(*) from outbox where key like 'reminder:%'")),
            owed=int(await number("select count(*) from (select distinct channel, person, sent from reminders)")),
            slowest=await number(f"select max({seconds}) from reminders"),
            restarts=restarts,
        )


def main(arguments: list[str]) -> int:
    """The exit code: 0 when every reminder was told once and in time."""
    parser = argparse.ArgumentParser(prog="python -m bench.year")
    parser.add_argument("--people", type=int, default=2_000)
    chosen = parser.parse_args(arguments)
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        outcome = asyncio.run(year(Path(folder) / "year.db", chosen.people))
    print(outcome, f"{time.perf_counter() - begun:.0f} s")
    return 0 if outcome.holds else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
