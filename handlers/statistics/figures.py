"""The figures of a stretch of days. Pure.

No figure tells of one person: a country with fewer people than FEWEST who may ask is counted among the others.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from handlers.officials.noting import BETWEEN
from handlers.ports import Asked, Case, Person, Vote

FEWEST = 3
"""Approved people of a country from which its questions are shown as its own."""
_TOP, _PAIRS = 8, 5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on the clocks of the secretariat, the last one included."""

    first: date
    last: date
    zone: ZoneInfo

    def holds(self, moment: datetime | None) -> bool:
        """Whether it was within."""
        return moment is not None and self.first <= self.day_of(moment) <= self.last

    def day_of(self, moment: datetime) -> date:
        """The date on those clocks."""
        return moment.astimezone(self.zone).date()

    @property
    def days(self) -> tuple[date, ...]:
        """Each of them."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that figures are made of; it may hold more than the stretch."""

    asked: Sequence[Asked]
    votes: Sequence[Vote]
    cases: Sequence[Case]
    people: Sequence[Person]


@dataclass(frozen=True, slots=True)
class Day:
    """The questions of one day, by what came of them."""

    day: date
    answered: int
    offered: int
    """With a choice of answers."""
    unknown: int
    """With the offer to forward."""
    begun: int
    """An errand began: a contact, a search of meetings."""

    @property
    def asked(self) -> int:
        """All of them."""
        return self.answered + self.offered + self.unknown + self.begun


@dataclass(frozen=True, slots=True)
class Figures:
    """What the secretariat and administrators see of a stretch."""

    stretch: Stretch
    days: tuple[Day, ...]
    themes: tuple[tuple[str, int], ...]
    countries: tuple[tuple[str, int], ...]
    others: int
    """Questions from countries with fewer than FEWEST people, and from people of no known country."""
    helped: int
    not_helped: int
    voted_down: tuple[tuple[str, int], ...]
    """Entries with more votes against than for, and how many more."""
    opened: int
    waiting: int
    """Cases of the stretch that are still without an answer."""
    hours: tuple[float, ...]
    """From each case answered in the stretch to its answer, shortest first."""
    in_time: int
    """How many of those kept the promise."""
    confused: tuple[tuple[str, str, int], ...]
    """Answers that were offered side by side, and how often."""

    @property
    def asked(self) -> int:
        """Questions in all."""
        return sum(day.asked for day in self.days)

    @property
    def is_quiet(self) -> bool:
        """Nobody asked, voted, or was answered: there is nothing to tell of it."""
        return not (self.asked or self.opened or self.hours or self.helped or self.not_helped)

    @property
    def without_help(self) -> int | None:
        """Per cent of the questions that the assistant dealt with without asking back; `None` without any."""
        alone = sum(day.answered + day.begun for day in self.days)
        return round(100 * alone / self.asked) if self.asked else None

    @property
    def median_hours(self) -> float | None:
        """Of the answers of the secretariat."""
        return median(self.hours) if self.hours else None


def figures(gathered: Gathered, stretch: Stretch) -> Figures:
    """Counted anew; the same things give the same figures."""
    asked = [one for one in gathered.asked if stretch.holds(one.at)]
    countries, others = _countries(asked, gathered.people)
    votes = [vote for vote in gathered.votes if stretch.holds(vote.at)]
    answered = [case for case in gathered.cases if stretch.holds(case.answered)]
    opened = [case for case in gathered.cases if stretch.holds(case.opened) and case.merged_into is None]
    return Figures(
        stretch=stretch,
        days=_days(asked, stretch),
        themes=_top(theme for one in asked for theme in one.themes),
        countries=countries,
        others=others,
        helped=sum(vote.helped for vote in votes),
        not_helped=sum(not vote.helped for vote in votes),
        voted_down=voted_down(votes),
        opened=len(opened),
        waiting=sum(case.answer is None and case.state != "closed" for case in opened),
        hours=tuple(sorted((case.answered - case.opened).total_seconds() / 3600 for case in answered if case.answered)),
        in_time=sum(case.answered is not None and case.answered <= case.due for case in answered),
        confused=_confused(asked),
    )


def voted_down(votes: Iterable[Vote]) -> tuple[tuple[str, int], ...]:
    """Entries with more votes against than for, the worst first."""
    balance: Counter[str] = Counter()
    for vote in votes:
        balance[vote.entry.partition(":")[0]] += -1 if vote.helped else 1
    return tuple((entry, down) for entry, down in balance.most_common() if down > 0)


def unanswered(asked: Iterable[Asked]) -> tuple[str, ...]:
    """The questions that the assistant did not know, oldest first."""
    return tuple(one.question for one in asked if one.outcome == "forward")


def _days(asked: Sequence[Asked], stretch: Stretch) -> tuple[Day, ...]:
    count = Counter((stretch.day_of(one.at), one.outcome) for one in asked if one.at)
    kinds = ("answer", "choices", "forward", "action")
    return tuple(Day(day, *(count[day, kind] for kind in kinds)) for day in stretch.days)


def _countries(asked: Sequence[Asked], people: Sequence[Person]) -> tuple[tuple[tuple[str, int], ...], int]:
    crowd: Mapping[str, int] = Counter(person.country for person in people if person.country)
    shown = [one.country for one in asked if crowd.get(one.country, 0) >= FEWEST]
    top = Counter(shown).most_common()
    return tuple(top), len(asked) - len(shown)


def _top(themes: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(themes).most_common(_TOP))


def _confused(asked: Sequence[Asked]) -> tuple[tuple[str, str, int], ...]:
    """The first two of each choice."""
    offered = (one.entry.split(BETWEEN)[:2] for one in asked if one.outcome == "choices")
    pairs = Counter(tuple(sorted(labels)) for labels in offered if len(labels) == 2)
    return tuple((pair[0], pair[1], times) for pair, times in pairs.most_common(_PAIRS))
