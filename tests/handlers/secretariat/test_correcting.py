"""Correcting and withdrawing what the askers hold."""

from datetime import timedelta

import pytest

from bot.work import Work
from handlers.messages import Letter
from tests.builders import asker, given_case
from tests.fakes import FakeClock
from tests.handlers.secretariat.doing import answered, case_of, do, given_askers, leave


async def sent(work: Work, clock: FakeClock, text: str = "Sí.") -> list[Letter]:
    """Case 1 was answered, and its letters have left."""
    await answered(work, clock, text)
    clock.advance(timedelta(minutes=2))
    return await leave(work, clock)


async def test_a_correction_changes_the_letter_of_each_asker_and_says_so(work: Work, clock: FakeClock) -> None:
    await given_askers(work, asker("ana", "¿Hay cupos?"), asker("luis", "¿Quedan plazas?"))
    await sent(work, clock)

    await do(work, clock, "/corregir 1 Sí, tres.")
    await do(work, clock, "/confirmar 1")

    letters = [letter for letter in await leave(work, clock) if letter.conversation == "luis"]
    assert [(letter.act, letter.of) for letter in letters] == [
        ("revise", "case:1:answer:1:1"), ("say", "case:1:answer:1:1"),
    ]  # fmt: skip
    assert "«¿Quedan plazas?»\n\nSí, tres." in letters[0].text
    assert letters[0].text.endswith("(corregida el lunes 23 de noviembre, 12:02, hora UTC)")
    assert "corrigió su respuesta" in letters[1].text


async def test_the_preview_of_a_correction_shows_its_mark(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await sent(work, clock)

    reply = await do(work, clock, "/corregir 1 Sí, tres.")

    assert "(corregida el lunes 23 de noviembre, 12:02, hora UTC)" in reply.text
    assert await leave(work, clock) == []


async def test_a_second_correction_changes_the_same_letter(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await sent(work, clock)

    for text in ("Sí, tres.", "Sí, cuatro."):
        await do(work, clock, f"/corregir 1 {text}")
        await do(work, clock, "/confirmar 1")

    revised = [(letter.key, letter.of) for letter in await leave(work, clock) if letter.act == "revise"]
    assert revised[-1] == ("case:1:answer:3:0", "case:1:answer:1:0")


async def test_a_correction_after_a_second_answer_changes_the_second_letter(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await sent(work, clock, "La primera.")
    await do(work, clock, "/reabrir 1")
    await sent(work, clock, "La segunda.")

    await do(work, clock, "/corregir 1 La tercera.")
    await do(work, clock, "/confirmar 1")

    assert [letter.of for letter in await leave(work, clock) if letter.act == "revise"] == ["case:1:answer:2:0"]


async def test_a_closed_case_can_be_corrected_and_stays_closed(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await sent(work, clock)
    await do(work, clock, "/cerrar 1")

    await do(work, clock, "/corregir 1 Sí, tres.")
    await do(work, clock, "/confirmar 1")

    case = await case_of(work)
    assert (case.state, case.answer) == ("closed", "Sí, tres.")


async def test_a_correction_of_what_has_not_left_leaves_in_its_place(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await answered(work, clock, "Sí.")

    await do(work, clock, "/corregir 1 No.")
    reply = await do(work, clock, "/confirmar 1")

    clock.advance(timedelta(minutes=2))
    [letter] = await leave(work, clock)
    assert "Saldrá" in reply.text
    assert (letter.act, "No." in letter.text, "corregida" in letter.text) == ("say", True, False)


async def test_the_same_text_corrects_nothing(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await sent(work, clock, "Sí.")
    before = await case_of(work)

    assert "no se cambió nada" in (await do(work, clock, "/corregir 1 Sí.")).text
    assert await case_of(work) == before


async def test_a_withdrawn_answer_is_emptied_and_the_case_waits_again(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await sent(work, clock)
    clock.advance(timedelta(days=3))

    await do(work, clock, "/borrar 1")

    case, letters = await case_of(work), await leave(work, clock)
    assert (case.state, case.answer, case.reopened) == ("taken", None, True)
    assert case.due > clock.now()
    assert [(letter.act, letter.text.split(";")[0]) for letter in letters] == [
        ("revise", "La Secretaría retiró esta respuesta."),
        ("say", "La Secretaría retiró la respuesta a su consulta número 1"),
    ]
    assert letters[0].choices == ()


async def test_what_was_withdrawn_stays_in_the_history(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await sent(work, clock, "Un error.")

    await do(work, clock, "/borrar 1")

    assert ("withdrawn", "Un error.") in [(entry.kind, entry.text) for entry in await work.log.read(1)]


async def test_withdrawing_what_has_not_left_only_stops_it(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await answered(work, clock)

    reply = await do(work, clock, "/borrar 1")

    clock.advance(timedelta(minutes=2))
    case = await case_of(work)
    assert "nadie la recibió" in reply.text
    assert (case.state, case.pending, case.reopened) == ("taken", "Sí.", False)
    assert await leave(work, clock) == []


@pytest.mark.parametrize("state", ["new", "taken", "waiting", "closed"])
async def test_without_an_answer_there_is_nothing_to_withdraw(work: Work, clock: FakeClock, state: str) -> None:
    case = await given_case(work, state=state)  # type: ignore[arg-type]

    assert "no tiene una respuesta que retirar" in (await do(work, clock, "/borrar 1")).text
    assert await case_of(work) == case


async def test_corrections_and_withdrawals_name_who_did_them(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await sent(work, clock)

    await do(work, clock, "/corregir 1 No.", by="leo")
    await do(work, clock, "/confirmar 1", by="leo")
    await do(work, clock, "/borrar 1", by="eva")

    deeds = [(deed.who.name, deed.act) for deed in await work.audit.listed(2)]
    assert deeds == [("eva", "borrar"), ("leo", "corregir")]
