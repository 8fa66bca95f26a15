"""Many people write while Telegram is unwell; then the ledger and the database tell what became of each message.

A reply is tied to its update by the outbox, and to its arrival by the id of its message, so that equal texts are not
taken for one another. Times are seconds of one clock; spans of Telegram's limits are multiplied by `scale`.
"""

import asyncio
import random
import sqlite3
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.faults import BadGateway, DropAfter, DropBefore, Fault, Flood, ServerError
from tests.faults.ledger import Sent
from tests.faults.telegram_double import TelegramDouble

LONGEST = 600.0
"""Seconds in which everything must be answered."""
_GLANCE = 0.2


@dataclass(frozen=True, slots=True)
class Traffic:
    """What is written: so many updates by so many people, a share of them repeats; `rate` a second."""

    people: int
    updates: int
    rate: float
    scale: float
    seed: int = 1
    repeats: float = 0.1

    @property
    def questions(self) -> int:
        return round(self.updates * (1 - self.repeats))

    def faults(self) -> Mapping[Fault, float]:
        """5 % 429, 5 % 5xx, 2 % connections that drop: before Telegram carried it out, and after."""
        return {
            Flood(self.scale): 0.05,
            ServerError(): 0.025,
            BadGateway(): 0.025,
            DropBefore(): 0.01,
            DropAfter(): 0.01,
        }


@dataclass(slots=True)
class Outcome:
    """What became of it. `latencies`: from an update that can be read until its reply is accepted, in seconds."""

    latencies: list[float] = field(default_factory=list)
    lasted: float = 0.0
    repeats: int = 0
    """Updates that were given once more."""
    faults: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    """Replies that were accepted and whose answer was dropped: they are there twice, and marked as uncertain."""
    lapses: list[str] = field(default_factory=list)

    @property
    def throughput(self) -> float:
        """Answers a second."""
        return len(self.latencies) / self.lasted


async def crowd(double: TelegramDouble, traffic: Traffic, questions: Sequence[str]) -> Mapping[int, float]:
    """Everybody writes; when each update could be read, by its number."""
    draw = random.Random(traffic.seed)  # noqa: S311 — repeatable on purpose
    people = [double.person(1000 + number, f"P{number}") for number in range(traffic.people)]
    double.faults.randomly(traffic.faults(), seed=traffic.seed)
    again = set(draw.sample(range(traffic.questions), traffic.updates - traffic.questions))
    available: dict[int, float] = {}
    due = time.monotonic()
    for number in range(traffic.questions):
        due += draw.expovariate(traffic.rate)
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        await draw.choice(people).says(draw.choice(questions))
        update = next(reversed(double.updates.history))
        available[update] = time.monotonic()
        if number in again:
            earlier = draw.randrange(max(0, len(available) - 200), len(available))
            double.repeat(next(iter(double.updates.history)) + earlier)
    return available


async def all_answered(double: TelegramDouble, database: Path, wanted: int) -> None:
    """Everything was answered, and every letter has arrived."""

    waits = "SELECT count(*) FROM outbox WHERE state NOT IN ('sent', 'failed')"
    answered = "SELECT count(*) FROM inbox WHERE answered IS NOT NULL"
    async with asyncio.timeout(LONGEST):
        while rows(database, answered) != [(wanted,)] or rows(database, waits) != [(0,)]:  # noqa: ASYNC110
            await asyncio.sleep(_GLANCE)  # what another process records sets no event here


def outcome(double: TelegramDouble, database: Path, available: Mapping[int, float]) -> Outcome:
    """Judged after the program has stopped."""
    result = Outcome(repeats=double.updates.given_again)
    arrived = {(sent.chat, str(sent.message.id)): sent for sent in double.ledger.sends}
    replies = _replies(database, arrived, result)
    _each_is_answered_once(double, replies, available, result)
    _order_is_kept(replies, result)
    result.latencies = [sent.at - available[update] for update, sent in _firsts(replies).items() if update in available]
    result.lasted = max(sent.at for sent in double.ledger.sends) - min(available.values())
    result.faults = Counter(call.fault for call in double.ledger.calls if call.fault)
    result.lost = len(double.ledger.lost())
    result.lapses += [f"limit: {one.rule} of {one.chat}: {one.seen}" for one in double.violations]
    return result


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


Replies = list[tuple[int, Sent, bool]]
"""The update that each message answers, the message, and whether it is called uncertain."""


def _replies(database: Path, arrived: Mapping[tuple[int, str], Sent], result: Outcome) -> Replies:
    found: Replies = []
    query = "SELECT key, conversation, message, uncertain, state, problem FROM outbox ORDER BY number"
    for key, conversation, message, uncertain, state, problem in rows(database, query):
        if state != "sent":
            result.lapses.append(f"{key}: {state} ({problem})")
            continue
        _, reply, rest = str(key).rpartition("reply:")
        update = int(rest.partition(":")[0]) if reply else 0  # a card in the group answers nobody
        ids = str(message).split()
        found += [(update, arrived[int(str(conversation)), id], bool(uncertain)) for id in ids]
    return found


def _each_is_answered_once(
    double: TelegramDouble, replies: Replies, available: Mapping[int, float], result: Outcome
) -> None:
    answered = {update for update, _, _ in replies}
    result.lapses += [f"update {update} has no answer" for update in available if update not in answered]
    recorded = {id(sent) for _, sent, _ in replies}
    uncertain = {sent.same_as for _, sent, unsure in replies if unsure}
    for sent in double.ledger.sends:
        if id(sent) not in recorded and not (sent.is_lost and sent.same_as in uncertain):
            result.lapses.append(f"{sent.chat} reads once too often: {sent.plain[:40]}")


def _order_is_kept(replies: Replies, result: Outcome) -> None:
    """In each chat, later questions are answered later."""
    chats: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for update, sent, _ in replies:
        chats[sent.chat].append((sent.message.id, update))
    for chat, told in chats.items():
        updates = [update for _, update in sorted(told)]
        if updates != sorted(updates):
            result.lapses.append(f"{chat} was answered out of order: {updates}")


def _firsts(replies: Replies) -> dict[int, Sent]:
    """The first message of each reply."""
    firsts: dict[int, Sent] = {}
    for update, sent, _ in replies:
        firsts.setdefault(update, sent)
    return firsts
