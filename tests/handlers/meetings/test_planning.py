from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.meetings.planning import Hearer, reminders_of
from handlers.ports import Attendance, AttendanceAnswer, Meeting, Person, Subscription
from tests.builders import NOON, person
from tests.gathered import meeting, whole_days

WEEK, DAY, HOUR = timedelta(days=7), timedelta(days=1), timedelta(hours=1)
ANA = person("ana")


def leads(
    of: Meeting,
    *,
    who: Person = ANA,
    answer: AttendanceAnswer | None = None,
    now_later: timedelta = timedelta(),
    **chosen: object,
) -> list[timedelta]:
    hearer = Hearer(who, replace(Subscription("t", who.person), **chosen))  # type: ignore[arg-type]
    said = Attendance(of.number, who.who, "", answer) if answer else None
    return [one.lead for one in reminders_of(of, hearer, said, NOON + now_later)]


def test_whoever_chose_nothing_is_reminded_a_week_a_day_and_an_hour_before_the_start() -> None:
    planned = list(reminders_of(meeting(), Hearer(ANA, Subscription("t", "ana")), None, NOON))

    assert [(one.lead, one.due) for one in planned] == [(lead, meeting().starts - lead) for lead in (WEEK, DAY, HOUR)]


def test_a_moment_that_is_past_is_left_out() -> None:
    assert leads(meeting(), now_later=timedelta(days=6)) == [DAY, HOUR]
    assert leads(meeting(), now_later=timedelta(days=9)) == []


@pytest.mark.parametrize("answer", ["no"])
def test_who_said_no_is_not_reminded(answer: AttendanceAnswer) -> None:
    assert leads(meeting(), answer=answer) == []


def test_who_is_silent_is_not_reminded_even_of_what_they_attend() -> None:
    assert leads(meeting(), silent=True, answer="yes") == []


def test_themes_and_hosts_choose_unless_they_said_that_they_attend() -> None:
    assert leads(meeting(), themes=("trata",)) == []
    assert leads(meeting(), countries=("Perú",)) == []
    assert leads(meeting(), themes=("Digitalización",), countries=("chile",)) == [WEEK, DAY, HOUR]
    assert leads(meeting(), themes=("trata",), answer="yes") == [WEEK, DAY, HOUR]


def test_only_who_is_invited_is_reminded() -> None:
    closed = meeting(countries=("Perú",))

    assert leads(closed) == []
    assert leads(closed, who=replace(ANA, country="peru")) == [WEEK, DAY, HOUR]


@pytest.mark.parametrize("state", ["draft", "cancelled"])
def test_only_what_is_announced_reminds(state: str) -> None:
    assert leads(meeting(state=state)) == []


def test_of_whole_days_nobody_is_reminded_in_the_night() -> None:
    assert leads(meeting(sessions=(whole_days("2026-12-01"),))) == [WEEK, DAY]


def test_only_the_start_of_the_first_session_counts() -> None:
    longer = meeting(sessions=(meeting().sessions[0], meeting(day="2026-12-03").sessions[0]))

    assert leads(longer) == [WEEK, DAY, HOUR]
