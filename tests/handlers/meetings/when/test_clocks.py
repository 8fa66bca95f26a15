"""Whose clock an hour is on, and what happens when clocks change."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from handlers.countries import COUNTRIES
from handlers.meetings.when import Impossible, moment, zone_of

MORE = (
    "America/Tijuana",
    "America/Ciudad_Juarez",
    "America/Santiago",
    "America/Punta_Arenas",
    "America/Asuncion",
    "Pacific/Easter",
)
ZONES = sorted({country.zone for country in COUNTRIES} | set(MORE))
FROM, UNTIL = datetime(2026, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@cache
def changes(zone: str) -> tuple[tuple[datetime, timedelta], ...]:
    """The instants at which the clocks of a zone change, and by how much."""
    return tuple(_scanned(ZoneInfo(zone)))


def _scanned(zone: ZoneInfo) -> Iterator[tuple[datetime, timedelta]]:
    at = FROM
    while at < UNTIL:
        after = at + timedelta(hours=1)
        change = _offset(after, zone) - _offset(at, zone)
        if change:
            low, high = at, after
            while high - low > MINUTE:
                middle = low + (high - low) // 2
                middle -= timedelta(seconds=middle.second, microseconds=middle.microsecond)
                low, high = (middle, high) if _offset(middle, zone) == _offset(at, zone) else (low, middle)
            yield high, change
        at = after


def _offset(at: datetime, zone: ZoneInfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _shown(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def _moment(local: datetime, zone: str) -> datetime | Impossible:
    return moment(local.date(), local.time(), zone)


@pytest.mark.parametrize("zone", ZONES)
def test_the_hours_around_every_change_of_the_clocks_are_the_moments_they_show(zone: str) -> None:
    for at, change in changes(zone):
        repeated = -change if change < timedelta() else timedelta()

        before, after = at - MINUTE - repeated, at + repeated

        assert _moment(_shown(before, zone), zone) == before
        assert _moment(_shown(after, zone), zone) == after


@pytest.mark.parametrize("zone", ZONES)
def test_an_hour_that_the_clocks_skip_is_impossible(zone: str) -> None:
    for at, change in changes(zone):
        if change > timedelta():
            skipped = _shown(at, zone) - change
            for local in (skipped, skipped + change / 2, skipped + change - MINUTE):
                refused = _moment(local, zone)

                assert isinstance(refused, Impossible)
                assert f"{local:%H:%M}" in refused.reason


@pytest.mark.parametrize("zone", ZONES)
def test_an_hour_that_the_clocks_show_twice_is_the_first(zone: str) -> None:
    for at, change in changes(zone):
        if change < timedelta():
            for instant in (at + change, at + change / 2, at - MINUTE):
                assert _moment(_shown(instant, zone), zone) == instant
                assert _shown(instant - change, zone) == _shown(instant, zone)


def test_the_zones_whose_clocks_change_are_the_ones_that_are_known_to() -> None:
    changing = {zone for zone in ZONES if changes(zone)}

    assert {
        "America/Santiago",
        "Pacific/Easter",
        "America/Tijuana",
        "America/Ciudad_Juarez",
        "America/Havana",
    } < changing
    assert changing.isdisjoint({"America/Punta_Arenas", "America/Mexico_City", "America/Sao_Paulo", "America/Lima"})


def test_an_hour_with_a_zone_of_its_own_is_read_on_the_clocks_of_the_zone_that_is_asked_for() -> None:
    assert moment(date(2027, 3, 10), time(10, tzinfo=UTC), "America/Lima") == datetime(2027, 3, 10, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("hora de Panamá", "America/Panama"),
        ("10:00 a 12:00 (hora de Chile)", "America/Santiago"),
        ("a las 10, HORA DE TIJUANA", "America/Tijuana"),
        ("hora local de Brasilia", "America/Sao_Paulo"),
        ("15 h, hora de Lima, por Zoom", "America/Lima"),
        ("hora de la Ciudad de México", "America/Mexico_City"),
        ("9:00 hora México", "America/Mexico_City"),
        ("hora de Ciudad Juárez", "America/Ciudad_Juarez"),
        ("hora de Punta Arenas", "America/Punta_Arenas"),
        ("hora de Isla de Pascua", "Pacific/Easter"),
        ("hora colombiana", "America/Bogota"),
        ("horario argentino", "America/Argentina/Buenos_Aires"),
        ("hora de República Dominicana", "America/Santo_Domingo"),
        ("hora de Costa Rica", "America/Costa_Rica"),
        ("hora de Santo Domingo", "America/Santo_Domingo"),
        ("15:00 UTC", "UTC"),
        ("15:00 GMT-5", "Etc/GMT+5"),
        ("15:00 (UTC−03:00)", "Etc/GMT+3"),
        ("UTC +2", "Etc/GMT-2"),
        ("GMT+0", "UTC"),
        ("Tijuana", "America/Tijuana"),
        ("de Ecuador", "America/Guayaquil"),
        ("la Argentina", "America/Argentina/Buenos_Aires"),
        ("El Salvador", "America/El_Salvador"),
    ],
)
def test_a_zone_is_read_from_whose_hour_it_is(text: str, zone: str) -> None:
    assert zone_of(text) == zone
    assert ZoneInfo(zone).key == zone


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hola",
        "reunión en Panamá a las 10",
        "10:00 hora de Panamá, 12:00 hora de Chile",
        "a la hora de siempre",
        "GMT-3:30",
        "UTC+19",
        "hora de",
        "de",
        "es la hora de los países",
        "hora del este",
    ],
)
def test_a_place_that_is_not_whose_hour_it_is_says_no_zone(text: str) -> None:
    assert zone_of(text) is None
