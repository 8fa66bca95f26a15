"""What is written is read again."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.meetings.icalendar import file_of
from handlers.meetings.icalendar.plain import in_a_line
from tests.handlers.meetings.icalendar.files import only
from tests.handlers.meetings.icalendar.given import AT_NINE, COPY, days, meeting, session
from tests.handlers.meetings.icalendar.test_clocks import ZONES, moments

TEXTS = st.text(st.characters(codec="utf-8"), max_size=80)


@pytest.mark.parametrize("zone", ZONES)
def test_what_was_written_is_read(zone: str) -> None:
    for starts in moments(zone, 2027):
        one = only(file_of(meeting(session(starts), zone=zone), COPY))

        assert (one.sessions(), one.zone) == ((session(starts),), zone)


def test_a_whole_meeting_is_read_as_it_was_written() -> None:
    second = days(datetime(2027, 3, 11), datetime(2027, 3, 12), "America/Lima")  # noqa: DTZ001 -- clocks
    link = "https://zoom.us/j/1?pwd=a,b;c"
    written = meeting(session(title="Apertura"), second, link=link, theme="Asilo, y más", city="Lima", sequence=4)

    one = only(file_of(written, COPY))

    assert (one.uid, one.title, one.sessions()) == (written.uid, written.title, written.sessions)
    assert (one.zone, one.location, one.link) == (written.zone, "Lima", link)
    assert (one.theme, one.sequence, one.cancelled) == ("Asilo, y más", 4, False)


def test_sessions_in_different_places_keep_them() -> None:
    first, second = session(place="Sala 1"), session(AT_NINE + timedelta(days=1), place="Sala 2")

    one = only(file_of(meeting(first, second, city="Lima"), COPY))

    assert [stretch.place for stretch in one.sessions()] == ["Sala 1, Lima", "Sala 2, Lima"]
    assert one.location == ""


@given(TEXTS, TEXTS)
def test_texts_come_back_as_they_went(title: str, place: str) -> None:
    one = only(file_of(meeting(title=title, place=place), COPY))

    assert one.title == (in_a_line(title) or "sin título")
    assert one.location == in_a_line(place)
