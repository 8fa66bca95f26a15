"""Whose clocks the hours of a row are on, and where it is; none are guessed, and what contradicts itself is asked."""

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from handlers.countries import country_of
from handlers.meetings.sheets.days import Wrong
from handlers.meetings.sheets.grid import Row
from handlers.meetings.understanding import place_of
from handlers.meetings.when import Span, zone_of
from handlers.texts import cell_mistakes as texts

_WHERE = frozenset({"clocks", "country", "city"})
_NOON = time(12)


def country_said(row: Row, wrong: Wrong) -> str:
    """The name of the host, that of a known city when no country is written; empty when nothing says it."""
    said, city = row.says("country"), place_of(row.says("city"))
    country = country_of(said)
    if said and country is None:
        wrong("country", texts.not_a_country(said))
    host = country or (None if said else city)
    return host.name if host else ""


def zone_said(row: Row, spans: Sequence[Span], wrong: Wrong) -> str:
    """«hora de» before the country, and the country before the city; empty when it is not known, which is told.

    A city whose clocks differ, on those days, from those of the capital needs to be told by «hora de».
    """
    said = row.says("clocks")
    if said:
        zone = zone_of(said)
        if zone is None:
            wrong("clocks", texts.no_such_clocks(said))
        return zone or ""
    country, there = country_of(row.says("country")), zone_of(row.says("city"))
    if _WHERE & row.spoilt or (row.says("country") and country is None):
        return ""
    if country and there and not _same(country.zone, there, spans):
        wrong("clocks", texts.which_clocks(row.says("city"), row.says("country")))
        return ""
    zone = country.zone if country else there
    if zone is None:
        wrong("clocks", texts.no_clocks())
    return zone or ""


def _same(zone: str, other: str, spans: Sequence[Span]) -> bool:
    clocks = [
        [datetime.combine(span.first, _NOON, ZoneInfo(name)).utcoffset() for span in spans] for name in (zone, other)
    ]
    return zone == other or (bool(spans) and clocks[0] == clocks[1])
