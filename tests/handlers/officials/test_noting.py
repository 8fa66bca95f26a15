"""What officials ask is noted: cleaned, once, and never who asked."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from handlers.dialogue import Choosing, Memory
from handlers.messages import Choice, Incoming, Outcome, Reply, Turn
from handlers.officials import noting
from handlers.officials.noting import Notes
from handlers.ports import Asked, Role
from tests.builders import message, person
from tests.fake_curation import FakeQuestions
from tests.fakes import FakeClock

NOTHING = Memory()
ANSWER = Reply("Es un proceso.", "answer", turn=Turn("¿Qué es el Proceso?"), entry="que-es")


async def noted(
    text: str, *replies: Reply, role: Role = "official", memory: Memory = NOTHING, edits: bool = False
) -> Sequence[Asked]:
    questions = FakeQuestions(FakeClock())
    who = replace(person("ana", role), country="Chile")

    async def answer(_incoming: Incoming, _memory: Memory) -> tuple[Reply, ...]:
        return replies

    notes = Notes(questions, who, lambda entry: ("asilo",), frozenset())
    said = await noting.answer(replace(message(text), edits=edits), memory, answer=answer, notes=notes)

    assert said == replies
    return questions.noted


async def test_a_question_is_noted_with_what_answered_and_what_it_is_about() -> None:
    [one] = await noted("que es el proceso", ANSWER)

    assert (one.question, one.outcome, one.entry, one.country, one.themes) == (
        "¿Qué es el Proceso?",
        "answer",
        "que-es",
        "Chile",
        ("asilo",),
    )


async def test_nobody_can_be_told_from_it() -> None:
    asked = "Buenas tardes, soy Ana Pérez. ¿Qué pasa con el caso de Juan Gómez, cédula 8-123-456, tel. +507 6123-4567?"

    [one] = await noted(asked, Reply("No lo sé.", "forward"))

    assert not any(word in one.question for word in ("Ana", "Pérez", "Juan", "Gómez", "8-123-456", "6123"))
    assert one.question.startswith("¿Qué pasa con el caso de")


async def test_what_was_offered_is_noted_and_its_pick_is_not_noted_again() -> None:
    offered = (Choice("La VI", "La VI"), Choice("La VII", "La VII"), Choice("Ninguna", "/ofrecer x"))

    [one] = await noted("la sexta o septima", Reply("¿Cuál?", "choices", offered))

    assert one.entry == "La VI | La VII"
    assert await noted("La VI", ANSWER, memory=Memory(Choosing(offered))) == []


async def test_each_question_of_a_message_is_noted() -> None:
    second = replace(ANSWER, turn=Turn("¿Quién preside?"), entry="preside")

    assert [one.question for one in await noted("¿Qué es? ¿Quién preside?", ANSWER, second)] == [
        "¿Qué es el Proceso?",
        "¿Quién preside?",
    ]


@pytest.mark.parametrize("outcome", ["small", "command"])
async def test_greetings_and_commands_are_no_questions(outcome: Outcome) -> None:
    assert await noted("hola", Reply("Buen día.", outcome)) == []


async def test_more_of_an_answer_is_no_question() -> None:
    assert await noted("más", replace(ANSWER, entry="")) == []


@pytest.mark.parametrize("role", ["secretariat", "admin"])
async def test_what_is_tried_out_does_not_count(role: Role) -> None:
    assert await noted("¿Qué es?", ANSWER, role=role) == []


async def test_a_corrected_message_does_not_count_twice() -> None:
    assert await noted("¿Qué es?", ANSWER, edits=True) == []
