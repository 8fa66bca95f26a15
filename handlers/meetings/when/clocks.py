"""Whose clock an hour is on, and which moment it is there."""

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from handlers.countries import COUNTRIES
from handlers.countries import zone_of as zone_of_country
from handlers.meetings.when import reasons
from handlers.meetings.when.values import Impossible
from knowledge.text import plain

_PLACES = {
    "tijuana": "America/Tijuana", "mexicali": "America/Tijuana", "ensenada": "America/Tijuana",
    "baja california": "America/Tijuana", "ciudad juarez": "America/Ciudad_Juarez",
    "cd juarez": "America/Ciudad_Juarez", "juarez": "America/Ciudad_Juarez",
    "chihuahua": "America/Chihuahua", "hermosillo": "America/Hermosillo",
    "sonora": "America/Hermosillo", "mazatlan": "America/Mazatlan",
    "culiacan": "America/Mazatlan", "sinaloa": "America/Mazatlan", "cancun": "America/Cancun",
    "quintana roo": "America/Cancun", "monterrey": "America/Monterrey",
    "tapachula": "America/Mexico_City", "cdmx": "America/Mexico_City", "matamoros": "America/Matamoros",
    "nuevo laredo": "America/Matamoros", "reynosa": "America/Matamoros", "ojinaga": "America/Ojinaga",
    "punta arenas": "America/Punta_Arenas", "magallanes": "America/Punta_Arenas", "coyhaique": "America/Coyhaique",
    "aysen": "America/Coyhaique", "isla de pascua": "Pacific/Easter", "rapa nui": "Pacific/Easter",
    "antofagasta": "America/Santiago", "valparaiso": "America/Santiago", "arica": "America/Santiago",
    "santiago de chile": "America/Santiago", "galapagos": "Pacific/Galapagos", "guayaquil": "America/Guayaquil",
    "manaos": "America/Manaus", "manaus": "America/Manaus", "boa vista": "America/Boa_Vista",
    "roraima": "America/Boa_Vista", "rio branco": "America/Rio_Branco", "fernando de noronha": "America/Noronha",
    "sao paulo": "America/Sao_Paulo", "san pablo": "America/Sao_Paulo", "rio de janeiro": "America/Sao_Paulo",
    "porto velho": "America/Porto_Velho", "cuiaba": "America/Cuiaba", "campo grande": "America/Campo_Grande",
    "mendoza": "America/Argentina/Mendoza",
    "ushuaia": "America/Argentina/Ushuaia", "salta": "America/Argentina/Salta",
    "santa cruz de la sierra": "America/La_Paz", "cochabamba": "America/La_Paz", "sucre": "America/La_Paz",
    "medellin": "America/Bogota", "cali": "America/Bogota", "cucuta": "America/Bogota", "cusco": "America/Lima",
    "tacna": "America/Lima", "ginebra": "Europe/Zurich",
    "nueva york": "America/New_York", "washington dc": "America/New_York", "miami": "America/New_York",
    "canarias": "Atlantic/Canary", "bs as": "America/Argentina/Buenos_Aires", "caba": "America/Argentina/Buenos_Aires",

    "san pedro sula": "America/Tegucigalpa", "encarnacion": "America/Asuncion", "ciudad del este": "America/Asuncion",
}  # fmt: skip
"""Places whose clocks a capital does not tell, and the cities that people name most; no name of two places."""

_CITIES = {plain(country.city): country.zone for country in reversed(COUNTRIES)}
_SHORT_NAMES = ("uk", "usa", "ue", "eeuu", "rd")
_LONGEST_NAME = 5
_SAID = re.compile(
    r"(?<!\S)(?:horas?|horario) (?:local |oficial |legal )?(?:(?:de|del|en|para) )?(?:(?:la|el|los|las) )?"
)
_UTC = re.compile(
    r"\b(?:utc|gmt)\b(?:\s?(?P<sign>[+\-−–])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?\b)?", re.IGNORECASE
)
_WEST, _EAST = 12, 14
"""The widest offsets from UTC that clocks keep, in hours."""


def zone_of(text: str) -> str | None:
    """The IANA zone whose hour a text says: «hora de Tijuana», «GMT-5», «hora chilena», or a place and nothing else.

    A country is its capital's zone. None when the text says none, two of them, or an offset that is not in whole hours;
    a place that is named without «hora» is where people meet, not whose clock they use.
    """
    said = plain(text)
    named = {_place_at(said[found.end() :].split()) for found in _SAID.finditer(said)}
    zones = {zone for zone in named | {_from_utc(found) for found in _UTC.finditer(text)} if zone}
    if len(zones) == 1:
        return zones.pop()
    return None if zones else _place(re.sub(r"^(?:(?:de|en|la de|por|con) )?(?:la |el )?", "", said)) or _place(said)


def moment(day: date, hour: time, zone: str) -> datetime | Impossible:
    """The moment, in UTC, when the clocks of a zone show that hour of that day.

    An hour that the clocks skip is Impossible; one that they show twice is the first of the two. Midnight at the end of
    a day is 00:00 of the next: a Span's `closes` of 00:00 belongs to the following day.
    """
    local = datetime.combine(day, hour.replace(tzinfo=None, fold=0), ZoneInfo(zone))
    instant = local.astimezone(UTC)
    shown = instant.astimezone(local.tzinfo)
    if shown.replace(tzinfo=None) != local.replace(tzinfo=None):
        return Impossible(reasons.skipped_hour(day, hour, zone))
    return instant


def _place_at(words: list[str]) -> str | None:
    """The zone of the longest name that the words begin with."""
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        zone = _place(" ".join(words[:length]))
        if zone:
            return zone
    return None


def _place(name: str) -> str | None:
    if name in _PLACES:
        return _PLACES[name]
    if name in _CITIES:
        return _CITIES[name]
    return zone_of_country(name) if len(name) > 3 or name in _SHORT_NAMES else None


def _from_utc(found: re.Match[str]) -> str | None:
    """The zone of an offset; IANA writes the sign the other way round."""
    if not found["sign"]:
        return "UTC"
    hours, west = int(found["hours"]), found["sign"] != "+"
    if int(found["minutes"] or 0) or hours > (_WEST if west else _EAST):
        return None
    return f"Etc/GMT{'+' if west else '-'}{hours}" if hours else "UTC"
