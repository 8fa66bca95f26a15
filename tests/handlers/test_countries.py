"""Countries and their zones."""

from zoneinfo import ZoneInfo

import pytest

from handlers.countries import COUNTRIES, city_of, country_of, is_convener, zone_of
from knowledge.reading import COUNTRIES as IN_CONTENT
from tests.shipped import shipped_library


@pytest.mark.parametrize("zone", sorted({country.zone for country in COUNTRIES}))
def test_every_zone_exists_and_has_a_city(zone: str) -> None:
    assert ZoneInfo(zone).key == zone
    assert city_of(zone)


def test_every_country_of_the_content_has_a_zone() -> None:
    assert [country for country in IN_CONTENT if zone_of(country) is None] == []


def test_every_country_is_found_by_its_name_and_by_its_code() -> None:
    astray = [c.name for c in COUNTRIES if zone_of(c.name) != c.zone or zone_of(c.code) != c.zone]

    assert astray == []


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("mexico", "America/Mexico_City"),
        ("la Argentina", "America/Argentina/Buenos_Aires"),
        ("EE. UU.", "America/New_York"),
        ("salvadoreñas", "America/El_Salvador"),
        ("ESPAÑOLES", "Europe/Madrid"),
        ("francesas", "Europe/Paris"),
        ("El Salvador", "America/El_Salvador"),
        ("república dominicana", "America/Santo_Domingo"),
        ("nicaraguense", "America/Managua"),
        ("py", "America/Asuncion"),
        ("ca", "America/Toronto"),
        (" Perú ", "America/Lima"),
    ],
)
def test_a_country_is_known_however_it_is_written(written: str, zone: str) -> None:
    assert zone_of(written) == zone


@pytest.mark.parametrize("written", ["", "Atlántida", "os", "la", "xx"])
def test_what_is_no_country_has_no_zone(written: str) -> None:
    assert zone_of(written) is None


def test_a_zone_of_no_country_of_ours_has_no_city() -> None:
    assert city_of("Asia/Tashkent") is None


def test_a_commission_convenes_for_its_country_by_an_acronym_that_no_other_has() -> None:
    acronyms = [(one.acronym, one.country) for one in shipped_library().content.commissions if one.acronym]
    counted = [acronym.casefold() for acronym, _ in acronyms]

    meant = {acronym: [c.name for c in COUNTRIES if is_convener(c, acronym)] for acronym, _ in acronyms}

    for acronym, country in acronyms:
        known = country_of(country)
        alone = counted.count(acronym.casefold()) == 1
        assert meant[acronym] == ([known.name] if known and alone else []), acronym
