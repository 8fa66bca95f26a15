"""One topic for each case, whatever people do to it by hand."""

import asyncio

import pytest

from bot.channels.telegram.deliver import Deliver
from bot.channels.telegram.topics import Topics
from bot.work import Parcel
from handlers.messages import Letter
from tests.bot.telegram.conftest import letter_to
from tests.bot.telegram.post import Post
from tests.faults.faults import DropAfter, ServerError
from tests.faults.telegram_double import TelegramDouble

pytestmark = pytest.mark.slow


def card(chat: int, number: int = 1, part: str = "card", text: str = "Ficha", **more: object) -> Letter:
    return letter_to(chat, f"case:{number}:desk:{part}", text, thread=f"case:{number}", **more)


def title(chat: int, text: str, number: int = 1) -> Letter:
    return card(chat, number, f"title:{text}", text, act="title")


async def test_a_case_has_one_topic_with_its_title(post: Post, calm: TelegramDouble) -> None:
    desk = calm.forum("Secretaría")

    await post.send(title(desk.id, "🟡 1 · cupos"), card(desk.id), card(desk.id, part="news:1", text="Noticia"))

    [(thread, name)] = desk.topics.items()
    assert name == "🟡 1 · cupos"
    assert calm.ledger.texts(desk.id, thread=thread) == ["Ficha", "Noticia"]


async def test_a_topic_is_renamed_and_the_same_name_again_is_no_failure(post: Post, calm: TelegramDouble) -> None:
    desk = calm.forum("Secretaría")
    await post.send(title(desk.id, "🟡 1"), card(desk.id), title(desk.id, "🔵 1"))
    calm.faults.next("editForumTopic", DropAfter())

    await post.send(title(desk.id, "✅ 1"))
    await post.later()

    assert list(desk.topics.values()) == ["✅ 1"]
    assert await post.troubled() == []


async def test_letters_at_the_same_time_open_one_topic(post: Post, calm: TelegramDouble) -> None:
    desk = calm.forum("Secretaría")
    deliver = Deliver(post.bot, post.store, Topics(post.bot, post.store))

    await asyncio.gather(*(deliver(Parcel(n, card(desk.id, part=str(n)))) for n in range(5)))

    assert len(desk.topics) == 1
    assert len(calm.ledger.called("createForumTopic")) == 1


async def test_a_topic_outlives_a_restart(post: Post, calm: TelegramDouble) -> None:
    desk = calm.forum("Secretaría")
    await post.send(card(desk.id))
    post.restart()

    await post.send(card(desk.id, part="news:1"))

    assert len(desk.topics) == 1


async def test_row_29_a_topic_deleted_by_hand_is_opened_again_once(post: Post, calm: TelegramDouble) -> None:
    desk = calm.forum("Secretaría")
    await post.send(title(desk.id, "🟡 1"), card(desk.id))
    await desk.deletes_topic(next(iter(desk.topics)))

    await post.send(card(desk.id, part="news:1", text="Uno"), card(desk.id, part="news:2", text="Dos"))

    [(thread, name)] = desk.topics.items()
    assert name == "🟡 1"
    assert calm.ledger.texts(desk.id, thread=thread) == ["Uno", "Dos"]


async def test_row_29_a_card_deleted_with_its_topic_is_shown_again_and_then_kept_up_to_date(
    post: Post,
    calm: TelegramDouble,
) -> None:
    desk = calm.forum("Secretaría")
    await post.send(title(desk.id, "🟡 1"), card(desk.id))
    await desk.deletes_topic(next(iter(desk.topics)))
    of = "case:1:desk:card"

    await post.send(title(desk.id, "🔵 1"), card(desk.id, part="card:2", text="Tomada", act="revise", of=of))
    await post.send(card(desk.id, part="card:3", text="Respondida", act="revise", of=of))

    [(thread, name)] = desk.topics.items()
    assert name == "🔵 1"
    assert [message.text for message in desk.written(thread=thread)] == ["Respondida"]


