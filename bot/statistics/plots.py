"""Pictures of figures, for a phone held upright: large letters, few marks, colours that the colour-blind tell apart.

What a picture shows is said in words too, by handlers.texts.statistics: nobody needs to see it.
"""

import io
from collections.abc import Callable, Sequence

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import MaxNLocator

from handlers.statistics.figures import Figures
from handlers.texts import plots as texts

_INCHES, _DOTS = (7.2, 9.0), 150
"""1080 by 1350 dots."""
_LARGE, _SMALL = 17, 13
_BLUE, _ORANGE, _GREEN, _GREY, _INK = "#0072B2", "#E69F00", "#009E73", "#999999", "#222222"
"""Okabe and Ito's colours."""
_NAME = 24
"""Letters of a label before it is cut."""
_MOST_TICKS = 6


def questions(figures: Figures) -> bytes:
    """By day and what came of them; and in all."""
    picture = _Picture(texts.questions(figures.stretch))
    picture.add(5, lambda axes: _by_day(axes, figures))
    totals = [sum(getattr(day, kind) for day in figures.days) for kind in ("answered", "offered", "unknown", "begun")]
    rows = list(zip(texts.OUTCOMES, totals, (_BLUE, _ORANGE, _INK, _GREEN), strict=True))
    picture.add(2, lambda axes: _bars(axes, rows, texts.alone(figures.without_help)))
    return picture.png()


def subjects(figures: Figures) -> bytes:
    """Themes and countries, the most frequent first."""
    picture = _Picture(texts.subjects(figures.stretch))
    picture.add(8, lambda axes: _bars(axes, [(name, n, _BLUE) for name, n in figures.themes], texts.THEMES))
    countries = [(name, times, _GREEN) for name, times in figures.countries[:8]]
    others = [(texts.OTHERS, figures.others, _GREY)] if figures.others else []
    picture.add(len(countries) + 2, lambda axes: _bars(axes, countries + others, texts.COUNTRIES))
    return picture.png()


def desk(figures: Figures) -> bytes:
    """How long cases waited for their answer; votes."""
    picture = _Picture(texts.desk(figures.stretch))
    picture.add(4, lambda axes: _waits(axes, figures))
    votes = [(texts.HELPED, figures.helped, _GREEN), (texts.NOT_HELPED, figures.not_helped, _ORANGE)]
    picture.add(2, lambda axes: _bars(axes, votes, texts.VOTES))
    return picture.png()


class _Picture:
    """Panels one under the other; nothing of pyplot, which keeps figures for ever and is not safe in threads."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._panels: list[tuple[int, Callable[[Axes], None]]] = []

    def add(self, height: int, draw: Callable[[Axes], None]) -> None:
        """A panel of this height, in relation to the others."""
        self._panels.append((height, draw))

    def png(self) -> bytes:
        """The whole picture."""
        figure = Figure(figsize=_INCHES, dpi=_DOTS, layout=ConstrainedLayoutEngine(w_pad=0.15, h_pad=0.1))
        FigureCanvasAgg(figure)
        figure.suptitle(self._title, fontsize=_LARGE, fontweight="bold", color=_INK)
        heights = [height for height, _ in self._panels]
        panels = figure.subplots(len(self._panels), 1, height_ratios=heights, squeeze=False)
        for axes, (_, draw) in zip(panels[:, 0], self._panels, strict=True):
            draw(axes)
        out = io.BytesIO()
        figure.savefig(out, format="png")
        return out.getvalue()


def _by_day(axes: Axes, figures: Figures) -> None:
    days = range(len(figures.days))
    bottom = [0] * len(figures.days)
    kinds = (("answered", _BLUE), ("begun", _GREEN), ("offered", _ORANGE), ("unknown", _INK))
    names = dict(zip(("answered", "offered", "unknown", "begun"), texts.OUTCOMES, strict=True))
    for kind, colour in kinds:
        heights = [getattr(day, kind) for day in figures.days]
        axes.bar(days, heights, bottom=bottom, color=colour, label=names[kind], width=0.85)
        bottom = [low + height for low, height in zip(bottom, heights, strict=True)]
    step = max(1, -(-len(figures.days) // _MOST_TICKS))
    ticks = list(days)[::step]
    axes.set_xticks(ticks, [texts.tick(figures.days[at].day) for at in ticks])
    axes.legend(fontsize=_SMALL, ncols=2, frameon=False, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    _plain(axes, "y", max(bottom, default=0))


def _bars(axes: Axes, rows: Sequence[tuple[str, int, str]], title: str) -> None:
    axes.set_title(title, fontsize=_LARGE - 2, loc="left", color=_INK)
    if not rows:
        axes.text(0.5, 0.5, texts.NOTHING, ha="center", va="center", fontsize=_LARGE, transform=axes.transAxes)
        axes.set_axis_off()
        return
    most = max(times for _, times, _ in rows) or 1
    for place, (_, times, colour) in enumerate(rows):
        axes.barh(place, times, color=colour, height=0.7)
        axes.text(times + most * 0.02, place, texts.number(times), va="center", fontsize=_SMALL, color=_INK)
    axes.set_yticks(range(len(rows)), [_cut(name) for name, *_ in rows])
    axes.invert_yaxis()
    axes.set_xlim(0, most * 1.15)
    axes.set_xticks([])
    _plain(axes, "", most)


def _waits(axes: Axes, figures: Figures) -> None:
    """How many cases were answered within each of a few lengths of time."""
    edges = (4, 24, 48, 96, 168)
    counts = [0] * (len(edges) + 1)
    for hours in figures.hours:
        counts[next((at for at, edge in enumerate(edges) if hours <= edge), len(edges))] += 1
    rows = [(name, count, _BLUE) for name, count in zip(texts.WAITS, counts, strict=True)]
    _bars(axes, rows if figures.hours else [], texts.waits(figures.median_hours))


def _plain(axes: Axes, grid: str, most: int) -> None:
    """No frame; large figures."""
    axes.tick_params(labelsize=_SMALL, length=0, colors=_INK)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_visible(bool(grid))
    if grid:
        axes.grid(axis="y", color="#dddddd")
        axes.set_axisbelow(True)
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.set_ylim(0, max(most * 1.1, 1))


def _cut(name: str) -> str:
    return name if len(name) <= _NAME else name[: _NAME - 1] + "…"
