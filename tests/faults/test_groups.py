"""Groups of the double, as a real bot meets them: migration, rights, privacy."""

import pytest
from telegram import Bot, ChatMemberAdministrator
from telegram.error import BadRequest, ChatMigrated, Forbidden

from tests.faults.telegram_double import TelegramDouble

SERVICE = (
    *("new_chat_members", "pinned_message", "new_chat_title", "left_chat_member"),
    *("forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"),
)


async def test_a_group_that_became_a_supergroup_says_where_it_went(double: TelegramDouble, bot: Bot) -> None:
    desk = double.group("Secretaría", [double.person(5, "Eva")])
    old = desk.id
    new = await desk.becomes_supergroup()

    told = [update.message for update in await bot.get_updates()]
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old, "hola")
    await bot.send_message(desk.id, "hola")

    assert [(one.migrate_to_chat_id, one.migrate_from_chat_id) for one in told if one] == [(new, None), (None, old)]
    assert moved.value.new_chat_id == new == desk.id


async def test_a_bot_that_is_no_administrator_hears_only_what_is_said_to_it(double: TelegramDouble, bot: Bot) -> None:
    eva = double.person(5, "Eva")
    desk = double.supergroup("Secretaría", [eva])
    await desk.makes_bot("member")
    card = (await bot.send_message(desk.id, "Consulta 1")).message_id
    await eva.says("entre nosotros", chat=desk)
    await eva.says("/pendientes", chat=desk)
    await eva.says("la respuesta", chat=desk, reply_to=card)

    heard = [update.message.text for update in await bot.get_updates() if update.message]

    assert heard == ["/pendientes", "la respuesta"]


async def test_a_bot_that_was_put_out_may_not_write(double: TelegramDouble, bot: Bot) -> None:
    desk = double.supergroup("Secretaría")
    await desk.makes_bot("kicked")

    (update,) = await bot.get_updates()
    with pytest.raises(Forbidden, match="kicked from the supergroup"):
        await bot.send_message(desk.id, "hola")

    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"


async def test_an_anonymous_administrator_has_no_name(double: TelegramDouble, bot: Bot) -> None:
    eva = double.person(5, "Eva")
    desk = double.supergroup("Secretaría", [eva])
    await eva.says("publíquese", chat=desk, anonymously=True)

    (update,) = await bot.get_updates()

    assert update.message is not None
    assert update.message.from_user is not None
    assert update.message.from_user.username == "GroupAnonymousBot"
    assert update.message.sender_chat is not None
    assert update.message.sender_chat.id == desk.id


async def test_the_same_number_names_different_messages_in_different_groups(double: TelegramDouble, bot: Bot) -> None:
    one, other = double.supergroup("Uno"), double.supergroup("Otro")

    sent = [await bot.send_message(group.id, "hola") for group in (one, other)]

    assert sent[0].message_id == sent[1].message_id


async def test_what_the_bot_is_in_a_group_can_be_asked(double: TelegramDouble, bot: Bot) -> None:
    desk = double.forum("Secretaría", [double.person(5, "Eva")])
    await desk.makes_bot("administrator", without=["can_delete_messages"])

    chat = await bot.get_chat(desk.id)
    member = await bot.get_chat_member(desk.id, bot.id)
    administrators = await bot.get_chat_administrators(desk.id)

    assert (chat.title, chat.is_forum, member.status) == ("Secretaría", True, "administrator")
    assert isinstance(member, ChatMemberAdministrator)
    assert (member.can_manage_topics, member.can_delete_messages) == (True, False)
    assert {one.user.first_name for one in administrators} == {"Enlace de prueba", "Eva"}


async def test_what_happens_to_a_group_is_told(double: TelegramDouble, bot: Bot) -> None:
    eva, leo = double.person(5, "Eva"), double.person(6, "Leo")
    desk = double.forum("Secretaría", [eva])
    said = await eva.says("el oficio", chat=desk)
    await desk.adds(leo)
    await desk.pins(said)
    await desk.renames("Mesa")
    await desk.removes(leo)
    thread = await desk.opens_topic("Varios")
    await desk.renames_topic(thread, "Otros")
    await desk.closes_topic(thread)
    await desk.reopens_topic(thread)

    messages = [update.to_dict()["message"] for update in await bot.get_updates()]

    assert [name for message in messages for name in SERVICE if name in message] == list(SERVICE)


async def test_pinning_needs_a_right(double: TelegramDouble, bot: Bot) -> None:
    desk = double.supergroup("Secretaría")
    card = (await bot.send_message(desk.id, "Consulta 1")).message_id

    await bot.pin_chat_message(desk.id, card)
    pinned = (await bot.get_chat(desk.id)).pinned_message
    await desk.makes_bot("administrator", without=["can_pin_messages"])
    with pytest.raises(BadRequest, match=r"(?i)not enough rights"):
        await bot.pin_chat_message(desk.id, card)

    assert pinned is not None
    assert pinned.text == "Consulta 1"


async def test_a_reaction_is_told_only_to_who_asked_for_it(double: TelegramDouble, bot: Bot) -> None:
    eva = double.person(5, "Eva")
    desk = double.supergroup("Secretaría", [eva])
    await bot.send_message(desk.id, "Consulta 1")
    card = desk.finds("Consulta 1")
    assert card is not None

    await eva.reacts(card, "👍")
    unasked = await bot.get_updates(allowed_updates=["message_reaction"])
    await eva.reacts(card, "👍")
    (update,) = await bot.get_updates()

    assert unasked == ()
    assert update.message_reaction is not None
