"""A meeting is announced to 10,000 people while others ask: `python -m bench.announce [--people 10000] [--scale 1]`.

A Telegram of our own counts and enforces the limits. Judged: the time against what the limit of 30 a second allows, how
often a limit was exceeded, that everybody read it once, and how long those waited who asked meanwhile.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: as many as the service uses

from bot.brain import shelf
from bot.channels.telegram.program import Tempo
from bot.clock import SystemClock
from bot.storage.database import opened
from bot.storage.store import Store
from handlers.ports import Job, Meeting, Person, Session, Who
from tests.faults.limits import Limits
from tests.faults.load import rows
from tests.faults.program import Program, environment
from tests.faults.telegram_double import TelegramDouble

EVA = Who("telegram", "1", "Eva")
QUESTION = "¿Qué es el Proceso de Quito?"
_GAP = 1.0
"""Seconds between two questions of others, in spans of Telegram's limits."""
_OF_LIMIT = 30


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it; spans in seconds of Telegram's limits."""

    letters: int
    twice: int
    lasted: float
    allowed: float
    """What the limit allows for the letters and for the answers meanwhile."""
    violations: int
    waits: list[float]
    """From a question to its answer."""

    @property
    def ratio(self) -> float:
        """How much longer than the limit allows."""
        return self.lasted / self.allowed

    @property
    def p99(self) -> float:
        """Of those who asked meanwhile."""
        return statistics.quantiles(self.waits, n=100)[98] if len(self.waits) > 1 else 0.0


async def measured(people: int, scale: float) -> Outcome:
    """Everybody is registered, one meeting is announced, and somebody asks each second."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "enlace.db"
        async with TelegramDouble(limits=Limits(scale=scale)) as double:
            for number in range(people):
                double.person(1_000 + number, f"P{number}", has_started=True)
            env = environment(double.url, double.token, database, double.forum("Secretaría").id)
            await _prepared(env["DATABASE_URL"], people)
            program = Program(env, shelf, replace(Tempo(), scale=scale))
            program.starts()
            await double.until(lambda: double.ledger.called("getUpdates"), timeout=120)
            waits = await _asked_meanwhile(double, database, people, scale)
            await program.stops()
            return _judged(double, people, waits, scale)


async def _prepared(url: str, people: int) -> None:
    """The announcement waits for the service to start."""
    async with opened(url) as engine:
        store = Store(engine, SystemClock())
        starts = datetime.now(UTC).replace(microsecond=0) + timedelta(days=20)
        session = Session(starts, starts + timedelta(hours=8))
        meeting = Meeting(0, "bench", "Reunión técnica", "America/Panama", (session,), "online", EVA, state="announced")
        async with store.transaction() as work:
            for number in range(people):
                id = str(1_000 + number)
                await work.people.record(Person("telegram", id, id, standing="approved", name=f"P{number}"))
            await work.meetings.add(meeting)
            asks = {"meeting": "1", "sequence": "0", "news": "new"}
            await work.jobs.put(Job(0, "announce", Who("telegram", "1000", "P0"), "1000", asks))


async def _asked_meanwhile(double: TelegramDouble, database: Path, people: int, scale: float) -> list[float]:
    """Somebody new asks each second, until every letter is there."""
    waits: list[float] = []
    asking: set[asyncio.Task[None]] = set()
    number = 0
    left = "SELECT count(*) FROM outbox WHERE key LIKE 'meeting-news:%' AND state = 'sent'"
    while rows(database, left) != [(people,)]:
        number += 1
        task = asyncio.create_task(_ask(double, 5_000_000 + number, waits))
        asking.add(task)
        await asyncio.sleep(_GAP * scale)
    await asyncio.gather(*asking)
    return [wait / scale for wait in waits]


async def _ask(double: TelegramDouble, id: int, waits: list[float]) -> None:
    person = double.person(id, "Q")
    begun = time.monotonic()
    await person.says(QUESTION)
    await double.until(lambda: any(sent.chat == id for sent in double.ledger.sends), timeout=300)
    waits.append(time.monotonic() - begun)


def _judged(double: TelegramDouble, people: int, waits: list[float], scale: float) -> Outcome:
    news = [sent for sent in double.ledger.sends if "Nueva reunión" in sent.plain]
    answers = [sent for sent in double.ledger.sends if news[0].at <= sent.at <= news[-1].at]
    return Outcome(
        letters=len(news),
        twice=len(news) - len({sent.chat for sent in news}),
        lasted=(news[-1].at - news[0].at) / scale,
        allowed=(len(answers) - 1) / _OF_LIMIT,
        violations=len(double.violations),
        waits=waits,
    )


def main() -> None:
    """Prints the figures; ends with 1 when a bar does not hold."""
    parser = argparse.ArgumentParser(prog="python -m bench.announce")
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--scale", type=float, default=1.0)
    chosen = parser.parse_args()
    found = asyncio.run(measured(chosen.people, chosen.scale))
    p50 = statistics.median(found.waits) if found.waits else 0.0
    print(
        f"{found.letters} letters, {found.twice} twice, {found.lasted:.1f} s of {found.allowed:.1f} s allowed "
        f"({found.ratio:.3f}), {found.violations} violations; {len(found.waits)} questions meanwhile: "
        f"p50 {p50:.2f} s, p99 {found.p99:.2f} s"
    )
    holds = found.letters == chosen.people and not found.twice and not found.violations
    raise SystemExit(not (holds and found.ratio <= 1.05 and found.p99 < 1.0))


if __name__ == "__main__":
    main()
