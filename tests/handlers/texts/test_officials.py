"""What officials read besides answers."""

from dataclasses import replace

import pytest

from handlers.texts import officials as texts
from knowledge.entries import Content, Gap
from tests.knowing import inner_words


def test_every_small_talk_of_the_content_has_a_reply(content: Content) -> None:
    assert {errand.kind for errand in content.errands if errand.small} == texts.SMALL_TALK


@pytest.mark.parametrize("kind", sorted(texts.SMALL_TALK))
def test_small_talk_is_short_and_formal(kind: str, content: Content) -> None:
    said = texts.small_talk(kind, content)

    assert len(said) < 250
    assert said.endswith((".", "?"))
    assert not {"tú", "vos", "tu", "te"} & set(said.lower().split())


def test_a_message_that_is_too_long_is_told_by_how_much() -> None:
    assert "4000 caracteres; puedo leer hasta 3000" in texts.too_long(4000, 3000)


def test_one_choice_is_asked_about_in_the_singular() -> None:
    assert texts.which_one(1).endswith("¿Quiso decir esto?")


def test_several_choices_are_asked_about_in_the_plural() -> None:
    assert texts.which_one(3).endswith("¿Quiso decir alguna de estas?")


def test_a_gap_tells_what_is_known_near_it(content: Content) -> None:
    near = next(gap for gap in content.gaps if gap.near)

    said = texts.gap(near, content)

    assert said.startswith(f"No lo sé. {near.why}")
    assert "\n\nLo que sí consta: " in said


def test_a_gap_with_nothing_near_only_says_why(content: Content) -> None:
    alone = Gap("g", "¿Hay cupos?", "No se registran cupos.", ())

    assert texts.gap(alone, content) == "No lo sé. No se registran cupos."


def test_every_gap_of_the_content_can_be_read(content: Content) -> None:
    broken = [gap.id for gap in content.gaps if "  " in (said := texts.gap(gap, content)) or inner_words(said, content)]

    assert broken == []


def test_every_gap_of_the_content_ends_as_a_sentence(content: Content) -> None:
    assert [gap.id for gap in content.gaps if not texts.gap(gap, content).endswith((".", "»"))] == []


def test_declining_every_choice_leads_to_an_offer() -> None:
    assert texts.as_you_wish().startswith("De acuerdo: puedo enviar su pregunta a la Secretaría")


def test_an_offer_shows_what_would_be_sent() -> None:
    assert texts.offer("No lo sé.", "¿Hay cupos?").endswith(
        "¿Envío su pregunta a la Secretaría? Se enviaría: «¿Hay cupos?»"
    )


def test_an_offer_shows_all_of_a_long_question() -> None:
    question = "¿Hay cupos? " * 100

    assert f"«{question}»" in texts.offer("No lo sé.", question)


def test_what_an_offer_says_before_it_asks_is_found_again() -> None:
    assert texts.before_offer(texts.offer("No lo sé. Lo que sí consta: X.", "¿Y?")) == "No lo sé. Lo que sí consta: X."


def test_without_upcoming_meetings_the_last_ones_are_told(content: Content) -> None:
    said = texts.no_meetings(content)

    assert "La última plenaria registrada: La XI reunión (Quito, 2025)" in said
    assert "24 y 25 de septiembre de 2025" in said


def test_without_any_meeting_nothing_is_made_up(content: Content) -> None:
    bare = replace(content, meetings=(), declarations=())

    assert texts.no_meetings(bare).endswith("le informe cuando haya fecha.")


def test_the_declarations_are_listed_one_a_line(content: Content) -> None:
    listed = [line for line in texts.declarations(content).splitlines() if line.startswith("• ")]

    assert len(listed) == len(content.declarations)
    assert listed[5] == "• VI reunión (Capítulo de Santiago, 2020): 23 y 24 de septiembre de 2020. Declaración Conjunta"


def test_who_writes_to_the_secretariat_is_told_how_to_leave(content: Content) -> None:
    said = texts.contact(content)

    assert "/cancelar" in said
    assert "Dato público: " in said
    assert "\nFuente: " in said


def test_without_a_public_contact_none_is_shown(content: Content) -> None:
    unknown = replace(content, facts={id: fact for id, fact in content.facts.items() if id != "S4-contacto"})

    assert "Dato público" not in texts.contact(unknown)


def test_the_examples_of_the_help_are_questions_that_are_answered_with_a_source() -> None:
    assert texts.help_with().count("• «") == 5
    assert "Respondo con la fuente." in texts.help_with()
