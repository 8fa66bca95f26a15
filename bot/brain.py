"""The content, made ready for everything that is said from it."""

from collections.abc import Callable
from datetime import date
from functools import partial

from bot.clock import utc_today
from bot.content import build_library, rebuilt, summary
from bot.explaining import explained
from bot.judging import judgement_of
from bot.shelf import Making, Shelf
from bot.wiring import Brain
from handlers.admins.served import Served
from handlers.officials import browse, starting
from handlers.officials.ask import answer
from handlers.officials.citing import cite
from handlers.people.registry import commissions_of
from handlers.texts.officials import past_meetings
from knowledge.library import Library
from knowledge.load import SHIPPED, ContentError
from knowledge.pages import read_pages
from knowledge.records import Mistake
from knowledge.themes import themes_of


def shelf(today: Callable[[], date] = utc_today) -> Shelf:
    """Of the content that ships, still to be opened; raises ContentError for files that cannot be read."""
    mistakes: list[Mistake] = []
    pages = read_pages(SHIPPED, mistakes)
    if mistakes:
        raise ContentError(mistakes)
    return Shelf(pages, Making(build_library, rebuilt, brain_of), today)


def brain_of(served: Served) -> Brain:
    """Everything that is said from an edition, and about it."""
    return brain_over(served.library, served)


def brain_over(library: Library, served: Served | None = None) -> Brain:
    """Everything that is said from this library; nothing of it can be changed unless it is what is `served`."""
    return Brain(
        answer=partial(answer, library=library),
        browse=(*starting.commands(library=library), *browse.commands(library=library)),
        explain=partial(explained, library=library),
        summary=partial(summary, library),
        judgement=judgement_of(library),
        cite=partial(cite, library=library),
        past_meetings=partial(past_meetings, library.content),
        commissions=commissions_of(library.content),
        themes=partial(themes_of, content=library.content),
        served=served,
    )
