"""The double does what Telegram does, as far as a real bot of python-telegram-bot can tell: people, chats, messages."""

import ast
from pathlib import Path

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, InvalidToken

from tests.faults.conftest import bot_for
from tests.faults.telegram_double import TelegramDouble


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=f"d:{label}")] for label in labels])


async def test_what_a_person_says_is_read_by_polling_and_again_until_it_is_confirmed(
    double: TelegramDouble, bot: Bot
) -> None:
    ana = double.person(77, "Ana", username="ana")
    said = [await ana.says("/start faq_12"), await ana.says("hola")]

    first = await bot.get_updates()
    again = await bot.get_updates()
    after = await bot.get_updates(offset=first[1].update_id)

    assert [update.message.message_id for update in first if update.message] == said
    assert first == again
    assert after == first[1:]


async def test_a_command_is_marked_as_one(double: TelegramDouble, bot: Bot) -> None:
    await double.person(77, "Ana").starts("faq_12")

    (update,) = await bot.get_updates()

    assert update.message is not None
    assert [(one.type, one.offset, one.length) for one in update.message.entities] == [("bot_command", 0, 6)]


async def test_nobody_can_be_written_to_who_never_started_or_has_blocked_the_bot(
    double: TelegramDouble, bot: Bot
) -> None:
    ana = double.person(77, "Ana")

    with pytest.raises(Forbidden, match="initiate"):
        await bot.send_message(77, "hola")
    await ana.starts()
    await ana.blocks()
    with pytest.raises(Forbidden, match="blocked"):
        await bot.send_message(77, "hola")
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await bot.send_message(78, "hola")


async def test_blocking_and_unblocking_are_told(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana", has_started=True)
    await ana.blocks()
    await ana.unblocks()

    changes = [update.my_chat_member for update in await bot.get_updates()]

    assert [change.new_chat_member.status for change in changes if change] == ["kicked", "member"]


async def test_a_tap_finds_the_button_by_its_label(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana", has_started=True)
    await bot.send_message(77, "¿La envío?", reply_markup=keyboard("Sí, envíela", "No"))
    query = await ana.taps(ana.finds("¿La envío?"), "Sí, envíela")

    (update,) = await bot.get_updates()
    await bot.answer_callback_query(query, text="Enviada")

    assert update.callback_query is not None
    assert (update.callback_query.id, update.callback_query.data) == (query, "d:Sí, envíela")
    assert [call.fields.text("text") for call in double.ledger.called("answerCallbackQuery")] == ["Enviada"]


async def test_a_button_that_is_not_there_cannot_be_tapped(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana", has_started=True)
    await bot.send_message(77, "¿La envío?", reply_markup=keyboard("Sí", "No"))

    with pytest.raises(AssertionError, match="no button «Quizá»"):
        await ana.taps(ana.finds("¿La envío?"), "Quizá")


async def test_an_old_tap_cannot_be_answered(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana", has_started=True)
    query = await ana.presses(5, "d:viejo")
    double.expire(query)

    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await bot.answer_callback_query(query)


async def test_an_edit_by_a_person_arrives_as_an_edit(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana")
    said = await ana.says("ola")
    await ana.edits(said, "hola")

    _, edit = await bot.get_updates()

    assert edit.message is None
    assert edit.edited_message is not None
    assert (edit.edited_message.message_id, edit.edited_message.text) == (said, "hola")


async def test_a_wrong_token_is_refused(double: TelegramDouble) -> None:
    with pytest.raises(InvalidToken):
        async with bot_for(double, token="1:otra-otra-otra-otra"):
            pass


async def test_who_starts_again_has_unblocked_the_bot(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana", has_started=True)
    await ana.blocks()
    await ana.starts()

    await bot.send_message(77, "hola de nuevo")

    assert ana.finds("hola de nuevo")


async def test_what_was_said_while_nobody_listened_carries_its_time(double: TelegramDouble, bot: Bot) -> None:
    ana = double.person(77, "Ana")
    await ana.says("hace una hora", ago=3600)
    await ana.says("ahora")

    first, second = [update.message for update in await bot.get_updates()]

    assert first is not None
    assert second is not None
    assert 3600 <= (second.date - first.date).total_seconds() <= 3601


async def test_waiting_in_vain_tells_what_the_bot_did_last(double: TelegramDouble, bot: Bot) -> None:
    with pytest.raises(AssertionError, match="last calls: getMe 200"):
        await double.until(lambda: False, timeout=0.01)


def test_nothing_of_the_product_is_imported() -> None:
    root = Path(__file__).parents[2]
    waiting, seen = ["tests.faults.telegram_double", "tests.faults.independent"], set[str]()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        tree = ast.parse((root / f"{name.replace('.', '/')}.py").read_text(encoding="utf-8"))
        froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        names = {node.module or "" for node in froms} | {
            f"{node.module}.{one.name}" for node in froms if node.module == "tests.faults" for one in node.names
        }
        waiting += [one for one in names if one.startswith("tests.") and one != "tests.faults" and one not in seen]
        assert not [one for one in names if one.split(".")[0] in ("bot", "handlers", "knowledge")]

    assert "tests.faults.topics" in seen
