"""The methods that put a message in a chat: send, copy, forward."""

import time
from typing import Any

from tests.faults.core import Core, Method, chat_id_of, method, now
from tests.faults.doors import known, place, writable
from tests.faults.formatting import Formatted, formatted
from tests.faults.keyboards import markup_of
from tests.faults.ledger import Call
from tests.faults.media import SENT_BY, album_of, file_of, shown_as
from tests.faults.rendering import message_json, user_json
from tests.faults.wire import Fields, Json, bad_request, utf16_length
from tests.faults.world import Body, Chat, Message

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
COMMON = (
    *("chat_id", "message_thread_id", "disable_notification", "protect_content", "reply_markup", "reply_parameters"),
    *("allow_paid_broadcast", "message_effect_id", "business_connection_id"),
)
CAPTION = ("caption", "parse_mode", "caption_entities", "show_caption_above_media", "has_spoiler")


def text_of(fields: Fields) -> Body:
    written = fields.text("text")
    read = _read(fields, written, "entities")
    if not read.plain:
        raise bad_request("message text is empty")
    if utf16_length(read.plain) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return Body("text", written, read)


def captioned(fields: Fields, kind: str, content: Json) -> Body:
    written = fields.text("caption")
    read = _read(fields, written, "caption_entities")
    if utf16_length(read.plain) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return Body(kind, written, read, content)


def _read(fields: Fields, written: str, entities: str) -> Formatted:
    given = fields.decoded(entities)
    return Formatted(written, tuple(given)) if given else formatted(written, fields.text("parse_mode"))


def put(core: Core, call: Call, bodies: list[Body], extra: Json | None = None) -> list[Message]:
    """Check the place, count against the limits, and only then store."""
    fields = call.fields
    markup = markup_of(fields)
    chat = writable(core.world, chat_id_of(fields))
    reply_to = _answered(chat, fields)
    thread = place(chat, fields.integer("message_thread_id"), reply_to)
    core.limiter.admit(chat.id, time.monotonic(), copies=len(bodies))
    more = {"thread": thread, "reply_to": reply_to, "keyboard": markup}
    stored = [core.add(chat, core.world.bot, body, extra=dict(extra or {}), **more) for body in bodies]
    for message in stored:
        core.ledger.accepted(call, message)
    return stored


def _answered(chat: Chat, fields: Fields) -> Message | None:
    given = fields.decoded("reply_parameters")
    if not given:
        return None
    message = chat.messages.get(int(given.get("message_id") or 0))
    if message is None and not given.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message


def send_message(core: Core, call: Call) -> Json:
    return message_json(put(core, call, [text_of(call.fields)])[0])


def send_media(core: Core, call: Call) -> Json:
    kind = SENT_BY[call.method]
    content = shown_as(kind, file_of(core.world, call.fields, kind))
    return message_json(put(core, call, [captioned(call.fields, kind, content)])[0])


def send_plain_content(core: Core, call: Call) -> Json:
    """Contacts and locations, which carry no text."""
    kind = {"sendContact": "contact", "sendLocation": "location"}[call.method]
    names = {"contact": ("phone_number", "first_name", "last_name"), "location": ("latitude", "longitude")}[kind]
    content: Json = {name: call.fields.text(name) for name in names if call.fields.text(name)}
    if kind == "location":
        content = {name: float(value) for name, value in content.items()}
    return message_json(put(core, call, [Body(kind, content={kind: content})])[0])


def send_album(core: Core, call: Call) -> list[Json]:
    bodies = []
    for item in album_of(call.fields):
        file = file_of(core.world, call.fields, item["type"], str(item.get("media", "")))
        own = Fields({name: _as_text(item[name]) for name in CAPTION if name in item})
        bodies.append(captioned(own, item["type"], shown_as(item["type"], file)))
    return [message_json(message) for message in put(core, call, bodies, _album(core))]


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else str(value).lower()


def _album(core: Core) -> Json:
    return {"media_group_id": str(core.number())}


def copy_message(core: Core, call: Call) -> Json:
    original = _original(core, call.fields, "copy")
    body = original.body
    if "caption" in call.fields.values and body.kind != "text":
        body = captioned(call.fields, body.kind, body.content)
    return {"message_id": put(core, call, [body])[0].id}


def forward_message(core: Core, call: Call) -> Json:
    original = _original(core, call.fields, "forward")
    extra = {"forward_origin": _origin(original)}
    return message_json(put(core, call, [original.body], extra)[0])


def copy_or_forward_several(core: Core, call: Call) -> list[Json]:
    """Those that are gone are left out; an album stays an album."""
    source = known(core.world, chat_id_of(call.fields, "from_chat_id"))
    numbers = call.fields.decoded("message_ids") or []
    found = [source.messages[number] for number in numbers if number in source.messages]
    verb = "copy" if call.method == "copyMessages" else "forward"
    if not found:
        raise bad_request(f"there are no messages to {verb}")
    extra: Json = _album(core) if all("media_group_id" in message.extra for message in found) else {}
    if verb == "forward":
        extra["forward_origin"] = _origin(found[0])
    return [{"message_id": message.id} for message in put(core, call, [one.body for one in found], extra)]


def _original(core: Core, fields: Fields, verb: str) -> Message:
    source = known(core.world, chat_id_of(fields, "from_chat_id"))
    message = source.message(fields.integer("message_id"), f"message to {verb} not found")
    if message.body.is_service:
        raise bad_request(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return message


def _origin(original: Message) -> Json:
    if original.sender.hides_account:
        return {"type": "hidden_user", "date": original.date, "sender_user_name": original.sender.first_name}
    return {"type": "user", "date": now(), "sender_user": user_json(original.sender)}


METHODS: dict[str, Method] = {
    "sendMessage": method(send_message, *COMMON, "text", "parse_mode", "entities", "link_preview_options"),
    **{
        name: method(send_media, *COMMON, *CAPTION, kind, "thumbnail", "duration", "width", "height", "performer")
        for name, kind in SENT_BY.items()
    },
    "sendContact": method(send_plain_content, *COMMON, "phone_number", "first_name", "last_name"),
    "sendLocation": method(send_plain_content, *COMMON, "latitude", "longitude", "horizontal_accuracy"),
    "sendMediaGroup": method(send_album, *COMMON, "media"),
    "copyMessage": method(copy_message, *COMMON, *CAPTION, "from_chat_id", "message_id"),
    "copyMessages": method(copy_or_forward_several, *COMMON, "from_chat_id", "message_ids", "remove_caption"),
    "forwardMessage": method(forward_message, *COMMON, "from_chat_id", "message_id"),
    "forwardMessages": method(copy_or_forward_several, *COMMON, "from_chat_id", "message_ids"),
}
