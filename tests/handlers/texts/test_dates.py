"""Moments, as officials read them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.secretariat.calendar import Calendar
from handlers.texts.dates import expected, spoken_hours, when, when_there, zone_name

SANTIAGO, LIMA = ZoneInfo("America/Santiago"), ZoneInfo("America/Lima")
NOW = datetime(2026, 11, 27, 10, tzinfo=SANTIAGO)


def office(hours: str = "lun-vie 09:00-17:00", country: str = "") -> Calendar:
    return Calendar.parse(hours=hours, zone="America/Santiago", country=country)


def at(day: int, hour: int, minute: int = 0, *, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SANTIAGO)


@pytest.mark.parametrize(
    ("moment", "read"),
    [
        (at(27, 17), "hoy a las 17:00"),
        (at(27, 1, 30), "hoy a la 1:30"),
        (at(28, 10, 30), "mañana a las 10:30"),
        (at(28, 0, 5), "mañana a las 0:05"),
        (at(30, 17), "el lunes 30 de noviembre a las 17:00"),
        (at(26, 9), "el jueves 26 de noviembre a las 9:00"),
        (at(4, 9, month=1, year=2027), "el lunes 4 de enero de 2027 a las 9:00"),
    ],
)
def test_a_moment_is_told_from_where_one_stands(moment: datetime, read: str) -> None:
    assert when(moment, NOW, SANTIAGO) == read
    assert when_there(moment, NOW, SANTIAGO) == f"{read} (hora de Santiago)"


def test_the_zone_decides_which_day_it_is() -> None:
    just_after_midnight = at(28, 0, 30)

    assert when(just_after_midnight, NOW, SANTIAGO) == "mañana a las 0:30"
    assert when(just_after_midnight, NOW, LIMA) == "hoy a las 22:30"


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("America/Mexico_City", "hora de Ciudad de México"),
        ("America/Asuncion", "hora de Asunción"),
        ("America/Argentina/Buenos_Aires", "hora de Buenos Aires"),
        ("America/Punta_Arenas", "hora de Punta Arenas"),
        ("UTC", "hora UTC"),
    ],
)
def test_a_zone_is_called_by_its_city_in_spanish(zone: str, name: str) -> None:
    assert zone_name(ZoneInfo(zone)) == name


@pytest.mark.parametrize(
    ("due", "promise"),
    [
        (at(27, 17), "hoy antes de las 17:00"),
        (at(27, 13, 1), "hoy antes de las 13:01"),
        (at(28, 11), "mañana antes de las 11:00"),
        (at(1, 17, month=12), "antes del martes 1 de diciembre a las 17:00"),
    ],
)
def test_a_promise_says_until_when(due: datetime, promise: str) -> None:
    assert expected(NOW, due, office()) == f"La Secretaría responde normalmente {promise} (hora de Santiago)."


def test_a_promise_made_outside_hours_says_the_hours() -> None:
    sunday = NOW + timedelta(days=2)

    read = expected(sunday, at(30, 17), office())

    assert read == (
        "La Secretaría responde normalmente mañana antes de las 17:00 (hora de Santiago). "
        "Ahora está fuera de su horario de atención (lunes a viernes de 9:00 a 17:00)."
    )


def test_a_promise_made_on_a_holiday_says_so() -> None:
    christmas = datetime(2026, 12, 25, 10, tzinfo=SANTIAGO)

    read = expected(christmas, at(28, 12, month=12), office(country="CL"))

    assert read.endswith("Hoy es día inhábil para ella; su horario de atención es: lunes a viernes de 9:00 a 17:00.")


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        (
            "lun-vie 9-13, 14-17:30; sáb 9-12",
            "lunes a viernes de 9:00 a 13:00 y de 14:00 a 17:30; sábado de 9:00 a 12:00",
        ),
        (
            "lun, mié, vie 9-12; mar y jue 10-11",
            "lunes, miércoles y viernes de 9:00 a 12:00; martes y jueves de 10:00 a 11:00",
        ),
        ("lun-mié, vie 9-12", "lunes a miércoles y viernes de 9:00 a 12:00"),
        ("lun-dom 0-24", "todos los días las 24 horas"),
        ("sáb y dom 9-10, 11-12, 13-14", "sábado y domingo de 9:00 a 10:00, de 11:00 a 12:00 y de 13:00 a 14:00"),
    ],
)
def test_hours_are_spoken_as_people_say_them(written: str, spoken: str) -> None:
    assert spoken_hours(office(written)) == spoken


def test_spoken_hours_can_be_written_as_hours() -> None:
    calendar = office("lun-mié, vie 9-12; jue y sáb 10-11, 13-14:30")

    assert office(spoken_hours(calendar)).hours == calendar.hours
