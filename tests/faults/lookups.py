"""The methods that tell about the bot, a chat or a file, and those that keep the bot's settings."""

import json
import re
from typing import Any

from tests.faults.core import Core, Method, chat_id_of, method
from tests.faults.doors import known, writable
from tests.faults.ledger import Call
from tests.faults.media import LARGEST_DOWNLOAD
from tests.faults.rendering import full_chat_json, member_json, user_json
from tests.faults.wire import Fields, Json, bad_request
from tests.faults.world import Standing

ACTIONS = frozenset(
    {
        *("typing", "choose_sticker", "find_location", "record_video_note", "upload_video_note"),
        *(f"{verb}_{kind}" for verb in ("record", "upload") for kind in ("video", "voice")),
        *("upload_photo", "upload_document"),
    }
)
_NAME = re.compile(r"[a-z0-9_]{1,32}")
_KEPT = {
    "MyName": "name",
    "MyDescription": "description",
    "MyShortDescription": "short_description",
}


def get_me(core: Core, call: Call) -> Json:
    able = {"can_join_groups": True, "supports_inline_queries": True}
    return user_json(core.world.bot) | able | {"can_read_all_group_messages": core.world.reads_all}


def get_chat(core: Core, call: Call) -> Json:
    return full_chat_json(known(core.world, chat_id_of(call.fields)))


def get_member(core: Core, call: Call) -> Json:
    chat = known(core.world, chat_id_of(call.fields))
    number = call.fields.integer("user_id") or 0
    if number == core.world.bot.id:
        return member_json(core.world.bot, chat.bot)
    if number not in core.world.users:
        raise bad_request("PARTICIPANT_ID_INVALID")
    user = core.world.users[number]
    return member_json(user, chat.members.get(number, Standing("member" if user is chat.person else "left")))


def get_administrators(core: Core, call: Call) -> list[Json]:
    chat = known(core.world, chat_id_of(call.fields))
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    people = [(core.world.users[number], standing) for number, standing in chat.members.items()]
    everyone = [(core.world.bot, chat.bot), *people]
    return [member_json(user, standing) for user, standing in everyone if standing.status == "administrator"]


def get_file(core: Core, call: Call) -> Json:
    file = core.world.files.get(call.fields.text("file_id"))
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    described = {"file_id": file.id, "file_unique_id": f"u-{file.id}", "file_size": file.size}
    return described | {"file_path": f"files/{file.id}/{file.name}"}


def act(core: Core, call: Call) -> bool:
    writable(core.world, chat_id_of(call.fields))
    if call.fields.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def set_commands(core: Core, call: Call) -> bool:
    commands: Any = call.fields.decoded("commands")
    if not isinstance(commands, list) or len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _NAME.fullmatch(str(command.get("command", "")).removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    core.commands[_scope(core, call.fields)] = commands
    core.changes.touch()
    return True


def delete_commands(core: Core, call: Call) -> bool:
    core.commands.pop(_scope(core, call.fields), None)
    return True


def get_commands(core: Core, call: Call) -> list[Json]:
    return core.commands.get(_scope(core, call.fields), [])


def scope_key(scope: Json | None, language: str = "") -> str:
    """One menu has one key: its scope and its language."""
    return json.dumps([scope or {"type": "default"}, language], sort_keys=True)


def _scope(core: Core, fields: Fields) -> str:
    scope: Any = fields.decoded("scope")
    if scope and "chat_id" in scope:
        known(core.world, int(scope["chat_id"]))
    return scope_key(scope, fields.text("language_code"))


def keep(core: Core, call: Call) -> bool:
    """Names, descriptions and the menu button: kept as they came, per language."""
    core.profile[f"{call.method[3:]}:{call.fields.text('language_code')}"] = dict(call.fields.values)
    return True


def recall(core: Core, call: Call) -> Json:
    field = _KEPT[call.method[3:]]
    kept = core.profile.get(f"{call.method[3:]}:{call.fields.text('language_code')}", {})
    return {field: kept.get(field, "")}


METHODS: dict[str, Method] = {
    "getMe": method(get_me),
    "getChat": method(get_chat, "chat_id"),
    "getChatMember": method(get_member, "chat_id", "user_id"),
    "getChatAdministrators": method(get_administrators, "chat_id"),
    "getFile": method(get_file, "file_id"),
    "sendChatAction": method(act, "chat_id", "action", "message_thread_id", "business_connection_id"),
    "setMyCommands": method(set_commands, "commands", "scope", "language_code"),
    "deleteMyCommands": method(delete_commands, "scope", "language_code"),
    "getMyCommands": method(get_commands, "scope", "language_code"),
    "setChatMenuButton": method(keep, "chat_id", "menu_button"),
    "setMyDefaultAdministratorRights": method(keep, "rights", "for_channels"),
    **{f"set{name}": method(keep, field, "language_code") for name, field in _KEPT.items()},
    **{f"get{name}": method(recall, "language_code") for name in _KEPT},
}
