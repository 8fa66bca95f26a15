"""Where each session is, and what it is called, as another program reads it."""

from datetime import timedelta

import pytest

from handlers.meetings.icalendar import file_of
from tests.handlers.meetings.icalendar.given import AT_NINE, COPY, meeting, session
from tests.handlers.meetings.icalendar.seen import moment, seen, zones_in


def test_every_session_is_an_event_with_its_title_and_its_place() -> None:
    first = session(title="Apertura", place="Salón A; piso 2, «ñ»")
    beside, last = session(title="Mesa", place="Cancillería"), session(AT_NINE + timedelta(days=1))

    calendar = seen(file_of(meeting(first, beside, last, place="Hotel Central", city="Lima"), COPY))

    assert [(event.summary.value, event.location.value) for event in calendar.vevent_list] == [
        ("Reunión plenaria — Apertura", "Salón A; piso 2, «ñ», Hotel Central, Lima"),
        ("Reunión plenaria — Mesa", "Cancillería, Lima"),
        ("Reunión plenaria", "Hotel Central, Lima"),
    ]
    starts = [moment(event.dtstart, zones_in(calendar)) for event in calendar.vevent_list]
    assert starts == [first.starts, beside.starts, last.starts]
    assert len({event.uid.value for event in calendar.vevent_list}) == 3


@pytest.mark.parametrize(
    ("place", "whole", "location"),
    [("", "", "En línea"), ("Sala virtual 2", "", "Sala virtual 2"), ("Aula 3", "Centro", "Aula 3, Centro")],
)
def test_a_meeting_online_may_have_sessions_in_rooms(place: str, whole: str, location: str) -> None:
    [event] = seen(file_of(meeting(session(place=place), place=whole, mode="online"), COPY)).vevent_list

    assert event.location.value == location
