from knowledge.reader import Reader
from tests.knowledge.builders import content, declaration, faq

ONE = faq("x", "¿Qué es la COI?")


def test_a_city_where_one_round_met_is_that_round() -> None:
    reader = Reader(
        content(declarations=(declaration(6, "Santiago"), declaration(7, "Lima"), declaration(9, "Santiago")))
    )

    assert (reader.wording("en Lima").names, reader.wording("en Santiago").names) == (
        ("§ronda:7",),
        ("§ciudad:Santiago",),
    )


def test_naming_a_round_alone_asks_for_its_card() -> None:
    reader = Reader(content(declarations=(declaration(6),)))

    assert reader.wording("la sexta").terms == reader.wording("ficha").terms


def test_words_that_carry_nothing_are_still_compared_when_there_is_nothing_else() -> None:
    reader = Reader(content(ONE))

    assert reader.wording("la que fue").terms
