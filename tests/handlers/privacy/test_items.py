import pytest

from handlers.privacy.items import Item, Kind, settled


def test_an_item_is_a_stretch_of_text() -> None:
    with pytest.raises(ValueError, match="4-4"):
        Item(Kind.NAME, 4, 4)


def test_items_that_overlap_become_one_so_that_nothing_sticks_out() -> None:
    items = settled([Item(Kind.PASSPORT, 5, 12), Item(Kind.DOCUMENT, 3, 9), Item(Kind.NAME, 20, 24)])

    assert items == (Item(Kind.PASSPORT, 3, 12), Item(Kind.NAME, 20, 24))


def test_items_that_only_touch_stay_apart() -> None:
    items = settled([Item(Kind.NAME, 4, 8), Item(Kind.PHONE, 0, 4)])

    assert items == (Item(Kind.PHONE, 0, 4), Item(Kind.NAME, 4, 8))
