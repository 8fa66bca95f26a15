from dataclasses import replace
from datetime import date

from knowledge.entries import Fact, Gap, Meeting
from knowledge.library import Library
from tests.knowledge.builders import content, declaration, fact, faq, letters, paragraph, small_library


def test_a_fact_of_a_round_binds_what_says_it_to_the_round() -> None:
    entry = faq("x", "¿Qué se acordó?", says=("D7-1",))
    library = small_library(
        entry, declarations=(declaration(7, "Lima", starts=date(2021, 5, 27), paragraphs=(paragraph("1", home="D7"),)),)
    )

    indexed = library.index.entries[0]

    assert dict(indexed.binding) == {"ronda": {"7"}, "ciudad": {"Lima"}}
    assert indexed.mentions["año"] == {"2021"}
    assert indexed.mentions["mes"] == {"5"}


def test_a_fact_of_a_meeting_binds_what_says_it_to_the_city() -> None:
    of_meeting = fact("R1-que", "Se trató el asilo.", home="R1")
    meeting = Meeting(
        fact("R1", "", home="R1"), "Taller", (), date(2022, 5, 4), None, "", "Ginebra", "", "", (of_meeting,)
    )
    known = replace(content(faq("x", "¿Qué se trató?", says=("R1-que",)), facts=(of_meeting,)), meetings=(meeting,))

    indexed = Library(known, letters).index.entries[0]

    assert indexed.binding == {"ciudad": {"Ginebra"}}
    assert indexed.mentions["año"] == {"2022"}


def test_a_gap_is_dated_by_its_question_and_not_by_its_facts() -> None:
    near = Fact("F1", "Se firmó en 2019.", fact().sources, "alta")
    gap = Gap("g", "¿Cuántas páginas tiene?", "No consta.", ("número de páginas",), near=("F1",))

    assert "año" not in small_library(gap, facts=(near,)).index.entries[0].mentions
