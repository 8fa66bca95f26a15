"""All kinds together: how much of what is personal is found, and how seldom it is seen where it is not."""

import subprocess
import sys
from functools import lru_cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.privacy.finding import found
from handlers.privacy.items import Kind
from handlers.privacy.masking import masked
from tests.handlers.privacy.telling import told
from tests.privacy.written import Message, asked, messages, ordinary

_PIECES = (
    "DNI ", "cédula ", "pasaporte ", "12345678", "1234-5678", "0981 123 456", " ", "\n", ".", "-", "/", "(", ")",
    ", ", "Juan", "Pérez", "el señor ", "se llama ", "juan perez ", "@", "a@b.co", "[nombre]", "[documento]",
    "«[", "]»", "nació el ", "3/4/1990", "1", "2019", "V", "E-8-", "\u200b", "\u202e", "１２", "calle ", "domicilio: ",
    "expediente ", "n.º ", "caso de ", "Costa Rica", "soy ", "+54 ", "X", "COMAR", "personas", "000", "de ",
    "llamar al ", "cuenta ", "https://",
)  # fmt: skip
_MUDDLED = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)


_found = lru_cache(maxsize=None)(found)
"""Several tests look at the same messages, some of them once for each personal stretch."""


def _covered(message: Message) -> list[bool]:
    """For each personal stretch, whether nothing of it stays readable."""
    items = _found(message.text)
    hidden = {place for item in items for place in range(item.start, item.end)}
    return [
        all(place in hidden or not message.text[place].isalnum() for place in range(start, end))
        for _, start, end in message.spans()
    ]


def test_nearly_all_of_what_is_personal_is_found() -> None:
    covered = [hidden for message in messages() for hidden in _covered(message)]

    assert len(covered) > 500
    assert sum(covered) / len(covered) >= 0.99


def test_no_message_stays_readable_when_masked() -> None:
    assert [message.id for message in messages() if not all(_covered(message))] == []


def test_the_messages_come_from_every_country_of_the_process() -> None:
    countries = {message.country for message in messages()}

    assert {*"AR BO BR CL CO CR DO EC GT HN MX NI PA PE PY SV UY VE".split()} <= countries  # noqa: SIM905


def test_the_kind_is_nearly_always_the_right_one() -> None:
    kinds = [
        any(item.kind is kind and item.start < end and start < item.end for item in _found(message.text))
        for message in messages()
        for kind, start, end in message.spans()
    ]

    assert sum(kinds) / len(kinds) >= 0.95


def test_it_does_not_cry_wolf_on_what_officials_ask() -> None:
    questions = asked()

    reported = [question for question in questions if found(question)]

    assert len(questions) > 1_000
    assert len(reported) / len(questions) < 0.005


@pytest.mark.parametrize("question", ordinary())
def test_years_laws_places_and_institutions_are_not_reported(question: str) -> None:
    assert told(question) == []


def test_a_dotted_number_is_a_document_when_a_person_is_spoken_of() -> None:
    assert told("el señor Juan Pérez, 12.345.678") == [(Kind.NAME, "Juan Pérez"), (Kind.DOCUMENT, "12.345.678")]
    assert told("son 12.345.678") == []


def test_a_mail_address_alone_turns_no_capitals_into_a_person() -> None:
    assert told("escriba a sede@example.org, Oleksandr Bondarenko") == [(Kind.EMAIL, "sede@example.org")]


@settings(deadline=None)
@given(_MUDDLED)
def test_items_are_in_order_and_apart(text: str) -> None:
    items = found(text)

    assert all(one.end <= other.start for one, other in pairwise(items))


@settings(deadline=None)
@given(_MUDDLED | st.text())
def test_a_masked_message_has_nothing_more_to_report(text: str) -> None:
    safe = masked(text, found(text))

    assert found(safe) == ()


def test_nothing_heavy_is_loaded_before_a_number_needs_it() -> None:
    program = "import sys, handlers.privacy.finding; print({'stdnum', 'phonenumbers'} & set(sys.modules))"

    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert ended.stdout.strip() == "set()"
