from hypothesis import given
from hypothesis import strategies as st

from handlers.privacy.items import Item, Kind
from handlers.privacy.reading import WALL, read, walled


def test_what_cannot_be_seen_is_not_read() -> None:
    reading = read("D\u200bN\u202eI １２\u00a0٣–4 Pe\u0301rez Núñez")

    assert reading.text == "DNI 12 3-4 Perez Nunez"


def test_an_item_keeps_its_place_in_the_original() -> None:
    text = "va \u200f1\u200b2\u200b3\u200e, y ya"
    start = read(text).text.index("123")

    item = read(text).original(Item(Kind.DOCUMENT, start, start + 3))

    assert text[item.start : item.end] == "1\u200b2\u200b3\u200e"


def test_a_sign_that_reads_as_two_is_covered_whole() -> None:
    text = "№ 7"

    item = read(text).original(Item(Kind.CASE, 0, 1))

    assert text[item.start : item.end] == "№"


def test_a_mask_is_a_wall() -> None:
    reading = read("el [teléfono] de [juan]")

    assert reading.text == f"el {WALL * 10} de [juan]"


def test_a_wall_takes_no_place_of_others() -> None:
    text = walled("uno dos tres", [Item(Kind.NAME, 4, 7)])

    assert text == f"uno {WALL * 3} tres"


@given(st.text())
def test_every_plain_character_comes_from_the_original(text: str) -> None:
    reading = read(text)

    assert len(reading.places) == len(reading.text)
    assert list(reading.places) == sorted(reading.places)
    assert all(0 <= place < len(text) for place in reading.places)
