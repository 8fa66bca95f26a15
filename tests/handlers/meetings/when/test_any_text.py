"""Whatever people write, a reading comes back, and soon."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.meetings.when import Ambiguous, Span, Understood, hours_on, period, read, zone_of
from handlers.meetings.when.writing import written

TODAYS = st.dates(date(2020, 1, 1), date(2100, 12, 31))
WORDS = """
    24 25 31 9 17 0 99 2027 1 15 24/9 29/02/2027 9:00 25:70 15.30 24-25 9-17 2027-09-24 1º n° UTC -5 , . ; : - / ( )
    de del al a el la las los y o en dentro hace que viene próximo pasado último primer cada todos este antes después
    septiembre febrero marzo mayo sept. dic lunes jueves semana mes meses año días hoy mañana tarde noche mediodía
    medianoche hs h am pm hora hasta desde entre fin principios media cuarto 3 piso plaza avenida Panamá
"""
PIECES = st.sampled_from(WORDS.split())
SENTENCES = st.lists(PIECES, max_size=25).map(" ".join)
LONGEST = 3_000
SECONDS = 1.0
ON = Span(date(2027, 3, 10), date(2027, 3, 11), None, None)


@given(st.text(max_size=400), TODAYS)
@settings(max_examples=200, deadline=None)
def test_any_text_has_a_reading(text: str, today: date) -> None:
    _read(text, today)


@given(SENTENCES, TODAYS)
@settings(max_examples=500, deadline=None)
def test_any_heap_of_words_of_dates_has_a_reading(text: str, today: date) -> None:
    _read(text, today)


def _read(text: str, today: date) -> None:
    """Every question is different from the next option, and what was said is part of the text."""
    zone_of(text)
    for said in (read(text, today), period(text, today), hours_on(text, ON)):
        if isinstance(said, Understood):
            assert said.spans
            assert said.said
            assert said.said in text
        if isinstance(said, Ambiguous):
            assert len(set(said.options)) == len(said.options) != 1
            assert said.question.endswith((".", "?"))


@pytest.mark.parametrize(
    "piece",
    [
        "24 y ", "24, 25, ", "9 a ", "de 9 a 17 ", "el jueves y ", "el jueves o ", "lunes ", "24 de septiembre, ",
        "de de ", "24/", "9:", "1.", "-", "a", "4312-", "plaza ", "artículo 24 y ", "mañana ", "dos mil ", "treinta y ",
        "en 3 ", "semana del ", "hora de ", "hasta el ", "\n", "º", "y de 9 a 13 ", "de 3 a 5 y ",
        "el jueves a las 3, ",
    ],
)  # fmt: skip
def test_a_long_text_is_read_in_no_time(piece: str) -> None:
    written.cache_clear()
    text = (piece * LONGEST)[:LONGEST]

    begun = time.perf_counter()
    read(text, date(2026, 11, 26))
    period(text, date(2026, 11, 26))

    assert time.perf_counter() - begun < SECONDS
