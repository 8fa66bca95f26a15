"""Letters on their way through Telegram, good weather and bad."""

from dataclasses import replace

import pytest

from handlers.ports import StoredFile
from tests.bot.telegram.conftest import letter_to
from tests.bot.telegram.post import Post
from tests.builders import choice
from tests.faults.faults import BadGateway, DropAfter, DropBefore, Flood, Late, ServerError
from tests.faults.telegram_double import TelegramDouble

pytestmark = pytest.mark.slow


async def test_row_27_what_people_wrote_arrives_as_they_wrote_it(post: Post, calm: TelegramDouble) -> None:
    await post.send(letter_to(77, text="<b>Ana_Paz</b> & co. *dijo* [esto](x) 1 < 2"))

    assert calm.ledger.texts(77) == ["<b>Ana_Paz</b> & co. *dijo* [esto](x) 1 < 2"]


async def test_row_27_markup_that_is_refused_is_sent_again_as_plain_text(
    post: Post, calm: TelegramDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.outgoing.marked_up", lambda text, _formatted: f"<i>{text}")

    await post.send(letter_to(77, text="1 < 2"))

    assert calm.ledger.texts(77) == ["1 < 2"]
    assert [call.status for call in calm.ledger.called("sendMessage")] == [400, 200]


async def test_links_are_not_shown_as_previews(post: Post, calm: TelegramDouble) -> None:
    await post.send(letter_to(77, text="https://procesodequito.org"))

    [call] = calm.ledger.called("sendMessage")
    assert call.fields.decoded("link_preview_options") == {"is_disabled": True}


async def test_row_26_a_long_letter_arrives_in_order_and_a_reply_to_any_piece_is_recognised(
    post: Post, calm: TelegramDouble
) -> None:
    text = "\n\n".join(f"Párrafo {n}. " + "x" * 1500 for n in range(6))

    await post.send(letter_to(77, "larga", text, choices=(choice("Sí"),)), letter_to(77, "b", "Después."))

    sent = calm.ledger.to(77)
    assert "\n\n".join(one.plain for one in sent[:-1]) == text
    assert [one.buttons for one in sent] == [(), (), ("Sí",), ()]
    assert {await post.at(77, one.message.id) for one in sent[:-1]} == {"larga"}


async def test_row_26_a_failure_half_way_does_not_repeat_the_first_pieces(post: Post, calm: TelegramDouble) -> None:
    text = "\n\n".join(str(n) * 3000 for n in range(3))
    await post.send(letter_to(77, text="antes"))
    calm.faults.next("sendMessage", Flood(0.01), ServerError())

    await post.send(letter_to(77, "larga", text))
    await post.later()
    await post.later()

    assert calm.ledger.texts(77) == ["antes", *text.split("\n\n")]


async def test_row_13_a_send_whose_answer_was_lost_is_repeated_and_marked_uncertain(
    post: Post, calm: TelegramDouble
) -> None:
    calm.faults.next("sendMessage", DropAfter())

    await post.send(letter_to(77))
    await post.later()

    assert calm.ledger.texts(77) == ["Buenos días.", "Buenos días."]
    assert calm.ledger.unexcused() == []
    assert [delivery.uncertain for delivery in await post.troubled()] == [True]


async def test_row_13_a_send_that_took_too_long_is_uncertain(post: Post, calm: TelegramDouble) -> None:
    calm.faults.next("sendMessage", Late(0.4))

    await post.send(letter_to(77))

    assert [delivery.uncertain for delivery in await post.troubled()] == [True]


@pytest.mark.parametrize(("fault", "unsure"), [(ServerError(500), []), (ServerError(503), []), (BadGateway(), [True])])
async def test_row_13_a_server_that_failed_is_asked_again(
    post: Post, calm: TelegramDouble, fault: ServerError | BadGateway, unsure: list[bool]
) -> None:
    calm.faults.next("sendMessage", fault)

    await post.send(letter_to(77))
    await post.later()

    assert calm.ledger.texts(77) == ["Buenos días."]
    assert [delivery.uncertain for delivery in await post.troubled()] == unsure


async def test_row_14_nothing_is_uncertain_or_given_up_while_telegram_cannot_be_reached(
    post: Post, calm: TelegramDouble
) -> None:
    await calm.goes_down()
    await post.send(letter_to(77))
    for _ in range(20):
        await post.later()
    await calm.comes_back()
    await post.later()

    assert calm.ledger.texts(77) == ["Buenos días."]
    assert await post.troubled() == []


async def test_row_28_a_revision_changes_the_message_and_the_same_again_is_no_failure(
    post: Post, calm: TelegramDouble
) -> None:
    await post.send(letter_to(77, "a", "uno", choices=(choice("Tomar"),)))

    await post.send(letter_to(77, "a2", "dos", act="revise", of="a"))
    await post.send(letter_to(77, "a3", "dos", act="revise", of="a"))

    [message] = calm.core.world.chats[77].messages.values()
    assert (message.text, message.keyboard) == ("dos", None)
    assert await post.states() == {"sent": 3}
    assert await post.at(77, message.id) == "a3"


async def test_row_28_a_revision_whose_answer_was_lost_is_not_uncertain(post: Post, calm: TelegramDouble) -> None:
    await post.send(letter_to(77, "a", "uno"))
    calm.faults.next("editMessageText", DropAfter(), DropBefore())

    await post.send(letter_to(77, "a2", "dos", act="revise", of="a"))
    await post.later()
    await post.later()

    assert calm.ledger.texts(77) == ["uno"]
    assert await post.troubled() == []
    assert await post.states() == {"sent": 2}


async def test_what_should_be_revised_and_is_gone_is_said_again_as_a_correction_once(
    post: Post, calm: TelegramDouble
) -> None:
    await post.send(letter_to(77, "a", "uno"))
    [first] = calm.ledger.to(77)
    calm.core.world.chats[77].forget(first.message)

    await post.send(letter_to(77, "a2", "dos", act="revise", of="a"))
    await post.send(letter_to(77, "a3", "tres", act="revise", of="a"))

    [left] = calm.core.world.chats[77].messages.values()
    assert left.text == "tres"
    assert calm.ledger.texts(77) == ["uno", "Corrección de un mensaje anterior:\n\ndos"]


async def test_a_revision_in_more_pieces_takes_the_place_of_the_first(post: Post, calm: TelegramDouble) -> None:
    await post.send(letter_to(77, "a", "uno"))
    long = "x" * 4000 + "\n\n" + "y" * 4000

    await post.send(letter_to(77, "a2", long, act="revise", of="a"))

    texts = [message.text for message in calm.core.world.chats[77].messages.values()]
    assert texts == ["Corrección de un mensaje anterior:\n\n" + "x" * 4000, "y" * 4000]


async def test_a_letter_answers_the_letter_or_the_message_that_it_names(post: Post, calm: TelegramDouble) -> None:
    await post.send(letter_to(77, "a", "uno"), letter_to(77, "b", "dos", of="a"), letter_to(77, "c", "tres", of="#1"))
    await post.send(letter_to(77, "d", "cuatro", of="#999"), letter_to(77, "e", "cinco", of="nunca"))

    answered = [one.message.reply_to.id if one.message.reply_to else None for one in calm.ledger.to(77)]
    assert answered == [None, 1, 1, None, None]


async def test_row_31_media_are_copied_whatever_their_size_and_never_downloaded(
    post: Post, calm: TelegramDouble
) -> None:
    ana = calm.person(77, "Ana")
    photo = await ana.sends_document("oficio", size=900_000_000)
    desk = calm.supergroup("Secretaría")

    await post.send(letter_to(desk.id, "copia", "", act="copy", of=f"77/{photo}"))

    [copied] = calm.ledger.to(desk.id)
    assert (copied.kind, copied.plain) == ("document", "")
    assert calm.ledger.called("getFile") == []


async def test_a_copy_of_what_was_deleted_is_given_up(post: Post, calm: TelegramDouble) -> None:
    await post.send(letter_to(77, "copia", "", act="copy", of="77/999"))

    assert await post.states() == {"failed": 1}


async def test_row_22_a_group_that_moved_is_followed_at_once(post: Post, calm: TelegramDouble) -> None:
    desk = calm.group("Secretaría")
    old = desk.id
    await post.send(letter_to(old, "a", "uno"))
    await desk.becomes_supergroup()

    await post.send(letter_to(old, "b", "dos"), letter_to(old, "c", "tres"))

    assert calm.ledger.texts(desk.id) == ["dos", "tres"]
    assert await post.states() == {"sent": 3}


async def test_row_22_ids_of_messages_mean_nothing_in_the_group_it_moved_to(post: Post, calm: TelegramDouble) -> None:
    desk = calm.group("Secretaría")
    old = desk.id
    await post.send(letter_to(old, "card", "ficha"))
    await desk.becomes_supergroup()
    await post.send(letter_to(old, "b", "otro mensaje"))

    await post.send(letter_to(desk.id, "card:2", "ficha al día", act="revise", of="card", thread="case:1"))

    assert calm.ledger.texts(desk.id) == ["otro mensaje", "ficha al día"]


@pytest.mark.parametrize("leaves", ["blocks", "closes_account"])
async def test_row_23_a_letter_to_whoever_blocked_the_bot_is_given_up_at_once(
    post: Post, calm: TelegramDouble, leaves: str
) -> None:
    ana = calm.person(77, "Ana", has_started=True)
    await getattr(ana, leaves)()

    await post.send(letter_to(77))

    assert [(delivery.state, delivery.problem) for delivery in await post.troubled()] == [("failed", "blocked")]


async def test_row_23_who_never_wrote_cannot_be_written_to(post: Post, calm: TelegramDouble) -> None:
    calm.person(78, "Eva")

    await post.send(letter_to(78))

    assert [delivery.problem for delivery in await post.troubled()] == ["blocked"]


async def test_a_file_that_was_never_sent_holds_up_nobody(post: Post, calm: TelegramDouble) -> None:
    """«/enviar_consulta m:x+ …» can be written by hand."""
    await post.send(letter_to(77, text="", act="copy", of="77/x"), letter_to(77, "b", "Después."))

    assert calm.ledger.texts(77) == ["Después."]
    assert await post.states() == {"failed": 1, "sent": 1}


@pytest.mark.parametrize(("name", "method"), [("a.xlsx", "sendDocument"), ("a.png", "sendPhoto")])
async def test_a_letter_with_a_file_brings_it_and_then_its_words(
    post: Post, calm: TelegramDouble, name: str, method: str
) -> None:
    async with post.store.transaction() as work:
        await work.files.keep("f", StoredFile(name, b"contenido"))

    await post.send(replace(letter_to(77, text="Aquí está."), file="f"))
    await post.later()

    [call] = calm.ledger.called(method)
    assert next(iter(call.fields.files.values())).content == b"contenido"
    assert calm.ledger.texts(77)[-1] == "Aquí está."


async def test_a_letter_whose_file_is_gone_still_says_its_words(post: Post, calm: TelegramDouble) -> None:
    await post.send(replace(letter_to(77, text="Aquí está."), file="gone"))

    assert calm.ledger.texts(77) == ["Aquí está."]
