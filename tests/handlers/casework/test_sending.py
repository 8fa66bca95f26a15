"""What would be sent survives the way through a choice."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.casework.sending import Sending, sending_of, written
from tests.builders import message

TAPPED = replace(message(), picks="x")


@given(text=st.text(min_size=1).map(str.strip).filter(bool), attached=st.booleans())
def test_what_a_choice_says_is_read_back_as_it_was(text: str, attached: bool) -> None:
    sending = Sending(text, "10", attached)

    assert sending_of(TAPPED, written(sending)) == sending


@pytest.mark.parametrize("text", ["¿Hay cupos?", "m: 10 horas", "10 m:5", "m:"])
def test_words_of_a_channel_without_ids_are_taken_as_they_are(text: str) -> None:
    assert sending_of(message(), written(Sending(text))) == Sending(text)


def test_what_is_typed_comes_from_its_own_message() -> None:
    typed = replace(message(), source="7")

    assert sending_of(typed, "¿Hay cupos?") == Sending("¿Hay cupos?", "7")


def test_a_button_is_not_the_message_that_asked() -> None:
    tapped = replace(message(), source="99", picks="x")

    assert sending_of(tapped, "¿Hay cupos?").source == ""


def test_a_file_goes_along_with_its_words() -> None:
    photo = replace(message(), source="7", media="photo")

    assert sending_of(photo, "¿Qué es esto?") == Sending("¿Qué es esto?", "7", attached=True)
