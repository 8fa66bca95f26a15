"""Files that cannot be read, and why."""

import io
import zipfile

import pytest

from tests.handlers.meetings.icalendar.files import event, file, found, why_not


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.ics", file(event()))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "vacío"),
        (b" \r\n ", "vacío"),
        (b"x" * 50_000_000, "demasiado grande"),
        (b"%PDF-1.7\x00\x81", "no es un calendario"),
        (zipped(), "no es un calendario"),
        (b"\xff\xd8\xff\xe0" * 100, "no es un calendario"),
        (b"<html>BEGIN:VCALENDAR", "no es un calendario"),
        (b"BEGIN:VCARD\r\nEND:VCARD", "no es un calendario"),
        (b"BEGIN:VCALENDAR\r\n\x00\r\nEND:VCALENDAR", "no es un calendario"),
        (file(event()).replace(b"VERSION:2.0", b"VERSION:1.0"), "vCalendar 1.0"),
        (file(event())[:-20], "cortado"),
        (file(event()) + b"END:VCALENDAR", "cortado"),
        (file(event()).replace(b"END:VEVENT", b"END:VTODO"), "cortado"),
        (b"BEGIN:VCALENDAR\r\n" * 250_000, "cortado"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 100, "cortado"),
        (b"BEGIN:VCALENDAR\r\n" + b"UID:x\r\n" * 50_000 + b"END:VCALENDAR", "cortado"),
        (file(), "no trae ninguna reunión"),
        (file("BEGIN:VTODO\nUID:x\nEND:VTODO"), "no trae ninguna reunión"),
        (file(event(), head="METHOD:REPLY"), "respuesta"),
        (file(*[event(uid=str(number)) for number in range(3000)]), "trae 3000 reuniones y leo hasta 200"),
    ],
    ids=range(20),
)
def test_a_file_that_is_none_is_told_apart(raw: bytes, reason: str) -> None:
    assert reason in why_not(raw)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (event(starts=""), "no dice cuándo empieza"),
        (event(starts=":mañana"), "no dice cuándo empieza"),
        (event(starts=":20270230T100000Z"), "no dice cuándo empieza"),
        (event(starts=":P1D"), "no dice cuándo empieza"),
        (event(ends=""), "no dice cuándo termina"),
        (event(ends=":pronto"), "no dice cuándo termina"),
        (event(ends=";VALUE=DATE:20270311"), "no dice cuándo termina"),
        (event("DURATION:1 hora", ends=""), "no dice cuándo termina"),
        (event("DURATION:P999999999999W", ends=""), "no dice cuándo termina"),
        (event(starts=":20270310T090000"), "no dice cuándo termina"),
        (event(ends=":20270310T120000"), "termina antes de empezar"),
        (event(ends=":20270310T130000Z"), "termina antes de empezar"),
        (event(ends=":20270310T140000Z"), "termina antes de empezar"),
        (event("DURATION:-PT1H", ends=""), "termina antes de empezar"),
        (event(starts=":19700101T000000Z"), "fuera de los años"),
        (event(ends=":99991231T235959Z"), "fuera de los años"),
        (event("DURATION:P9999W", ends=""), "fuera de los años"),
        (event("DURATION:P500000W", ends=""), "no dice cuándo termina"),
    ],
    ids=range(18),
)
def test_what_is_wrong_is_told_by_the_title(bad: str, reason: str) -> None:
    assert why_not(file(event(uid="b", title="Otro"), bad)).startswith("«Taller»")
    assert reason in why_not(file(bad))


def test_an_event_without_a_title_is_told_so() -> None:
    assert "«sin título»" in why_not(file(event(starts="", title="")))


def test_all_that_is_wrong_is_told_at_once_as_long_as_it_can_be_read() -> None:
    bad = [event(starts="", uid=str(number), title=f"Taller {number}") for number in range(12)]

    reason = why_not(file(*bad))

    assert [f"«Taller {number}»" in reason for number in range(7)] == [True] * 5 + [False] * 2
    assert reason.endswith("… y 7 más.")


def test_two_hundred_events_are_read() -> None:
    assert len(found(file(*[event(uid=str(number)) for number in range(200)]))) == 200
