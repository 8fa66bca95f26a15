"""Confirming and undoing: what was shown leaves, once, and can be stopped until then."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.work import Work
from handlers.messages import Incoming, Letter
from tests.builders import asker, given_case, message
from tests.fake_outbox import FakeOutbox
from tests.fakes import FakeClock
from tests.handlers.secretariat.doing import (
    AT_ONCE,
    answered,
    case_of,
    do,
    do_with,
    given_askers,
    labels,
    leave,
    says,
)

MINUTES = timedelta(minutes=2)


async def later(work: Work, clock: FakeClock) -> list[Letter]:
    """What has left once nothing can be undone any more."""
    clock.advance(MINUTES)
    return await leave(work, clock)


def tap(says: str) -> Incoming:
    """The button of a message of ours."""
    return replace(message(says, person="eva"), picks="m", answers="p1", regarding="preview")


async def test_a_confirmed_answer_is_stored_and_travels_to_the_asker(work: Work, clock: FakeClock) -> None:
    await given_case(work, "¿Hay cupos?", of="ana")
    preview = await do(work, clock, "/responder 1 Sí, hay dos.", by="eva")

    reply = await do(work, clock, says(preview.choices, "Enviar"), by="eva")

    case, [letter] = await case_of(work), await later(work, clock)
    assert (case.state, case.answer, case.version, case.pending) == ("answered", "Sí, hay dos.", 1, None)
    assert (letter.key, letter.conversation) == ("case:1:answer:1:0", "ana")
    assert "«¿Hay cupos?»" in letter.text
    assert letter.text.endswith("Sí, hay dos.\n\n— Secretaría")
    assert [choice.says for choice in letter.choices] == ["/me_sirve 1", "/necesito_mas 1"]
    assert "Saldrá a las 12:01; hasta entonces puede deshacerla" in reply.text
    assert labels(reply) == ["Deshacer"]


async def test_nobody_of_the_secretariat_is_named_to_the_asker(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await answered(work, clock, by="eva")

    [letter] = await later(work, clock)

    assert "eva" not in letter.text


async def test_every_asker_gets_one_letter_with_their_own_question(work: Work, clock: FakeClock) -> None:
    twice = asker("ana", "¿Y cupos?")
    await given_askers(work, asker("ana", "¿Hay cupos?"), asker("luis", "¿Quedan plazas?"), twice)
    await answered(work, clock)

    letters = await later(work, clock)

    assert [letter.key for letter in letters] == ["case:1:answer:1:0", "case:1:answer:1:1"]
    assert "«¿Quedan plazas?»" in letters[1].text


async def test_a_file_goes_along_where_the_channel_can_bring_it(work: Work, clock: FakeClock) -> None:
    await given_askers(work, asker("ana"), replace(asker("luis"), channel="terminal"))
    photo = replace(message("/responder 1 Es este.", person="eva"), media="photo", source="77")
    await do_with(work, clock, photo)
    await do(work, clock, "/confirmar 1")

    clock.advance(MINUTES)
    to_ana, to_luis = await leave(work, clock), await leave(work, clock, "terminal")

    assert [(letter.act, letter.of) for letter in to_ana] == [("say", ""), ("copy", "eva/77")]
    assert [letter.act for letter in to_luis] == ["say"]


async def test_what_was_not_shown_does_not_leave(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    seen = await do(work, clock, "/responder 1 Sí.", by="eva")
    await do(work, clock, "/responder 1 No.", by="leo")

    reply = await do(work, clock, says(seen.choices, "Enviar"), by="eva")

    assert reply.text.startswith("No se envió: el borrador")
    assert "No." in reply.text
    assert (await case_of(work)).state == "new"


async def test_somebody_who_joined_meanwhile_is_shown_first(work: Work, clock: FakeClock) -> None:
    case = await given_case(work)
    seen = await do(work, clock, "/responder 1 Sí.")
    pending = await case_of(work)
    await work.cases.change(replace(pending, askers=(*case.askers, asker("luis"))))

    reply = await do(work, clock, says(seen.choices, "Enviar"))

    assert "La leerán 2 personas" in reply.text
    assert (await case_of(work)).state == "new"


async def test_the_draft_of_a_colleague_is_shown_before_it_is_sent_unseen(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await do(work, clock, "/responder 1 Sí.", by="eva")

    shown = await do(work, clock, "/confirmar 1", by="leo")
    await do(work, clock, says(shown.choices, "Enviar"), by="leo")

    case = await case_of(work)
    assert shown.text.startswith("No se envió")
    assert case.state == "answered"
    assert case.answered_by is not None
    assert case.answered_by.name == "leo"


async def test_the_second_of_two_who_confirm_hears_that_it_is_done(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await answered(work, clock, "La primera.", by="eva")

    by_colleague = await do(work, clock, "/confirmar 1", by="leo")
    by_herself = await do(work, clock, "/responder 1 La segunda.", by="eva")

    assert "ya fue respondida por eva" in by_colleague.text
    assert "ya fue respondida por usted" in by_herself.text
    assert len(await later(work, clock)) == 1


@pytest.mark.parametrize("state", ["new", "taken", "waiting"])
async def test_without_a_draft_there_is_nothing_to_confirm(work: Work, clock: FakeClock, state: str) -> None:
    case = await given_case(work, state=state)  # type: ignore[arg-type]

    assert "No hay ningún borrador" in (await do(work, clock, "/confirmar 1")).text
    assert await case_of(work) == case


async def test_an_undone_answer_is_a_draft_again_and_nobody_read_it(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await do(work, clock, "/responder 1 Sí.")
    confirmed = await do(work, clock, "/confirmar 1")

    await do(work, clock, says(confirmed.choices, "Deshacer"))

    case = await case_of(work)
    assert (case.state, case.answer, case.pending) == ("taken", None, "Sí.")
    assert await later(work, clock) == []


@pytest.mark.parametrize("label", ["Enviar", "Descartar"])
async def test_what_a_tap_settles_takes_the_place_of_the_preview(label: str, work: Work, clock: FakeClock) -> None:
    await given_case(work)
    preview = await do(work, clock, "/responder 1 Sí.")

    reply = await do_with(work, clock, tap(says(preview.choices, label)))

    assert reply.revises == "preview"
    assert not {"Enviar", "Descartar"}.intersection(labels(reply))


async def test_an_old_preview_gives_way_to_the_new_one(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    old = await do(work, clock, "/responder 1 Sí.")
    await do(work, clock, "/responder 1 No.")

    sent = await do_with(work, clock, tap(says(old.choices, "Enviar")))
    discarded = await do_with(work, clock, tap(says(old.choices, "Descartar")))

    assert [sent.revises, discarded.revises] == ["preview", "preview"]
    assert "No." in sent.text


async def test_a_second_tap_does_not_hide_that_it_can_be_undone(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    preview = await do(work, clock, "/responder 1 Sí.")
    await do_with(work, clock, tap(says(preview.choices, "Enviar")))

    again = await do_with(work, clock, tap(says(preview.choices, "Enviar")))

    assert (again.revises, "ya fue respondida por usted" in again.text) == ("", True)


async def test_what_was_undone_never_reads_as_sent(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await do(work, clock, "/responder 1 Sí.")
    confirmed = await do(work, clock, "/confirmar 1")
    assert confirmed.lapse is not None
    await work.outbox.put(Letter(confirmed.lapse.key, "t", "eva", "Enviada.", after=timedelta(minutes=1)))

    undone = await do_with(work, clock, tap(says(confirmed.choices, "Deshacer")))

    assert (undone.revises, labels(undone)) == ("preview", [])
    assert await later(work, clock) == []


async def test_an_undone_answer_can_be_sent_after_all(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await answered(work, clock)
    await do(work, clock, "/deshacer 1")

    await do(work, clock, "/confirmar 1")

    assert [letter.key for letter in await later(work, clock)] == ["case:1:answer:2:0"]


async def test_an_undone_second_answer_leaves_the_first_one_standing(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await answered(work, clock, "La primera.")
    await later(work, clock)
    await do(work, clock, "/reabrir 1")
    await answered(work, clock, "La segunda.")

    await do(work, clock, "/deshacer 1")

    case = await case_of(work)
    assert (case.answer, case.pending) == ("La primera.", "La segunda.")


async def test_what_has_left_cannot_be_undone(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    case = await answered(work, clock)
    await later(work, clock)

    reply = await do(work, clock, "/deshacer 1")

    assert "ya salió o está saliendo" in reply.text
    assert "/corregir 1" in reply.text
    assert await case_of(work) == case


async def test_an_old_button_does_not_undo_a_later_answer(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await do(work, clock, "/responder 1 Sí.")
    old = await do(work, clock, "/confirmar 1")
    await do(work, clock, "/deshacer 1")
    await do(work, clock, "/confirmar 1")

    reply = await do(work, clock, says(old.choices, "Deshacer"))

    assert "Ya es tarde" in reply.text
    assert (await case_of(work)).state == "answered"


@pytest.mark.parametrize("gone", [0, 1])
async def test_when_some_letters_have_left_all_of_them_leave(work: Work, clock: FakeClock, gone: int) -> None:
    await given_askers(work, asker("ana"), asker("luis"))
    await answered(work, clock)
    outbox = work.outbox
    assert isinstance(outbox, FakeOutbox)
    outbox.stored[gone].state = "sent"

    reply = await do(work, clock, "/deshacer 1")

    reached = [letter.conversation for letter in await later(work, clock)]
    assert "Ya es tarde" in reply.text
    assert sorted([*reached, outbox.stored[gone].letter.conversation]) == ["ana", "luis"]


async def test_an_office_without_undoing_offers_none_and_sends_at_once(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    await do(work, clock, "/responder 1 Sí.", office=AT_ONCE)

    reply = await do(work, clock, "/confirmar 1", office=AT_ONCE)

    assert labels(reply) == []
    assert "sale ahora" in reply.text
    assert len(await leave(work, clock)) == 1


@pytest.mark.parametrize("state", ["new", "taken", "waiting", "closed"])
async def test_what_is_not_answered_has_nothing_to_undo(work: Work, clock: FakeClock, state: str) -> None:
    case = await given_case(work, state=state)  # type: ignore[arg-type]

    assert "no tiene una respuesta por salir" in (await do(work, clock, "/deshacer 1")).text
    assert await case_of(work) == case
