"""The countries of the Quito Process and those that come as guests, with the time zone of their capital.

A zone is only the default: whoever works in Antofagasta or Galápagos says so. The city is the one that people there
name when they say what time it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.text import plain


@dataclass(frozen=True, slots=True)
class Country:
    """`code` is ISO 3166; `others` are its other names and its people, in the singular."""

    name: str
    code: str
    zone: str
    city: str
    others: str = ""


COUNTRIES = (
    Country("Argentina", "AR", "America/Argentina/Buenos_Aires", "Buenos Aires", "argentino, republica argentina"),
    Country("Belice", "BZ", "America/Belize", "Belmopán", "belize, beliceño"),
    Country("Bolivia", "BO", "America/La_Paz", "La Paz", "boliviano, estado plurinacional de bolivia"),
    Country("Brasil", "BR", "America/Sao_Paulo", "Brasilia", "brasileño, brasilero, brazil"),
    Country("Chile", "CL", "America/Santiago", "Santiago", "chileno"),
    Country("Colombia", "CO", "America/Bogota", "Bogotá", "colombiano"),
    Country("Costa Rica", "CR", "America/Costa_Rica", "San José", "costarricense, tico"),
    Country("Cuba", "CU", "America/Havana", "La Habana", "cubano"),
    Country("Curazao", "CW", "America/Curacao", "Willemstad", "curacao, curazoleño"),
    Country("Ecuador", "EC", "America/Guayaquil", "Quito", "ecuatoriano"),
    Country("El Salvador", "SV", "America/El_Salvador", "San Salvador", "salvadoreño, salvador"),
    Country("Guatemala", "GT", "America/Guatemala", "Ciudad de Guatemala", "guatemalteco, chapin"),
    Country("Guyana", "GY", "America/Guyana", "Georgetown", "guyanes, guayana"),
    Country("Haití", "HT", "America/Port-au-Prince", "Puerto Príncipe", "haitiano"),
    Country("Honduras", "HN", "America/Tegucigalpa", "Tegucigalpa", "hondureño"),
    Country("Jamaica", "JM", "America/Jamaica", "Kingston", "jamaiquino, jamaicano"),
    Country("México", "MX", "America/Mexico_City", "Ciudad de México", "mejico, mexicano, mejicano"),
    Country("Nicaragua", "NI", "America/Managua", "Managua", "nicaragüense"),
    Country("Panamá", "PA", "America/Panama", "Ciudad de Panamá", "panameño"),
    Country("Paraguay", "PY", "America/Asuncion", "Asunción", "paraguayo"),
    Country("Perú", "PE", "America/Lima", "Lima", "peruano"),
    Country("República Dominicana", "DO", "America/Santo_Domingo", "Santo Domingo", "dominicano, rep dominicana"),
    Country("Surinam", "SR", "America/Paramaribo", "Paramaribo", "suriname, surinames"),
    Country("Trinidad y Tobago", "TT", "America/Port_of_Spain", "Puerto España", "trinidad y tabago, trinitense"),
    Country("Uruguay", "UY", "America/Montevideo", "Montevideo", "uruguayo"),
    Country("Venezuela", "VE", "America/Caracas", "Caracas", "venezolano, republica bolivariana de venezuela"),
    Country("Alemania", "DE", "Europe/Berlin", "Berlín", "aleman, alemana"),
    Country("Bélgica", "BE", "Europe/Brussels", "Bruselas", "belga"),
    Country("Canadá", "CA", "America/Toronto", "Ottawa", "canadiense"),
    Country("Corea del Sur", "KR", "Asia/Seoul", "Seúl", "corea, surcoreano, republica de corea"),
    Country("España", "ES", "Europe/Madrid", "Madrid", "español, española"),
    Country("Estados Unidos", "US", "America/New_York", "Washington", "eeuu, ee uu, usa, estadounidense"),
    Country("Francia", "FR", "Europe/Paris", "París", "frances, francesa"),
    Country("Italia", "IT", "Europe/Rome", "Roma", "italiano"),
    Country("Japón", "JP", "Asia/Tokyo", "Tokio", "japones, japonesa"),
    Country("Noruega", "NO", "Europe/Oslo", "Oslo", "noruego"),
    Country("Países Bajos", "NL", "Europe/Amsterdam", "Ámsterdam", "holanda, neerlandes, neerlandesa"),
    Country("Portugal", "PT", "Europe/Lisbon", "Lisboa", "portugues, portuguesa"),
    Country("Reino Unido", "GB", "Europe/London", "Londres", "gran bretaña, britanico, uk"),
    Country("Suecia", "SE", "Europe/Stockholm", "Estocolmo", "sueco"),
    Country("Suiza", "CH", "Europe/Zurich", "Berna", "suizo"),
    Country("Unión Europea", "EU", "Europe/Brussels", "Bruselas", "ue, europeo"),
)


def zone_of(country: str) -> str | None:
    """The IANA zone of a country's capital, whether named, by its people or by its ISO code."""
    found = country_of(country)
    return found.zone if found else None


