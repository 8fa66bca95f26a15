"""The methods that change, remove, mark or acknowledge what is already there."""

from dataclasses import replace
from typing import Any

from tests.faults.core import Core, Method, chat_id_of, method, now
from tests.faults.doors import known, writable
from tests.faults.keyboards import markup_of, same
from tests.faults.ledger import Call
from tests.faults.rendering import message_json
from tests.faults.sending import captioned, text_of
from tests.faults.wire import Fields, Json, RefusalError, bad_request
from tests.faults.world import Body, Chat, Message

#: Those that a bot may use; a check mark is not among them.
_EMOJIS = (
    "👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤\u200d🔥 "
    "🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈 😇 😨 🤝 "
    "✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡"
)
REACTIONS = frozenset(_EMOJIS.split())
_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
PLACE = ("chat_id", "message_id", "inline_message_id", "business_connection_id", "reply_markup")
MARKUP = ("parse_mode", "entities", "link_preview_options")


def edit_text(core: Core, call: Call) -> Json:
    message = _own(core, call.fields)
    if message.body.kind != "text":
        raise bad_request("there is no text in the message to edit")
    return _edit(core, message, text_of(call.fields), call.fields)


def edit_caption(core: Core, call: Call) -> Json:
    message = _own(core, call.fields)
    if message.body.kind in ("text", "service"):
        raise bad_request("there is no caption in the message to edit")
    return _edit(core, message, captioned(call.fields, message.body.kind, message.body.content), call.fields)


def edit_markup(core: Core, call: Call) -> Json:
    message = _own(core, call.fields)
    return _edit(core, message, message.body, call.fields)


def _own(core: Core, fields: Fields) -> Message:
    if "inline_message_id" in fields.values:
        raise RefusalError(501, "Not Implemented: this double keeps no inline messages")
    chat = writable(core.world, chat_id_of(fields))
    message = chat.message(fields.integer("message_id"), "message to edit not found")
    if message.sender is not core.world.bot or message.body.is_service:
        raise bad_request("message can't be edited")
    return message


def _edit(core: Core, message: Message, body: Body, fields: Fields) -> Json:
    markup = markup_of(fields)
    if body.formatted == message.body.formatted and same(markup, message.keyboard):
        raise bad_request(_UNCHANGED)
    message.body = replace(body, content=message.body.content)
    message.keyboard = markup
    message.edited = now()
    core.changes.touch()
    return message_json(message)


def delete(core: Core, call: Call) -> bool:
    chat = known(core.world, chat_id_of(call.fields))
    message = chat.message(call.fields.integer("message_id"), "message to delete not found")
    if not _deletable(core, chat, message):
        raise bad_request("message can't be deleted")
    chat.forget(message)
    return True


def delete_several(core: Core, call: Call) -> bool:
    chat = known(core.world, chat_id_of(call.fields))
    for number in call.fields.decoded("message_ids") or []:
        message = chat.messages.get(number)
        if message is not None and _deletable(core, chat, message):
            chat.forget(message)
    return True


def _deletable(core: Core, chat: Chat, message: Message) -> bool:
    return message.sender is core.world.bot or chat.kind == "private" or chat.bot_may("can_delete_messages")


def react(core: Core, call: Call) -> bool:
    chat = known(core.world, chat_id_of(call.fields))
    message = chat.message(call.fields.integer("message_id"), "message to react not found")
    emojis = [one.get("emoji") for one in call.fields.decoded("reaction") or []]
    if len(emojis) > 1 or not set(emojis) <= REACTIONS:
        raise bad_request("REACTION_INVALID")
    message.reaction = emojis[0] if emojis else None
    core.changes.touch()
    return True


def pin(core: Core, call: Call) -> bool:
    chat = known(core.world, chat_id_of(call.fields))
    if chat.kind != "private" and not chat.bot_may("can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    if call.method == "pinChatMessage":
        chat.pinned = chat.message(call.fields.integer("message_id"), "message to pin not found").id
    else:
        chat.pinned = None
    return True


def answer_callback(core: Core, call: Call) -> bool:
    _refuse_old(core, call.fields.text("callback_query_id"))
    if len(call.fields.text("text")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    return True


def answer_inline(core: Core, call: Call) -> bool:
    _refuse_old(core, call.fields.text("inline_query_id"))
    results: Any = call.fields.decoded("results")
    if not isinstance(results, list) or len(results) > 50:
        raise bad_request("RESULTS_TOO_MUCH")
    names = [str(result.get("id", "")) for result in results]
    if not all(1 <= len(name.encode()) <= 64 for name in names):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(names)) != len(names):
        raise bad_request("RESULT_ID_DUPLICATE")
    for result in results:
        content = result.get("input_message_content") or {"message_text": result.get("title", "")}
        text_of(Fields({"text": content["message_text"], "parse_mode": content.get("parse_mode", "")}))
    return True


def _refuse_old(core: Core, identity: str) -> None:
    query = core.queries.get(identity)
    if query is None or query.is_old:
        raise bad_request(_TOO_OLD)


METHODS: dict[str, Method] = {
    "editMessageText": method(edit_text, *PLACE, *MARKUP, "text"),
    "editMessageCaption": method(edit_caption, *PLACE, "caption", "parse_mode", "caption_entities"),
    "editMessageReplyMarkup": method(edit_markup, *PLACE),
    "deleteMessage": method(delete, "chat_id", "message_id"),
    "deleteMessages": method(delete_several, "chat_id", "message_ids"),
    "setMessageReaction": method(react, "chat_id", "message_id", "reaction", "is_big"),
    "pinChatMessage": method(pin, "chat_id", "message_id", "disable_notification", "business_connection_id"),
    "unpinChatMessage": method(pin, "chat_id", "message_id", "business_connection_id"),
    "answerCallbackQuery": method(answer_callback, "callback_query_id", "text", "show_alert", "url", "cache_time"),
    "answerInlineQuery": method(
        answer_inline, "inline_query_id", "results", "cache_time", "is_personal", "next_offset", "button"
    ),
}
