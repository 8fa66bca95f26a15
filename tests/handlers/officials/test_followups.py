"""Messages about a case that name no command."""

from dataclasses import replace

import pytest

from bot.work import Work
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.officials import followups
from handlers.ports import Asker, Case, CaseState
from tests.builders import NOON, OFFICE, casework, given_case, message, person
from tests.fakes import FakeClock

LETTER = "case:1:answer:1:0"


def reply_to(letter: str, text: str, *, of: str = "ana") -> Incoming:
    return replace(message(text, person=of), regarding=letter, source="20")


def edit(text: str, *, source: str = "7") -> Incoming:
    return replace(message(text), edits=True, source=source)


async def replied(incoming: Incoming, work: Work, clock: FakeClock) -> tuple[Reply, ...] | None:
    return await followups.replied(incoming, Memory(), casework=casework(work, person(incoming.person), clock))


async def edited(incoming: Incoming, work: Work, clock: FakeClock) -> tuple[Reply, ...] | None:
    return await followups.edited(incoming, Memory(), casework=casework(work, person(incoming.person), clock))


async def sent_from(work: Work, source: str = "7", question: str = "¿Hay cupos?", *, state: CaseState = "new") -> Case:
    case = await given_case(work, question, state=state)
    case = replace(case, askers=(replace(case.askers[0], source=source),))
    await work.cases.change(case)
    return case


async def found(work: Work) -> Case:
    case = await work.cases.find(1)
    assert case
    return case


async def history(work: Work) -> list[tuple[str, str]]:
    return [(entry.kind, entry.text) for entry in await work.log.read(1)]


# Answers to our letters


async def test_an_answer_to_a_letter_goes_to_its_case(work: Work, clock: FakeClock) -> None:
    await given_case(work, state="waiting")

    replies = await replied(reply_to("case:1:precision:1:0", "Son dos."), work, clock)

    assert replies
    assert "número 1" in replies[0].text
    assert ("followup", "Son dos.") in await history(work)
    assert (await found(work)).state == "new"


async def test_an_answer_to_our_own_confirmation_goes_to_its_case_too(work: Work, clock: FakeClock) -> None:
    await given_case(work)

    replies = await replied(reply_to("case:1:reply:5:0", "Somos dos."), work, clock)

    assert replies
    assert replies[0].about == "case:1"
    assert ("followup", "Somos dos.") in await history(work)


@pytest.mark.parametrize("thanks", ["Gracias!", "muchas gracias", "Me sirve", "Perfecto, gracias."])
async def test_thanks_for_an_answer_are_no_new_question(thanks: str, work: Work, clock: FakeClock) -> None:
    case = await given_case(work)
    await work.cases.change(replace(case, state="answered", answer="Sí.", answered=NOON - OFFICE.undo))

    await replied(reply_to(LETTER, thanks), work, clock)

    assert (await found(work)).state == "closed"
    assert not (await found(work)).reopened


async def test_discontent_without_a_word_of_why_is_asked_about(work: Work, clock: FakeClock) -> None:
    await given_case(work, state="answered")

    replies = await replied(reply_to(LETTER, "No me sirve"), work, clock)

    assert replies
    assert replies[0].awaits == "/aclarar 1"
    assert (await found(work)).state == "answered"


async def test_thanks_to_an_open_case_are_taken_along(work: Work, clock: FakeClock) -> None:
    await given_case(work)

    await replied(reply_to("case:1:precision:1:0", "gracias"), work, clock)

    assert await history(work) == [("followup", "gracias")]


@pytest.mark.parametrize(
    "incoming",
    [
        reply_to(LETTER, "Son dos.", of="eva"),
        reply_to("case:9:answer:1:0", "Son dos."),
        reply_to("reply:t:1", "Son dos."),
        reply_to("", "Son dos."),
        reply_to("case:1:desk:card", "Son dos."),
        reply_to("case:1:desk@t/ana:card", "Son dos."),
        reply_to(LETTER, "/misconsultas"),
        replace(reply_to(LETTER, "/me_sirve 1"), picks="x"),
        replace(reply_to(LETTER, "Son dos."), group=True),
        replace(reply_to(LETTER, "Son dos."), conversation="otra"),
    ],
    ids=["foreign", "unknown", "reply", "none", "card", "own card", "command", "button", "group", "elsewhere"],
)
async def test_everything_else_is_left_to_others(incoming: Incoming, work: Work, clock: FakeClock) -> None:
    await given_case(work)

    assert await replied(incoming, work, clock) is None
    assert await history(work) == []


