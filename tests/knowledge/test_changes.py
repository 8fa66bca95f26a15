"""Articles and pages: one is made from the other, and a change touches nothing else."""

import copy
from pathlib import Path

import pytest

from knowledge.articles import Address, articles, plain_table
from knowledge.changes import changed
from knowledge.load import SHIPPED, content_of
from knowledge.pages import Pages, read_pages
from knowledge.records import Mistake

FAQ = Address("faq", "que-es-el-proceso-de-quito")


@pytest.fixture(scope="module")
def shipped() -> Pages:
    mistakes: list[Mistake] = []
    pages = read_pages(SHIPPED, mistakes)
    assert not mistakes
    return pages


def as_json(pages: Pages) -> dict[str, object]:
    return {name: plain_table(page) for name, page in pages.items()}


def test_every_article_put_back_as_it_was_changes_nothing(shipped: Pages) -> None:
    every = articles(shipped)

    again = changed(shipped, every)

    assert as_json(again) == as_json(shipped)
    assert len(every) > 2_000


def test_all_articles_alone_make_the_same_content(shipped: Pages) -> None:
    """Only words, aspects, errands, presidencies and axes are not articles."""
    rest = {n: p for n, p in shipped.items() if n in ("words.toml", "aspects.toml", "actions.toml", "small.toml")}
    rest |= {n: {k: v for k, v in p.items() if k != "fact"} for n, p in shipped.items() if n.startswith("process/")}

    rebuilt = content_of(changed(rest, articles(shipped)))

    whole = content_of(shipped)
    assert rebuilt.facts == whole.facts
    assert {d.id: d for d in rebuilt.declarations} == {d.id: d for d in whole.declarations}
    assert {f.id: f for f in rebuilt.faqs} == {f.id: f for f in whole.faqs}


def test_a_change_leaves_the_pages_given_as_they_are(shipped: Pages) -> None:
    before = copy.deepcopy(dict(shipped))

    changed(shipped, {FAQ: None, Address("fact", "Q1"): {"id": "Q1", "text": "Otro."}})

    assert dict(shipped) == before


def test_an_article_is_replaced_where_it_stands_with_what_is_inside_it(shipped: Pages) -> None:
    address = Address("practice", "P-BR1")
    table = dict(articles(shipped)[address])

    again = changed(shipped, {address: table | {"title": "Otro título"}})

    assert articles(again)[address]["title"] == "Otro título"
    assert articles(again).keys() == articles(shipped).keys()
    assert [n for n in again if again[n] != shipped[n]] == ["practices/brasil.toml"]


def test_a_new_question_brings_its_own_fact(shipped: Pages) -> None:
    own = {"id": "F-x", "text": "Hoy.", "sources": ["acnur-5"], "confidence": "alta", "of": "faq:x", "as": "fact"}
    asked = {"id": "x", "question": "¿Cuándo?", "says": ["F-x"], "wordings": ["cuando es eso de x"]}

    again = changed(shipped, {Address("fact", "F-x"): own, Address("faq", "x"): asked})

    assert articles(again)[Address("fact", "F-x")] == own
    assert content_of(again).facts["F-x"].home == "x"
    assert again["faq/administracion.toml"]["faq"][0]["fact"][0]["text"] == "Hoy."


def test_what_is_taken_out_is_gone_with_what_is_inside_it(shipped: Pages) -> None:
    address = Address("practice", "P-BR1")

    again = articles(changed(shipped, {address: None}))

    assert address not in again
    assert Address("fact", "P-BR1-que") not in again
    assert len(articles(shipped)) - len(again) > 5


def test_what_was_taken_out_comes_back_when_it_is_put_again(shipped: Pages) -> None:
    address = Address("term", next(a.id for a in articles(shipped) if a.kind == "term"))
    table = articles(shipped)[address]

    again = changed(changed(shipped, {address: None}), {address: table})

    assert articles(again)[address] == table


def test_words_are_articles_too(shipped: Pages) -> None:
    new, gone = Address("synonym", "cupo"), Address("abbreviation", "q")

    again = changed(shipped, {new: {"id": "cupo", "words": ["vacante"]}, gone: None})

    assert again["words.toml"]["synonyms"]["cupo"] == ["vacante"]
    assert "q" not in again["words.toml"]["abbreviations"]
    assert articles(again)[new]["words"] == ["vacante"]


def test_a_fact_whose_record_is_nowhere_is_kept_among_those_of_the_process(shipped: Pages) -> None:
    lost = {"id": "F-y", "text": "Algo.", "sources": ["acnur-5"], "confidence": "alta", "of": "faq:gone", "as": "fact"}

    again = changed(shipped, {Address("fact", "F-y"): lost})

    assert again["process/administracion.toml"]["fact"][0]["id"] == "F-y"


def test_a_new_round_is_a_page_of_its_own(shipped: Pages) -> None:
    table = {"id": "D12", "title": "Declaración", "city": "Lima", "country": "Perú"}

    again = changed(shipped, {Address("declaration", "D12"): table})

    assert again["declarations/d12.toml"] == table


def test_addresses_are_read_as_they_are_written() -> None:
    assert Address.read(str(FAQ)) == FAQ
    assert [Address.read(w) for w in ("faq", "faq:", "nada:x", "", ":x")] == [None] * 5


def test_pages_that_are_no_toml_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("x = ", encoding="utf-8")
    mistakes: list[Mistake] = []

    pages = read_pages(tmp_path, mistakes)

    assert (dict(pages), [m.file for m in mistakes]) == ({}, ["a.toml"])
