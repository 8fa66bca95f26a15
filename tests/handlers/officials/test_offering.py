"""An offer shows everything that one tap would send, and what could be left out of it."""

from dataclasses import replace

import pytest

from bot.work import Work
from handlers.casework.work import Casework
from handlers.dialogue import Memory
from handlers.messages import Choice, Incoming, Reply
from handlers.officials import errands, offering
from handlers.officials.ask import offer as plain_offer
from handlers.officials.errands import FORWARD, OFFER
from handlers.router import Handler
from handlers.texts import officials as texts
from handlers.texts import welcome
from knowledge.entries import Content
from tests.builders import OFFICE, casework, given_case, message, person
from tests.fakes import FakeClock

PERSONAL = "¿Qué hago con Juana Pérez, pasaporte venezolano 123456789?"
TYPED = replace(message(), source="7")


@pytest.fixture
def bundle(work: Work, clock: FakeClock) -> Casework:
    return casework(work, person("ana"), clock, office=replace(OFFICE, bot="enlace_bot"))


def says(reply: Reply) -> Handler:
    """An assistant that always says the same."""

    async def answer(_incoming: Incoming, _memory: Memory) -> tuple[Reply, ...]:
        return (reply,)

    return answer


async def heard(reply: Reply, bundle: Casework, incoming: Incoming = TYPED) -> Reply:
    replies = await offering.answer(incoming, Memory(), answer=says(reply), casework=bundle)
    assert replies is not None
    return replies[0]


async def test_an_answer_passes_untouched(bundle: Casework) -> None:
    reply = Reply("La VI fue en 2020.", "answer", (Choice("Otra", "otra"),))

    assert await heard(reply, bundle) == reply


async def test_an_offer_remembers_the_message_so_that_its_edits_are_recognised(bundle: Casework) -> None:
    reply = await heard(plain_offer("¿Hay cupos?", "No lo sé."), bundle)

    assert [choice.says for choice in reply.choices] == [f"{FORWARD} m:7 ¿Hay cupos?", "/cancelar"]
    assert "m:7" not in reply.text


async def test_what_seems_personal_is_warned_of_and_masked_first(bundle: Casework) -> None:
    reply = await heard(plain_offer(PERSONAL, "No lo sé."), bundle)

    safe, whole, no = reply.choices
    assert reply.text.startswith("No lo sé.\n\nSu consulta parece contener datos personales")
    assert "123456789" not in reply.text
    assert "123456789" not in safe.says
    assert [choice.label for choice in reply.choices] == [texts.without_data(), texts.as_it_is(), texts.no_thanks()]
    assert (whole.says, no.says) == (f"{FORWARD} m:7 {PERSONAL}", "/cancelar")
    assert reply.outcome == "forward"


async def test_the_masked_text_that_is_shown_is_the_one_that_is_sent(bundle: Casework) -> None:
    reply = await heard(plain_offer(PERSONAL, "No lo sé."), bundle)

    assert f"«{reply.choices[0].says.removeprefix(f'{FORWARD} m:7 ')}»" in reply.text


async def test_known_public_words_are_nobody(bundle: Casework) -> None:
    question = "El señor Proceso de Quito, ¿qué es?"
    judgement = replace(bundle.judgement, known=frozenset({"Proceso de Quito"}))

    reply = await heard(plain_offer(question, "No lo sé."), replace(bundle, judgement=judgement))

    assert "datos personales" not in reply.text


async def test_the_masked_version_leaves_the_file_out(bundle: Casework) -> None:
    photo = replace(TYPED, media="photo")

    reply = await heard(plain_offer(PERSONAL, "No lo sé."), bundle, photo)

    assert reply.choices[0].says.startswith(f"{FORWARD} m:7 ")
    assert reply.choices[1].says.startswith(f"{FORWARD} m:7+ ")
    assert "archivo adjunto" in reply.text


async def test_none_of_these_leads_to_an_offer_that_remembers_the_message(bundle: Casework) -> None:
    asked_back = Reply("¿Quiso decir?", "choices", (Choice("VI", "VI"), Choice("Ninguna", f"{OFFER} ¿cuál?")))

    assert [choice.says for choice in (await heard(asked_back, bundle)).choices] == ["VI", f"{OFFER} m:7 ¿cuál?"]


async def test_whoever_owes_the_secretariat_a_precision_may_mean_that(work: Work, bundle: Casework) -> None:
    await given_case(work, state="waiting")

    reply = await heard(plain_offer("Son dos personas.", "No lo sé."), bundle)

    assert [choice.says for choice in reply.choices] == [
        f"{FORWARD} m:7 Son dos personas.", "/aclarar 1 m:7 Son dos personas.", "/cancelar",
    ]  # fmt: skip


async def test_an_exchange_is_offered_with_the_same_care(bundle: Casework, content: Content) -> None:
    reply = await heard(errands.start("exchange", PERSONAL, content), bundle)

    assert reply.action == "exchange"
    assert reply.choices[0].label == texts.without_data()


async def test_a_request_in_our_own_words_stays_as_it_is(bundle: Casework, content: Content) -> None:
    errand = errands.start("reminder", "avíseme", content)

    assert await heard(errand, bundle) == errand


async def test_in_a_group_an_offer_becomes_a_link(bundle: Casework) -> None:
    reply = await heard(plain_offer("¿Hay cupos?", "No lo sé."), bundle, replace(TYPED, group=True))

    assert reply.text == welcome.forward_in_private("No lo sé.")
    assert [(choice.says, choice.link) for choice in reply.choices] == [("", "https://t.me/enlace_bot?start=contactar")]


async def test_in_a_group_nobody_is_asked_to_write_to_the_secretariat(bundle: Casework, content: Content) -> None:
    reply = await heard(errands.start("contact", "", content), bundle, replace(TYPED, group=True))

    assert (reply.text, reply.awaits) == (welcome.in_private(), None)


async def test_without_a_public_name_there_is_no_link(work: Work, clock: FakeClock) -> None:
    bundle = casework(work, person("ana"), clock)

    reply = await heard(plain_offer("¿Hay cupos?", "No lo sé."), bundle, replace(TYPED, group=True))

    assert reply.choices == ()
