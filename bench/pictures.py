"""The picture of the handbook, drawn from invented figures: `python -m bench.pictures`."""

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.statistics import plots
from handlers.ports import Asked
from handlers.statistics.figures import Gathered, Stretch, figures

OUT = Path("docs/imagenes/estadisticas.png")
_DAYS = Stretch(date(2026, 10, 28), date(2026, 11, 26), ZoneInfo("America/Panama"))


def asked() -> list[Asked]:
    """A month of questions, the same each time."""
    chance = random.Random(3)
    found: list[Asked] = []
    for day in _DAYS.days:
        moment = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=15)
        times = chance.choice((8, 14, 20)) if day.weekday() < 5 else chance.choice((0, 1, 2))
        outcomes = chance.choices(("answer", "choices", "forward", "action"), (70, 10, 12, 8), k=times)
        found += [Asked("", outcome, at=moment) for outcome in outcomes]
    return found


if __name__ == "__main__":
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(plots.questions(figures(Gathered(asked(), (), (), ()), _DAYS)))
