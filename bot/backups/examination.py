"""For the doctor: whether copies can be made, and whether the last one is good; it is read from beginning to end."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.backups.making import database_of
from bot.backups.packing import RESERVE
from bot.backups.problems import BackupProblem, NoPassphrase, PassphraseProblem
from bot.backups.reading import verify
from bot.backups.rotation import copies, moment_of
from bot.findings import Finding, fine, problem, warning
from bot.settings import Backups, Settings
from handlers.texts import backups as texts

_OLD = timedelta(days=2)


async def backups(settings: Settings) -> AsyncIterator[Finding]:
    """The folder, the daily copy, and the last good one."""
    chosen, database = settings.backups, database_of(settings)
    if chosen.keep == 0:
        yield warning(texts.no_daily())
    trouble = _folder(chosen.folder, database)
    if trouble is not None:
        yield trouble
    try:
        found = copies(chosen.folder)
    except OSError:
        yield problem(texts.folder_refuses(str(chosen.folder)))
        return
    if found:
        yield await asyncio.to_thread(_last, found, chosen, database.parent, datetime.now(UTC))
    elif chosen.keep:
        yield warning(texts.none_yet(str(chosen.folder)))


def _folder(folder: Path, database: Path) -> Finding | None:
    """Nothing is made in it: it need not be there yet."""
    there = next(place for place in (folder.absolute(), *folder.absolute().parents) if place.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        return problem(texts.folder_refuses(str(folder)))
    free = shutil.disk_usage(there).free
    if free < RESERVE + (database.stat().st_size if database.exists() else 0):
        return problem(texts.folder_is_full(str(folder), free))
    return None


def _last(found: Sequence[Path], chosen: Backups, beside: Path, now: datetime) -> Finding:
    newest = found[-1]
    moment = moment_of(newest) or now
    try:
        verify(newest, beside, now, lambda: _known(chosen))
    except PassphraseProblem:
        return warning(texts.last_is_sealed(moment, len(found)))
    except BackupProblem:
        return problem(texts.last_is_bad(newest.name, _last_good(found[:-1], chosen, beside, now)))
    if chosen.keep and now - moment > _OLD:
        return warning(texts.last_is_old(moment))
    return fine(texts.last_good(moment, len(found)))


def _last_good(older: Sequence[Path], chosen: Backups, beside: Path, now: datetime) -> datetime | None:
    for file in reversed(older):
        try:
            verify(file, beside, now, lambda: _known(chosen))
        except BackupProblem:
            continue
        return moment_of(file)
    return None


def _known(chosen: Backups) -> str:
    if not chosen.passphrase:
        raise NoPassphrase(chosen.folder)
    return chosen.passphrase
