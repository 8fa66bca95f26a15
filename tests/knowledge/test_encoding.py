"""The quick way to the vectors of a question leads where the model's own does."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from knowledge.encoding import LONGEST, QuestionEncoder
from knowledge.first_layer import FirstLayer
from knowledge.library import Library
from knowledge.meaning import Vectors, encoder, model
from knowledge.sayings import sayings


@pytest.fixture(scope="module")
def quick() -> QuestionEncoder:
    """Without anything prepared."""
    return QuestionEncoder(model())


def astray(encode: QuestionEncoder, texts: Sequence[str]) -> float:
    """The largest difference from the model's own vectors."""
    return float(np.abs(encode(texts) - encoder()(texts)).max())


@pytest.mark.slow
def test_questions_have_the_vectors_of_the_model(quick: QuestionEncoder, library: Library) -> None:
    asked = sayings(library.index.entries)[::97]

    assert max(astray(quick, [text]) for text in asked) < 2e-6


def test_two_texts_at_once_do_not_touch_each_other(quick: QuestionEncoder) -> None:
    texts = ["cuando fue la sexta reunion del proceso", "cuando fue la reunion del proceso"]

    assert astray(quick, texts) < 2e-6
    assert astray(quick, texts[::-1]) < 2e-6


@pytest.mark.parametrize("text", ["", " ", "§", "a", "ñandu", "façon de parler", "plazo " * 100, "ñ" * 1_000])
def test_any_text_has_the_vector_of_the_model(quick: QuestionEncoder, text: str) -> None:
    assert astray(quick, [text]) < 2e-6


def test_a_long_text_goes_the_way_of_the_model(quick: QuestionEncoder) -> None:
    long = "plazo " * (LONGEST + 1)

    assert np.array_equal(quick([long]), encoder()([long]))


@pytest.mark.parametrize("longest", [0, 3, 45])
def test_many_texts_are_encoded_few_at_a_time_in_their_order(quick: QuestionEncoder, longest: int) -> None:
    texts = [f"cuando fue la reunion numero {number}" for number in range(90)]
    texts.insert(longest, "plazo " * LONGEST)

    assert astray(quick, texts) < 2e-6


def test_two_threads_do_not_mix_what_they_ask(quick: QuestionEncoder) -> None:
    texts = [f"{word} de la palabra {word} numero {number}" for number in range(60) for word in ("zorro", "queja")]
    alone = quick(texts)

    with ThreadPoolExecutor(2) as pool:
        rows = list(pool.map(lambda text: quick([text])[0], texts, chunksize=1))

    assert np.abs(np.array(rows) - alone).max() < 2e-6


def test_what_was_expected_is_encoded_the_same(library: Library) -> None:
    prepared = QuestionEncoder(model())
    prepared.expect(["cuando fue la sexta", "plazo de refugio"])

    assert astray(prepared, ["plazo de la sexta", "helicoptero"]) < 2e-6


def test_when_there_is_no_more_room_visitors_make_way_and_nothing_changes() -> None:
    crowded = FirstLayer(model(), settle=2, visit=3)
    crowded.settle([5, 6, 7])
    alone = added(crowded, [5, 8])

    for visitor in range(20, 40):
        added(crowded, [5, visitor])

    assert np.allclose(added(crowded, [5, 8]), alone, atol=1e-5)


def test_the_pieces_of_one_question_never_push_each_other_out() -> None:
    crowded, roomy = FirstLayer(model(), settle=1, visit=4), FirstLayer(model(), settle=1, visit=40)
    pieces = [30, 31, 32, 33]
    added(crowded, [20, 21, 22])

    assert np.allclose(added(crowded, pieces), added(roomy, pieces), atol=1e-5)


def test_what_settled_stays_where_it_is() -> None:
    layer = FirstLayer(model(), settle=2, visit=3)
    layer.settle([5, 6])
    before = {piece: layer.kept([piece])[piece] for piece in (5, 6)}

    for visitor in range(20, 40):
        layer.kept([visitor])

    assert {piece: layer.kept([piece])[piece] for piece in (5, 6)} == before


def added(layer: FirstLayer, pieces: Sequence[int]) -> Vectors:
    """The layer over one text."""
    kept = layer.kept(pieces)
    line = [0, 0, *(kept[piece] for piece in pieces), 0, 0]
    return layer.over(np.array([line[at : at + 5] for at in range(len(pieces))], dtype=np.intp))
