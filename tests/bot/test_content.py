"""The cache of vectors: whatever happens to it, the answers are the same; only the start is slower."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from bot import content as opening
from bot.content import cached_vectors
from knowledge.library import Library
from knowledge.load import ContentError
from knowledge.meaning import Vectors, encoder

Damage = Callable[[bytes], bytes]
TEXTS = ["¿Cuándo fue la VI?", "¿Quién presidió?"]


@pytest.fixture(scope="module")
def computed() -> Vectors:
    """What the model says, without a cache."""
    return encoder()(TEXTS)


def kept(folder: Path) -> Path:
    """The only file of the cache."""
    [path] = folder.iterdir()
    return path


def test_without_a_cache_the_vectors_are_computed_and_kept(tmp_path: Path, computed: Vectors) -> None:
    found = cached_vectors(TEXTS, tmp_path / "var")

    assert np.array_equal(found, computed)
    assert np.array_equal(np.load(kept(tmp_path / "var")), computed)


def test_vectors_that_were_kept_are_not_computed_again(tmp_path: Path, computed: Vectors) -> None:
    cached_vectors(TEXTS, tmp_path)
    np.save(kept(tmp_path), computed + 1)

    assert np.array_equal(cached_vectors(TEXTS, tmp_path), computed + 1)


def test_vectors_of_another_content_are_replaced(tmp_path: Path, computed: Vectors) -> None:
    cached_vectors(["otra pregunta"], tmp_path)
    before = kept(tmp_path)

    found = cached_vectors(TEXTS, tmp_path)

    assert np.array_equal(found, computed)
    assert kept(tmp_path) != before


def test_the_order_of_the_texts_matters(tmp_path: Path, computed: Vectors) -> None:
    cached_vectors(TEXTS, tmp_path)

    assert np.array_equal(cached_vectors(TEXTS[::-1], tmp_path), computed[::-1])


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda whole: whole[:100], id="cut in its head"),
        pytest.param(lambda whole: whole[:-5], id="cut at its end"),
        pytest.param(lambda _: b"basura" * 50, id="something else"),
        pytest.param(lambda _: b"", id="empty"),
    ],
)
def test_a_damaged_cache_is_made_again(damage: Damage, tmp_path: Path, computed: Vectors) -> None:
    cached_vectors(TEXTS, tmp_path)
    whole = kept(tmp_path).read_bytes()
    kept(tmp_path).write_bytes(damage(whole))

    found = cached_vectors(TEXTS, tmp_path)

    assert np.array_equal(found, computed)
    assert kept(tmp_path).read_bytes() == whole


def test_a_cache_of_fewer_vectors_is_made_again(tmp_path: Path, computed: Vectors) -> None:
    cached_vectors(TEXTS, tmp_path)
    np.save(kept(tmp_path), computed[:1])

    assert np.array_equal(cached_vectors(TEXTS, tmp_path), computed)


def test_where_no_folder_can_be_made_the_vectors_are_computed_each_time(tmp_path: Path, computed: Vectors) -> None:
    occupied = tmp_path / "var"
    occupied.write_text("un archivo donde iba la carpeta", encoding="utf-8")

    assert np.array_equal(cached_vectors(TEXTS, occupied), computed)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_in_a_read_only_folder_the_vectors_are_computed_each_time(tmp_path: Path, computed: Vectors) -> None:
    tmp_path.chmod(0o500)

    found = cached_vectors(TEXTS, tmp_path)

    tmp_path.chmod(0o700)
    assert np.array_equal(found, computed)
    assert not list(tmp_path.iterdir())


def test_nothing_half_written_stays_behind(tmp_path: Path) -> None:
    cached_vectors(TEXTS, tmp_path)

    assert kept(tmp_path).suffix == ".npy"


def test_content_with_mistakes_does_not_open(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "sources.toml").write_text("[[source]]\nkey = \n", encoding="utf-8")

    with pytest.raises(ContentError, match="sources"):
        opening.open_library(folder, tmp_path / "var")


def test_what_is_loaded_is_told_in_one_paragraph(library: Library) -> None:
    said = opening.summary(library)

    assert f"{len(library.content.facts)} hechos; 12 declaraciones, 16 comisiones, " in said
    assert "\n" not in said


@pytest.mark.slow
def test_checking_the_shipped_content_finds_nothing_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert opening.main(argparse.Namespace()) == 0
    assert capsys.readouterr().out.startswith("Contenido correcto: ")