def country_of(written: str) -> Country | None:
    """Which country is meant, whatever the accents and the case."""
    return _BY_NAME.get(plain(written).removeprefix("la ").removeprefix("el ").removeprefix("los "))


def city_of(zone: str) -> str | None:
    """What people call the time of a zone: «Asunción» for America/Asuncion."""
    return _BY_ZONE.get(zone)


def is_named(country: Country, text: str) -> bool:
    """Whether the text has its name, as words of their own: «Perúpetro» is not Perú, nor «Guinea Ecuatorial», Ecuador.

    Neither its people nor its cities name it: «personas venezolanas» are everywhere, and «Declaración de Santiago» is.
    """
    return _has(_without_namesakes(text), plain(country.name))


def is_convener(country: Country, text: str) -> bool:
    """Whether the text names it, its people («la comisión peruana») or its commission: who convenes is few words."""
    words = _without_namesakes(text)
    people = (name for name in _names(country) if len(name) >= _SHORTEST_PEOPLE and name not in _NAMES_OF_PERSONS)
    called = (plain(name) for name in _COMMISSIONS.get(country.code, "").split(",") if name)
    return is_named(country, text) or any(_has(words, name) for name in (*people, *called))


def _has(words: str, name: str) -> bool:
    return f" {name} " in f" {words} "


def _without_namesakes(text: str) -> str:
    words = plain(text)
    for namesake, meant in _NAMESAKES:
        words = words.replace(namesake, meant)
    return words


def _names(country: Country) -> Iterator[str]:
    yield country.code.lower()
    for name in (country.name, *country.others.split(",")):
        asked = plain(name)
        yield asked.removeprefix("el ")
        yield from (f"{asked}s", f"{asked}es")
        if asked.endswith("o"):
            yield from (f"{asked[:-1]}a", f"{asked[:-1]}as")
        if asked.endswith("es"):
            yield from (f"{asked}a", f"{asked}as")


_COMMISSIONS = {
    "BO": "Comisión Nacional del Refugiado",
    "BR": "Comité Nacional para los Refugiados",
    "CL": "SERMIG, Servicio Nacional de Migraciones",
    "CO": "Comisión Asesora para la Determinación de la Condición de Refugiado",
    "CR": "Comisión de Visas Restringidas y Refugio",
    "EC": "DPIN, Dirección de Protección Internacional",
    "GT": "Comisión Nacional para Refugiados",
    "MX": "COMAR",
    "PA": "Comisión Nacional de Protección para Refugiados",
    "PE": "CEPR, Comisión Especial para los Refugiados",
    "PY": "Comisión Nacional de Apátridas y Refugiados",
    "UY": "CORE",
}
"""What a commission is called and no other is: «CONARE» is of seven. A test compares it with the content that ships."""

_SHORTEST_PEOPLE = 5
"""Letters: «es» is no Spain, nor «do» the Dominican Republic."""
_NAMES_OF_PERSONS = frozenset({"salvador", "salvadors", "salvadores"})
_NAMESAKES = (("estados unidos mexicanos", "mexico"), ("nuevo mexico", ""))
"""What has the name of a country in it and is another, as `plain` leaves it; and what it is."""

_BY_NAME = {name: country for country in reversed(COUNTRIES) for name in _names(country)}
_BY_ZONE = {country.zone: country.city for country in reversed(COUNTRIES)}
