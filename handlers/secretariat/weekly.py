"""The letter of each Monday: what was asked and not answered, and what in the base needs a look.

Every group of questions comes with the way to an entry: whoever curates begins with the words of those who asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.messages import Choice, Letter
from handlers.office import Office
from handlers.officials.noting import BETWEEN
from handlers.ports import Place
from handlers.statistics.figures import Figures, Stretch
from handlers.texts import board
from handlers.texts import weekly as texts
from knowledge.clusters import Cluster, Pair

PROPOSE = "/proponer"
MOST_GROUPS = 5
"""Groups that come with a button: more are in /estadisticas."""
_WAYS_EACH = 6
_STILL_MONDAY = timedelta(hours=8)
_MONDAY = 0


@dataclass(frozen=True, slots=True)
class Week:
    """All that the letter tells."""

    figures: Figures
    groups: Sequence[Cluster]
    stale: Sequence[str]
    pairs: Sequence[Pair]


def due(now: datetime, office: Office) -> Stretch | None:
    """The week to tell of, on Mondays from the hour of the digest on; `None` at all other times."""
    today = office.calendar.local(now).date()
    moment = datetime.combine(today, office.digest, tzinfo=office.calendar.zone)
    if today.weekday() != _MONDAY or not moment <= now < moment + _STILL_MONDAY:
        return None
    return Stretch(today - timedelta(days=7), today - timedelta(days=1), office.calendar.zone)


def letters(week: Week, places: Sequence[Place], bot: str) -> tuple[Letter, ...]:
    """One for each place of the secretariat; the same week gives the same keys."""
    text, ways = texts.week(week.figures, week.groups[:MOST_GROUPS], week.stale, week.pairs), _ways(week.groups)
    return tuple(_letter(place, week.figures.stretch.last, text, ways, bot) for place in places)


def _letter(place: Place, day: date, text: str, ways: tuple[Choice, ...], bot: str) -> Letter:
    where = "desk" if place.kind == "group" else f"{place.channel}/{place.conversation}"
    key = f"weekly:{day.isoformat()}:{where}"
    if place.kind == "mail":
        return Letter(key, place.channel, place.conversation, board.by_mail(text, bot))
    return Letter(key, place.channel, place.conversation, text, ways)


def _ways(groups: Sequence[Cluster]) -> tuple[Choice, ...]:
    return tuple(
        Choice(texts.create(at), f"{PROPOSE} {BETWEEN.join(one.questions[:_WAYS_EACH])}")
        for at, one in enumerate(groups[:MOST_GROUPS], 1)
    )
