"""What an entry is about."""

from knowledge.entries import Content
from knowledge.themes import themes_of


def test_every_question_is_about_something(content: Content) -> None:
    assert [faq.id for faq in content.faqs if not themes_of(faq.id, content)] == []


def test_what_is_computed_of_a_round_is_about_declarations(content: Content) -> None:
    assert themes_of("ronda.cuando:D6", content) == ("declaraciones",)


def test_a_practice_is_about_its_themes(content: Content) -> None:
    assert "biometría" in themes_of("practica-ecuador-progres-que", content)


def test_what_does_not_exist_any_more_is_about_nothing(content: Content) -> None:
    assert themes_of("se-fue", content) == ()
