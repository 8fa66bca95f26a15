"""What is said to people, what was read of their text, and the readings that deserve a test of their own."""

from datetime import date, time

import pytest

from handlers.meetings.when import Ambiguous, Impossible, Span, Understood, hours_on, period, read
from handlers.meetings.when.values import EARLIEST

THURSDAY = date(2026, 11, 26)
MARCH = date(2027, 3, 10)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("31 de abril", "El 31 de abril no existe: abril tiene 30 días."),
        ("29 de febrero de 2027", "El 29 de febrero de 2027 no existe: febrero tiene 28 días ese año."),
        ("30 de febrero", "El 30 de febrero no existe: febrero tiene 28 días ese año."),
        ("el viernes de 17 a 9", "La hora de fin (9:00) es anterior a la de inicio (17:00)."),
        ("el viernes de 9:00 a 9:00", "La hora de inicio y la de fin son la misma (9:00)."),
        ("lunes 24 de septiembre de 2027", "El 24 de septiembre de 2027 no es lunes, es viernes."),
        ("mañana lunes", "El 27 de noviembre de 2026 no es lunes, es viernes."),
        ("25:70", "La hora «25:70» no existe: las horas van de 0:00 a 23:59."),
        (
            "del 24 al 20 de septiembre",
            "El último día (20 de septiembre de 2027) es anterior al primero (24 de septiembre de 2027).",
        ),
        ("el quinto lunes de diciembre", "No hay un quinto lunes en diciembre de 2026."),
        (
            "9/24/2027",
            "No existe el mes 24: escriba primero el día y después el mes, por favor (por ejemplo, 24/9/2027).",
        ),
        (
            "el segundo lunes de cada mes",
            "Eso se repite, y para anunciar una reunión necesito una fecha concreta. "
            "¿Me la dice con día y mes, por favor?",
        ),
    ],
)
def test_what_cannot_be_is_said_with_its_reason(typed: str, reason: str) -> None:
    assert read(typed, THURSDAY) == Impossible(reason)


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        (
            "el jueves",
            "¿Se refiere al jueves 26 de noviembre de 2026 o al jueves 3 de diciembre de 2026?",
        ),
        ("el viernes a las 3", "¿Es a las 03:00 o a las 15:00?"),
        ("el viernes de 3 a 5", "¿Es de 03:00 a 05:00 o de 15:00 a 17:00?"),
        (
            "puede ser el 3 de marzo o el 10 de marzo",
            "¿Se refiere al miércoles 3 de marzo de 2027 o al miércoles 10 de marzo de 2027?",
        ),
        (
            "24 y 26 de septiembre a las 3",
            "¿Es de la mañana o de la tarde? Escríbame la hora de 0 a 24, por favor (por ejemplo, 15:00).",
        ),
        ("el viernes no puedo", "Entiendo qué fecha no puede ser. ¿Me dice cuál sí, con día y mes, por favor?"),
    ],
)
def test_two_readings_are_asked_back(typed: str, question: str) -> None:
    said = read(typed, THURSDAY)

    assert isinstance(said, Ambiguous)
    assert said.question == question


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("Nos vemos el 24 de septiembre en Lima", "el 24 de septiembre"),
        ("reunión: SEPTIEMBRE 24, 2027!", "SEPTIEMBRE 24, 2027"),
        ("quedó para el viérnes a las 15hs, por Zoom", "el viérnes a las 15hs"),
        ("veinticuatro de marzo de dos mil veintisiete, en Quito", "veinticuatro de marzo de dos mil veintisiete"),
        ("el mie\u0301rcoles 2 de diciembre", "el mie\u0301rcoles 2 de diciembre"),
    ],
)
def test_what_was_read_is_told_as_it_was_typed(typed: str, part: str) -> None:
    said = read(typed, THURSDAY)

    assert isinstance(said, Understood)
    assert said.said == part


@pytest.mark.parametrize(
    ("typed", "part"),
    [("¿hay algo antes del 10 de marzo?", "antes del 10 de marzo"), ("reuniones de este mes", "este mes")],
)
def test_a_period_is_told_with_its_bound(typed: str, part: str) -> None:
    said = period(typed, THURSDAY)

    assert isinstance(said, Understood)
    assert said.said == part


@pytest.mark.parametrize(
    ("typed", "opens", "closes"),
    [("9 a 17", time(9), time(17)), ("a las 15", time(15), None), ("de 20 a 24", time(20), time(0))],
)
def test_hours_are_read_on_days_that_are_known(typed: str, opens: time, closes: time | None) -> None:
    said = hours_on(typed, Span(MARCH, MARCH, None, None))

    assert isinstance(said, Understood)
    assert said.spans == (Span(MARCH, MARCH, opens, closes),)


def test_without_hours_nothing_is_read_on_a_known_day() -> None:
    assert hours_on("todavía no sé", Span(MARCH, MARCH, None, None)) is None


def test_midnight_belongs_to_either_of_two_days() -> None:
    said = read("el viernes a medianoche", THURSDAY)

    assert isinstance(said, Ambiguous)
    assert said.options == (
        Span(date(2026, 11, 27), date(2026, 11, 27), time(0), None),
        Span(date(2026, 11, 28), date(2026, 11, 28), time(0), None),
    )


def test_from_an_hour_of_one_day_to_an_hour_of_another() -> None:
    said = read("desde el lunes 7 de diciembre a las 9 hasta el miércoles 9 de diciembre a las 17", THURSDAY)

    assert isinstance(said, Understood)
    assert said.spans == (
        Span(date(2026, 12, 7), date(2026, 12, 7), time(9), None),
        Span(date(2026, 12, 8), date(2026, 12, 8), None, None),
        Span(date(2026, 12, 9), date(2026, 12, 9), None, time(17)),
    )


def test_a_range_that_has_begun_may_be_that_of_next_year() -> None:
    said = read("del 24 al 28 de noviembre", THURSDAY)

    assert isinstance(said, Ambiguous)
    assert [span.first.year for span in said.options] == [2026, 2027]


def test_a_span_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="begins"):
        Span(MARCH, EARLIEST, None, None)