# Changes of what was sent


async def test_an_edit_of_the_question_reaches_the_open_case_and_is_confirmed(work: Work, clock: FakeClock) -> None:
    await sent_from(work)

    replies = await edited(edit("¿Hay cupos en mayo?"), work, clock)

    assert replies
    assert "consulta número 1" in replies[0].text
    assert (await found(work)).askers[0].question == "¿Hay cupos en mayo?"
    assert await history(work) == [("edited", "(editado) ¿Hay cupos en mayo?")]


@pytest.mark.parametrize("sent", ["¿Hay cupos?", "¿Hay cupos? (a propósito de: el taller)"])
async def test_an_edit_that_changes_no_word_says_nothing(sent: str, work: Work, clock: FakeClock) -> None:
    await sent_from(work, question=sent)

    assert await edited(edit(" ¿Hay  cupos?"), work, clock) == ()
    assert await history(work) == []


async def test_the_command_before_the_question_is_not_part_of_it(work: Work, clock: FakeClock) -> None:
    await sent_from(work)

    await edited(edit("/contactar ¿Hay dos cupos?"), work, clock)

    assert (await found(work)).question == "¿Hay dos cupos?"


async def test_an_edit_after_the_answer_is_told_and_changes_nothing(work: Work, clock: FakeClock) -> None:
    case = await sent_from(work, state="answered")

    replies = await edited(edit("¿Hay dos cupos?"), work, clock)

    assert replies
    assert "/aclarar 1" in replies[0].text
    assert await found(work) == case
    assert await history(work) == [("edited", "(editado) ¿Hay dos cupos?")]


async def test_what_was_kept_back_does_not_leave_with_a_correction(work: Work, clock: FakeClock) -> None:
    await sent_from(work, question="¿Qué hago con [nombre]?")

    await edited(edit("¿Qué hago hoy con la solicitante Juana Pérez, pasaporte venezolano 123456789?"), work, clock)

    assert "123456789" not in (await found(work)).question


async def test_whoever_sent_such_data_knowingly_may_correct_them(work: Work, clock: FakeClock) -> None:
    await sent_from(work, question="¿Qué hago con el pasaporte venezolano 123456789?")

    await edited(edit("¿Qué hago con el pasaporte venezolano 123456780?"), work, clock)

    assert "123456780" in (await found(work)).question


@pytest.mark.parametrize(
    "incoming",
    [
        replace(message("otra"), source="7"),
        edit("otra", source="8"),
        edit("otra", source=""),
        replace(edit("otra"), group=True),
        replace(edit("otra"), conversation="otra"),
        replace(edit("otra"), person="eva"),
    ],
    ids=["no edit", "another message", "no id", "group", "another conversation", "another person"],
)
async def test_other_messages_are_no_edits_of_a_case(incoming: Incoming, work: Work, clock: FakeClock) -> None:
    await sent_from(work)

    assert await edited(incoming, work, clock) is None


async def test_cases_without_an_id_of_their_message_are_never_edited(work: Work, clock: FakeClock) -> None:
    await sent_from(work, source="")

    assert await edited(edit("otra", source=""), work, clock) is None


async def test_the_latest_case_of_a_message_is_the_one_that_is_changed(work: Work, clock: FakeClock) -> None:
    await sent_from(work, state="closed")
    asker = Asker("t", "ana", "ana", "¿Hay cupos?", "m9", source="7", name="ana")
    await work.cases.open(asker, due=NOON)

    await edited(edit("¿Hay dos?"), work, clock)

    assert await history(work) == []
