"""Citations to paste."""

import pytest

from handlers.officials.citing import LONGEST, Citation, cite
from handlers.texts import citing as texts
from knowledge.library import Library


def first(query: str, library: Library) -> Citation:
    return cite(query, library)[0]


def test_a_paragraph_is_quoted_under_its_question_with_its_source(library: Library) -> None:
    cited = first("literal k Santiago", library)

    assert cited.title == "¿Qué dice el literal k de la VI reunión (Capítulo de Santiago, 2020)?"
    assert cited.text.startswith(f"{cited.title}\n\n")
    assert "«" in cited.text
    assert "\nFuente: " in cited.text


@pytest.mark.parametrize("query", ["CONARE Parag", "literal", "Paraguay", "qué dice la VI", "asilo", "trata"])
def test_a_query_half_written_brings_a_few_each_under_its_own_question(query: str, library: Library) -> None:
    found = cite(query, library)

    assert 1 <= len(found) <= 5
    assert all(one.text.startswith(one.title) and "Fuente" in one.text for one in found)
    assert len({one.id for one in found}) == len(found)


@pytest.mark.parametrize("query", ["", "   ", "¿?", "…"])
def test_an_empty_query_brings_a_hint(query: str, library: Library) -> None:
    [hint] = cite(query, library)

    assert (hint.title, hint.text) == (texts.hint_title(), texts.hint())


@pytest.mark.parametrize("query", ["precio del dólar hoy", "xqzt wvv"])
def test_what_we_know_that_we_do_not_know_brings_nothing(query: str, library: Library) -> None:
    assert cite(query, library) == ()


def test_everything_that_is_shown_fits(library: Library) -> None:
    found = [one for query in ("trata", "qué dice la VI", "ficha de Chile") for one in cite(query, library, 50)]

    assert all(0 < len(one.id) <= 64 and len(one.text) <= LONGEST and len(one.description) <= 110 for one in found)


def test_nobody_who_reads_it_is_told_to_write_more(library: Library) -> None:
    found = [one for query in ("Paraguay", "qué dice la VI", "apatridia") for one in cite(query, library, 20)]

    assert [one.title for one in found if "«más»" in one.text] == []


def test_a_very_long_query_is_read_as_far_as_makes_sense(library: Library) -> None:
    assert len(cite("literal k de Santiago " * 500, library)) <= 5


def test_no_more_than_asked_for(library: Library) -> None:
    assert len(cite("asilo", library, most=2)) == 2
