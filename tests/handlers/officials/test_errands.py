"""What people want done."""

import pytest

from handlers.officials import errands
from handlers.texts.officials import tell_me_request
from knowledge.entries import Content


def test_every_errand_of_the_content_begins_what_it_names(content: Content) -> None:
    wanted = [errand.kind for errand in content.errands if not errand.small]

    assert [errands.start(kind, "", content).action for kind in wanted] == wanted


def test_without_upcoming_meetings_we_offer_to_be_told(content: Content) -> None:
    reply = errands.start("meetings", "próximas reuniones", content)

    assert [choice.says for choice in reply.choices] == [f"/enviar_consulta {tell_me_request()}", "/cancelar"]


def test_a_reminder_without_a_date_is_offered_as_a_request_to_the_secretariat(content: Content) -> None:
    reply = errands.start("reminder", "avíseme de la reunión", content)

    assert reply.choices[0].says == f"/enviar_consulta {tell_me_request()}"


def test_the_declarations_are_listed_and_nothing_is_awaited(content: Content) -> None:
    reply = errands.start("declarations", "ver declaraciones", content)

    assert reply.text.startswith("Declaraciones del Proceso de Quito:")
    assert reply.awaits is None


def test_who_wants_the_secretariat_writes_the_message_next(content: Content) -> None:
    assert errands.start("contact", "quiero hablar con alguien", content).awaits == errands.OFFER


def test_a_proposed_exchange_is_sent_in_the_words_it_was_written_in(content: Content) -> None:
    reply = errands.start("exchange", "queremos visitar la COMAR", content)

    assert reply.choices[0].says == "/enviar_consulta queremos visitar la COMAR"


@pytest.mark.parametrize("kind", ["help", "inventado"])
def test_whatever_else_is_wanted_gets_help(kind: str, content: Content) -> None:
    assert errands.start(kind, "", content).action == "help"
