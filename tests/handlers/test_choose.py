"""What a short message stands for, given what was offered."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.commands import dispatch
from handlers.dialogue import Choosing, Memory, Writing
from handlers.officials.choose import GONE, commands, out_of_range, resolve
from handlers.router import first_reply
from tests.builders import choice, message, visitor

OFFER = Memory(Choosing((choice("Sí, envíela", "/enviar_consulta ¿X?"), choice("No, gracias", "/cancelar"))))
THREE = Memory(
    Choosing((choice("VI reunión"), choice("VII reunión"), choice("Ninguna: preguntar", "/enviar_consulta ¿X?")))
)


def meant(text: str, memory: Memory) -> str:
    return resolve(message(text), memory).text


@pytest.mark.parametrize(
    "text", ["2", " 2 ", "2.", "2)", "la 2", "opción 2", "la opción 2", "número 2", "#2", "la segunda", "dos"]
)
def test_a_number_picks_in_many_forms(text: str) -> None:
    assert meant(text, THREE) == "VII reunión"


@pytest.mark.parametrize("text", ["VII reunión", "vii reunion", "  VII Reunión. "])
def test_a_label_picks_itself(text: str) -> None:
    assert meant(text, THREE) == "VII reunión"


@pytest.mark.parametrize(
    "text", ["sí", "Si", "dale", "ok", "OK!", "claro", "claro que sí", "envíela", "Sí, por favor.", "de acuerdo"]
)
def test_agreement_picks_the_first_of_two(text: str) -> None:
    assert meant(text, OFFER) == "/enviar_consulta ¿X?"


def test_agreement_picks_the_first_of_an_offer_that_can_be_left() -> None:
    careful = Memory(
        Choosing((choice("Sin datos", "/x a"), choice("Tal como está", "/x b"), choice("No", "/cancelar")))
    )

    assert meant("sí", careful) == "/x a"


def test_agreement_picks_nothing_among_three() -> None:
    assert meant("sí", THREE) == "sí"


@pytest.mark.parametrize(
    "text", ["no", "No.", "NO", "no gracias", "No, gracias", "mejor no", "cancelar", "no la envíe"]
)
def test_a_refusal_declines_the_offer(text: str) -> None:
    assert meant(text, OFFER) == "/cancelar"


@pytest.mark.parametrize("text", ["ninguna", "Ninguna de las anteriores", "no"])
def test_none_of_these_picks_the_last(text: str) -> None:
    assert meant(text, THREE) == "/enviar_consulta ¿X?"


@pytest.mark.parametrize("text", ["no, gracias", "déjelo así", "cancelar"])
def test_leaving_sends_nothing_even_when_the_last_choice_would(text: str) -> None:
    assert meant(text, THREE) == "/cancelar"


@pytest.mark.parametrize(
    "text", ["¿y en México?", "2020", "no sé qué países son", "la sexta", "opción", "si firmó Bolivia", "/ayuda"]
)
def test_anything_else_is_a_new_question(text: str) -> None:
    assert meant(text, THREE) == text


@pytest.mark.parametrize("text", ["sí", "2", "no", "cancelar"])
def test_when_nothing_was_offered_nothing_is_picked(text: str) -> None:
    assert meant(text, Memory()) == text


def test_free_text_completes_the_command_that_waits_for_it() -> None:
    assert meant("¿Hay cupos?", Memory(Writing("/contactar"))) == "/contactar ¿Hay cupos?"


@pytest.mark.parametrize("text", ["/ayuda", " /misconsultas", "/cancelar"])
def test_another_command_leaves_the_one_that_waits(text: str) -> None:
    assert meant(text, Memory(Writing("/contactar"))) == text


@pytest.mark.parametrize("text", ["cancelar", "no, gracias", "Mejor no."])
def test_somebody_asked_for_a_text_may_decline(text: str) -> None:
    assert meant(text, Memory(Writing("/contactar"))) == "/cancelar"


@pytest.mark.parametrize("text", ["4", "0", "99", "opción 7"])
async def test_a_number_that_was_not_offered_gets_the_valid_ones_and_the_same_offer(text: str) -> None:
    [said] = await first_reply(message(text), THREE, [out_of_range])

    assert "del 1 al 3" in said.text
    assert Choosing(said.choices) == THREE.dialogue


@pytest.mark.parametrize("text", ["2", "¿4?x", "1984", "hola", ""])
async def test_everything_else_is_left_to_others(text: str) -> None:
    assert await out_of_range(message(text), THREE) is None


@pytest.mark.parametrize("text", ["1", "sí", "Continuar en privado"])
def test_a_link_cannot_be_picked_by_words(text: str) -> None:
    linked = Memory(Choosing((replace(choice("Continuar en privado", ""), link="https://t.me/x"),)))

    assert meant(text, linked) == text


@pytest.mark.parametrize(
    "changes",
    [{"picks": "x"}, {"edits": True}, {"regarding": "case:1:answer:1:0"}],
    ids=["a button", "a change of an older message", "an answer to the secretariat"],
)
def test_what_speaks_for_itself_neither_picks_nor_completes(changes: dict[str, Any]) -> None:
    incoming = replace(message("2"), **changes)

    assert resolve(incoming, THREE).text == "2"
    assert resolve(incoming, Memory(Writing("/contactar"))).text == "2"


def test_a_question_behind_its_command_is_the_question() -> None:
    assert meant("/pregunta ¿Hay cupos?", Memory()) == "¿Hay cupos?"
    assert meant("¿Hay cupos?", Memory(Writing("/pregunta"))) == "¿Hay cupos?"


async def test_a_button_whose_letter_is_gone_says_how_to_go_on() -> None:
    replies = await dispatch(message(GONE), Memory(), commands=commands(), visitor=visitor())

    assert replies
    assert "ya no está disponible" in replies[0].text
    assert "/misconsultas" in replies[0].text


@given(st.text())
def test_no_text_breaks_a_choice(text: str) -> None:
    assert resolve(message(text), THREE).id
    assert resolve(message(text), Memory(Writing("/contactar"))).text
