"""Letters as Telegram shows them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardMarkup

from bot.channels.telegram.outgoing import keyboard, marked_up, pieces
from bot.channels.telegram.splitting import LONGEST, split, units
from handlers.messages import Choice, Formatted
from tests.bot.telegram.conftest import letter_to, votes
from tests.builders import choice, letter

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


def labels(markup: InlineKeyboardMarkup | None) -> list[list[str]]:
    return [[button.text for button in row] for row in markup.inline_keyboard] if markup else []


@given(WORDS, st.integers(2, 60))
def test_row_26_no_piece_is_too_long_and_none_is_empty(text: str, most: int) -> None:
    parts = split(text, most)

    assert all(units(part) <= most for part in parts)
    assert all(parts) or parts == ("",)


@given(WORDS, st.integers(2, 60))
def test_row_26_nothing_is_lost_between_pieces_but_white_space(text: str, most: int) -> None:
    assert "".join("".join(split(text, most)).split()) == "".join(text.split())


def test_row_26_pieces_end_with_paragraphs() -> None:
    assert split("Uno uno.\n\nDos dos.\n\nTres.", 20) == ("Uno uno.\n\nDos dos.", "Tres.")


def test_row_26_an_emoji_counts_twice_and_is_never_cut() -> None:
    assert split("👍" * 5, 5) == ("👍👍", "👍👍", "👍")


def test_row_26_each_piece_has_whole_tags() -> None:
    text = "\n\n".join(f"Punto {n}. " + "x" * 900 + "\nFuente: acta <1> & anexo" for n in range(6))

    parts = pieces(letter_to(77, text=text))

    assert len(parts) == 2
    assert all(part.html.count("<i>") == part.html.count("</i>") for part in parts)
    assert all(units(part.plain) <= LONGEST for part in parts)


def test_buttons_are_under_the_last_piece() -> None:
    first, last = pieces(letter_to(77, text="a" * 4097, choices=(choice("Sí"),)))

    assert first.keyboard is None
    assert labels(last.keyboard) == [["Sí"]]


@pytest.mark.parametrize("wild", ["<b>", "a & b", "1 < 2", "_x_*y*`z`", "</i>", "&lt;"])
def test_row_27_nothing_that_people_write_is_taken_for_markup(wild: str) -> None:
    shown = marked_up(wild)

    assert "<" not in shown
    assert shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == wild


def test_sources_are_in_italics_and_many_of_them_are_folded() -> None:
    assert marked_up("Sí.\nFuente: «Acta» & más") == "Sí.\n<i>Fuente: «Acta» &amp; más</i>"
    assert marked_up("Sí.\n" + "\n".join(["Fuente: a"] * 4)).startswith("Sí.\n<blockquote expandable>Fuente: a\n")


@given(WORDS)
def test_row_24_what_a_button_says_to_us_has_at_most_64_bytes(says: str) -> None:
    markup = keyboard((Choice("Sí", says or "x"),))

    assert markup is not None
    data = markup.inline_keyboard[0][0].callback_data
    assert isinstance(data, str)
    assert 1 <= len(data.encode()) <= 64


def test_short_labels_share_a_row_and_thumbs_stand_by_themselves() -> None:
    choices = (choice("¿Cuándo fue la VI reunión?"), choice("Sí"), choice("No"), *votes("faq/1"))

    assert labels(keyboard(choices)) == [["¿Cuándo fue la VI reunión?"], ["Sí", "No"], ["👍", "👎"]]


def test_labels_too_long_for_a_button_are_listed_with_their_numbers() -> None:
    long = "¿Cuáles son los compromisos de la Declaración de Santiago?"

    [piece] = pieces(letter_to(77, text="¿Cuál?", choices=(choice(long), choice("Ninguna"), *votes("e"))))

    assert piece.plain == f"¿Cuál?\n\n1. {long}\n2. Ninguna"
    assert labels(piece.keyboard) == [[f"1. {long}"], ["2. Ninguna"], ["👍", "👎"]]


def test_a_link_opens_its_address_and_a_wrong_one_is_left_out() -> None:
    markup = keyboard((Choice("Abrir", "", "https://procesodequito.org"), Choice("Mal", "", "no es dirección")))

    assert markup is not None
    assert [button.url for row in markup.inline_keyboard for button in row] == ["https://procesodequito.org"]


def test_a_passage_that_passed_the_sanitiser_is_shown_with_its_markup() -> None:
    passage = Formatted("Es A & B.", "Es <b>A</b> &amp; B.")

    (piece,) = pieces(replace(letter(text="Es A & B.\n\nFuente: <x>"), formatted=(passage,)))

    assert piece.html == "Es <b>A</b> &amp; B.\n\n<i>Fuente: &lt;x&gt;</i>"
    assert piece.plain == "Es A & B.\n\nFuente: <x>"
