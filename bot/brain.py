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
from handlers.admins.standing import Standing
from handlers.officials import browse, starting
from handlers.officials.ask import answer
from handlers.officials.citing import cite
from handlers.people.registry import commissions_of
from knowledge.library import Library
from knowledge.load import SHIPPED, ContentError
from knowledge.pages import read_pages
from knowledge.records import Mistake


def shelf(today: Callable[[], date] = utc_today) -> Shelf:
    """Of the content that ships, still to be opened; raises ContentError for files that cannot be read."""
    mistakes: list[Mistake] = []
    pages = read_pages(SHIPPED, mistakes)
    if mistakes:
        raise ContentError(mistakes)
    return Shelf(pages, Making(build_library, rebuilt, brain_of), today)


def brain_of(standing: Standing) -> Brain:
    """Everything that is said from an edition, and about it."""
    return brain_over(standing.library, standing)


def brain_over(library: Library, standing: Standing | None = None) -> Brain:
    """Everything that is said from this library; nothing can be changed of it without a `standing`."""
    return Brain(
        answer=partial(answer, library=library),
        browse=(*starting.commands(library=library), *browse.commands(library=library)),
        explain=partial(explained, library=library),
        summary=partial(summary, library),
        judgement=judgement_of(library),
        cite=partial(cite, library=library),
        commissions=commissions_of(library.content),
        standing=standing,
    )
