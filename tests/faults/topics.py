"""Forum topics, as a bot administers them. A topic's id is the id of the service message that opened it."""

import time

from tests.faults.core import Core, Method, chat_id_of, method
from tests.faults.doors import known
from tests.faults.ledger import Call
from tests.faults.wire import Fields, Json, bad_request
from tests.faults.world import Body, Chat, Topic, User

COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)
LONGEST_NAME = 128


def service(content: Json) -> Body:
    """A message that no one wrote."""
    return Body("service", content=content)


def open_topic(core: Core, chat: Chat, by: User, name: str) -> Topic:
    """Telegram cuts long names instead of refusing them."""
    name = name.strip()[:LONGEST_NAME]
    opened = {"name": name, "icon_color": COLORS[0]}
    opener = core.add(chat, by, service({"forum_topic_created": opened}))
    opener.thread = opener.id
    topic = chat.topics[opener.id] = Topic(opener, name, COLORS[0])
    return topic


def drop_topic(core: Core, chat: Chat, thread: int) -> None:
    """The topic goes with everything said in it; nobody is told."""
    del chat.topics[thread]
    for message in [one for one in chat.messages.values() if one.thread == thread]:
        chat.forget(message)
    core.changes.touch()


def create(core: Core, call: Call) -> Json:
    chat = _forum(core, call.fields)
    if not chat.bot_may("can_manage_topics"):
        raise bad_request("not enough rights to create a topic")
    if not call.fields.text("name").strip():
        raise bad_request("title must be non-empty")
    color = call.fields.integer("icon_color") or COLORS[0]
    if color not in COLORS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    core.limiter.admit_topic(chat.id, time.monotonic())
    topic = open_topic(core, chat, core.world.bot, call.fields.text("name"))
    topic.icon_color = color
    return {"message_thread_id": topic.opener.id, "name": topic.name, "icon_color": color}


def edit(core: Core, call: Call) -> bool:
    chat, topic = _managed(core, call.fields)
    name = call.fields.text("name", topic.name).strip()[:LONGEST_NAME] or topic.name
    if name == topic.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.name = name
    _note(core, chat, topic, {"forum_topic_edited": {"name": name}})
    return True


def close_or_reopen(core: Core, call: Call) -> bool:
    chat, topic = _managed(core, call.fields)
    opens = call.method == "reopenForumTopic"
    if topic.is_open is opens:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.is_open = opens
    _note(core, chat, topic, {"forum_topic_reopened" if opens else "forum_topic_closed": {}})
    return True


def delete(core: Core, call: Call) -> bool:
    chat, topic = _managed(core, call.fields)
    if not chat.bot_may("can_delete_messages"):
        raise bad_request("not enough rights to delete the topic")
    drop_topic(core, chat, topic.opener.id)
    return True


def _note(core: Core, chat: Chat, topic: Topic, content: Json) -> None:
    core.add(chat, core.world.bot, service(content), thread=topic.opener.id)


def _forum(core: Core, fields: Fields) -> Chat:
    chat = known(core.world, chat_id_of(fields))
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return chat


def _managed(core: Core, fields: Fields) -> tuple[Chat, Topic]:
    chat = _forum(core, fields)
    topic = chat.topics.get(fields.integer("message_thread_id") or 0)
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    if topic.opener.sender is not core.world.bot and not chat.bot_may("can_manage_topics"):
        raise bad_request("not enough rights to edit the topic")
    return chat, topic


METHODS: dict[str, Method] = {
    "createForumTopic": method(create, "chat_id", "name", "icon_color", "icon_custom_emoji_id"),
    "editForumTopic": method(edit, "chat_id", "message_thread_id", "name", "icon_custom_emoji_id"),
    "closeForumTopic": method(close_or_reopen, "chat_id", "message_thread_id"),
    "reopenForumTopic": method(close_or_reopen, "chat_id", "message_thread_id"),
    "deleteForumTopic": method(delete, "chat_id", "message_thread_id"),
}
