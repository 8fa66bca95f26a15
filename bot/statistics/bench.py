"""The bench for `/estadisticas`: three pictures, each said in words, and the numbers as a spreadsheet."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.shelf import Shelf
from bot.statistics.sheet import workbook
from bot.work import Storage
from bot.workshop import Telling
from handlers.ports import Clock, Job, StoredFile
from handlers.statistics.figures import Figures, Gathered, Stretch, figures, unanswered
from handlers.statistics.gathering import gathered
from handlers.texts import statistics as texts
from knowledge.clusters import Cluster, clusters
from knowledge.library import Library


@dataclass(frozen=True, slots=True)
class Summed:
    """The figures of a stretch, and what could not be answered in it."""

    figures: Figures
    groups: tuple[Cluster, ...]


class Counting:
    """Does jobs of the kind «statistics»."""

    def __init__(self, storage: Storage, shelf: Shelf, clock: Clock, zone: ZoneInfo) -> None:
        self._storage = storage
        self._shelf = shelf
        self._clock = clock
        self._zone = zone

    async def __call__(self, job: Job, telling: Telling) -> None:
        """Pictures first, each as soon as it is drawn; a bad connection may get no further."""
        today = self._clock.now().astimezone(self._zone).date()
        stretch = Stretch(today - timedelta(days=int(job.asks["days"]) - 1), today, self._zone)
        summed = await summed_up(self._storage, self._shelf.served.library, stretch)
        for at, (name, words, draw) in enumerate(_pictures(summed)):
            picture = StoredFile(name, await asyncio.to_thread(draw, summed.figures))
            await telling.result(words, name=f":{at}", file=picture)
        sheet = await asyncio.to_thread(workbook, summed.figures, summed.groups)
        name = f"estadisticas-{stretch.first:%Y%m%d}-{stretch.last:%Y%m%d}.xlsx"
        await telling.result(texts.sheet(), name=":sheet", file=StoredFile(name, sheet))


async def summed_up(storage: Storage, library: Library, stretch: Stretch) -> Summed:
    """Read in one transaction; counted outside the loop, for it takes seconds when much was asked."""
    async with storage.transaction() as work:
        read = await gathered(work, stretch)
    return await asyncio.to_thread(_sum, read, library, stretch)


def _sum(read: Gathered, library: Library, stretch: Stretch) -> Summed:
    asked = [one for one in read.asked if stretch.holds(one.at)]
    return Summed(figures(read, stretch), clusters(unanswered(asked), library))


def _pictures(summed: Summed) -> list[tuple[str, str, Callable[[Figures], bytes]]]:
    """Drawing is imported here: it takes a second, and most runs draw nothing."""
    from bot.statistics import plots

    of = summed.figures
    found = texts.groups(summed.groups)
    return [
        ("preguntas.png", "\n\n".join(filter(None, (texts.questions(of), found))), plots.questions),
        ("temas.png", texts.subjects(of), plots.subjects),
        ("consultas.png", texts.desk(of), plots.desk),
    ]
