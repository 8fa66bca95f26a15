from zoneinfo import ZoneInfo

from handlers.ports import Session
from handlers.texts import sessions
from tests.builders import NOON
from tests.gathered import at, meeting, session, whole_days

TIJUANA, ASUNCION, BOGOTA = ZoneInfo("America/Tijuana"), ZoneInfo("America/Asuncion"), ZoneInfo("America/Bogota")


def test_in_tijuana_a_morning_in_santiago_begins_before_dawn() -> None:
    assert sessions.when(meeting(), NOON, TIJUANA) == [
        "martes 1 de diciembre, de 4:00 a 8:00 (hora de Tijuana)",
        "En la sede: martes 1 de diciembre, de 9:00 a 13:00 (hora de Santiago)",
    ]


def test_clocks_that_show_the_same_are_told_once() -> None:
    """Asunción keeps summer time all year since 2024; Santiago has it in December."""
    assert sessions.when(meeting(), NOON, ASUNCION) == ["martes 1 de diciembre, de 9:00 a 13:00 (hora de Asunción)"]


def test_in_winter_santiago_is_an_hour_behind_asuncion() -> None:
    assert sessions.when(meeting(day="2027-06-01"), NOON, ASUNCION) == [
        "martes 1 de junio de 2027, de 10:00 a 14:00 (hora de Asunción)",
        "En la sede: martes 1 de junio de 2027, de 9:00 a 13:00 (hora de Santiago)",
    ]


def test_who_is_nowhere_reads_the_clocks_of_the_host() -> None:
    assert sessions.when(meeting(), NOON, None) == ["martes 1 de diciembre, de 9:00 a 13:00 (hora de Santiago)"]


def test_another_day_there_is_named() -> None:
    late = meeting(sessions=(session("2026-12-02", "00:30", "2:00"),))

    assert sessions.when(late, NOON, BOGOTA) == [
        "martes 1 de diciembre, de 22:30 a 0:00 (hora de Bogotá)",
        "En la sede: miércoles 2 de diciembre, de 0:30 a 2:00 (hora de Santiago)",
    ]


def test_a_session_over_midnight_says_both_days() -> None:
    night = meeting(sessions=(Session(at("2026-12-01", "23:00"), at("2026-12-02", "2:00")),))

    assert sessions.when(night, NOON, None) == [
        "martes 1 de diciembre a las 23:00, hasta el miércoles 2 de diciembre a las 2:00 (hora de Santiago)"
    ]


def test_whole_days_are_those_of_the_host() -> None:
    days = meeting(sessions=(whole_days("2026-12-01", 2),))

    assert sessions.when(days, NOON, TIJUANA) == [
        "martes 1 de diciembre a miércoles 2 de diciembre, horario por confirmar"
    ]


def test_a_list_tells_how_many_sessions_follow_and_one_meeting_tells_them_all() -> None:
    longer = meeting(sessions=(session("2026-12-01"), session("2026-12-02")))

    assert sessions.when(longer, NOON, None)[-1] == "Y una sesión más, hasta el miércoles 2 de diciembre."
    assert sessions.agenda(longer, NOON, None)[-1] == ("• miércoles 2 de diciembre, de 9:00 a 13:00 (hora de Santiago)")
