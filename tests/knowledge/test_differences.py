"""What changed, word by word."""

from knowledge.differences import Difference, differences


def test_only_fields_that_read_differently_are_told() -> None:
    found = differences({"id": "x", "text": "Son doce."}, {"id": "x", "text": "Son trece."})

    assert found == (Difference("text", (("same", "Son"), ("gone", "doce."), ("new", "trece."))),)


def test_a_long_passage_that_stayed_is_shortened() -> None:
    before = " ".join(f"p{n}" for n in range(30))

    (found,) = differences({"text": before}, {"text": before + " fin"})

    assert found.steps == (("same", "[…] p26 p27 p28 p29"), ("new", "fin"))


def test_a_text_with_little_in_common_is_told_as_replaced() -> None:
    (found,) = differences({"text": "uno dos tres cuatro"}, {"text": "cinco dos seis siete ocho"})

    assert [step for step, _ in found.steps] == ["gone", "new"]


def test_wordings_come_and_go_as_a_whole() -> None:
    (found,) = differences({"wordings": ["a b", "c"]}, {"wordings": ["a x", "c"]})

    assert found.steps == (("gone", "a b"), ("new", "a x"))


def test_another_order_is_a_difference() -> None:
    (found,) = differences({"says": ["A", "B"]}, {"says": ["B", "A"]})

    assert found.steps == (("new", "B"), ("new", "A"))


def test_a_new_article_is_all_new_and_one_taken_out_all_gone() -> None:
    assert differences(None, {"text": "Hola."}) == (Difference("text", (("new", "Hola."),)),)
    assert differences({"text": "Hola."}, None) == (Difference("text", (("gone", "Hola."),)),)


def test_nothing_changed_is_nothing() -> None:
    assert differences({"a": 1}, {"a": 1}) == ()
