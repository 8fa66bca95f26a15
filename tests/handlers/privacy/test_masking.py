from handlers.privacy.finding import found
from handlers.privacy.items import Item, Kind
from handlers.privacy.masking import masked


def test_each_item_becomes_a_mark_that_can_be_read() -> None:
    text = "La señora Rosa Paz, pasaporte AB123456, nacida el 3/4/1990, tel. 0981 123 456"

    assert masked(text, found(text)) == (
        "La señora [nombre], pasaporte [pasaporte], nacida el [fecha de nacimiento], tel. [teléfono]"
    )


def test_nothing_else_changes() -> None:
    text = "  ¿Qué  dice la VI?\n"

    assert masked(text, found(text)) == text


def test_items_may_come_in_any_order() -> None:
    assert masked("ab cd", [Item(Kind.CASE, 3, 5), Item(Kind.NAME, 0, 2)]) == "[nombre] [expediente]"
