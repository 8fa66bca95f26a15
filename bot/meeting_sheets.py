"""The benches for sheets of meetings: an empty one goes out, a full one comes in as drafts. Nothing is announced."""

import asyncio
from functools import partial

from bot.exchange_benches import Fetch
from bot.meeting_files import NAMED, added_once
from bot.work import Storage
from bot.workshop import Telling
from handlers.meetings.icalendar import Refused
from handlers.meetings.sheets import Reading, read, template
from handlers.messages import Choice
from handlers.office import Office
from handlers.ports import Clock, Job, StoredFile
from handlers.texts import convening
from handlers.texts import meeting_sheets as texts

_LISTED = 20


async def emptied(_job: Job, telling: Telling) -> None:
    """Does jobs of the kind «meetings_template»."""
    content = await asyncio.to_thread(template)
    await telling.result(texts.here_it_is(), file=StoredFile(texts.FILE, content))


class Sheets:
    """Does jobs of the kind «meetings»: every row of the sheet is in a draft, or nothing is stored."""

    def __init__(self, storage: Storage, fetch: Fetch, clock: Clock, office: Office) -> None:
        self._storage = storage
        self._fetch = fetch
        self._clock = clock
        self._office = office

    async def __call__(self, job: Job, telling: Telling) -> None:
        """What was made of it, each to be looked at; or all that is to be corrected."""
        content = await self._fetch(job.asks["file"])
        if content is None:
            await telling.result(convening.cannot_fetch())
            return
        now = self._clock.now()
        reading = Reading(job.who, self._office.calendar.local(now).date(), partial(_uid, job.number))
        found = await asyncio.to_thread(read, content, reading)
        if isinstance(found, Refused):
            await telling.result(found.reason, (Choice(texts.TEMPLATE, "/reunion plantilla"),))
            return
        async with self._storage.transaction() as work:
            added = await added_once(work.meetings, found)
        ways = tuple(Choice(convening.see(one), f"/reunion ver {one.number}") for one in added[:NAMED])
        await telling.result(texts.imported(added, now, _LISTED), ways)


def _uid(job: int, at: int) -> str:
    return f"sheet-{job}-{at}@enlace-conare"
