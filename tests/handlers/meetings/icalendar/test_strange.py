"""Whatever the bytes are, something comes back: meetings, or a reason."""

from hypothesis import given
from hypothesis import strategies as st

from handlers.meetings.icalendar import Refused, read
from tests.handlers.meetings.icalendar.files import event, file
from tests.handlers.meetings.icalendar.programs import APPLE, GOOGLE, OUTLOOK

TEXTS = st.text(st.characters(codec="utf-8"), max_size=80)


@given(st.binary(max_size=300))
def test_no_bytes_are_too_strange(raw: bytes) -> None:
    assert isinstance(read(raw), Refused)


LINES = st.sampled_from(GOOGLE.decode().splitlines() + OUTLOOK.decode().splitlines() + APPLE.decode().splitlines())
STRANGE = st.sampled_from(
    [
        *("RRULE:FREQ=WEEKLY;COUNT=3", "RRULE:FREQ=DAILY;UNTIL=99991231", "RRULE:UNTIL=99991231T235959;FREQ=DAILY"),
        *("EXDATE:20270310T140000Z", "EXDATE:00010101T000000", "RECURRENCE-ID:00010101T000000", "TZOFFSETTO:+9900"),
        *("DTSTART:99991231T235959Z", "DTSTART:00010101T000000Z", "DTSTART:20270310T140000/PT1H", "DTSTART:20270310T"),
        *("DTSTART;TZID=America:20270310T090000", f"DTSTART;TZID={'x/' * 300}:20270310T090000", "DTEND:2027"),
        *("DURATION:P9999999999D", "DURATION:-P1D", "SEQUENCE:١٢", "UID:", "RELATED-TO:4k2@google.com"),
        *("BEGIN:VEVENT", "END:VEVENT", "END:"),
    ]
)


@given(st.lists(LINES | STRANGE | TEXTS, max_size=30), st.booleans())
def test_no_lines_are_too_strange(lines: list[str], within: bool) -> None:
    """Whatever comes back can be made into sessions."""
    body = file(event(*lines)) if within else file(*lines)

    events = read(body)

    assert isinstance(events, Refused) or all(one.sessions("America/Lima") for one in events)
