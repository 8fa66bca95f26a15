"""`python -m bot doctor`: whether everything that the service needs is in order, and how to mend what is not.

Each examination tells what it found; one that fails stops no other. Nothing is sent and no secret is shown; like any
order, it brings the database up to date.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import make_url

from bot.backups.examination import backups
from bot.findings import Finding, fine, problem, warning
from bot.lock import AlreadyRunning, alone_on
from bot.settings import Settings
from bot.storage.database import opened
from bot.storage.problems import StorageProblem
from handlers.texts import doctor as texts

_ROOM = 200 * 2**20
"""Bytes: what a busy year of this program needs, and SQLite to write at all."""

Examination = Callable[[Settings], AsyncIterator[Finding]]


def main(settings: Settings) -> int:
    """Print every finding as it comes; 1 when something must be mended."""
    return asyncio.run(_examine(settings))


async def _examine(settings: Settings) -> int:
    serious = 0
    for examine in (database, disk, backups, office, telegram, mail):
        async for finding in examine(settings):
            print(texts.line(finding.sign, finding.text), flush=True)
            serious += finding.sign == "problem"
    print(texts.verdict(serious))
    return 1 if serious else 0


async def database(settings: Settings) -> AsyncIterator[Finding]:
    """It opens, is up to date and can be written; whether a service has it."""
    place = _file(settings)
    try:
        async with opened(settings.database_url):
            yield fine(texts.database_ready(place))
    except StorageProblem as trouble:
        yield problem(str(trouble))
        return
    try:
        with alone_on(place):
            yield fine(texts.no_service_runs())
    except AlreadyRunning:
        yield fine(texts.a_service_runs())


async def disk(settings: Settings) -> AsyncIterator[Finding]:
    """Room beside the database."""
    free = _free(Path(_file(settings)))
    yield fine(texts.room(free)) if free >= _ROOM else problem(texts.no_room(free))


async def office(settings: Settings) -> AsyncIterator[Finding]:
    """The clock, the hours and what they promise now; somebody must hear of cases."""
    now, calendar = datetime.now(UTC), settings.office.calendar
    yield fine(texts.clock(calendar.local(now), str(calendar.zone)))
    yield fine(texts.promise(calendar.local(calendar.promise(now, settings.office.promise))))
    if not settings.places:
        yield warning(texts.nobody_hears())


async def telegram(settings: Settings) -> AsyncIterator[Finding]:
    """The token, the mode, the group and what the bot may do there."""
    if settings.telegram is None:
        yield warning(texts.no_telegram())
        return
    from bot.channels.telegram.examination import examined

    async for finding in examined(settings.telegram, settings.group):
        yield finding


async def mail(settings: Settings) -> AsyncIterator[Finding]:
    """The server answers and lets us in."""
    if settings.mail is None:
        yield fine(texts.no_mail())
        return
    from bot.channels.email import Mailer

    yield await _tried(Mailer(settings.mail).greet(), texts.mail_ready(settings.mail.secretariat), texts.mail_fails)


async def _tried(attempt: Awaitable[str], good: str, bad: Callable[[str], str]) -> Finding:
    trouble = await attempt
    return problem(bad(trouble)) if trouble else fine(good)


def _free(place: Path) -> int:
    return next(shutil.disk_usage(p).free for p in (place.absolute(), *place.absolute().parents) if p.is_dir())


def _file(settings: Settings) -> str:
    return make_url(settings.database_url).database or ""
