"""What is counted, on whose clocks, and what is not shown."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.ports import Asked, Case, Person, Vote
from handlers.statistics.figures import Figures, Gathered, Stretch, figures, unanswered, voted_down
from handlers.texts import statistics as texts
from tests.builders import person

MONDAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
WEEK = Stretch(MONDAY, MONDAY + timedelta(days=6), ZoneInfo("America/Panama"))


def asked(outcome: str = "answer", *, at: datetime = NOON, entry: str = "que-es", country: str = "") -> Asked:
    return Asked("¿Qué es?", outcome, entry, country, ("asilo",) if outcome == "answer" else (), at)


def of(*questions: Asked, people: tuple[Person, ...] = (), **others: object) -> Figures:
    return figures(replace(Gathered(questions, (), (), people), **others), WEEK)  # type: ignore[arg-type]


def from_country(*names: str) -> tuple[Person, ...]:
    return tuple(replace(person(f"p{at}"), country=name) for at, name in enumerate(names))


def test_each_question_counts_by_what_came_of_it() -> None:
    found = of(asked(), asked("choices", entry="a | b"), asked("forward"), asked("action"), asked("action"))

    assert found.days[0].asked == found.asked == 5
    assert (found.days[0].answered, found.days[0].offered, found.days[0].unknown, found.days[0].begun) == (1, 1, 1, 2)
    assert found.without_help == 60


def test_days_are_those_of_the_secretariat() -> None:
    """At three in the morning of Tuesday in Greenwich it is still Monday in Panama."""
    found = of(asked(at=datetime(2026, 11, 24, 3, tzinfo=UTC)), asked(at=datetime(2026, 11, 23, 3, tzinfo=UTC)))

    assert [day.asked for day in found.days] == [1, 0, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(("people", "shown"), [(2, ()), (3, (("Chile", 2),))])
def test_a_country_with_fewer_than_three_people_is_not_shown(people: int, shown: tuple[tuple[str, int], ...]) -> None:
    found = of(asked(country="Chile"), asked(country="Chile"), people=from_country(*["Chile"] * people))

    assert found.countries == shown
    assert found.others == 2 - sum(times for _, times in shown)
    assert ("Chile" in texts.subjects(found)) == bool(shown)


def test_an_answer_takes_as_long_as_its_case_was_open() -> None:
    done = [
        Case(1, "¿Hay?", "answered", NOON, NOON + timedelta(hours=9), (), answer="Sí", answered=NOON + after)
        for after in (timedelta(hours=2), timedelta(hours=10), timedelta(days=3, hours=5))
    ]
    waiting = Case(2, "¿Y?", "new", NOON, NOON, ())

    found = of(cases=[*done, waiting])

    assert (found.hours, found.in_time, found.opened, found.waiting) == ((2.0, 10.0, 77.0), 1, 4, 1)
    assert "La mitad tardó 10 horas o menos" in texts.desk(found)


def test_votes_are_weighed_by_entry_whatever_they_were_computed_for() -> None:
    votes = [Vote("ronda.cuando:D1", False, NOON), Vote("ronda.cuando:D2", False, NOON), Vote("que-es", True, NOON)]

    assert voted_down(votes) == (("ronda.cuando", 2),)
    assert (of(votes=votes).helped, of(votes=votes).not_helped) == (1, 2)


def test_what_was_offered_side_by_side_is_a_pair_in_any_order() -> None:
    found = of(asked("choices", entry="La VI | La VII | La VIII"), asked("choices", entry="La VII | La VI"))

    assert found.confused == (("La VI", "La VII", 2),)


def test_only_what_nobody_knew_is_unanswered() -> None:
    assert unanswered([asked(), replace(asked("forward"), question="¿Pagan?"), asked("choices")]) == ("¿Pagan?",)


def test_nothing_asked_is_said_in_words() -> None:
    nothing = of()

    assert nothing.without_help is None
    assert "todavía ninguna" in texts.questions(nothing)
    assert "Todavía no hay temas" in texts.subjects(nothing)


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (0.001, "1 minuto"),
        (0.5, "30 minutos"),
        (1, "1 hora"),
        (23, "23 horas"),
        (24, "1 día"),
        (50, "2 días y 2 horas"),
    ],
)
def test_a_length_of_time_is_said_in_the_largest_units(hours: float, said: str) -> None:
    assert texts.duration(hours) == said
