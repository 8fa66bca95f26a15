"""Files that a secretary sends."""

from datetime import UTC, datetime, timedelta

import pytest

from handlers.meetings.icalendar import ReadEvent
from tests.handlers.meetings.icalendar.files import event, file, found, only
from tests.handlers.meetings.icalendar.given import AT_NINE, days, session
from tests.handlers.meetings.icalendar.programs import APPLE, GOOGLE, OUTLOOK


def test_an_export_of_google() -> None:
    assert only(GOOGLE) == ReadEvent(
        uid="4k2@google.com",
        title="Taller de calidad",
        stretches=only(GOOGLE).stretches,
        zone="America/Lima",
        location="Lima, Perú",
        link="https://meet.google.com/abc-defg-hij",
        description="<b>Agenda</b>\nUno, dos\n\nÚnete: https://meet.google.com/abc-defg-hij",
        organizer="secretaria@example.org",
        theme="",
        cancelled=False,
        sequence=2,
    )
    assert only(GOOGLE).sessions() == (session(),)


def test_an_export_of_outlook_in_windows() -> None:
    """Whose encoding is not UTF-8."""
    read_ = only(OUTLOOK.decode().encode("cp1252"))

    assert (read_.title, read_.zone, read_.organizer) == ("Mesa técnica", "America/Bogota", "Secretaría")
    assert read_.link == "https://teams.microsoft.com/l/meetup-join/19%3a/0?context=x"
    assert read_.sessions() == (session(),)


