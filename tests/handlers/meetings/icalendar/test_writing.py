"""Files and feeds, as another program reads them."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.meetings.icalendar import feed_of, file_of
from handlers.meetings.icalendar.plain import in_a_line, tidy
from tests.handlers.meetings.icalendar.given import AT_NINE, COPY, NOW, days, meeting, session
from tests.handlers.meetings.icalendar.seen import seen

LINK = "https://zoom.us/j/123?pwd=a,b;c"
TEXTS = st.text(st.characters(codec="utf-8"), max_size=120)
AWKWARD = [
    "Uno, dos; tres",
    r"C:\Nuevo\nombre\\servidor\,",
    "Título\r\nEND:VEVENT\r\nBEGIN:VEVENT",
    '<b>Importante</b> & «comillas» "dobles"',
    "Ñandú 🇵🇪🎉 " * 20,
    "á" * 200,
    "a:b=c;d,e^n^'",
]


def test_a_file_is_a_valid_calendar_with_one_event_for_each_session() -> None:
    two = meeting(session(title="Apertura"), session(AT_NINE + timedelta(days=1)), sequence=3, theme="Asilo")

    calendar = seen(file_of(two, COPY))

    first, second = calendar.vevent_list
    assert calendar.method.value == "PUBLISH"
    assert (first.uid.value, second.uid.value) == ("reunion-7-sesion-1@enlace", "reunion-7-sesion-2@enlace")
    assert (first.summary.value, second.summary.value) == ("Reunión plenaria — Apertura", "Reunión plenaria")
    assert (first.sequence.value, first.status.value, first.categories.value) == ("3", "CONFIRMED", ["Asilo"])
    assert first.dtstamp.value == NOW


def test_a_uid_without_a_host_is_numbered_too() -> None:
    calendar = seen(file_of(meeting(uid="abc"), COPY))

    assert calendar.vevent.uid.value == "abc-sesion-1"


def test_whole_days_are_dates_on_the_clocks_of_the_host() -> None:
    """On the first of these days Santiago has no midnight."""
    santiago = "America/Santiago"
    whole = meeting(days(datetime(2026, 9, 6), datetime(2026, 9, 8), santiago), zone=santiago)  # noqa: DTZ001 -- clocks

    event = seen(file_of(whole, COPY)).vevent

    assert (event.dtstart.value, event.dtend.value) == (date(2026, 9, 6), date(2026, 9, 8))
    assert "Horario por confirmar" in event.description.value


def test_the_description_tells_who_convenes_and_what_is_on_the_agenda() -> None:
    event = seen(file_of(meeting(convenes="CONARE", agenda="1. Apertura\n2. Cierre", city="Lima"), COPY)).vevent

    assert event.description.value == "Convoca: CONARE\nModalidad: presencial\n\nAgenda:\n1. Apertura\n2. Cierre"
    assert event.location.value == "Lima"


def test_online_is_a_place_when_there_is_no_other() -> None:
    event = seen(file_of(meeting(mode="online"), COPY)).vevent

    assert event.location.value == "En línea"


def test_the_link_is_for_approved_people_alone() -> None:
    online = meeting(mode="online", link=LINK)

    theirs, others = file_of(online, COPY), file_of(online, replace(COPY, approved=False))

    event = seen(theirs).vevent
    assert event.url.value == LINK
    assert LINK in event.description.value
    assert f"CONFERENCE;FEATURE=VIDEO;VALUE=URI:{LINK}\r\n".encode() in unfolded(theirs)
    assert b"zoom" not in unfolded(others)
    assert b"zoom" not in unfolded(feed_of([online], replace(COPY, approved=False)))


@pytest.mark.parametrize(
    "link", ["Zoom 123 456, clave 789", "https://a.b/\r\nX-EVIL:1", "javascript:alert(1)", "https://"]
)
def test_what_is_no_link_is_only_told(link: str) -> None:
    event = seen(file_of(meeting(link=link), COPY)).vevent

    assert "url" not in event.contents
    assert "conference" not in event.contents
    assert "x-evil" not in event.contents
    assert "Enlace: " in event.description.value


def test_an_organiser_is_named_where_there_is_an_address() -> None:
    convened = meeting(convenes='Comisión "A"\r\nX-EVIL:1')

    event = seen(file_of(convened, replace(COPY, organizer="conare@example.org"))).vevent

    assert event.organizer.value == "mailto:conare@example.org"
    assert event.organizer.params["CN"] == ["Comisión 'A' X-EVIL:1"]
    assert "organizer" not in seen(file_of(convened, replace(COPY, organizer="no\r\nX:1@a"))).vevent.contents


@pytest.mark.parametrize("text", AWKWARD)
def test_another_program_reads_the_texts_that_were_written(text: str) -> None:
    event = seen(file_of(meeting(title=text, agenda=text, place=text, theme=text), COPY)).vevent

    assert event.summary.value == event.location.value == in_a_line(text)
    assert event.description.value.endswith(tidy(text))
    assert event.categories.value == [in_a_line(text)]


@given(TEXTS, TEXTS)
def test_no_text_breaks_a_file(title: str, agenda: str) -> None:
    raw = file_of(meeting(title=title, agenda=agenda, place=title, theme=title, convenes=title, link=title), COPY)

    event = seen(raw).vevent
    assert event.summary.value == in_a_line(title)
    assert event.description.value.endswith(tidy(agenda))
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_a_title_cannot_smuggle_in_an_event() -> None:
    raw = file_of(meeting(title="A\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:x", uid="a\r\nX-EVIL:1"), COPY)

    assert len(seen(raw).vevent_list) == 1
    assert not re.search(rb"^X-EVIL", raw, re.MULTILINE)


def test_nobody_is_reminded_of_a_cancelled_meeting() -> None:
    event = seen(file_of(meeting(state="cancelled", link=LINK), COPY)).vevent

    assert "valarm" not in event.contents
    assert (event.status.value, event.transp.value) == ("CANCELLED", "TRANSPARENT")
    assert event.summary.value == "CANCELADA: Reunión plenaria"


def test_a_draft_has_no_file() -> None:
    with pytest.raises(ValueError, match="draft"):
        file_of(meeting(state="draft"), COPY)


def test_a_feed_has_all_that_was_announced() -> None:
    lima, santiago = meeting(), meeting(uid="b@e", zone="America/Santiago", state="cancelled")
    draft = meeting(uid="c@e", state="draft")

    calendar = seen(feed_of([lima, santiago, draft], COPY, name="Reuniones, todas"))

    assert [event.status.value for event in calendar.vevent_list] == ["CONFIRMED", "CANCELLED"]
    assert [zone.tzid.value for zone in calendar.vtimezone_list] == ["America/Lima", "America/Santiago"]
    assert calendar.contents["x-wr-calname"][0].value == calendar.contents["name"][0].value == "Reuniones, todas"
    assert "method" not in calendar.contents


def test_a_feed_asks_to_be_read_again() -> None:
    raw = feed_of([meeting()], COPY)

    assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in raw
    assert b"\r\nX-PUBLISHED-TTL:PT6H\r\n" in raw


def test_an_empty_feed_is_a_calendar() -> None:
    raw = feed_of([], COPY)

    assert raw.startswith(b"BEGIN:VCALENDAR\r\n")
    assert raw.endswith(b"END:VCALENDAR\r\n")


def test_an_unchanged_feed_is_the_same_bytes() -> None:
    """So that whoever serves it can say that nothing changed."""
    changed = meeting(changed=datetime(2026, 11, 1, tzinfo=UTC))

    assert feed_of([changed], COPY) == feed_of([changed], replace(COPY, written=NOW + timedelta(days=1)))


def unfolded(raw: bytes) -> bytes:
    return raw.replace(b"\r\n ", b"")
