"""The content, made ready for everything that is said from it."""

from functools import partial

from bot.content import build_library, summary
from bot.explaining import explained
from bot.judging import judgement_of
from bot.wiring import Brain
from handlers.officials import browse, starting
from handlers.officials.ask import answer
from handlers.officials.citing import cite
from handlers.people.registry import commissions_of
from knowledge.entries import Content
from knowledge.library import Library
from knowledge.load import load_content


def load() -> Brain:
    """From the content that ships; raises ContentError with every mistake."""
    return brain_of(load_content())


def brain_of(content: Content) -> Brain:
    """From content that was found right; takes seconds."""
    return brain_over(build_library(content))


def brain_over(library: Library) -> Brain:
    """Everything that is said from this library."""
    return Brain(
        answer=partial(answer, library=library),
        browse=(*starting.commands(library=library), *browse.commands(library=library)),
        explain=partial(explained, library=library),
        summary=partial(summary, library),
        judgement=judgement_of(library),
        cite=partial(cite, library=library),
        commissions=commissions_of(library.content),
    )