def test_an_export_of_apple_with_whole_days() -> None:
    """It says of no zone that these are its days."""
    visit = only(APPLE)

    assert (visit.location, visit.link, visit.needs_zone) == ("", "https://us02web.zoom.us/j/99", True)
    assert visit.sessions("America/Santiago") == (
        days(datetime(2027, 3, 10), datetime(2027, 3, 12), "America/Santiago"),  # noqa: DTZ001 -- clocks
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_accents_survive_each_encoding(encoding: str) -> None:
    assert only(file(event(title="Sesión de año «ñ»")).decode().encode(encoding)).title == "Sesión de año «ñ»"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_lines_may_end_in_any_way(end: str) -> None:
    assert only(file(event()).replace(b"\r\n", end.encode())).title == "Taller"


def test_an_hour_without_a_zone_asks_for_one() -> None:
    floating = only(file(event(starts=":20270310T090000", ends=":20270310T120000")))

    assert (floating.zone, floating.needs_zone) == ("", True)
    assert floating.sessions("America/Lima") == (session(),)


def test_a_calendar_may_say_where_its_hours_are() -> None:
    raw = file(event(starts=":20270310T090000", ends=":20270310T120000"), head="X-WR-TIMEZONE:America/Lima")

    assert (only(raw).needs_zone, only(raw).sessions()) == (False, (session(),))


def test_an_end_may_be_a_duration() -> None:
    assert only(file(event("DURATION:PT3H", ends=""))).sessions() == (session(),)


def test_days_are_counted_on_the_calendar_and_hours_on_a_stopwatch() -> None:
    """In the night before the seventh of September of 2026 a day in Santiago has 23 hours."""
    starts = ";TZID=America/Santiago:20260905T120000"

    day = only(file(event("DURATION:P1D", starts=starts, ends=""))).sessions()[0]
    hours = only(file(event("DURATION:PT23H", starts=starts, ends=""))).sessions()[0]

    assert day.ends - day.starts == hours.ends - hours.starts == timedelta(hours=23)


def test_a_duration_may_end_in_the_hour_that_is_shown_twice() -> None:
    """In Santiago, eleven at night of the third of April of 2027."""
    late = only(file(event("DURATION:PT2H", starts=";TZID=America/Santiago:20270403T220000", ends=""))).sessions()[0]

    assert (late.ends - late.starts, late.ends.hour) == (timedelta(hours=2), 3)


def test_an_hour_that_no_clock_shows_lasts_as_long() -> None:
    """Half past midnight of the sixth of September of 2026, once it is known that it is in Santiago."""
    floating = only(file(event(starts=":20260906T003000", ends=":20260906T010000")))

    one = floating.sessions("America/Santiago")[0]
    assert one.ends - one.starts == timedelta(minutes=30)


def test_a_date_alone_is_a_day() -> None:
    day = only(file(event(starts=";VALUE=DATE:20270310", ends=""), head="X-WR-TIMEZONE:America/Lima")).sessions()[0]

    assert (day.ends - day.starts, day.whole_days) == (timedelta(days=1), True)


def test_events_of_one_name_are_sessions_of_a_meeting() -> None:
    raw = file(
        event(uid="a-sesion-2@e", title="Taller — Cierre", starts=":20270311T140000Z", ends=":20270311T170000Z"),
        event(uid="a-sesion-1@e", title="Taller — Apertura"),
    )

    assert (only(raw).uid, only(raw).title) == ("a@e", "Taller")
    assert only(raw).sessions() == (
        session(title="Apertura"),
        session(AT_NINE + timedelta(days=1), title="Cierre"),
    )


def test_kin_are_sessions_of_a_meeting() -> None:
    raw = file(
        event(uid="a"),
        event("RELATED-TO:c", uid="b", starts=":20270311T140000Z", ends=":20270311T170000Z"),
        event("RELATED-TO;RELTYPE=SIBLING:a", uid="c", starts=":20270312T140000Z", ends=":20270312T170000Z"),
    )

    assert len(only(raw).stretches) == 3


def test_kin_that_overlap_are_meetings_of_their_own() -> None:
    raw = file(event(uid="a", title="Mesa A"), event("RELATED-TO:a", uid="b", title="Mesa B"))

    assert [one.title for one in found(raw)] == ["Mesa A", "Mesa B"]


def test_strangers_stay_apart() -> None:
    assert len(found(file(event(uid="a"), event(uid="b"), event(uid=""), event(uid="")))) == 4


def test_the_latest_version_of_an_event_counts() -> None:
    raw = file(event("SEQUENCE:2", title="Nuevo"), event("SEQUENCE:1", title="Viejo", starts=":20270310T130000Z"))

    assert [(one.title, one.sequence) for one in found(raw)] == [("Nuevo", 2)]


def test_a_cancelled_session_is_left_out_and_a_cancelled_meeting_is_told() -> None:
    kept, off = event(uid="a-sesion-1"), event("STATUS:CANCELLED", uid="a-sesion-2", title="CANCELADA: Taller")

    assert (only(file(kept, off)).cancelled, len(only(file(kept, off)).stretches)) == (False, 1)
    assert (only(file(off)).cancelled, only(file(off)).title) == (True, "Taller")
    assert only(file(kept, head="METHOD:CANCEL")).cancelled


@pytest.mark.parametrize(
    ("lines", "link"),
    [
        (["CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://a.org/1", "URL:https://b.org"], "https://a.org/1"),
        (["X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/2"], "https://teams.microsoft.com/l/2"),
        (["URL:https://b.org/", "DESCRIPTION:Sala (https://zoom.us/j/3\\, clave 1)."], "https://zoom.us/j/3"),
        (["URL:https://b.org/x", "DESCRIPTION:Lea https://c.org"], "https://b.org/x"),
        (["DESCRIPTION:Lea https://c.org y https://zoom.us.evil.org/j/1"], ""),
        (["URL:javascript:alert(1)"], ""),
        (["CONFERENCE:tel:+51-1-234"], ""),
    ],
)
def test_where_to_join_is_found_wherever_it_is(lines: list[str], link: str) -> None:
    assert only(file(event(*lines))).link == link


def test_lines_that_are_none_are_passed_over() -> None:
    raw = file(event("DESCRIPTION", "LOCATION;X=:", "SUMMARY;;:x", "rubbish", 'ORGANIZER;CN="a:mailto:x@y.org'))

    assert only(raw).title == "Taller"


def test_the_moment_is_told_in_utc() -> None:
    assert {stretch.starts.tzinfo for stretch in only(GOOGLE).stretches} == {UTC}
