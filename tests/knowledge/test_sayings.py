"""Each text has its vector, and no text is encoded twice."""

from collections.abc import Sequence

import numpy as np
import pytest

from knowledge.entries import Entry
from knowledge.library import Library
from knowledge.meaning import Vectors
from knowledge.sayings import sayings
from tests.knowledge.builders import ROUNDS, aspect, content, faq, letters

COI = faq("coi", "¿Qué es la COI?", "explique la COI")
SEDE = faq("sede", "¿Dónde está la sede?", "sede de la comisión")
WHEN = aspect("ronda.cuando", ("ronda",), "cuándo fue la sexta reunión", "cuándo fue la séptima reunión")


class Encoding:
    """Remembers what it encoded."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, texts: Sequence[str]) -> Vectors:
        self.texts += texts
        return letters(texts)


def library(*entries: Entry, encode: Encoding | None = None, like: Library | None = None) -> Library:
    return Library(content(*entries, declarations=ROUNDS), encode or Encoding(), like=like)


def test_without_a_library_before_every_text_is_encoded_in_order() -> None:
    encode = Encoding()

    made = library(COI, SEDE, encode=encode)

    assert encode.texts == sayings(made.index.entries)


@pytest.mark.parametrize(
    ("entries", "new"),
    [
        pytest.param((COI, SEDE, WHEN), [], id="the same"),
        pytest.param((SEDE, WHEN), [], id="one entry less"),
        pytest.param((SEDE, COI, WHEN), [], id="another order"),
        pytest.param((COI, SEDE, WHEN, faq("z", "¿Hay plazo?")), ["hay plazo"], id="one entry more"),
        pytest.param(
            (faq("coi", "¿Qué es la COI?", "explique la COI", "sede de la comisión", "la COI, ¿qué es?"), SEDE, WHEN),
            ["la coi que es"],
            id="wordings more, one of them that of another entry",
        ),
        pytest.param((faq("z", "¿Hay plazo?"), faq("y", "¿Hay plazo?")), ["hay plazo"], id="twice the same"),
    ],
)
def test_only_what_the_library_before_did_not_have_is_encoded(entries: tuple[Entry, ...], new: list[str]) -> None:
    encode = Encoding()
    before = library(COI, SEDE, WHEN)

    after = library(*entries, encode=encode, like=before)

    assert encode.texts == new
    assert np.array_equal(after.index.vectors, library(*entries).index.vectors)


def test_an_entry_that_reads_as_before_takes_no_more_room() -> None:
    before = library(COI, SEDE)

    after = library(SEDE, like=before)

    assert after.index.vectors_of[0] is before.index.vectors_of[1]
