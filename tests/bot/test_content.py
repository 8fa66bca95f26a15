"""The cache of vectors: whatever happens to it, the answers are the same; only the start is slower."""

import argparse
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from bot import content as opening
from bot.content import cached_vectors
from handlers.messages import Reply
from handlers.officials.ask import replies_to
from knowledge.entries import Content, Faq
from knowledge.library import Library
from knowledge.load import ContentError
from knowledge.meaning import Encoder, Vectors, encoder
from knowledge.sayings import sayings

Damage = Callable[[bytes], bytes]
Change = Callable[[Content], Content]
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


def helicopter(content: Content) -> Faq:
    """A question that nobody wrote down, answered by facts that there are."""
    asked = ("hay helicóptero", "vuela la comisión en autogiro")
    return Faq("helicoptero", "¿Tiene helicóptero la comisión?", content.faqs[0].says, asked)


def of_faqs(content: Content, faqs: tuple[Faq, ...]) -> Content:
    return replace(content, faqs=faqs)


def reworded(content: Content) -> Content:
    first, *others = content.faqs
    return of_faqs(content, (replace(first, wordings=(*first.wordings[1:], "y lo del helicóptero")), *others))


def with_synonym(content: Content) -> Content:
    groups = dict(cast(Mapping[str, list[str]], content.words["synonyms"]))
    return replace(content, words={**content.words, "synonyms": {**groups, "helicoptero": ["autogiro"]}})


@pytest.mark.slow
@pytest.mark.relevance
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda known: of_faqs(known, (*known.faqs, helicopter(known))), id="an entry more"),
        pytest.param(lambda known: of_faqs(known, known.faqs[:40] + known.faqs[41:]), id="an entry less"),
        pytest.param(reworded, id="other wordings"),
        pytest.param(with_synonym, id="a synonym"),
    ],
)
def test_rebuilt_content_answers_as_if_built_from_nothing(library: Library, change: Change) -> None:
    """Apart from the vectors, of which there is one for each text: encoding all of them takes a minute."""
    changed = change(library.content)
    row_of = dict(zip(sayings(library.index.entries), library.index.vectors, strict=True))

    rebuilt = opening.rebuilt(changed, library)
    anew = Library(changed, library.encode, lambda texts: vectors_in(row_of, texts, library.encode))

    asked = ["¿Hay helicóptero?", "y lo del helicóptero", "vuela en autogiro", *(w.text for w in anew.index.flat[::37])]
    assert [told(rebuilt, question) for question in asked] == [told(anew, question) for question in asked]


def vectors_in(row_of: dict[str, Vectors], texts: list[str], encode: Encoder) -> Vectors:
    new = [text for text in texts if text not in row_of]
    made = {**row_of, **dict(zip(new, encode(new), strict=True))} if new else row_of
    return np.array([made[text] for text in texts])


def told(library: Library, question: str) -> tuple[tuple[Reply, ...], list[str]]:
    """What is replied, and which entries were found, in order."""
    return replies_to(question, None, library), [hit.entry.id for hit in library.search(question).hits]


def test_a_rebuilt_library_leaves_the_cache_of_the_shipped_content_alone(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    after = opening.rebuilt(of_faqs(library.content, (*library.content.faqs[:9], helicopter(library.content))), library)

    assert after.find("¿Tiene helicóptero la comisión?") != library.find("¿Tiene helicóptero la comisión?")
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_checking_the_shipped_content_finds_nothing_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert opening.main(argparse.Namespace()) == 0
    assert capsys.readouterr().out.startswith("Contenido correcto: ")
