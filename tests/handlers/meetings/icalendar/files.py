"""Calendar files as programs send them."""

from handlers.meetings.icalendar import ReadEvent, Refused, read

BOGOTA = """
BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:-0500
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE
"""


def event(
    *lines: str,
    starts: str = ":20270310T140000Z",
    ends: str = ":20270310T170000Z",
    title: str = "Taller",
    uid: str = "a",
) -> str:
    """An event at nine in Lima; each line is added as it is."""
    dates = [f"DTSTART{starts}"] if starts else []
    dates += [f"DTEND{ends}"] if ends else []
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", *dates, *lines, "END:VEVENT"])


def file(*parts: str, head: str = "") -> bytes:
    """A calendar."""
    lines = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", head, *parts, "END:VCALENDAR", ""])
    return "\r\n".join(line for line in lines.split("\n") if line).encode() + b"\r\n"


def found(raw: bytes) -> list[ReadEvent]:
    """What is read."""
    events = read(raw)
    assert not isinstance(events, Refused), events.reason
    return list(events)


def only(raw: bytes) -> ReadEvent:
    """The one event of a file."""
    (one,) = found(raw)
    return one


def why_not(raw: bytes) -> str:
    """The reason, which names nothing of ours."""
    refused = read(raw)
    assert isinstance(refused, Refused)
    assert not [word for word in ("Error", "Traceback", "None", "<", "handlers", "NaN") if word in refused.reason]
    return refused.reason
