"""Changesets, editions, trials, jobs, files and questions in memory."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from handlers.ports import (
    UNDER_WAY,
    Asked,
    Change,
    Changeset,
    ChangesetState,
    Clock,
    Edition,
    Job,
    Override,
    Revision,
    StoredFile,
    Trial,
    Vote,
)
from knowledge.articles import Address, Table

_NEVER = datetime.min.replace(tzinfo=UTC)


class FakeChangesets:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.stored: dict[int, Changeset] = {}

    async def add(self, changeset: Changeset) -> Changeset:
        number, now = len(self.stored) + 1, self._clock.now()
        self.stored[number] = replace(_copied(changeset), number=number, created=now, changed=now, version=1)
        return self.stored[number]

    async def find(self, number: int) -> Changeset | None:
        return self.stored.get(number)

    async def change(self, changeset: Changeset) -> Changeset | None:
        known = self.stored.get(changeset.number)
        if known is None or known.version != changeset.version:
            return None
        now, version = self._clock.now(), changeset.version + 1
        kept = replace(_copied(changeset), created=known.created, changed=now, version=version)
        self.stored[changeset.number] = kept
        return kept

    async def listed(self, states: Sequence[ChangesetState] = UNDER_WAY, most: int = 50) -> Sequence[Changeset]:
        found = [one for one in self.stored.values() if one.state in states]
        return sorted(found, key=lambda one: (one.changed or _NEVER, one.number), reverse=True)[:most]


class FakeTrials:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: dict[int, Trial] = {}

    async def keep(self, trial: Trial) -> None:
        self._kept[trial.changeset] = replace(trial, at=self._clock.now())

    async def of(self, changeset: int) -> Trial | None:
        return self._kept.get(changeset)


class FakeEditions:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._revisions: list[Revision] = []
        self._latest = 0
        self._overrides: dict[Address, Override] = {}

    async def latest(self) -> int:
        return self._latest

    async def overrides(self) -> Mapping[Address, Override]:
        return dict(self._overrides)

    async def publish(
        self, edition: Edition, changes: Sequence[Change], shipped: Mapping[Address, Table | None]
    ) -> Edition:
        if len({change.address for change in changes}) < len(changes):
            raise ValueError("an article cannot change twice in one edition")
        edition = replace(edition, number=self._latest + 1, at=self._clock.now())
        revisions = [Revision(edition, c.address, _json(c.before), _json(c.after)) for c in changes]
        overrides = dict(self._overrides)
        for change in sorted(changes, key=lambda c: c.address):
            overrides.pop(change.address, None)
            ships = shipped.get(change.address)
            if change.after != ships:
                overrides[change.address] = Override(_json(change.after), _json(ships), edition.number)
        self._latest, self._overrides = edition.number, overrides
        self._revisions += revisions
        return edition

    async def revisions(
        self, *, address: Address | None = None, edition: int | None = None, most: int = 20
    ) -> Sequence[Revision]:
        found = [
            one
            for one in self._revisions
            if (address is None or one.address == address) and (edition is None or one.edition.number == edition)
        ]
        return sorted(found, key=lambda one: (-one.edition.number, one.address))[:most]


class FakeJobs:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._put: list[datetime] = []
        """When each was, also those that were dropped."""
        self.stored: dict[int, Job] = {}

    async def put(self, job: Job) -> Job:
        for known in self.stored.values():
            if known.state == "queued" and _same(known) == _same(job):
                return known
        self._put.append(self._clock.now())
        job = replace(job, number=len(self._put), asks=dict(job.asks), state="queued")
        self.stored[job.number] = job
        return job

    async def claim(self, channel: str | None = None) -> Job | None:
        for job in self.stored.values():
            if job.state == "queued" and channel in (None, job.who.channel):
                self.stored[job.number] = replace(job, state="running")
                return self.stored[job.number]
        return None

    async def finish(self, number: int, *, failed: bool = False) -> None:
        if number in self.stored:
            self.stored[number] = replace(self.stored[number], state="failed" if failed else "done")

    async def interrupted(self, channel: str | None = None) -> int:
        found = [j for j in self.stored.values() if j.state == "running" and channel in (None, j.who.channel)]
        self.stored.update({job.number: replace(job, state="queued") for job in found})
        return len(found)

    async def drop(self, before: datetime) -> int:
        over = [j.number for j in self.stored.values() if j.state in ("done", "failed")]
        gone = [number for number in over if self._put[number - 1] < before]
        for number in gone:
            del self.stored[number]
        return len(gone)


class FakeFiles:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: dict[str, tuple[StoredFile, datetime]] = {}

    async def keep(self, key: str, file: StoredFile) -> None:
        self._kept[key] = (file, self._clock.now())

    async def get(self, key: str) -> StoredFile | None:
        return self._kept[key][0] if key in self._kept else None

    async def drop(self, before: datetime, *, but: Collection[str] = ()) -> int:
        gone = [key for key, (_, kept) in self._kept.items() if kept < before and key not in but]
        for key in gone:
            del self._kept[key]
        return len(gone)


class FakeQuestions:
    def __init__(self, clock: Clock, votes: Callable[[], Sequence[Vote]] = tuple) -> None:
        self._clock = clock
        self._votes = votes
        self.noted: list[Asked] = []

    async def note(self, asked: Asked) -> None:
        self.noted.append(replace(asked, at=self._clock.now()))

    async def since(self, day: date, *, outcomes: Sequence[str] = ()) -> Sequence[Asked]:
        start = datetime.combine(day, time(), UTC)
        return [a for a in self.noted if a.at and a.at >= start and (not outcomes or a.outcome in outcomes)]

    async def votes_since(self, day: date) -> Sequence[Vote]:
        start = datetime.combine(day, time(), UTC)
        return [vote for vote in self._votes() if vote.at >= start]

    async def drop(self, before: datetime) -> int:
        kept = [a for a in self.noted if a.at and a.at >= before]
        gone, self.noted = len(self.noted) - len(kept), kept
        return gone


def _same(job: Job) -> tuple[object, ...]:
    return job.kind, job.who.channel, job.who.person, job.conversation, dict(job.asks)


def _json(table: Any) -> Any:
    """As the database would give it back."""
    return json.loads(json.dumps(table))


def _copied(changeset: Changeset) -> Changeset:
    changes = tuple(Change(c.address, _json(c.before), _json(c.after)) for c in changeset.changes)
    return replace(changeset, changes=changes)
