"""What is served of the knowledge: what ships, and what administrators make of it.

What an administrator published is merged with what ships today (knowledge.merging). An override with which the content
could not be served is set aside, and said: nothing half-built is ever served, and nothing is lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from handlers.ports import Override
from knowledge.articles import Address, Table, articles
from knowledge.changes import Changes, changed
from knowledge.entries import Content
from knowledge.library import Library
from knowledge.load import ContentError, content_of
from knowledge.merging import Merged, merged
from knowledge.pages import Pages


@dataclass(frozen=True)
class Served:
    """One edition of the knowledge, ready to be asked."""

    edition: int
    shipped: Pages
    pages: Pages
    """What is served."""
    library: Library
    conflicts: Mapping[Address, Merged] = field(default_factory=dict)
    """Articles that an administrator and a newer version of the program changed differently."""
    aside: Mapping[Address, str] = field(default_factory=dict)
    """Overrides that cannot be served, and why."""
    gone: frozenset[Address] = frozenset()
    """What an administrator took out."""
    day: date | None = None
    """The day on which facts were found stale or not."""

    @cached_property
    def every(self) -> Mapping[Address, Table]:
        """Every article as it is served."""
        return articles(self.pages)

    @cached_property
    def originals(self) -> Mapping[Address, Table]:
        """Every article as it ships."""
        return articles(self.shipped)


@dataclass(frozen=True)
class Assembled:
    """Content put together, before it is indexed."""

    pages: Pages
    content: Content
    conflicts: Mapping[Address, Merged]
    aside: Mapping[Address, str]
    gone: frozenset[Address]


def assembled(shipped: Pages, overrides: Mapping[Address, Override], today: date | None = None) -> Assembled:
    """What ships under what administrators published; what would break it is set aside.

    Raises ContentError when what ships cannot be served by itself.
    """
    every = articles(shipped)
    results = {a: merged(o.shipped, o.table, every.get(a)) for a, o in overrides.items()}
    conflicts = {address: result for address, result in results.items() if result.conflicts}
    wishes: dict[Address, Table | None] = {address: result.table for address, result in results.items()}
    aside: dict[Address, str] = {}
    while True:
        pages = changed(shipped, wishes)
        try:
            gone = frozenset(address for address, table in wishes.items() if table is None)
            return Assembled(pages, content_of(pages, today=today), conflicts, aside, gone)
        except ContentError as error:
            if not wishes:
                raise
            for address, reason in _culprits(error, wishes, overrides).items():
                aside[address] = reason
                del wishes[address]


def _culprits(error: ContentError, wishes: Changes, overrides: Mapping[Address, Override]) -> Mapping[Address, str]:
    """The overrides in which the mistakes are; else those that they name; else those of the latest edition."""
    mistakes = [(address, mistake) for mistake in error.mistakes for address in wishes]
    inside = {address: mistake.remedy for address, mistake in mistakes if address.id == mistake.entry}
    named = {address: mistake.remedy for address, mistake in mistakes if f"«{address.id}»" in mistake.remedy}
    if inside or named:
        return inside or named
    latest = max(overrides[address].edition for address in wishes)
    reason = error.mistakes[0].remedy
    return {address: reason for address in wishes if overrides[address].edition == latest}


def present(address: Address, shipped: Mapping[Address, Table], overrides: Mapping[Address, Override]) -> Table | None:
    """What an article reads today, also when it is set aside."""
    override = overrides.get(address)
    if override is None:
        return shipped.get(address)
    return merged(override.shipped, override.table, shipped.get(address)).table
