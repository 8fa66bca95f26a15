"""An empty sheet for meetings, and one beside it that explains it."""

from handlers.texts import meeting_sheets as texts
from handlers.texts.cell_mistakes import MODES
from knowledge.exchange.workbook import spreadsheet


def template() -> bytes:
    """As XLSX; the sheet that is read has nothing but its heads, so that no example is taken for a meeting."""
    sheets = {texts.SHEET: [list(texts.HEADS.values())], texts.HELP_SHEET: texts.helped()}
    return spreadsheet(sheets, allowed={texts.HEADS["mode"]: MODES})
