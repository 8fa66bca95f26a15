"""The numbers of figures as a spreadsheet. Words of people are neutralised: no cell is a formula."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Font

from handlers.statistics.figures import Figures
from handlers.texts import sheets as texts
from knowledge.clusters import Cluster
from knowledge.exchange.separated import marked

_WIDE = 60


def workbook(figures: Figures, clusters: Sequence[Cluster]) -> bytes:
    """One sheet for each picture, and one for what could not be answered."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    days = ((day.day, day.answered, day.offered, day.unknown, day.begun, day.asked) for day in figures.days)
    _sheet(book, texts.DAYS, texts.DAY_COLUMNS, days)
    _sheet(book, texts.THEMES, texts.THEME_COLUMNS, figures.themes)
    others = [(texts.OTHERS, figures.others)] if figures.others else []
    _sheet(book, texts.COUNTRIES, texts.COUNTRY_COLUMNS, [*figures.countries, *others])
    _sheet(book, texts.DESK, texts.DESK_COLUMNS, texts.desk(figures))
    asked = ((group + 1, one.times, words) for group, one in enumerate(clusters) for words in one.questions)
    _sheet(book, texts.UNANSWERED, texts.UNANSWERED_COLUMNS, asked)
    _sheet(book, texts.CONFUSED, texts.CONFUSED_COLUMNS, figures.confused)
    _sheet(book, texts.VOTES, texts.VOTE_COLUMNS, figures.voted_down)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book: Workbook, name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    sheet = book.create_sheet(name)
    sheet.append(columns)
    for row in rows:
        sheet.append([marked(cell) if isinstance(cell, str) else cell for cell in row])
    for at, cell in enumerate(sheet[1]):
        cell.font = Font(bold=True)
        longest = max((len(str(row[at].value or "")) for row in sheet.iter_rows()), default=0)
        sheet.column_dimensions[cell.column_letter].width = min(longest + 2, _WIDE)
    sheet.freeze_panes = "A2"
