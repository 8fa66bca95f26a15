"""Links that open the bot with a purpose: «dec_6_k», «faq_…», «contactar», «inv_…», and what each means.

A payload has at most 64 of the characters A-Z a-z 0-9 _ -; that is Telegram's rule, and the narrowest there is.
"""

import re
from hashlib import sha256

from handlers.texts import facts as f
from handlers.texts import welcome as texts
from knowledge.entries import Content, Declaration, Faq

CONTACT = "contactar"
"""The payload of whoever comes to write to the secretariat."""

LONGEST = 64
_SPECIAL = "especial"
_LEADS = re.compile(r"\s*/\s*(?:start|inicio)(?:@\S*)?\s+(?P<payload>\S+)\s*", re.IGNORECASE)
_ASKS = re.compile(r"\s*/\s*preguntar?(?:@\S*)?\s+(?P<question>.+)", re.IGNORECASE | re.DOTALL)


def address(bot: str, payload: str) -> str:
    """Opens a private conversation with the bot."""
    return f"https://t.me/{bot}?start={payload}"


def payload_of(faq: Faq) -> str:
    """The payload that leads to an entry; its id, with what is not allowed written in hexadecimal."""
    payload = "faq_" + re.sub(r"[^A-Za-z0-9-]", lambda mark: f"_{ord(mark[0]):x}_", faq.id)
    return payload if len(payload) <= LONGEST else "faq_" + sha256(faq.id.encode()).hexdigest()[:32]


def payload_of_point(declaration: Declaration, label: str = "") -> str:
    """The payload that leads to a declaration, or to one of its points."""
    number = _SPECIAL if declaration.number is None else str(declaration.number)
    return "_".join(part for part in ("dec", number, label) if part)


def question_of(payload: str, content: Content) -> str | None:
    """The question that a payload stands for; `None` when there is none."""
    for faq in content.faqs:
        if payload == payload_of(faq):
            return faq.question
    for declaration in content.declarations:
        named = f.ordinal(declaration)
        if payload == payload_of_point(declaration):
            return texts.ask_declaration(named)
        for paragraph in declaration.paragraphs:
            if paragraph.label and payload == payload_of_point(declaration, paragraph.label):
                return texts.ask_point(paragraph.kind.split()[0], paragraph.label, named)
    return None


def meant(text: str) -> str:
    """«/pregunta …» is the question; a link to write to us, or an invitation, is the command that does it."""
    asks = _ASKS.fullmatch(text)
    if asks:
        return asks["question"]
    leads = _LEADS.fullmatch(text)
    payload = leads["payload"] if leads else ""
    if payload == CONTACT:
        return "/contactar"
    if payload.startswith("inv_"):
        return f"/invitacion {payload.removeprefix('inv_')}"
    return text
