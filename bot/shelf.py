"""The edition of the knowledge in service: read by everybody, replaced as a whole, never changed.

A new edition is assembled and indexed aside, in a thread, and takes the place of the old one in a single assignment.
Every process on a database looks for the latest edition by itself, twice a second: two replicas converge without
knowing of each other.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.logs import place_of
from bot.wiring import Brain
from bot.work import Storage
from handlers.admins.served import Served, assembled
from handlers.officials.citing import Citation
from handlers.ports import Override
from knowledge.articles import Address, articles
from knowledge.entries import Content
from knowledge.library import Library
from knowledge.load import content_of
from knowledge.pages import Pages

log = logging.getLogger(__name__)

LOOK_EVERY, PATIENCE = 0.5, 3.0
"""Seconds between two looks; and how long a message waits for an edition that is being made."""


@dataclass(frozen=True, slots=True)
class Making:
    """How content becomes something that answers; each takes seconds, or part of one."""

    first: Callable[[Content], Library]
    again: Callable[[Content, Library], Library]
    """From content that is mostly that of the library given."""
    brain: Callable[[Served], Brain]


class Shelf:
    """Where everybody takes the present edition from."""

    def __init__(self, shipped: Pages, making: Making, today: Callable[[], date]) -> None:
        self._shipped = shipped
        self._today = today
        self._making = making
        self._brain: Brain | None = None
        self._served: Served | None = None
        self._tried: Served | None = None
        """The last base that was tried: when it is published, it is at hand."""
        self._before: Served | None = None
        """The edition before: an undo brings it back."""
        self._turn = asyncio.Lock()
        self._looking: set[asyncio.Task[bool]] = set()

    @property
    def is_open(self) -> bool:
        """Whether anything can be answered yet."""
        return self._brain is not None

    @property
    def brain(self) -> Brain:
        """What is said from the present edition; the shelf must have been opened."""
        assert self._brain is not None  # noqa: S101 — whoever asks before `catch_up` has a mistake in its order
        return self._brain

    def cite(self, query: str) -> Sequence[Citation]:
        """From the present edition, whichever that is when it is asked."""
        return self.brain.cite(query)

    @property
    def served(self) -> Served:
        """The present edition."""
        assert self._served is not None  # noqa: S101 — see `brain`
        return self._served

    async def catch_up(self, storage: Storage) -> bool:
        """Serve the latest edition of the database; false when it is served already.

        Raises ContentError when what ships cannot be served.
        """
        async with self._turn:
            async with storage.transaction() as work:
                latest = await work.editions.latest()
                if self._is_current(latest):
                    return False
                overrides = await work.editions.overrides()
            served = await asyncio.to_thread(self._made, latest, overrides)
            self._before = self._served
            self._brain, self._served = self._making.brain(served), served
            return True

    async def fresh(self, storage: Storage, patience: float = PATIENCE) -> None:
        """Wait for the latest edition, but not long: while a large one is made, the one in service answers on."""
        look = asyncio.create_task(self.catch_up(storage))  # one that began before this message may have seen less
        self._looking.add(look)
        look.add_done_callback(self._seen)
        await asyncio.wait((look,), timeout=patience)

    def _seen(self, look: "asyncio.Task[bool]") -> None:
        """What failed is tried again, and told of, by `follow`."""
        self._looking.discard(look)
        if not look.cancelled():
            look.exception()

    async def follow(self, storage: Storage, every: float = LOOK_EVERY) -> None:
        """For ever; an edition that cannot be made is tried again, and the one in service stays."""
        while True:
            try:
                await self.catch_up(storage)
            except Exception as error:  # noqa: BLE001 — whatever is wrong with an edition, the one in service answers on
                log.error("shelf: %s", place_of(error))
                await asyncio.sleep(10 * every)
            await asyncio.sleep(every)

    async def tried(self, pages: Pages) -> Served:
        """These pages as a base aside, for a trial. Raises ContentError when they cannot be served."""
        before = self.served
        self._tried = await asyncio.to_thread(self._aside, pages, before)
        return self._tried

    def _is_current(self, latest: int) -> bool:
        """On another day other facts are stale, if any has a day by which it should be reviewed."""
        known = self._served
        if known is None or known.edition != latest:
            return False
        return known.day == self._today() or not any(f.review_by for f in known.library.content.facts.values())

    def _aside(self, pages: Pages, before: Served) -> Served:
        if self._tried is not None and self._tried.day == before.day and self._tried.pages == pages:
            return replace(before, pages=pages, library=self._tried.library)
        content = content_of(pages, today=before.day)
        return replace(before, pages=pages, library=self._making.again(content, before.library))

    def _made(self, edition: int, overrides: Mapping[Address, Override]) -> Served:
        day = self._today()
        found = assembled(self._shipped, overrides, day)
        library = self._indexed(found.pages, found.content, day)
        return Served(edition, self._shipped, found.pages, library, found.conflicts, found.aside, found.gone, day)

    def _indexed(self, pages: Pages, content: Content, day: date) -> Library:
        known = self._served
        if known is None:
            return self._making.first(content)
        every = articles(pages)
        for ready in (self._tried, self._before, known):
            if ready is not None and ready.day == day and articles(ready.pages) == every:
                return ready.library
        return self._making.again(content, known.library)
