"""When calendars remind."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.meetings.icalendar import Copy, file_of
from tests.handlers.meetings.icalendar.given import AT_NINE, COPY, days, meeting, session
from tests.handlers.meetings.icalendar.seen import seen


def test_a_person_is_reminded_as_they_chose() -> None:
    chosen = replace(COPY, reminders=(timedelta(hours=2), timedelta(days=3), timedelta(hours=2)))

    alarms = seen(file_of(meeting(), chosen)).vevent.valarm_list

    assert [alarm.trigger.value for alarm in alarms] == [timedelta(days=-3), timedelta(hours=-2)]
    assert {alarm.action.value for alarm in alarms} == {"DISPLAY"}
    assert {alarm.description.value for alarm in alarms} == {"Reunión plenaria"}


def test_a_week_a_day_and_an_hour_before_unless_chosen() -> None:
    alarms = seen(file_of(meeting(), COPY)).vevent.valarm_list

    assert [alarm.trigger.value for alarm in alarms] == [timedelta(days=-7), timedelta(days=-1), timedelta(hours=-1)]


def test_nobody_is_reminded_of_what_they_know() -> None:
    """Neither of what is past, nor, while they are at a meeting, that it goes on tomorrow, nor at midnight."""
    tomorrow = Copy(AT_NINE - timedelta(hours=2), approved=False)
    sunday = datetime(2027, 3, 14)  # noqa: DTZ001 -- clocks
    third_day = days(sunday, sunday + timedelta(days=1), "America/Lima")
    two = meeting(session(), session(AT_NINE + timedelta(days=1)), third_day)

    first, second, third = seen(file_of(two, tomorrow)).vevent_list

    assert [alarm.trigger.value for alarm in first.valarm_list] == [timedelta(hours=-1)]
    assert [alarm.trigger.value for alarm in second.valarm_list] == [timedelta(hours=-1)]
    assert [alarm.trigger.value for alarm in third.valarm_list] == [timedelta(days=-1)]
