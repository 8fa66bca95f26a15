"""The benches for files: the knowledge goes out, comes in as a draft, and the database is copied.

Nothing is published here: what a file would change is told first, and tried and published like any other draft.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date

from bot.backups.making import backup_now
from bot.backups.problems import BackupProblem
from bot.settings import Settings
from bot.shelf import Shelf
from bot.storage.problems import StorageProblem
from bot.work import Storage, Work
from bot.workshop import Telling
from handlers.admins.curation.composing import Sheet
from handlers.admins.curation.fields import Field, field_of
from handlers.admins.curation.values import Wrong
from handlers.admins.curation.writing import Ground, with_value
from handlers.messages import Choice
from handlers.ports import Change, Changeset, Clock, Job, StoredFile
from handlers.texts import exchange as texts
from handlers.texts.curation import writing
from knowledge.articles import Address
from knowledge.exchange.encoded import FileError, decoded
from knowledge.exchange.exporting import Format, exported
from knowledge.exchange.importing import imported
from knowledge.exchange.template import template

Fetch = Callable[[str], Awaitable[bytes | None]]
"""The file that a channel names; `None` when it does not give it."""


class Exporting:
    """Does jobs of the kinds «export» and «template»."""

    def __init__(self, shelf: Shelf, clock: Clock) -> None:
        self._shelf = shelf
        self._clock = clock

    async def __call__(self, job: Job, telling: Telling) -> None:
        """The file, named by its day."""
        if job.kind == "template":
            name, content = "plantilla.xlsx", await asyncio.to_thread(template)
        else:
            format: Format = job.asks["format"]  # type: ignore[assignment]
            name = f"contenidos-{self._clock.now():%Y%m%d}.{format}"
            content = await asyncio.to_thread(exported, self._shelf.served.pages, format)
        await telling.result(texts.here_it_is(name), file=StoredFile(name, content))


class Importing:
    """Does jobs of the kind «import»: the file becomes a draft, if nothing in it is wrong."""

    def __init__(self, storage: Storage, shelf: Shelf, fetch: Fetch) -> None:
        self._storage = storage
        self._shelf = shelf
        self._fetch = fetch

    async def __call__(self, job: Job, telling: Telling) -> None:
        """A report of every row first; nothing is published here."""
        name = job.asks.get("name", "archivo")
        content = await self._fetch(job.asks["file"])
        if content is None:
            await telling.result(texts.cannot_fetch())
            return
        await self._shelf.catch_up(self._storage)
        if "into" in job.asks:
            await self._fill(job.asks["into"], content, telling)
            return
        report = await asyncio.to_thread(imported, content, self._shelf.served.pages, telling.progress)
        if report.refused or report.wrong or not report.changes:
            await telling.result(texts.report(name, report))
            return
        async with self._storage.transaction() as work:
            changes = tuple(Change(*change) for change in report.changes)
            origin, reason = f"file:{name}", texts.reason(name)
            draft = await work.changesets.add(Changeset(0, job.who, "draft", changes, reason, origin))
        choices = (
            Choice(texts.PUBLISH, f"/faq publicar {draft.number}"),
            Choice(texts.DISCARD, f"/faq descartar {draft.number}"),
        )
        await telling.result(texts.report(name, report, draft.number), choices)

    async def _fill(self, place: str, content: bytes, telling: Telling) -> None:
        """A text that was sent as a file, into the field that asked for it."""
        number, at, key = place.split(" ", 2)
        address = Address.read(at)
        field = field_of(address.kind, key) if address else None
        async with self._storage.transaction() as work:
            draft = await work.changesets.find(int(number))
            if draft is None or draft.state != "draft" or address is None or field is None:
                told: tuple[str, tuple[Choice, ...]] = (writing.nothing_under_way(), ())
            else:
                told = await self._filled(draft, (address, field), content, work)
        await telling.result(*told)

    async def _filled(
        self, draft: Changeset, place: tuple[Address, Field], content: bytes, work: Work
    ) -> tuple[str, tuple[Choice, ...]]:
        address, field = place
        order = f"/{writing.COMMANDS[address.kind]} editar {address} {field.key}"
        again = (Choice(writing.edit(field), order),)
        try:
            text = decoded(content)
        except FileError as error:
            return str(error), again
        served = self._shelf.served
        ground = Ground(served.library, served.day or date.min)
        sheet = with_value(Sheet(draft, served.every), place, text, ground)
        if isinstance(sheet, Wrong):
            return sheet.reason, again
        kept = await work.changesets.change(sheet.changeset)
        if kept is None:
            return writing.changed_meanwhile(), again
        return writing.kept(kept), (Choice(texts.PUBLISH, f"/faq publicar {kept.number}"), *again)


class Copying:
    """Does jobs of the kind «backup»."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock

    async def __call__(self, job: Job, telling: Telling) -> None:
        """What was made, without where: the chat is no place for the folders of a server."""
        try:
            made = await backup_now(self._settings, self._clock.now())
        except (BackupProblem, StorageProblem):
            await telling.result(texts.not_copied())
            return
        told = texts.copied(made.path.name, made.bytes, made.tables, made.rows, encrypted=made.is_encrypted)
        await telling.result(told)
