"""The program is killed at every step of the loop, and started again: nothing is lost, doubled or falsely promised.

Killed at each call that reaches Telegram, in turn before it is carried out and after it was, with no answer; and from
within, around the transactions that change something, once and again and again. See kill_evidence for what must hold.
"""

import asyncio
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.storage.database import opened
from bot.storage.store import Store
from handlers.ports import Person as Known
from tests.conftest import url_of
from tests.faults.faults import HeldAfter, HeldBefore
from tests.faults.kill_evidence import Evidence
from tests.faults.kill_loop import EVA, Loop
from tests.faults.limits import Limits
from tests.faults.program import SCALE, Death, Program, environment
from tests.faults.telegram_double import TelegramDouble

pytestmark = pytest.mark.slow

AT_ONCE = 2
"""Loops side by side: one for each core."""

CHANGES = 60
"""Transactions that change something in an undisturbed loop, about."""


@dataclass(frozen=True, slots=True)
class AtCall:
    """Killed when the n-th call is at the double; the call is processed or not, and never answered."""

    number: int
    is_processed: bool


@dataclass(frozen=True, slots=True)
class AtCommit:
    """Dies around its n-th change; `again`: so does each one that is started after it."""

    death: Death
    again: bool = False


Kill = AtCall | AtCommit


@pytest.fixture
async def staffed(database: Path) -> Path:
    """A database in which Eva is of the secretariat."""
    async with opened(url_of(database)) as engine, Store(engine, SystemClock()).transaction() as work:
        await work.people.record(Known("telegram", str(EVA), "", "secretariat", "approved", name="Eva Ruiz"))
    return database


async def test_a_kill_at_any_step_loses_nothing_doubles_nothing_and_promises_nothing_false(
    staffed: Path, tmp_path: Path
) -> None:
    calls = await undisturbed(staffed, tmp_path)
    kills = iter([*at_calls(calls), *at_changes(seed=3)])
    ends: dict[Kill, tuple[int, list[str]]] = {}

    async with asyncio.TaskGroup() as side_by_side:
        for _ in range(AT_ONCE):
            side_by_side.create_task(_one_after_the_other(kills, staffed, tmp_path, ends))

    assert {kill: lapses for kill, (_, lapses) in ends.items() if lapses} == {}
    assert sum(count for count, _ in ends.values()) >= 50


async def undisturbed(blank: Path, folder: Path) -> int:
    """How many calls the loop takes when nobody is killed; nothing is sent twice then."""
    database = Path(shutil.copy(blank, folder / "undisturbed.db"))
    async with TelegramDouble(limits=Limits(scale=SCALE)) as double:
        loop = Loop(double)
        program = _program(double, database, loop)
        program.starts()
        evidence = Evidence(loop, database)
        await loop.is_played()
        await evidence.has_settled()
        await program.stops()

        assert program.ends == [0]
        assert evidence.lapses() == []
        assert double.ledger.repeats() == []
        return len(double.ledger.calls)


def at_calls(most: int) -> Iterator[Kill]:
    for number in range(1, most + 1):
        yield AtCall(number, is_processed=number % 2 == 0)


def at_changes(*, seed: int) -> Iterator[Kill]:
    """Some of the changes that the loop takes, and two programs that die again and again."""
    for place, number in enumerate(random.Random(seed).sample(range(1, CHANGES), 10)):  # noqa: S311 — repeatable
        yield AtCommit(Death(number, "before" if place % 2 else "after"))
    yield AtCommit(Death(11, "before"), again=True)
    yield AtCommit(Death(7, "after"), again=True)


async def _one_after_the_other(
    kills: Iterator[Kill], blank: Path, folder: Path, ends: dict[Kill, tuple[int, list[str]]]
) -> None:
    for kill in kills:
        database = Path(shutil.copy(blank, folder / f"{len(ends)}-{id(kill)}.db"))
        ends[kill] = 0, ["not ended"]
        ends[kill] = await _killed(kill, database)


async def _killed(kill: Kill, database: Path) -> tuple[int, list[str]]:
    """How often it was killed, and what does not hold then."""
    async with TelegramDouble(limits=Limits(scale=SCALE)) as double:
        loop = Loop(double)
        program = _program(double, database, loop)
        evidence = Evidence(loop, database)
        playing = asyncio.create_task(loop.is_played())
        if isinstance(kill, AtCall):
            await _at_call(kill, program, evidence, playing)
        else:
            await _at_commit(kill, program, evidence, playing)
        try:
            await playing
            await evidence.has_settled()
        except (AssertionError, TimeoutError) as stuck:
            return evidence.kills, [f"stuck: {stuck}"]
        finally:
            await program.stops()
        return evidence.kills, evidence.lapses()


async def _at_call(kill: AtCall, program: Program, evidence: Evidence, playing: "asyncio.Task[None]") -> None:
    held = HeldAfter() if kill.is_processed else HeldBefore()
    evidence.loop.double.faults.at(kill.number, held)
    program.starts()
    reached = asyncio.create_task(held.reached.wait())
    await asyncio.wait({reached, playing}, return_when=asyncio.FIRST_COMPLETED)
    if not held.reached.is_set():
        reached.cancel()
        return
    await program.is_killed()
    evidence.is_taken()
    held.lose()
    program.starts()


async def _at_commit(kill: AtCommit, program: Program, evidence: Evidence, playing: "asyncio.Task[None]") -> None:
    while kill.again or not evidence.kills:
        ended = program.starts(kill.death)
        await asyncio.wait({ended, playing}, return_when=asyncio.FIRST_COMPLETED)
        if not ended.done():
            return
        evidence.is_taken()
    program.starts()


def _program(double: TelegramDouble, database: Path, loop: Loop) -> Program:
    return Program(environment(double.url, double.token, database, loop.group.id))
