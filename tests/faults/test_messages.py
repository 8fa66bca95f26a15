"""What the double accepts, refuses, edits, copies and deletes, as a real bot is told of it."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest

from tests.faults.telegram_double import TelegramDouble


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=f"d:{label}")] for label in labels])


async def test_an_answer_reaches_the_person_as_they_read_it(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana", has_started=True)

    sent = await bot.send_message(
        77, "<b>Hola</b> &lt;Ana&gt; 🇵🇾", parse_mode="HTML", reply_markup=keyboard("Sí", "No")
    )

    assert sent.text == "Hola <Ana> 🇵🇾"
    assert [message.text for message in ana.screen()] == ["Hola <Ana> 🇵🇾"]
    (accepted,) = double.ledger.to(77)
    assert (accepted.text[:3], accepted.buttons, accepted.is_lost) == ("<b>", ("Sí", "No"), False)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("<b>sin cerrar", "Can't find end tag corresponding to start tag"),
        ("<h1>título</h1>", 'Unsupported start tag "h1"'),
        ("a < b", "Unclosed start tag"),
        ("<b>a</i>", 'expected "</b>", found "</i>"'),
        ("fin</b>", "Unexpected end tag"),
    ],
)
async def test_markup_that_telegram_cannot_read_is_refused(
    double: TelegramDouble, bot: Bot, text: str, complaint: str
) -> None:
    double.person(77, "Ana", has_started=True)

    with pytest.raises(BadRequest, match="Can't parse entities") as refused:
        await bot.send_message(77, text, parse_mode="HTML")

    assert complaint.lower() in str(refused.value).lower()
    assert double.ledger.sends == []


async def test_the_length_of_a_text_is_counted_in_utf_16_units_after_its_markup(
    double: TelegramDouble, bot: Bot
) -> None:
    double.person(77, "Ana", has_started=True)

    sent = await bot.send_message(77, "<b>" + "á" * 4096 + "</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="too long"):
        await bot.send_message(77, "😀" * 2049)

    assert len(sent.text or "") == 4096


async def test_a_text_of_blanks_is_empty(double: TelegramDouble, bot: Bot) -> None:
    double.person(77, "Ana", has_started=True)

    with pytest.raises(BadRequest, match=r"(?i)message text is empty"):
        await bot.send_message(77, " <b> </b> ", parse_mode="HTML")


async def test_the_data_of_a_button_is_counted_in_bytes(double: TelegramDouble, bot: Bot) -> None:
    double.person(77, "Ana", has_started=True)
    button = InlineKeyboardButton("Sí", callback_data="ñ" * 33)

    with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
        await bot.send_message(77, "¿Sí?", reply_markup=InlineKeyboardMarkup([[button]]))


async def test_a_button_that_does_nothing_is_refused(double: TelegramDouble, bot: Bot) -> None:
    double.person(77, "Ana", has_started=True)

    with pytest.raises(BadRequest, match="unallowed in the inline keyboard"):
        await bot.send_message(77, "¿Sí?", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("Sí")]]))


async def test_a_message_is_edited_only_into_something_else(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana", has_started=True)
    sent = await bot.send_message(77, "uno", reply_markup=keyboard("Sí"))

    await bot.edit_message_text("dos", chat_id=77, message_id=sent.message_id)
    with pytest.raises(BadRequest, match=r"(?i)message is not modified"):
        await bot.edit_message_text("<b></b>dos", chat_id=77, message_id=sent.message_id, parse_mode="HTML")

    (message,) = ana.screen()
    assert (message.text, message.keyboard) == ("dos", None)


async def test_an_answer_to_what_is_gone_needs_leave_to_go_without_it(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana")
    said = await ana.says("hola")
    await ana.deletes(said)

    with pytest.raises(BadRequest, match=r"(?i)message to be replied not found"):
        await bot.send_message(77, "uno", reply_parameters=ReplyParameters(said))
    loose = ReplyParameters(said, allow_sending_without_reply=True)
    sent = await bot.send_message(77, "dos", reply_parameters=loose)

    assert sent.reply_to_message is None


async def test_a_copy_keeps_the_kind_of_media_and_may_change_its_caption(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana")
    desk = double.group("Secretaría")
    photo = await ana.sends_photo("el oficio")

    await bot.copy_message(desk.id, 77, photo)
    await bot.copy_message(desk.id, 77, photo, caption="de Ana")

    assert [(sent.kind, sent.plain) for sent in double.ledger.to(desk.id)] == [
        ("photo", "el oficio"),
        ("photo", "de Ana"),
    ]


async def test_a_caption_is_edited_apart_from_a_text(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana", has_started=True)
    file = double.file("foto.jpg", b"x")
    sent = await bot.send_photo(77, file.id, caption="uno")

    await bot.edit_message_caption(77, sent.message_id, caption="<b>dos</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match=r"(?i)there is no text in the message to edit"):
        await bot.edit_message_text("tres", chat_id=77, message_id=sent.message_id)

    assert [message.text for message in ana.screen()] == ["dos"]


async def test_a_button_goes_and_the_text_stays(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana", has_started=True)
    sent = await bot.send_message(77, "¿Sí?", reply_markup=keyboard("Sí"))

    await bot.edit_message_reply_markup(77, sent.message_id)

    assert [(message.text, message.keyboard) for message in ana.screen()] == [("¿Sí?", None)]


async def test_what_is_deleted_is_not_on_the_screen(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana", has_started=True)
    sent = await bot.send_message(77, "uno")

    await bot.delete_message(77, sent.message_id)
    with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
        await bot.edit_message_text("dos", chat_id=77, message_id=sent.message_id)

    assert ana.screen() == []
    assert double.ledger.texts(77) == ["uno"]
