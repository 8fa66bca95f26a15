"""Administrators at work on a small base: the real doorway, shelf and workshop over storage in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.benches import benches
from bot.brain import brain_over
from bot.doorway import Doorway
from bot.settings import Settings
from bot.shelf import Making, Shelf
from bot.wiring import Brain, handlers_for
from bot.workshop import Workshop
from handlers.admins.served import Served
from handlers.messages import Attachment, Incoming, Letter, Reply
from handlers.office import Office
from handlers.ports import Person
from knowledge.library import Library
from knowledge.pages import Pages
from tests.builders import OFFICE, message, person
from tests.fakes import FakeClock, FakeStorage
from tests.knowledge.builders import WORDS, letters

CITED: dict[str, Any] = {"sources": ["s"], "confidence": "alta"}
PAGES: Pages = {
    "sources.toml": {"source": [{"key": "s", "name": "Acta de Lima", "url": "https://ejemplo.org/acta"}]},
    "process/a.toml": {
        "fact": [
            {"id": "Q1", "text": "La sede es Lima.", **CITED},
            {"id": "Q2", "text": "El aforo es de cuarenta personas.", **CITED},
            {"id": "Q3", "text": "El salón es el Bolívar.", **CITED},
        ]
    },
    "faq/a.toml": {
        "faq": [
            {"id": "sede", "question": "¿Cuál es la sede?", "says": ["Q1"], "wordings": ["dónde queda la sede"]},
            {"id": "aforo", "question": "¿Cuál es el aforo?", "says": ["Q2", "Q3"], "wordings": ["cuántos caben"]},
            {"id": "salon", "question": "¿Cuál es el salón?", "says": ["Q3"], "wordings": ["en qué salón"]},
        ]
    },
    "gaps/a.toml": {
        "gap": [{"id": "costo", "question": "¿Cuánto cuesta?", "why": "No consta el costo.", "wordings": ["precio"]}]
    },
    "saved.toml": {"asked": ["dónde está la sede"], "beyond": ["mi tarjeta de banco"]},
    "words.toml": WORDS,
}


def _library(content: Any) -> Library:
    return Library(content, letters)


def _again(content: Any, before: Library) -> Library:
    return Library(content, letters, like=before)


def _brain(served: Served) -> Brain:
    return brain_over(served.library, served)


MAKING = Making(_library, _again, _brain)
"""Without a model: a base of this size is made at once."""


@dataclass
class Desk:
    """What is said to the doorway, and the letters that follow."""

    clock: FakeClock
    office: Office = OFFICE
    pages: Pages = field(default_factory=lambda: PAGES)

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.pages, MAKING, lambda: self.clock.now().date())
        self.connect(FakeStorage(self.clock))

    def connect(self, storage: FakeStorage) -> None:
        """To a database, which may be that of another version of the program."""
        self.storage = storage
        self.benches = benches(self.storage, self.shelf, Settings.from_env({}), self.clock, self._fetch)
        self.workshop = Workshop(self.storage, self.benches)
        self.doorway = Doorway(self.storage, self._handlers)
        self.files: dict[str, bytes] = {}
        """What was sent, by the channel's id."""
        self._read: dict[str, int] = {}

    async def open(self, *admins: str) -> "Desk":
        async with self.storage.transaction() as work:
            for name in admins or ("olga",):
                await work.people.record(person(name, "admin"))
        await self.shelf.catch_up(self.storage)
        return self

    async def says(self, text: str, *, of: str = "olga", file: Attachment | None = None, markup: str = "") -> Reply:
        """The reply, once the workshop did what it gave rise to."""
        said = message(text, person=of)
        incoming = Incoming(
            said.id,
            said.channel,
            said.conversation,
            of,
            text,
            media="document" if file else None,
            file=file,
            markup=markup,
        )
        await self.shelf.catch_up(self.storage)
        (reply,) = await self.doorway.receive(incoming)
        await self.workshop.finish()
        await self.shelf.catch_up(self.storage)
        return reply

    async def taps(self, reply: Reply | Letter, label: str, *, of: str = "olga") -> Reply:
        """What a button says."""
        return await self.says(next(one.says for one in reply.choices if label in one.label), of=of)

    async def letters(self, of: str = "olga") -> Sequence[Letter]:
        """Those that came since this was last asked."""
        async with self.storage.transaction() as work:
            everything = work.outbox.letters  # type: ignore[attr-defined]
        new, self._read[of] = everything[self._read.get(of, 0) :], len(everything)
        return [letter for letter in new if letter.conversation == of]

    async def trial(self) -> Letter:
        """The result that was just told."""
        return (await self.letters())[-1]

    async def publish(self) -> Reply:
        """What was just tried; with the second tap, where one is needed."""
        reply = await self.taps(await self.trial(), "Publicar")
        again = [choice for choice in reply.choices if "de todos modos" in choice.label]
        return await self.taps(reply, "de todos modos") if again else reply

    async def asked(self, question: str) -> str:
        """What an official reads."""
        return (await self.says(question, of="ana")).text

    async def _fetch(self, file: str) -> bytes | None:
        return self.files.get(file)

    def _handlers(self, work: Any, who: Person) -> Any:
        return handlers_for(work, who, brain=self.shelf.brain, clock=self.clock, office=self.office)
