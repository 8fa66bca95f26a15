"""Events that repeat."""

from datetime import timedelta

import pytest

from tests.handlers.meetings.icalendar.files import event, file, only, why_not
from tests.handlers.meetings.icalendar.given import AT_NINE

LIMA = {"starts": ";TZID=America/Lima:20270310T090000", "ends": ";TZID=America/Lima:20270310T120000"}
SANTIAGO = {"starts": ";TZID=America/Santiago:20270329T090000", "ends": ";TZID=America/Santiago:20270329T120000"}


def days_of(*lines: str) -> list[int]:
    """On which days of March 2027 it takes place."""
    return [stretch.starts.day for stretch in only(file(event(*lines, **LIMA))).stretches]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=DAILY;COUNT=3", [10, 11, 12]),
        ("FREQ=WEEKLY;BYDAY=WE,FR;COUNT=4;WKST=MO", [10, 12, 17, 19]),
        ("FREQ=WEEKLY;UNTIL=20270324T140000Z", [10, 17, 24]),
        ("FREQ=WEEKLY;UNTIL=20270324T135959Z", [10, 17]),
        ("FREQ=WEEKLY;UNTIL=20270324", [10, 17, 24]),
        ("FREQ=DAILY;INTERVAL=7;UNTIL=20270318T090000", [10, 17]),
        ("freq=daily;count=2;", [10, 11]),
        ("FREQ=DAILY;BYDAY=MO,WE;COUNT=2", [10, 15]),
        ("FREQ=MONTHLY;BYDAY=2WE;COUNT=2", [10, 14]),
        ("FREQ=MONTHLY;BYMONTHDAY=10;COUNT=2", [10, 10]),
        ("FREQ=MONTHLY;BYDAY=WE;BYSETPOS=2;COUNT=2", [10, 14]),
    ],
)
def test_a_few_repetitions_are_sessions(rule: str, days: list[int]) -> None:
    assert days_of(f"RRULE:{rule}") == days


def test_excluded_dates_are_left_out() -> None:
    rule = "RRULE:FREQ=DAILY;COUNT=4"

    assert days_of(rule, "EXDATE;TZID=America/Lima:20270311T090000,20270312T090000") == [10, 13]
    assert days_of(rule, "EXDATE;VALUE=DATE:20270311", "EXDATE:20270313T140000Z") == [10, 12]


def test_a_session_may_be_moved_or_dropped() -> None:
    whole = event("RRULE:FREQ=DAILY;COUNT=3", **LIMA)
    moved = event(
        "RECURRENCE-ID;TZID=America/Lima:20270311T090000", starts=":20270315T140000Z", ends=":20270315T170000Z"
    )
    off = event(
        "RECURRENCE-ID:20270312T140000Z", "STATUS:CANCELLED", starts=":20270312T140000Z", ends=":20270312T170000Z"
    )

    assert [stretch.starts.day for stretch in only(file(whole, moved, off)).stretches] == [10, 15]


def test_repetitions_stay_at_the_same_hour_when_the_clocks_change() -> None:
    """Those of Santiago are put back on the fourth of April of 2027."""
    stretches = only(file(event("RRULE:FREQ=WEEKLY;COUNT=2", **SANTIAGO))).stretches

    assert [stretch.starts.hour for stretch in stretches] == [12, 13]
    assert {stretch.ends - stretch.starts for stretch in stretches} == {timedelta(hours=3)}


def test_twenty_sessions_are_the_most() -> None:
    assert len(only(file(event("RRULE:FREQ=DAILY;COUNT=20", **LIMA))).stretches) == 20
    assert "más de 20 veces" in why_not(file(event("RRULE:FREQ=DAILY;COUNT=21", **LIMA)))


@pytest.mark.parametrize(
    "rule", ["FREQ=WEEKLY", "FREQ=DAILY;UNTIL=99991231T235959Z", "FREQ=DAILY;UNTIL=99991231T235959"]
)
def test_what_never_ends_is_no_meeting(rule: str) -> None:
    assert "sin fin" in why_not(file(event(f"RRULE:{rule}", **LIMA)))


@pytest.mark.parametrize(
    "line",
    [
        "RRULE:FREQ=SECONDLY;COUNT=5",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5",
        "RRULE:FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=2;COUNT=5",
        "RRULE:FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=20;COUNT=5",
        "RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=MO;COUNT=5",
        "RRULE:FREQ=WEEKLY;INTERVAL=0;COUNT=5",
        "RRULE:FREQ=WEEKLY;COUNT=0",
        "RRULE:FREQ=WEEKLY;COUNT=2;COUNT=3",
        "RRULE:COUNT=2",
        "RRULE:FREQ=DAILY;UNTIL=20270230",
        "RRULE:rubbish",
        "RRULE:",
        "RDATE:20270315T140000Z",
        "RRULE:FREQ=DAILY;COUNT=3\nRRULE:FREQ=WEEKLY;COUNT=3",
        "RRULE:FREQ=DAILY;COUNT=3\nEXRULE:FREQ=WEEKLY;COUNT=3",
    ],
)
def test_rules_that_may_never_happen_are_not_tried(line: str) -> None:
    assert "no sé expandir" in why_not(file(event(line, **LIMA)))


def test_a_meeting_that_overlaps_itself_is_told() -> None:
    long = event("RRULE:FREQ=DAILY;COUNT=3", ends=":20270312T170000Z")

    assert "se superponen" in why_not(file(long))


def test_a_meeting_of_which_no_date_is_left_is_told() -> None:
    assert "ninguna de sus fechas" in why_not(
        file(event("RRULE:FREQ=DAILY;COUNT=1", "EXDATE:20270310T140000Z", **LIMA))
    )
    assert "ninguna de sus fechas" in why_not(file(event("RRULE:FREQ=DAILY;UNTIL=20270101", **LIMA)))


def test_a_repetition_in_the_hour_that_spring_leaves_out_lasts_as_long() -> None:
    """In Santiago it is never half past midnight of the sixth of September of 2026."""
    at_night = {"starts": ";TZID=America/Santiago:20260905T003000", "ends": ";TZID=America/Santiago:20260905T010000"}

    stretches = only(file(event("RRULE:FREQ=DAILY;COUNT=2", **at_night))).stretches

    assert [stretch.ends - stretch.starts for stretch in stretches] == [timedelta(minutes=30)] * 2


def test_whole_days_repeat_too() -> None:
    raw = file(
        event("RRULE:FREQ=WEEKLY;COUNT=2", starts=";VALUE=DATE:20270310", ends=""), head="X-WR-TIMEZONE:America/Lima"
    )

    assert [one.starts - AT_NINE for one in only(raw).sessions()] == [timedelta(hours=-9), timedelta(days=6, hours=15)]
