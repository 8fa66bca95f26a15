"""Forum topics of the double, as a real bot meets them: opened, lost by hand, closed, and what a thread is not."""

import pytest
from telegram import Bot, ReplyParameters
from telegram.error import BadRequest

from tests.faults.telegram_double import TelegramDouble


async def test_a_topic_is_opened_written_to_and_lost_by_hand(double: TelegramDouble, bot: Bot) -> None:
    desk = double.forum("Secretaría")
    topic = await bot.create_forum_topic(desk.id, "n.º 1 · Ana")

    card = await bot.send_message(desk.id, "uno", message_thread_id=topic.message_thread_id)
    await desk.deletes_topic(topic.message_thread_id)
    with pytest.raises(BadRequest, match=r"(?i)message thread not found"):
        await bot.send_message(desk.id, "dos", message_thread_id=topic.message_thread_id)
    with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
        await bot.edit_message_text("uno, cerrada", chat_id=desk.id, message_id=card.message_id)

    assert double.ledger.texts(desk.id, thread=topic.message_thread_id) == ["uno"]
    assert desk.topics == {}


async def test_topics_need_the_right_to_manage_them(double: TelegramDouble, bot: Bot) -> None:
    desk = double.forum("Secretaría")
    await desk.makes_bot("administrator", without=["can_manage_topics"])

    with pytest.raises(BadRequest, match=r"(?i)not enough rights to create a topic"):
        await bot.create_forum_topic(desk.id, "n.º 1")


async def test_what_is_said_in_a_topic_looks_like_an_answer_to_the_message_that_opened_it(
    double: TelegramDouble, bot: Bot
) -> None:
    eva = double.person(5, "Eva")
    desk = double.forum("Secretaría", [eva])
    thread = (await bot.create_forum_topic(desk.id, "n.º 1")).message_thread_id
    await eva.says("una nota interna", chat=desk, thread=thread)

    (update,) = await bot.get_updates()

    assert update.message is not None
    assert update.message.is_topic_message
    assert update.message.reply_to_message is not None
    assert update.message.reply_to_message.forum_topic_created is not None


async def test_a_group_that_stops_being_a_forum_has_no_threads(double: TelegramDouble, bot: Bot) -> None:
    desk = double.forum("Secretaría")
    thread = await desk.opens_topic("Varios")
    await desk.stops_being_forum()

    with pytest.raises(BadRequest, match=r"(?i)message thread not found"):
        await bot.send_message(desk.id, "hola", message_thread_id=thread)
    with pytest.raises(BadRequest, match=r"(?i)the chat is not a forum"):
        await bot.create_forum_topic(desk.id, "n.º 2")


async def test_a_closed_topic_takes_only_what_its_administrators_write(double: TelegramDouble, bot: Bot) -> None:
    desk = double.forum("Secretaría")
    thread = await desk.opens_topic("Varios")
    await desk.closes_topic(thread)

    await bot.send_message(desk.id, "puedo", message_thread_id=thread)
    await desk.makes_bot("member")
    with pytest.raises(BadRequest, match=r"(?i)topic_closed"):
        await bot.send_message(desk.id, "no puedo", message_thread_id=thread)

    assert double.ledger.texts(desk.id) == ["puedo"]


async def test_a_topic_is_renamed_and_closed_only_once(double: TelegramDouble, bot: Bot) -> None:
    desk = double.forum("Secretaría")
    thread = (await bot.create_forum_topic(desk.id, "x" * 200)).message_thread_id
    cut = desk.topics[thread]

    await bot.edit_forum_topic(desk.id, thread, name="n.º 1 · cerrada")
    await bot.close_forum_topic(desk.id, thread)
    with pytest.raises(BadRequest, match=r"(?i)topic_not_modified"):
        await bot.close_forum_topic(desk.id, thread)

    assert (len(cut), desk.topics[thread]) == (128, "n.º 1 · cerrada")


async def test_an_answer_inside_a_topic_stays_there_even_when_the_bot_does_not_say_so(
    double: TelegramDouble, bot: Bot
) -> None:
    eva = double.person(5, "Eva")
    desk = double.forum("Secretaría", [eva])
    thread = await desk.opens_topic("n.º 1")
    said = await eva.says("¿y esto?", chat=desk, thread=thread)

    sent = await bot.send_message(desk.id, "recibido", reply_parameters=ReplyParameters(said))

    assert sent.message_thread_id == thread
