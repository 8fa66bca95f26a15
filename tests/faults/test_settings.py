"""What the double keeps for the bot besides messages: menus, files, inline answers, reactions, albums."""

import io

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineQueryResultArticle,
    InputFile,
    InputMediaDocument,
    InputTextMessageContent,
)
from telegram.error import BadRequest

from tests.faults.telegram_double import TelegramDouble

MEGABYTE = 1024 * 1024


async def test_each_scope_has_its_own_menu(double: TelegramDouble, bot: Bot) -> None:
    desk = double.group("Secretaría")
    scope = BotCommandScopeChat(desk.id)

    await bot.set_my_commands([BotCommand("ayuda", "Qué puedo preguntar")])
    await bot.set_my_commands([BotCommand("pendientes", "Consultas abiertas")], scope=scope)
    in_the_group = double.commands({"type": "chat", "chat_id": desk.id})
    await bot.delete_my_commands(scope=scope)

    assert in_the_group == {"pendientes": "Consultas abiertas"}
    assert double.commands() == {"ayuda": "Qué puedo preguntar"}
    assert await bot.get_my_commands(scope=scope) == ()


async def test_a_command_has_no_accents(double: TelegramDouble, bot: Bot) -> None:
    with pytest.raises(BadRequest, match=r"(?i)bot_command_invalid"):
        await bot.set_my_commands([BotCommand("reunión", "La próxima")])


async def test_a_file_is_downloaded_up_to_twenty_megabytes(double: TelegramDouble, bot: Bot) -> None:
    small = double.file("oficio.pdf", b"contenido")
    large = double.file("video.mp4", b"", size=20 * MEGABYTE + 1)

    content = await (await bot.get_file(small.id)).download_as_bytearray()
    with pytest.raises(BadRequest, match=r"(?i)file is too big"):
        await bot.get_file(large.id)

    assert bytes(content) == b"contenido"


async def test_an_uploaded_file_is_kept_and_may_be_sent_again_by_its_id(double: TelegramDouble, bot: Bot) -> None:
    double.person(77, "Ana", has_started=True)
    double.person(78, "Eva", has_started=True)

    sent = await bot.send_document(
        77, InputFile(io.BytesIO(b"BEGIN:VCALENDAR"), "reunion.ics"), caption="<i>Agenda</i>"
    )
    assert sent.document is not None
    again = await bot.send_document(78, sent.document.file_id)

    assert again.document is not None
    assert (sent.document.file_name, again.document.file_id) == ("reunion.ics", sent.document.file_id)
    assert double.core.world.files[sent.document.file_id].content == b"BEGIN:VCALENDAR"


async def test_an_album_is_several_messages_tied_together(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana")
    await ana.sends_album(["photo", "photo"], "las actas")

    updates = await bot.get_updates()

    messages = [update.message for update in updates if update.message]
    assert [message.caption for message in messages] == ["las actas", None]
    assert len({message.media_group_id for message in messages}) == 1


async def test_the_bot_sends_an_album_and_each_piece_counts(double: TelegramDouble, bot: Bot) -> None:
    desk = double.group("Secretaría")
    files = [double.file(name, b"x") for name in ("uno.pdf", "dos.pdf")]

    sent = await bot.send_media_group(desk.id, [InputMediaDocument(file.id) for file in files], caption="Actas")

    assert [message.caption for message in sent] == ["Actas", None]
    assert double.peaks["group"] == 2


async def test_an_album_is_copied_as_an_album(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana")
    desk = double.group("Secretaría")
    pieces = await ana.sends_album(["photo", "photo"])

    await bot.copy_messages(desk.id, 77, pieces)

    assert len({message.extra["media_group_id"] for message in desk.written()}) == 1


async def test_who_hides_their_account_is_not_found_in_what_is_forwarded(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana")
    double.hidden(ana)
    desk = double.group("Secretaría")
    said = await ana.says("hola")

    forwarded = await bot.forward_message(desk.id, 77, said)

    assert forwarded.forward_origin is not None
    assert forwarded.forward_origin.type == "hidden_user"


async def test_an_inline_question_is_answered_with_texts_that_can_be_read(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana")
    query = await ana.asks_inline("literal k")
    (update,) = await bot.get_updates()
    broken = InlineQueryResultArticle("1", "K", InputTextMessageContent("<b>k", parse_mode="HTML"))

    with pytest.raises(BadRequest, match=r"(?i)can't parse entities"):
        await bot.answer_inline_query(query, [broken])
    await bot.answer_inline_query(query, [InlineQueryResultArticle("1", "K", InputTextMessageContent("k"))])

    assert update.inline_query is not None
    assert update.inline_query.query == "literal k"


async def test_only_some_emojis_are_reactions(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana")
    said = await ana.says("hola")

    await bot.set_message_reaction(77, said, "👀")
    with pytest.raises(BadRequest, match=r"(?i)reaction_invalid"):
        await bot.set_message_reaction(77, said, "✅")

    assert ana.private.messages[said].reaction == "👀"


async def test_a_chat_action_is_remembered(double: TelegramDouble, bot: Bot) -> None:
    double.person(77, "Ana", has_started=True)

    await bot.send_chat_action(77, "typing")

    assert [call.fields.text("action") for call in double.ledger.called("sendChatAction")] == ["typing"]