async def test_row_29_a_group_that_stopped_being_a_forum_gets_replies_instead(
    post: Post,
    calm: TelegramDouble,
) -> None:
    desk = calm.forum("Secretaría")
    await post.send(card(desk.id))
    await desk.stops_being_forum()

    await post.send(*(card(desk.id, part=f"news:{n}", text=f"Noticia {n}") for n in range(3)))

    _, first, second, third = [sent.message for sent in calm.ledger.to(desk.id)]
    assert first.reply_to is None
    assert [second.reply_to, third.reply_to] == [first, first]


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_a_group_without_topics_has_a_thread_of_replies_for_each_case(
    post: Post,
    calm: TelegramDouble,
    kind: str,
) -> None:
    desk = getattr(calm, kind)("Secretaría")

    await post.send(title(desk.id, "🟡 1"), card(desk.id), card(desk.id, 2), card(desk.id, part="news:1"))

    one, two, news = [sent.message for sent in calm.ledger.to(desk.id)]
    assert (one.reply_to, two.reply_to, news.reply_to) == (None, None, one)


async def test_row_12_a_group_without_topics_is_asked_only_once(post: Post, calm: TelegramDouble) -> None:
    desk = calm.supergroup("Secretaría")

    await post.send(*(card(desk.id, number) for number in range(1, 6)))

    assert {call.method for call in calm.ledger.calls} == {"getMe", "createForumTopic", "sendMessage"}
    assert len(calm.ledger.called("createForumTopic")) == 1


async def test_without_the_right_to_open_topics_replies_make_the_threads(post: Post, calm: TelegramDouble) -> None:
    desk = calm.forum("Secretaría")
    await desk.makes_bot("administrator", without=["can_manage_topics"])

    await post.send(card(desk.id), card(desk.id, part="news:1"))

    first, second = [sent.message for sent in calm.ledger.to(desk.id)]
    assert second.reply_to is first


async def test_when_the_first_message_of_a_thread_is_deleted_the_next_one_begins_it_again(
    post: Post,
    calm: TelegramDouble,
) -> None:
    desk = calm.supergroup("Secretaría")
    await post.send(card(desk.id))
    desk.chat.forget(calm.ledger.to(desk.id)[0].message)

    await post.send(card(desk.id, part="news:1"), card(desk.id, part="news:2"))

    _, second, third = [sent.message for sent in calm.ledger.to(desk.id)]
    assert (second.reply_to, third.reply_to) == (None, second)


async def test_a_closed_topic_is_written_to_all_the_same(post: Post, calm: TelegramDouble) -> None:
    desk = calm.forum("Secretaría")
    await post.send(card(desk.id))
    [thread] = desk.topics
    await desk.closes_topic(thread)
    await desk.makes_bot("administrator", without=["can_manage_topics"])

    await post.send(card(desk.id, part="news:1", text="Noticia"))

    assert calm.ledger.texts(desk.id)[-1] == "Noticia"
    assert await post.states() == {"sent": 2}


async def test_a_topic_that_people_opened_is_answered_in_place_until_it_is_gone(
    post: Post,
    calm: TelegramDouble,
) -> None:
    desk = calm.forum("Secretaría")
    thread = await desk.opens_topic("Varios")
    await post.send(letter_to(desk.id, "a", "uno", thread=f"#{thread}"))
    await desk.deletes_topic(thread)

    await post.send(letter_to(desk.id, "b", "dos", thread=f"#{thread}"))

    assert [sent.thread for sent in calm.ledger.to(desk.id)] == [thread, None]
    assert desk.topics == {}


async def test_a_failure_after_the_topic_was_opened_does_not_open_another(post: Post, calm: TelegramDouble) -> None:
    desk = calm.forum("Secretaría")
    calm.faults.next("sendMessage", ServerError())

    await post.send(card(desk.id))
    await post.later()

    assert len(desk.topics) == 1
    assert calm.ledger.texts(desk.id) == ["Ficha"]
