"""What a link carries leads back to what it was made for."""

import re
from dataclasses import replace

import pytest

from handlers.officials import ask, links
from knowledge.entries import Content, Faq
from knowledge.library import Library

ALLOWED = re.compile(r"[A-Za-z0-9_-]{1,64}")


def test_every_entry_has_a_payload_of_its_own_that_leads_back_to_it(content: Content) -> None:
    payloads = {links.payload_of(faq): faq for faq in content.faqs}

    assert len(payloads) == len(content.faqs)
    assert all(ALLOWED.fullmatch(payload) for payload in payloads)
    assert [p for p, faq in list(payloads.items())[::17] if links.question_of(p, content) != faq.question] == []


@pytest.mark.parametrize("id", ["a.b", "año", "x" * 80, "a_b", "a b/c", "日本"])
def test_any_id_fits_into_a_link(id: str, content: Content) -> None:
    faq = replace(content.faqs[0], id=id)

    assert ALLOWED.fullmatch(links.payload_of(faq))
    assert links.question_of(links.payload_of(faq), replace(content, faqs=(faq,))) == faq.question


def test_ids_that_look_alike_have_different_payloads(content: Content) -> None:
    faqs = [Faq(id, "¿?", (), ()) for id in ("a.b", "a_b", "a-b", "a_2e_b", "x" * 80, "x" * 81)]

    assert len({links.payload_of(faq) for faq in faqs}) == len(faqs)


def test_every_declaration_has_a_link_that_tells_what_it_says(library: Library) -> None:
    for declaration in library.content.declarations:
        payload = links.payload_of_point(declaration)
        question = links.question_of(payload, library.content)

        assert ALLOWED.fullmatch(payload)
        assert question
        assert ask.replies_to(question, None, library)[0].outcome == "answer", question


def test_every_point_that_has_a_label_has_a_link_that_quotes_it(library: Library) -> None:
    labelled = [(d, p) for d in library.content.declarations for p in d.paragraphs if p.label]

    assert labelled
    for declaration, paragraph in labelled:
        question = links.question_of(links.payload_of_point(declaration, paragraph.label), library.content)
        assert question
        assert paragraph.fact.text.rstrip(";,.") in ask.replies_to(question, None, library)[0].text, question


@pytest.mark.parametrize("payload", ["dec_6_k", "dec_6", "dec_especial"])
def test_the_links_that_are_printed_somewhere_lead_on(payload: str, content: Content) -> None:
    assert links.question_of(payload, content)


@pytest.mark.parametrize("payload", ["", "dec_99", "dec_6_zz", "faq_", "faq_no-existe", "volar", "dec__k", "x" * 200])
def test_whatever_else_leads_nowhere(payload: str, content: Content) -> None:
    assert links.question_of(payload, content) is None


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("/start contactar", "/contactar"),
        ("/start@enlace_bot contactar", "/contactar"),
        ("/start inv_AbC-12_x", "/invitacion AbC-12_x"),
        ("/pregunta ¿Cuándo fue la VI?", "¿Cuándo fue la VI?"),
        ("/Pregunta@enlace_bot ¿Y la V?\n¿Y la IV?", "¿Y la V?\n¿Y la IV?"),
        ("/start dec_6_k", "/start dec_6_k"),
        ("/start", "/start"),
        ("/pregunta", "/pregunta"),
        ("/preguntas frecuentes", "/preguntas frecuentes"),
        ("¿/start contactar?", "¿/start contactar?"),
    ],
)
def test_a_link_is_read_as_what_it_is_for(text: str, means: str) -> None:
    assert links.meant(text) == means


def test_an_address_opens_the_bot() -> None:
    assert links.address("enlace_bot", "dec_6") == "https://t.me/enlace_bot?start=dec_6"
