"""The shipped model itself: a few promises that the matcher leans on."""

import numpy as np
import pytest

from knowledge.library import Library
from knowledge.meaning import encoder, model, product, unit


@pytest.fixture(autouse=True)
def _opened(library: Library) -> None:
    """The model is loaded once, with the library."""


def test_the_model_is_loaded_once() -> None:
    assert model() is model()


def test_vectors_have_length_one() -> None:
    lengths = np.linalg.norm(encoder()(["cuándo fue la sexta", "plazo"]), axis=1)

    assert np.allclose(lengths, 1, atol=1e-5)


def test_rows_come_in_the_order_of_the_texts() -> None:
    together = encoder()(["plazo", "huellas"])

    assert np.allclose(together[1], encoder()(["huellas"])[0], atol=1e-5)


def test_a_text_has_the_same_vector_every_time() -> None:
    assert np.array_equal(encoder()(["plazo"]), encoder()(["plazo"]))


@pytest.mark.parametrize("text", ["", " ", "§", "ñ" * 1_000])
def test_any_read_text_has_a_finite_vector(text: str) -> None:
    assert np.isfinite(encoder()([text])).all()


@pytest.mark.parametrize(
    ("asked", "near", "far"),
    [
        ("abogado gratis", "defensa jurídica sin costo", "fecha de la reunión"),
        ("quiénes la suscribieron", "países firmantes", "correo de la oficina"),
        ("dónde se hizo", "sede del encuentro", "plazo para resolver"),
    ],
)
def test_what_means_the_same_is_nearer_than_what_does_not(asked: str, near: str, far: str) -> None:
    one, two, three = encoder()([asked, near, far])

    assert one @ two > one @ three


@pytest.mark.parametrize(("count", "depth", "width"), [(1, 3, 2), (2, 1_280, 640), (29, 1_000, 256), (400, 70, 256)])
def test_a_product_in_parts_is_the_product(count: int, depth: int, width: int) -> None:
    chance = np.random.default_rng(7)
    rows = chance.random((count, depth), dtype=np.float32)
    weights = chance.random((depth, width), dtype=np.float32)

    assert np.allclose(product(rows, weights), rows.astype(float) @ weights.astype(float), rtol=1e-5)


def test_a_row_of_nothing_stays_nothing() -> None:
    found = unit(np.array([[0, 0], [3, 4]], dtype=np.float32))

    assert np.allclose(found, np.array([[0, 0], [0.6, 0.8]]))
