"""The world as JSON, with the names and the traps of the Bot API.

A message inside a topic that answers nothing still carries ``reply_to_message``: the service message that opened it.
"""

from tests.faults.wire import Json
from tests.faults.world import Chat, Message, Standing, User

ANONYMOUS = User(1087968824, "Group", "GroupAnonymousBot", is_bot=True)
ADMIN_FIELDS = (
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
)
RESTRICTED_FIELDS = (
    *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos"),
    *("can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages"),
    *("can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages"),
    *("can_manage_topics", "can_edit_tag"),
)


def user_json(user: User) -> Json:
    optional = {"last_name": user.last_name, "username": user.username}
    shown: Json = {"id": user.id, "is_bot": user.is_bot, "first_name": user.first_name}
    shown |= {name: value for name, value in optional.items() if value}
    return shown if user.is_bot else shown | {"language_code": user.language}


def chat_json(chat: Chat) -> Json:
    if chat.person is not None:
        person = user_json(chat.person)
        return {"type": "private"} | {key: person[key] for key in person.keys() - {"is_bot", "language_code"}}
    shown: Json = {"id": chat.id, "type": chat.kind, "title": chat.title}
    return shown | ({"is_forum": True} if chat.is_forum else {})


def full_chat_json(chat: Chat) -> Json:
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    full: Json = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(gifts, False)}
    if chat.pinned in chat.messages:
        full["pinned_message"] = message_json(chat.messages[chat.pinned or 0])
    return chat_json(chat) | full


def member_json(user: User, standing: Standing) -> Json:
    member: Json = {"user": user_json(user), "status": standing.status}
    match standing.status:
        case "administrator":
            rights = {name: name in standing.rights or name == "can_manage_chat" for name in ADMIN_FIELDS}
            return member | rights | {"can_be_edited": False}
        case "restricted":
            return member | dict.fromkeys(RESTRICTED_FIELDS, False) | {"is_member": True, "until_date": 0}
        case "kicked":
            return member | {"until_date": 0}
        case "member" | "left":
            return member


def message_json(message: Message, *, nested: bool = True) -> Json:
    shown: Json = {"message_id": message.id, "date": message.date, "chat": chat_json(message.chat)}
    shown |= {"from": user_json(message.sender)} | _said(message) | message.extra
    if message.thread is not None:
        shown["message_thread_id"] = message.thread
    if message.thread in message.chat.topics and message.chat.is_forum:
        shown["is_topic_message"] = True
    answered = _answered(message)
    if nested and answered is not None:
        shown["reply_to_message"] = message_json(answered, nested=False)
    if message.keyboard and "inline_keyboard" in message.keyboard:
        shown["reply_markup"] = message.keyboard
    if message.edited is not None:
        shown["edit_date"] = message.edited
    return shown


def _said(message: Message) -> Json:
    body = message.body
    text, entities = ("text", "entities") if body.kind == "text" else ("caption", "caption_entities")
    said = dict(body.content)
    if body.formatted.plain:
        said[text] = body.formatted.plain
    if body.formatted.entities:
        said[entities] = list(body.formatted.entities)
    return said


def _answered(message: Message) -> Message | None:
    if message.reply_to is not None and not message.reply_to.gone:
        return message.reply_to
    topic = message.chat.topics.get(message.thread or 0)
    return topic.opener if topic and topic.opener is not message else None
