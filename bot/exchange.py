"""The knowledge as files, from a shell: `content import`, `content export`, `content diff`."""

import argparse
import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.clock import SystemClock
from bot.settings import Settings
from bot.storage.database import opened
from bot.storage.store import Store
from bot.work import Work
from handlers.admins.served import assembled
from handlers.ports import Change, Changeset, Deed, Edition, Who
from handlers.texts import exchange as texts
from handlers.texts.curation import differing
from knowledge.articles import Address, Table, articles
from knowledge.exchange.exporting import FORMATS, exported
from knowledge.exchange.importing import imported
from knowledge.exchange.report import Report
from knowledge.load import SHIPPED
from knowledge.pages import Pages, read_pages

CONSOLE = Who("", "", "Consola")
BAD_FILE = 2


@dataclass(frozen=True, slots=True)
class _Base:
    """What is served, over what ships."""

    shipped: Pages
    pages: Pages
    edition: int


def main(args: argparse.Namespace, settings: Settings) -> int:
    """The orders of the shell; what is wrong with the file is said before the database is opened."""
    if args.what == "export" and _format(args.file) not in FORMATS:
        return _refused(texts.no_such_format(_format(args.file), FORMATS))
    content = b""
    if args.file and args.what != "export":
        try:
            content = Path(args.file).read_bytes()
        except OSError:
            return _refused(texts.no_file(Path(args.file).name))
    return asyncio.run(_ordered(args, settings, content))


async def _ordered(args: argparse.Namespace, settings: Settings, content: bytes) -> int:
    clock = SystemClock()
    async with opened(settings.database_url) as engine:
        store = Store(engine, clock, places=settings.places)
        shipped = read_pages(SHIPPED, [])
        async with store.transaction() as work:
            overrides, edition = await work.editions.overrides(), await work.editions.latest()
        base = _Base(shipped, assembled(shipped, overrides, clock.now().date()).pages, edition)
        match args.what:
            case "export":
                return _export(Path(args.file), base.pages)
            case "diff":
                return _differences(imported(content, base.pages, _progress) if args.file else None, base)
            case _:
                return await _import(args, content, base, store)


def _format(file: str) -> str:
    return Path(file).suffix.removeprefix(".").casefold()


def _refused(why: str) -> int:
    print(why, file=sys.stderr)
    return BAD_FILE


def _export(file: Path, pages: Pages) -> int:
    format = next(one for one in FORMATS if one == _format(file.name))
    content = exported(pages, format)
    try:
        file.write_bytes(content)
    except OSError:
        return _refused(texts.no_file(file.name))
    print(texts.written(file.name, len(content)))
    return 0


def _progress(done: int, whole: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done}/{whole}", end="" if done < whole else "\n", file=sys.stderr, flush=True)


def _differences(report: Report | None, base: _Base) -> int:
    """What administrators changed of what ships, or what a file would change of what is served."""
    if report is not None and report.refused:
        return _refused(report.refused)
    changes = _of_administrators(base) if report is None else report.changes
    for address, before, after in changes:
        print(f"{address}\n{differing.told(before, after)}\n")
    if not changes:
        print(texts.no_differences() if report is None else texts.nothing_new())
    return 0


def _of_administrators(base: _Base) -> tuple[tuple[Address, Table | None, Table | None], ...]:
    before, after = articles(base.shipped), articles(base.pages)
    every = ((address, before.get(address), after.get(address)) for address in {**before, **after})
    return tuple((address, old, new) for address, old, new in every if old != new)


async def _import(args: argparse.Namespace, content: bytes, base: _Base, store: Store) -> int:
    report, name = imported(content, base.pages, _progress), Path(args.file).name
    if report.refused or report.wrong:
        return _refused(texts.report(name, report))
    print(texts.report(name, report))
    if not report.changes:
        return 0
    if not args.apply:
        print(texts.dry())
        return 0
    async with store.transaction() as work:
        edition = await _published(report, name, base, work)
    if edition is None:
        return _refused(texts.published_meanwhile())
    print(texts.published(edition.number, len(report.changes)))
    return 0


async def _published(report: Report, name: str, base: _Base, work: Work) -> Edition | None:
    """One edition in one transaction, on record; `None`, and nothing, when somebody published since it was read."""
    if await work.editions.latest() != base.edition:
        return None
    originals = articles(base.shipped)
    changes = tuple(Change(*change) for change in report.changes)
    draft = await work.changesets.add(Changeset(0, CONSOLE, "published", changes, texts.reason(name), f"file:{name}"))
    ships = {change.address: originals.get(change.address) for change in changes}
    edition = await work.editions.publish(Edition(0, draft.number, CONSOLE, draft.reason), changes, ships)
    await work.audit.note(Deed(CONSOLE, "importar", f"edition:{edition.number}", name))
    return edition
