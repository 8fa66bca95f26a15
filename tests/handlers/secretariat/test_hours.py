"""Opening hours, as people write them."""

import pytest

from handlers.secretariat.hours import Shift, read_hours

NINE_TO_FIVE = (Shift(9 * 60, 17 * 60),)


def days_of(written: str) -> str:
    """The days that are open, as initials; every mistake fails the test."""
    week, problems = read_hours(written)
    assert problems == []
    return "".join(initial for initial, shifts in zip("LMXJVSD", week, strict=True) if shifts)


@pytest.mark.parametrize(
    "written",
    [
        "lun-vie 09:00-17:00",
        "Lunes a Viernes de 9 a 17",
        "de lunes a viernes: 9:00 a 17:00 hrs.",
        "LUN – VIE 9hs–17hs",
        "lunes,martes, miercoles, jueves y viernes 9.00-17.00",
        "lun-mié 9-17; jue y vie 9 horas a 17 horas",
        "lunes a viernes desde las 9h hasta las 17h",
    ],
)
def test_nine_to_five_is_read_however_it_is_written(written: str) -> None:
    week, problems = read_hours(written)

    assert problems == []
    assert week == (NINE_TO_FIVE,) * 5 + ((), ())


def test_a_day_may_have_two_shifts_in_one_item_or_in_two() -> None:
    together = read_hours("lun 09:00-13:00, 14:00-17:30")
    spoken = read_hours("lunes de 9 a 13 y de 14:00 a 17:30")
    apart = read_hours("lun 14:00-17:30; lun 09:00-13:00")

    assert together == spoken == apart
    assert together[0][0] == (Shift(540, 780), Shift(840, 1050))


def test_days_may_run_over_the_end_of_the_week() -> None:
    assert days_of("vie-lun 10:00-12:00") == "LVSD"
    assert days_of("todos los días 00:00-24:00") == "LMXJVSD"
    assert days_of("sábados y domingos 10-12") == "SD"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("lum-vie 9-17", "«lum» no es un día"),
        ("lun-mié-vie 9-17", "«lun-mie-vie» no es un día"),
        ("ma 9-17", "«ma» no es un día"),
        ("mar 17:00-09:00", "«17:00-09:00»: la hora de cierre"),
        ("mar 9-9", "la hora de cierre"),
        ("mié 9-12, 11-14", "Los turnos del miércoles se superponen: 9:00-12:00 y 11:00-14:00"),
        ("lun 9-12; lun-mar 11-14", "Los turnos del lunes se superponen"),
        ("jue", "«jue» no indica las horas"),
        ("9-10", "«9-10» no indica el día"),
        ("vie 9-24:30", "«24:30» no es una hora"),
        ("vie 9:75-10", "«9:75» no es una hora"),
        ("vie 9", "«9» no indica las horas"),
        ("lun 9-10 pm", "«pm» no indica las horas"),
        ("", "no tiene ninguna hora de atención"),
        (" ; ", "no tiene ninguna hora de atención"),
    ],
)
def test_a_mistake_is_told_with_what_was_written(written: str, said: str) -> None:
    _, problems = read_hours(written)

    assert len(problems) == 1
    assert said in problems[0]


def test_all_mistakes_are_told_at_once() -> None:
    _, problems = read_hours("lum 9-17; mar 17-9; jue 25-26")

    assert [sentence[:8] for sentence in problems] == ["«lum» no", "«17-9»: ", "«25» no ", "«26» no "]


@pytest.mark.parametrize(("opens", "closes"), [(600, 600), (-1, 60), (0, 1441)])
def test_a_shift_lies_within_one_day(opens: int, closes: int) -> None:
    with pytest.raises(ValueError, match="no shift of one day"):
        Shift(opens, closes)
