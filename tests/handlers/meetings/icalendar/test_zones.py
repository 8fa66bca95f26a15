"""What programs call time zones."""

import pytest

from handlers.countries import COUNTRIES
from handlers.meetings.icalendar.zones import zone_named
from tests.handlers.meetings.icalendar.files import BOGOTA, event, file, only


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("America/Lima", "America/Lima"),
        ("SA Pacific Standard Time", "America/Bogota"),
        ("Pacific SA Standard Time", "America/Santiago"),
        ("Paraguay Standard Time", "America/Asuncion"),
        ("Central Standard Time (Mexico)", "America/Mexico_City"),
        ("Romance Standard Time", "Europe/Paris"),
        ("/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("/citadel.org/20210210_1/America/Guayaquil", "America/Guayaquil"),
        ("tzone://Microsoft/Utc", "UTC"),
        ("GMT", "GMT"),
        ("Hora de casa", ""),
        ("localtime", ""),
        ("America", ""),
        ("../../etc/passwd", ""),
        ("x" * 5000, ""),
        ("", ""),
    ],
)
def test_a_name_stands_for_a_zone_or_for_none(name: str, zone: str) -> None:
    assert zone_named(name, {}) == zone


@pytest.mark.parametrize("zone", sorted({country.zone for country in COUNTRIES}))
def test_our_zones_are_known(zone: str) -> None:
    assert zone_named(zone, {}) == zone


def test_a_zone_that_only_its_author_knows_is_told_by_its_offset() -> None:
    name = "(UTC-05:00) Bogotá, Lima, Quito, Rio Branco"
    home = [f';TZID="{name}":20270310T{hour}0000' for hour in ("09", "12")]

    one = only(file(BOGOTA.format(name=name), event(starts=home[0], ends=home[1])))

    assert (one.zone, one.needs_zone, one.stretches[0].starts.hour) == ("Etc/GMT+5", False, 14)


def test_a_zone_may_say_where_it_is() -> None:
    described = BOGOTA.format(name="Custom\nX-LIC-LOCATION:America/Lima")
    home = [f";TZID=Custom:20270310T{hour}0000" for hour in ("09", "12")]

    assert only(file(described, event(starts=home[0], ends=home[1]))).zone == "America/Lima"


@pytest.mark.parametrize("offset", ["-0430", "+9900", "rubbish", ""])
def test_an_unknown_zone_with_an_offset_that_is_no_zone_must_be_asked_for(offset: str) -> None:
    described = BOGOTA.format(name="Casa").replace("TZOFFSETTO:-0500", f"TZOFFSETTO:{offset}")
    home = [f";TZID=Casa:20270310T{hour}0000" for hour in ("09", "12")]

    assert only(file(described, event(starts=home[0], ends=home[1]))).needs_zone


def test_a_zone_of_a_file_is_not_remembered_for_the_next() -> None:
    home = [f";TZID=Casa:20270310T{hour}0000" for hour in ("09", "12")]
    only(file(BOGOTA.format(name="Casa"), event(starts=home[0], ends=home[1])))

    assert only(file(event(starts=home[0], ends=home[1]))).needs_zone


def test_what_a_zone_does_every_second_is_not_computed() -> None:
    described = BOGOTA.format(name="Casa").replace("TZOFFSETTO", "RRULE:FREQ=SECONDLY\nTZOFFSETTO")
    home = [f";TZID=Casa:20270310T{hour}0000" for hour in ("09", "12")]

    assert only(file(described, event(starts=home[0], ends=home[1]))).zone == "Etc/GMT+5"
