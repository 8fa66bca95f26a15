"""The benches for files about meetings: calendars that become drafts, documents that go along. Nothing is announced."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.exchange_benches import Fetch
from bot.work import Storage
from bot.workshop import Telling
from handlers.meetings.icalendar import ReadEvent, Refused, read
from handlers.messages import Choice
from handlers.office import Office
from handlers.ports import Job, Meeting, Meetings, StoredFile
from handlers.texts import convening as texts

LARGEST = 20_000_000
"""Bytes: what Telegram gives to a bot."""
_LINKED, _TITLE, _AGENDA = "https://", 200, 2_000
NAMED = 10
"""Drafts that have a button each."""


class Calendars:
    """Does jobs of the kind «calendar»: every event of the file is a draft, or none is."""

    def __init__(self, storage: Storage, fetch: Fetch, office: Office) -> None:
        self._storage = storage
        self._fetch = fetch
        self._office = office

    async def __call__(self, job: Job, telling: Telling) -> None:
        """What was made of it, each to be looked at."""
        content = await self._fetch(job.asks["file"])
        if content is None or len(content) > LARGEST:
            await telling.result(texts.cannot_fetch())
            return
        found = await asyncio.to_thread(read, content)
        if isinstance(found, Refused):
            await telling.result(found.reason)
            return
        zone = self._office.calendar.zone.key
        async with self._storage.transaction() as work:
            added = await added_once(work.meetings, [_draft(event, job, zone, at) for at, event in enumerate(found)])
        unsure = any(event.needs_zone for event in found)
        ways = tuple(Choice(texts.see(one), f"/reunion ver {one.number}") for one in added[:NAMED])
        await telling.result(texts.imported(added, self._office.calendar.zone if unsure else None), ways)


class Documents:
    """Does jobs of the kind «document»: a file that goes along with a meeting."""

    def __init__(self, storage: Storage, fetch: Fetch) -> None:
        self._storage = storage
        self._fetch = fetch

    async def __call__(self, job: Job, telling: Telling) -> None:
        """Kept for as long as `bot.retention` says of documents."""
        content = await self._fetch(job.asks["file"])
        if content is None or len(content) > LARGEST:
            await telling.result(texts.cannot_fetch())
            return
        async with self._storage.transaction() as work:
            meeting = await work.meetings.find(int(job.asks["meeting"]))
            if meeting is None:
                return
            key = f"meeting:{meeting.number}:document:{job.number}"
            await work.files.keep(key, StoredFile(job.asks["name"], content))
            kept = await work.meetings.change(replace(meeting, documents=(*meeting.documents, key)), meeting)
        told = texts.with_document(meeting, job.asks["name"]) if kept else texts.changed_meanwhile()
        await telling.result(told, (Choice(texts.SEE, f"/reunion ver {meeting.number}"),))


async def added_once(meetings: Meetings, drafts: Sequence[Meeting]) -> Sequence[Meeting]:
    """Stored, except those that the same job stored before it was cut off: their names are of the job and the place."""
    known = {one.uid: one for one in await meetings.listed(("draft", "announced", "cancelled"))}
    return [known.get(draft.uid) or await meetings.add(draft) for draft in drafts]


def _draft(event: ReadEvent, job: Job, zone: str, at: int) -> Meeting:
    """With a name of its own: the calendar that it came from goes on by itself."""
    link = event.link if event.link.startswith(_LINKED) else ""
    return Meeting(
        number=0,
        uid=f"calendar-{job.number}-{at}@enlace-conare",
        title=event.title[:_TITLE],
        zone=event.zone or zone,
        sessions=tuple(event.sessions(event.zone or zone)),
        mode="online" if link and not event.location else "hybrid" if link else "in_person",
        made_by=job.who,
        place=event.location[:_TITLE],
        link=link,
        convenes=event.organizer[:_TITLE],
        theme=event.theme[:_TITLE],
        agenda=event.description[:_AGENDA],
    )
