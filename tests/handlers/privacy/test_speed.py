"""The longest message a channel lets through, written to make patterns go back and forth."""

from time import perf_counter

import pytest

from handlers.privacy.cleaning import cleaned
from handlers.privacy.finding import found

pytestmark = pytest.mark.slow
LONGEST = 4_000
SECONDS = 5.0
"""Measured: 0.25 s for the worst, 0.05 s for most; a busy machine that counts coverage takes ten times as long."""


@pytest.mark.parametrize(
    "piece",
    [
        "1", "1 ", "1-", "1.", "12 ", "123 ", "1234-5678 ", "0981 123 456 ", "a", "a.", "A", "Aa ", "Aa-",
        "D'Angelo ", "Juan Pérez ", "el señor ", "señora venezolana ", "se llama juan ", "nombre: ", "caso de ",
        "DNI ", "pasaporte a", "a@", "a@a.", "a@a.com ", "+1 ", "(", "(011) ", "https://", "nacido el ", "nacido 1/",
        "calle 1 ", "domicilio: ", "vive en calle ", "expediente ", "expediente a-", "reg. de ", "tel ", "\u200b",
        "[nombre]1", "Hola, ", "soy a, ", "gracias, atte ", "\n", " ", "-", "20 de enero de ", "1.000.000 ",
        "Costa Rica ", "'", "ﷺ", "e\u0301", "E-8-", "menor de 5 años ", "a arroba a punto ",
    ],
)  # fmt: skip
def test_no_message_keeps_it_busy(piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST]

    started = perf_counter()
    found(text)
    cleaned(text)

    assert perf_counter() - started < SECONDS
