"""The numbers of figures as a spreadsheet."""

from collections.abc import Sequence

from bot import sheets
from bot.sheets import Page
from handlers.statistics.figures import Figures
from handlers.texts import sheets as texts
from knowledge.clusters import Cluster


def workbook(figures: Figures, clusters: Sequence[Cluster]) -> bytes:
    """One sheet for each picture, and one for what could not be answered."""
    days = ((day.day, day.answered, day.offered, day.unknown, day.begun, day.asked) for day in figures.days)
    others = [(texts.OTHERS, figures.others)] if figures.others else []
    asked = ((group + 1, one.times, words) for group, one in enumerate(clusters) for words in one.questions)
    return sheets.workbook(
        (
            Page(texts.DAYS, texts.DAY_COLUMNS, days),
            Page(texts.THEMES, texts.THEME_COLUMNS, figures.themes),
            Page(texts.COUNTRIES, texts.COUNTRY_COLUMNS, [*figures.countries, *others]),
            Page(texts.DESK, texts.DESK_COLUMNS, texts.desk(figures)),
            Page(texts.UNANSWERED, texts.UNANSWERED_COLUMNS, asked),
            Page(texts.CONFUSED, texts.CONFUSED_COLUMNS, figures.confused),
            Page(texts.VOTES, texts.VOTE_COLUMNS, figures.voted_down),
        )
    )
