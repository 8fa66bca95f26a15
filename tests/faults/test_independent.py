"""A real bot against a server that we did not write."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from tests.faults.conftest import bot_at
from tests.faults.independent import Independent, independent
from tests.faults.telegram_double import TOKEN
from tests.faults.wire import Json

ANA: Json = {"id": 77, "is_bot": False, "first_name": "Ana"}
CHAT: Json = {"id": 77, "type": "private", "first_name": "Ana"}


@pytest.fixture
async def server() -> AsyncIterator[Independent]:
    async with independent() as server:
        yield server


@pytest.fixture
async def bot(server: Independent) -> AsyncIterator[Bot]:
    async with bot_at(server.url, TOKEN) as bot:
        yield bot


async def test_it_has_a_name(bot: Bot) -> None:
    assert bot.username == "enlace_prueba_bot"


async def test_what_a_person_says_is_read_by_polling(server: Independent, bot: Bot) -> None:
    await server.gives({"message": {"message_id": 1, "date": 1, "chat": CHAT, "from": ANA, "text": "hola"}})

    updates = await bot.get_updates()

    assert [update.message.text for update in updates if update.message] == ["hola"]


async def test_what_the_bot_answers_and_corrects_is_accepted(server: Independent, bot: Bot) -> None:
    button = InlineKeyboardButton("Sí", callback_data="d:1")

    sent = await bot.send_message(77, "<b>Hola</b>", parse_mode="HTML", reply_markup=InlineKeyboardMarkup([[button]]))
    await bot.send_message(77, "Otra", disable_web_page_preview=True)
    await bot.edit_message_text("Adiós", chat_id=77, message_id=sent.message_id)

    assert server.texts("sendMessage") == ["<b>Hola</b>", "Otra"]
    assert server.texts("editMessageText") == ["Adiós"]


async def test_a_tap_is_read_and_acknowledged(server: Independent, bot: Bot) -> None:
    tap: Json = {"id": "5", "from": ANA, "chat_instance": "1", "data": "d:1"}
    await server.gives({"callback_query": tap | {"message": {"message_id": 1, "date": 1, "chat": CHAT}}})
    (update,) = await bot.get_updates()
    assert update.callback_query is not None

    await bot.answer_callback_query(update.callback_query.id, text="Enviada")

    assert server.texts("answerCallbackQuery") == ["Enviada"]


@pytest.mark.parametrize(
    "method",
    ["getChat", "getChatMember", "copyMessage", "forwardMessage", "setMessageReaction", "createForumTopic"],
)
async def test_what_it_does_not_model_is_refused(server: Independent, method: str) -> None:
    async with ClientSession() as session, session.post(f"{server.url}/bot{TOKEN}/{method}") as answer:
        status = answer.status

    assert status == 501


async def test_it_knows_no_topics(bot: Bot) -> None:
    with pytest.raises(BadRequest, match=r"(?i)message_thread_id is not supported"):
        await bot.send_message(-1001, "hola", message_thread_id=5)
