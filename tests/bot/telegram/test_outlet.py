"""Replies as letters."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.channels.telegram.outlet import Outlet
from bot.work import Thread, Work
from handlers.messages import Incoming, Lapse, Letter
from tests.bot.telegram.conftest import votes
from tests.builders import NOON, choice, reply
from tests.fakes import FakeClock

ASKED = Incoming("5", "telegram", "77", "77", "¿Hay cupos?", source="31", written=int(NOON.timestamp()))
IN_GROUP = replace(ASKED, conversation="-100500", group=True)


async def put(work: Work, incoming: Incoming, *texts: str, now: datetime = NOON) -> list[Letter]:
    """The letters of these replies, as the doorway stores them."""
    replies = tuple(reply(text) for text in texts)
    before = len(work.outbox.letters)  # type: ignore[attr-defined]
    await work.inbox.accept(incoming)
    await Outlet(FakeClock(now), votes)(work, incoming, replies)
    await work.inbox.remember(incoming, replies)
    letters: list[Letter] = work.outbox.letters[before:]  # type: ignore[attr-defined]
    return letters


async def test_each_reply_is_a_letter_of_its_own_that_goes_before_all_others(work: Work) -> None:
    letters = await put(work, ASKED, "Uno.", "Dos.")

    assert [(letter.key, letter.text, letter.lane) for letter in letters] == [
        ("reply:5:0", "Uno.", "reply"),
        ("reply:5:1", "Dos.", "reply"),
    ]
    assert {(letter.channel, letter.conversation, letter.of, letter.thread) for letter in letters} == {
        ("telegram", "77", "", "")
    }


async def test_what_an_entry_answered_may_be_voted_on_and_its_own_choices_come_first(work: Work) -> None:
    said = replace(reply("Sí.", choice("Más")), entry="faq/1")

    await Outlet(FakeClock(), votes)(work, ASKED, (said,))

    [letter] = work.outbox.letters  # type: ignore[attr-defined]
    assert [option.says for option in letter.choices] == ["Más", "/util faq/1", "/no_util faq/1"]
    assert letter.entry == "faq/1"


async def test_in_a_group_the_message_of_the_person_is_answered_in_its_topic(work: Work) -> None:
    await work.posted.keep("telegram", "-100500", Thread("case:12", "40"))

    [ours] = await put(work, replace(IN_GROUP, thread="40"), "Sí.")
    [theirs] = await put(work, replace(IN_GROUP, id="6", thread="41"), "Sí.")

    assert (ours.of, ours.thread) == ("#31", "case:12")
    assert (theirs.of, theirs.thread) == ("#31", "#41")


async def test_a_tap_in_a_group_is_answered_under_its_message(work: Work) -> None:
    [letter] = await put(work, replace(IN_GROUP, source="", picks="abc", answers="30"), "Tomada.")

    assert letter.of == "#30"


async def test_row_21_an_edited_message_changes_the_answers_that_it_had(work: Work) -> None:
    await put(work, ASKED, "Uno.", "Dos.")

    letters = await put(work, replace(ASKED, id="6", edits=True), "Otro.")

    assert [(letter.key, letter.act, letter.of) for letter in letters] == [
        ("reply:6:0", "revise", "reply:5:0"),
        ("reply:6:1", "revise", "reply:5:1"),
    ]
    assert letters[0].text == "Otro."
    assert "más arriba" in letters[1].text


async def test_row_21_more_answers_than_before_are_said(work: Work) -> None:
    await put(work, ASKED, "Uno.")

    letters = await put(work, replace(ASKED, id="6", edits=True), "Otro.", "Y otro.")

    assert [(letter.act, letter.of) for letter in letters] == [("revise", "reply:5:0"), ("say", "")]


async def test_row_21_an_edited_message_that_was_never_answered_is_answered(work: Work) -> None:
    [letter] = await put(work, replace(ASKED, edits=True), "Sí.")

    assert letter.act == "say"


async def test_row_16_who_waited_for_us_reads_an_apology_first(work: Work) -> None:
    letters = await put(work, ASKED, "Uno.", "Dos.", now=NOON + timedelta(hours=9))

    assert letters[0].text == "Disculpe la demora en responderle.\n\nUno."
    assert letters[1].text == "Dos."


async def test_row_16_nobody_else_reads_an_apology(work: Work) -> None:
    late = datetime(2027, 1, 1, tzinfo=UTC)

    [soon] = await put(work, ASKED, "Sí.", now=NOON + timedelta(minutes=4))
    [undated] = await put(work, replace(ASKED, id="6", written=0), "Sí.", now=late)

    assert (soon.text, undated.text) == ("Sí.", "Sí.")


async def test_a_reply_about_a_case_is_a_letter_of_that_case_also_once_it_was_changed(work: Work) -> None:
    said = (replace(reply("Quedó registrada."), about="case:12"),)
    await work.inbox.accept(ASKED)
    await Outlet(FakeClock(), votes)(work, ASKED, said)
    await work.inbox.remember(ASKED, said)

    await Outlet(FakeClock(), votes)(work, replace(ASKED, id="6", edits=True), said)

    letters = work.outbox.letters  # type: ignore[attr-defined]
    assert [(letter.key, letter.of) for letter in letters] == [
        ("case:12:reply:5:0", ""),
        ("case:12:reply:6:0", "case:12:reply:5:0"),
    ]


async def test_what_a_tap_settles_takes_the_place_of_what_offered_it(work: Work) -> None:
    said = replace(reply("Descartado."), revises="case:1:desk:preview:9")

    await Outlet(FakeClock(), votes)(work, replace(IN_GROUP, source="", picks="abc", answers="30"), (said,))

    [letter] = work.outbox.letters  # type: ignore[attr-defined]
    assert (letter.act, letter.of, letter.text) == ("revise", "case:1:desk:preview:9", "Descartado.")


async def test_a_reply_whose_choices_lapse_reads_otherwise_then(work: Work) -> None:
    lapse = Lapse("k", "Salió.", 60, (choice("Publicar"),))

    await Outlet(FakeClock(), votes)(work, IN_GROUP, (replace(reply("Saldrá.", choice("Deshacer")), lapse=lapse),))

    said, then = work.outbox.letters  # type: ignore[attr-defined]
    assert (then.key, then.act, then.of, then.text) == ("k", "revise", said.key, "Salió.")
    assert (then.after, then.choices) == (timedelta(seconds=60), (choice("Publicar"),))


async def test_a_reply_that_holds_a_secret_is_a_letter_that_is_forgotten(work: Work) -> None:
    said = replace(reply("Es 1234."), redacted="Se dijo una vez.", lapse=Lapse("k", "Ya pasó.", 60))

    await Outlet(FakeClock(), votes)(work, ASKED, (said,))

    letter, later = work.outbox.letters  # type: ignore[attr-defined]
    assert (letter.text, letter.redacted) == ("Es 1234.", "Se dijo una vez.")
    assert (later.text, later.redacted) == ("Ya pasó.", "")
