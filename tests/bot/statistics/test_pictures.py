"""Pictures that a phone shows, and a sheet that nothing computes."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from matplotlib.image import imread
from openpyxl import load_workbook

from bot.statistics import plots
from bot.statistics.sheet import workbook
from handlers.ports import Asked
from handlers.statistics.figures import Figures, Gathered, Stretch, figures
from knowledge.clusters import Cluster

STRETCH = Stretch(date(2026, 10, 1), date(2026, 10, 30), ZoneInfo("UTC"))
LONG = "tema de nombre larguísimo que no cabe"
ASKED = [
    Asked("¿Qué es?", outcome, themes=(f"{at % 5} {LONG}",), at=datetime(2026, 10, 1 + at, tzinfo=UTC))
    for at, outcome in enumerate(["answer", "choices", "forward", "action"] * 5)
]
SOME, NONE = (figures(Gathered(asked, (), (), ()), STRETCH) for asked in (ASKED, []))
DRAWN = (plots.questions, plots.subjects, plots.desk)


@pytest.mark.parametrize("of", [SOME, NONE], ids=["some", "none"])
@pytest.mark.parametrize("draw", DRAWN)
def test_a_picture_stands_upright_and_shows_something(draw: Callable[[Figures], bytes], of: Figures) -> None:
    pixels = imread(io.BytesIO(draw(of)), format="png")

    assert pixels.shape[:2] == (1350, 1080)
    assert pixels[..., :3].std() > 0.01


def test_more_was_asked_and_the_picture_is_another() -> None:
    assert plots.questions(SOME) != plots.questions(NONE)


def test_the_sheet_holds_every_day_and_its_sum() -> None:
    book = load_workbook(io.BytesIO(workbook(SOME, ())))

    rows = list(book["Por día"].iter_rows(values_only=True))

    assert rows[0] == ("Día", "Respondidas", "Con opciones", "Sin respuesta", "Gestiones", "Total")
    assert len(rows) == 31
    assert sum(row[-1] for row in rows[1:] if isinstance(row[-1], int)) == 20


def test_what_people_wrote_is_never_a_formula() -> None:
    book = load_workbook(io.BytesIO(workbook(SOME, [Cluster(("=HYPERLINK(0)", "@SUM(1)"), 2)])))

    cells = [row[2] for row in book["Sin respuesta"].iter_rows(min_row=2)]

    assert [(cell.value, cell.data_type) for cell in cells] == [("'=HYPERLINK(0)", "s"), ("'@SUM(1)", "s")]
