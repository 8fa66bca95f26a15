"""The clocks of zones, as another program reads them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.countries import COUNTRIES
from handlers.meetings.icalendar import feed_of, file_of
from handlers.meetings.icalendar.clocks import clocks_of
from tests.handlers.meetings.icalendar.given import COPY, meeting, session
from tests.handlers.meetings.icalendar.seen import moment, offset, seen, zones_in

BORDER = ("America/Tijuana", "America/Ciudad_Juarez", "America/Matamoros", "America/Ojinaga", "Pacific/Easter")
ZONES = sorted({country.zone for country in COUNTRIES} | set(BORDER))
MOVED_FOR_GOOD = (("America/Caracas", 2016), ("America/Asuncion", 2024), ("America/Ciudad_Juarez", 2022))
AROUND = [timedelta(minutes=minutes) for minutes in (-181, -61, -59, -1, 0, 1, 59, 61, 181)]


def changes(zone: str, year: int) -> Iterator[datetime]:
    """The first half hour after each change of the clocks."""
    here, day = ZoneInfo(zone), datetime(year, 1, 1, tzinfo=UTC)
    halves = [timedelta(minutes=30 * count) for count in range(49)]
    while day.year == year:
        shown = [(day + half).astimezone(here).utcoffset() for half in (halves[0], halves[-1])]
        if len(set(shown)) > 1:
            yield next(day + half for half in halves if (day + half).astimezone(here).utcoffset() == shown[-1])
        day += timedelta(days=1)


def moments(zone: str, year: int) -> list[datetime]:
    """Both sides of every change, and the first, a middle and the last day of the year."""
    edges = [datetime(year, 1, 1, 12, tzinfo=UTC) + timedelta(days=day) for day in (0, 180, 363)]
    return [*edges, *(change + ahead for change in changes(zone, year) for ahead in AROUND)]


@pytest.mark.parametrize("zone", ZONES)
def test_another_program_reads_the_same_moments_on_both_sides_of_every_change(zone: str) -> None:
    for year in (2026, 2027, 2028):
        written = moments(zone, year)

        calendar = seen(file_of(meeting(*map(session, written), zone=zone), COPY))

        zones = zones_in(calendar)
        read = [(moment(event.dtstart, zones), moment(event.dtend, zones)) for event in calendar.vevent_list]
        assert read == [(starts, starts + timedelta(hours=3)) for starts in written]


@pytest.mark.parametrize("zone", ZONES)
def test_clocks_change_at_the_right_moment_by_the_letter_of_the_standard(zone: str) -> None:
    """The other program above is lenient about the hour that spring leaves out."""
    described = seen(file_of(meeting(session(datetime(2027, 5, 1, tzinfo=UTC)), zone=zone), COPY)).vtimezone

    read = [offset(described, at) for at in moments(zone, 2027)]

    assert read == [at.astimezone(ZoneInfo(zone)).strftime("%z") for at in moments(zone, 2027)]


@pytest.mark.parametrize(("zone", "year"), MOVED_FOR_GOOD)
def test_a_zone_that_changes_for_good_is_right_before_and_after(zone: str, year: int) -> None:
    written = moments(zone, year)

    calendar = seen(file_of(meeting(*map(session, written), zone=zone), COPY))

    zones = zones_in(calendar)
    assert [moment(event.dtstart, zones) for event in calendar.vevent_list] == written


@pytest.mark.parametrize("zone", ["America/Santiago", "America/Havana", "Africa/Casablanca"])
def test_a_feed_over_years_that_no_rule_joins_is_right_too(zone: str) -> None:
    """Where the first Sunday is the first of the month, Chile waits for the eighth; Morocco keeps Ramadan."""
    written = [starts for year in range(2026, 2031) for starts in moments(zone, year)]

    calendar = seen(feed_of([meeting(*map(session, written), zone=zone)], COPY))

    zones = zones_in(calendar)
    assert [moment(event.dtstart, zones) for event in calendar.vevent_list] == written


@pytest.mark.parametrize("zone", ZONES)
def test_outlook_finds_a_rule_for_every_zone_in_every_year(zone: str) -> None:
    """It ignores RDATE."""
    described = [clocks_of(zone, year, year).to_ical() for year in range(2026, 2041)]

    assert [one for one in described if b"RDATE" in one] == []
    assert all(one.count(b"RRULE") in (0, 2) for one in described)


def test_clocks_change_at_the_hour_that_they_show_before() -> None:
    """RFC 5545, 3.6.5, whose own example is New York."""
    described = clocks_of("America/New_York", 2027, 2027).to_ical().decode()

    assert "BEGIN:DAYLIGHT\r\nDTSTART:20260308T020000\r\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\n" in described
    assert "BEGIN:STANDARD\r\nDTSTART:20261101T020000\r\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\n" in described


def test_a_zone_that_does_not_change_its_clocks_has_one_offset() -> None:
    described = clocks_of("America/Lima", 2027, 2027).to_ical().decode()

    assert described.count("TZOFFSETTO:-0500") == described.count("BEGIN:STANDARD") == 1
